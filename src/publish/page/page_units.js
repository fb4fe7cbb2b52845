// Who is in, who is missing, who must correct.

const findingsOf = new Map(); // unit → findings
for (const finding of data.findings) {
  if (finding[2] >= 0 && !finding[8]) {
    if (!findingsOf.has(finding[2])) findingsOf.set(finding[2], []);
    findingsOf.get(finding[2]).push(finding);
  }
}
const returnOf = new Map(data.returns); // unit → folder
const toDealWith = (finding) => finding[0] !== 2;

function gatherUnits() {
  const rows = new Map();
  for (const [unit, form, kind, file, late, expected] of data.standings) {
    if (!rows.has(unit)) {
      rows.set(unit, {unit: unitAt.get(unit), forms: new Array(data.forms.length).fill(null), files: new Set(),
        late: 0, expected: Boolean(expected), counts: [0, 0, 0, 0]});
    }
    const row = rows.get(unit);
    row.forms[form] = kind;
    row.counts[kind] += 1;
    row.late = Math.max(row.late, late);
    if (file >= 0) row.files.add(file);
  }
  for (const row of rows.values()) {
    row.good = row.counts[0] === row.forms.filter((kind) => kind !== null).length;
    row.found = (findingsOf.get(row.unit.at) || []).filter(toDealWith).length;
    row.state = row.counts[1] ? 1 : row.counts[2] ? 2 : row.counts[3] ? 3 : 0;
    row.parent = unitName(row.unit.parent);
    row.key = row.unit.key + ' ' + [...row.files].map((file) => searchKey(fileName(file))).join(' ');
  }
  // Who has to do something comes first; otherwise the order of the register stays.
  return [...rows.values()].sort((left, right) => (left.state + 3) % 4 - (right.state + 3) % 4);
}

const badge = (kind, text) => make('span', {class: 'badge b-' + kinds[kind]}, text || word('state_' + kinds[kind]));

function stateCell(row) {
  const badges = [1, 2, 3].filter((kind) => row.counts[kind]).map((kind) =>
    badge(kind, word('state_' + kinds[kind]) + (data.forms.length > 1 ? ' ' + row.counts[kind] : '')));
  return badges.length ? badges : badge(0);
}

function findingLine(finding) {
  const place = [finding[5], finding[6]].filter(Boolean).join('!');
  return make('li', {}, make('strong', {}, word('severity_' + finding[0])), ' ', finding[1],
    place ? ' · ' + place : '', ': ', finding[7]);
}

function unitDetail(row) {
  const parts = data.forms.map((form, at) => row.forms[at] === null ? null :
    make('li', {}, formName(at), ': ', badge(row.forms[at])));
  const files = [...row.files].map((file) => make('li', {}, word('file'), ': ', fileLink(file)));
  const found = findingsOf.get(row.unit.at) || [];
  const folder = returnOf.get(row.unit.at);
  const back = folder ? make('li', {}, word('returned') + ': ', link(folder, folder.replace(/^tra-lai\//, ''))) : null;
  return [make('ul', {}, parts, files.length ? files : make('li', {}, word('no_file')), back),
    found.length ? make('ul', {}, found.map(findingLine)) : make('p', {}, word('unit_clean'))];
}

function parentOptions(rows) {
  const used = new Set();
  for (const row of rows) {
    for (let unit = unitAt.get(row.unit.parent); unit; unit = unitAt.get(unit.parent)) used.add(unit.at);
  }
  const options = [['', word('anywhere')]];
  const walk = (at, depth) => {
    if (!used.has(at)) return;
    options.push([at, unitName(at), depth]);
    for (const below of unitAt.get(at).below) walk(below, depth + 1);
  };
  walk(data.root, 0);
  return options;
}

function showUnits() {
  const rows = gatherUnits();
  const few = data.forms.length > 1 && data.forms.length <= 6;
  const columns = [
    {title: word('unit'), row: true, sort: (row) => row.unit.name,
      cell: (row) => [row.unit.name, make('span', {class: 'code'}, row.unit.code + (row.expected ? '' : ' · ' + word('not_due')))]},
    {title: word('parent'), class: 'name', sort: (row) => row.parent, cell: (row) => row.parent},
    {title: word('state'), sort: (row) => (4 - row.state) % 4 * 100 - row.counts[row.state], cell: stateCell}];
  if (few) {
    data.forms.forEach((form, at) => columns.push({title: formName(at),
      sort: (row) => row.forms[at] === null ? 9 : row.forms[at],
      cell: (row) => row.forms[at] === null ? '' : badge(row.forms[at])}));
  } else if (data.forms.length > 6) {
    columns.push({title: word('forms'), number: true, sort: (row) => row.counts[0],
      cell: (row) => word('coverage_count', {count: row.counts[0], all: row.counts.reduce((sum, one) => sum + one)})});
  }
  if (data.deadline) {
    columns.push({title: word('late'), number: true, sort: (row) => row.late,
      cell: (row) => row.late > 0 ? word('late_days', {count: shown(row.late)}) : ''});
  }
  columns.push({title: word('to_see'), number: true, sort: (row) => row.found, cell: (row) => shown(row.found)});
  const table = longTable({label: word('units'), columns, rows, detail: unitDetail, name: (row) => row.unit.name});

  const tests = {all: () => true, good: (row) => row.good && row.expected, correct: (row) => row.counts[1] > 0,
    waiting: (row) => row.counts[2] > 0, missing: (row) => row.counts[3] > 0, late: (row) => row.late > 0};
  const chosen = {state: 'all', above: '', query: ''};
  const apply = () => {
    const matches = matcher(chosen.query);
    const above = chosen.above === '' ? null : Number(chosen.above);
    table.filter((row) => tests[chosen.state](row) && (above === null || isBelow(row.unit.at, above)) && matches(row.key));
  };
  const states = ['all', 'good', 'correct', 'waiting', 'missing'].concat(data.deadline ? ['late'] : []);
  const filter = chips(word('filter_state'), states.map((state) => [state, word('filter_' + state)]), 'all',
    (state) => { chosen.state = state; apply(); });
  const above = chooser(word('filter_parent'), parentOptions(rows), '', (value) => { chosen.above = value; apply(); });
  const search = searchField(word('search_units'), (query) => { chosen.query = query; apply(); });
  fill(document.getElementById('units'),
    make('div', {class: 'controls'}, search.element, above.element, filter.element), table.element);
  for (const tile of document.querySelectorAll('[data-filter]')) {
    tile.addEventListener('click', () => {
      Object.assign(chosen, {state: tile.dataset.filter, above: '', query: ''});
      above.select.value = '';
      search.input.value = '';
      filter.press(chosen.state);
      apply();
    });
  }
}
