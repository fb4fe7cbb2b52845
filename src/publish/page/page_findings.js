// Everything that was said, with its cells.

function placeCell(finding) {
  const [, , , , file, sheet, cell] = finding;
  return [file >= 0 ? fileLink(file) : '', sheet || cell ? make('span', {class: 'code'}, [sheet, cell].filter(Boolean).join('!')) : ''];
}

const severityKinds = [1, 2, 3, 2]; // looks of error, explain, note, question

function showFindings() {
  const rows = data.findings;
  const keys = new Map();
  const key = (finding) => {
    if (!keys.has(finding)) {
      keys.set(finding, searchKey([finding[1], unitName(finding[2]), finding[4] >= 0 ? fileName(finding[4]) : '',
        finding[5], finding[6], finding[7]].join(' ')));
    }
    return keys.get(finding);
  };
  const order = [0, 2, 3, 1];
  const table = longTable({label: word('all_findings'), rows, columns: [
    {title: word('severity'), sort: (one) => order[one[0]], cell: (one) => badge(severityKinds[one[0]], word('severity_' + one[0]))},
    {title: word('code'), sort: (one) => one[1], cell: (one) => one[1]},
    {title: word('unit'), class: 'name', sort: (one) => unitName(one[2]), cell: (one) => unitName(one[2])},
    {title: word('place'), class: 'words', sort: (one) => one[4] >= 0 ? fileName(one[4]) : '', cell: placeCell},
    {title: word('words'), class: 'words', cell: (one) => one[7]}]});
  const serious = rows.some((one) => toDealWith(one) && !one[8]);
  const chosen = {severity: serious ? 'deal' : 'all', code: '', form: '', query: '', replaced: false};
  const tests = {all: () => true, deal: toDealWith, apart: (one) => toDealWith(one) && one[2] < 0 && one[4] >= 0, 0: (one) => one[0] === 0, 1: (one) => one[0] === 1,
    2: (one) => one[0] === 2, 3: (one) => one[0] === 3};
  const apply = () => {
    const matches = matcher(chosen.query);
    table.filter((one) => tests[chosen.severity](one) && (chosen.replaced || !one[8]) &&
      (chosen.code === '' || one[1] === chosen.code) && (chosen.form === '' || one[3] === Number(chosen.form)) &&
      (chosen.query === '' || matches(key(one))));
  };
  const severities = [['deal', word('to_deal_with')], ['0', word('severity_0')], ['1', word('severity_1')],
    ['3', word('severity_3')], ['2', word('severity_2')], ['apart', word('apart_chip')], ['all', word('filter_all')]]
    .filter(([name]) => name === 'all' || name === chosen.severity || rows.some(tests[name]));
  const codes = [...new Set(rows.map((one) => one[1]))].sort();
  const severity = chips(word('severity'), severities, chosen.severity, (name) => { chosen.severity = name; apply(); });
  const controls = [
    searchField(word('search_findings'), (query) => { chosen.query = query; apply(); }).element,
    chooser(word('code'), [['', word('filter_all')], ...codes.map((code) => [code, code])], '',
      (code) => { chosen.code = code; apply(); }).element,
    chooser(word('form'), [['', word('filter_all')], ...data.forms.map((form, at) => [at, formName(at)])], '',
      (form) => { chosen.form = form; apply(); }).element,
    severity.element];
  if (rows.some((one) => one[8])) {
    const box = make('input', {type: 'checkbox', change: () => { chosen.replaced = box.checked; apply(); }});
    controls.push(make('label', {class: 'check'}, box, word('with_replaced')));
  }
  for (const one of document.querySelectorAll('[data-findings]')) {
    one.addEventListener('click', () => {
      chosen.severity = one.dataset.findings;
      severity.press(chosen.severity);
      apply();
    });
  }
  apply();
  fill(document.getElementById('findings'), make('h3', {}, word('all_findings')),
    data.notes_left_out ? make('p', {class: 'hint'}, word('notes_left_out', {count: shown(data.notes_left_out)})) : null,
    make('div', {class: 'controls'}, controls), table.element);
}
