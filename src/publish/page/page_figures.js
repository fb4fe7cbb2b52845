// The figures of every published unit, and the way down from each: unit, units below, file and cell.

const overRows = -1; // the row of all rows together

// Totals and submissions of a form by unit, made when they are first asked for.
const figuresOfForm = new Map();
function figuresOf(form) {
  if (!figuresOfForm.has(form)) {
    const one = data.forms[form];
    const found = {totals: new Map(), before: new Map(), leaves: new Map(), columns: new Map()};
    one.cols.forEach((column, at) => found.columns.set(column[0], at));
    for (const [unit, filed, expected, file, parts, rows, over, list] of one.totals) {
      found.totals.set(unit, {unit, filed, expected, file, parts, rows: byRow(rows), over, list});
    }
    for (const [unit, filed, expected, rows, over, list] of one.before) {
      found.before.set(unit, {unit, filed, expected, rows: byRow(rows), over, list});
    }
    for (const [unit, place, file, sheet, rows, over, list] of one.leaves) {
      if (!found.leaves.has(place)) found.leaves.set(place, []);
      found.leaves.get(place).push({unit, file, sheet, rows, over, list});
    }
    figuresOfForm.set(form, found);
  }
  return figuresOfForm.get(form);
}

const byRow = (rows) => new Map(rows.map(([row, values, weights]) => [row, {values, weights}]));

// The figure of a total at a row and column; null where there is none.
function figureAt(total, row, column) {
  if (row === overRows) return total.over.length ? total.over[column] : null;
  const found = total.rows.get(row);
  return found ? found.values[column] : null;
}

function weightAt(total, row, column) {
  const found = row === overRows ? null : total.rows.get(row);
  return found && found.weights ? found.weights[column] : null;
}

// What a submission gives: its own figure with its cell, or all of its rows together.
function leafFigure(form, leaf, row, column) {
  if (row === overRows && (leaf.rows.length !== 1 || data.forms[form].kind === 'list')) {
    return {value: leaf.over.length ? leaf.over[column] : null, cell: '', weight: null};
  }
  const found = row === overRows ? leaf.rows[0] : leaf.rows.find((one) => one[0] === row);
  if (!found) return {value: null, cell: '', weight: null};
  const [, layout, line, values, weights] = found;
  const letters = data.forms[form].layouts[layout][column];
  return {value: values[column], cell: letters ? letters + (line || '') : '', weight: weights ? weights[column] : null};
}

const columnName = (form, column) => data.forms[form].cols[column][1].join(' › ');
const rowName = (form, row) => row === overRows ? word('over_rows') : data.forms[form].rows[row][1];
const wayOf = (form, column) => data.forms[form].cols[column][3];
const figureText = (form, column, value) => shown(value, data.forms[form].cols[column][2] === 'count' ? 0 : 2);
const exactText = (value) => typeof value === 'string' ? value : String(value);

// The printed header: groups over their columns.
function headRows(form) {
  const columns = data.forms[form].cols.map((column) => column[1]);
  const depth = Math.max(1, ...columns.map((path) => path.length));
  const lines = [];
  for (let level = 0; level < depth; ++level) {
    const cells = [];
    for (let at = 0; at < columns.length;) {
      const path = columns[at];
      let span = 1;
      if (level < path.length - 1) {
        const group = path.slice(0, level + 1).join('\n');
        while (at + span < columns.length && columns[at + span].length > level + 1 &&
          columns[at + span].slice(0, level + 1).join('\n') === group) ++span;
      }
      if (level < path.length) {
        const last = level === path.length - 1;
        cells.push(make('th', {scope: span > 1 || !last ? 'colgroup' : 'col', colspan: span > 1 ? span : null,
          rowspan: last && level < depth - 1 ? depth - level : null}, path[level]));
      }
      at += span;
    }
    lines.push(make('tr', {}, level === 0 ? make('th', {scope: 'col', rowspan: depth > 1 ? depth : null}, word('line_row')) : null, cells));
  }
  return lines;
}

class Figures {
  constructor(place) {
    this.units = [...unitAt.values()].filter((unit) => data.forms.some((form, at) => figuresOf(at).totals.has(unit.at)));
    this.table = make('div');
    this.source = make('div', {'aria-live': 'polite'});
    if (this.units.length === 0) {
      fill(place, make('p', {}, word('figures_none')));
      return;
    }
    this.unit = this.units[0].at;
    this.form = data.forms.findIndex((form, at) => figuresOf(at).totals.has(this.unit));
    const depthOf = (unit) => unit.at === data.root ? 0 : 1 + depthOf(unitAt.get(unit.parent) || unitAt.get(data.root));
    const units = chooser(word('choose_unit'), this.units.map((unit) => [unit.at, unit.name, depthOf(unit)]), this.unit,
      (value) => { this.unit = Number(value); this.show(); });
    const forms = chooser(word('choose_form'), data.forms.map((form, at) => [at, formName(at) === form.title ? form.title : form.number + ' – ' + form.title]),
      this.form, (value) => { this.form = Number(value); this.show(); });
    this.unitSelect = units.select;
    units.element.classList.add('wide');
    forms.element.classList.add('wide');
    fill(place, make('p', {class: 'hint noprint'}, word('figures_hint')),
      make('div', {class: 'controls'}, units.element, forms.element), this.table, this.source);
    this.show();
  }

  show() {
    fill(this.source);
    const form = data.forms[this.form];
    const total = figuresOf(this.form).totals.get(this.unit);
    if (!total) {
      fill(this.table, make('p', {}, word('figures_none')));
      return;
    }
    const heads = headRows(this.form);
    const line = (row, name, depth, cells, last) => make('tr', {class: last ? 'total' : null},
      make('th', {scope: 'row', class: depth ? 'd' + Math.min(depth, 3) : null}, name),
      cells.map((value, column) => make('td', {class: 'num'}, value === null ? '' : this.figure(total, row, column, value))));
    const lines = [];
    form.rows.forEach(([, name, depth, heading], row) => {
      const found = total.rows.get(row);
      if (found) lines.push(line(row, name, depth, found.values));
      else if (heading) lines.push(line(row, name, depth, form.cols.map(() => null)));
    });
    const over = form.kind !== 'fixed' && (total.rows.size !== 1) && total.over.length;
    if (over) lines.push(line(overRows, word('over_rows'), 0, total.over, true));
    fill(this.table, make('h3', {}, unitName(this.unit) + ' – ' + form.title),
      make('p', {class: 'hint'}, word('coverage_line', {filed: shown(total.filed), expected: shown(total.expected)}),
        total.file >= 0 ? [' ', word('own_form')] : '', form.kind === 'list' ? [' ', word('list_rows', {count: shown(total.list)})] : ''),
      make('div', {class: 'grid', tabindex: 0, role: 'region', 'aria-label': form.title},
        make('table', {}, make('thead', {}, heads), make('tbody', {}, lines))));
  }

  figure(total, row, column, value) {
    const button = make('button', {type: 'button', class: 'fig', 'aria-pressed': 'false', title: exactText(value),
      'data-row': row, 'data-column': column,
      'aria-label': figureText(this.form, column, value) + ', ' + columnName(this.form, column),
      click: () => {
        for (const other of this.table.querySelectorAll('.fig[aria-pressed=true]')) other.setAttribute('aria-pressed', 'false');
        button.setAttribute('aria-pressed', 'true');
        this.explain([this.unit], row, column);
      }}, figureText(this.form, column, value));
    return button;
  }

  // path: from the unit whose table it is down to the unit whose parts are shown.
  explain(path, row, column) {
    const at = path[path.length - 1];
    const form = this.form;
    const all = figuresOf(form);
    const total = all.totals.get(at);
    const leaves = all.leaves.get(at) || [];
    const value = total ? figureAt(total, row, column) : leaves.length === 1 ? leafFigure(form, leaves[0], row, column).value : null;
    const crumbs = make('ul', {class: 'crumbs'}, path.map((unit, step) => make('li', {},
      step === path.length - 1 ? make('strong', {}, unitName(unit)) :
        make('button', {type: 'button', class: 'link', click: () => this.explain(path.slice(0, step + 1), row, column)}, unitName(unit)))));
    const parts = total ? total.parts.filter((part) => part !== at) : [];
    const way = wayOf(form, column);
    const where = [unitAt.get(at).code, data.forms[form].id, row === overRows ? '' : data.forms[form].rows[row][0], data.forms[form].cols[column][0]].join('/');
    const command = make('p', {class: 'hint noprint'}, word('same_as'), ' ', make('code', {}, 'gopbieu explain ' + where));
    const content = parts.length ? this.partTable(path, parts, row, column)
      : leaves.length ? this.leafTable(leaves, row, column)
      : [make('p', {class: 'hint'}, word('left_to_explain')), this.workbookLink(path)];
    fill(this.source, make('div', {class: 'source'}, crumbs,
      make('h3', {}, word('made_of', {value: value === null ? '–' : figureText(form, column, value)})),
      make('p', {class: 'hint'}, rowName(form, row) + ' · ' + columnName(form, column) + (way ? ' · ' + word('way_' + way) : '')),
      way === 'derived' ? make('p', {class: 'hint'}, word('derived')) : null, content, command));
  }

  workbookLink(path) {
    for (const unit of [...path].reverse()) {
      const output = data.outputs.find((one) => one[0] === unit);
      if (output && output[2]) return make('p', {}, link(output[2], word('open_reconciliation', {unit: unitName(unit)})));
    }
    return null;
  }

  partTable(path, parts, row, column) {
    const form = this.form;
    const all = figuresOf(form);
    const rows = parts.map((part) => {
      const total = all.totals.get(part);
      const leaves = all.leaves.get(part) || [];
      const single = leaves.length === 1 && !(total && total.parts.length) ? leaves[0] : null;
      const one = single ? leafFigure(form, single, row, column) : {value: null, weight: null, cell: ''};
      if (total) Object.assign(one, {value: figureAt(total, row, column), weight: weightAt(total, row, column)});
      return {part, total, leaves, ...one, file: single};
    }).filter((one) => one.value !== null || one.leaves.length > 1 || data.leaves_left_out && !one.total);
    const columns = [
      {title: word('unit'), row: true, sort: (one) => unitName(one.part), cell: (one) => !one.file && (one.total || one.leaves.length > 1)
        ? make('button', {type: 'button', class: 'link', 'aria-label': word('go_down', {unit: unitName(one.part)}),
          click: () => this.explain([...path, one.part], row, column)}, unitName(one.part)) : unitName(one.part)},
      {title: word('value'), number: true, sort: (one) => numberOf(one.value) ?? -Infinity,
        cell: (one) => one.leaves.length > 1 && !one.total ? word('several_forms', {count: one.leaves.length}) : figureText(form, column, one.value)}];
    if (rows.some((one) => one.weight !== null)) {
      columns.push({title: word('weight'), number: true, sort: (one) => numberOf(one.weight) ?? -Infinity, cell: (one) => shown(one.weight)});
    }
    if (rows.some((one) => one.file)) columns.push(...this.fileColumns((one) => one.file, (one) => one.cell));
    const table = new LongTable({label: word('units'), rows, columns, window: 25}).element;
    return data.leaves_left_out && rows.some((one) => !one.total)
      ? [table, make('p', {class: 'hint'}, word('left_to_explain')), this.workbookLink(path)] : table;
  }

  fileColumns(leafOf, cellOf) {
    return [
      {title: word('file'), class: 'words', sort: (one) => leafOf(one) ? fileName(leafOf(one).file) : '', cell: (one) => leafOf(one) ? fileLink(leafOf(one).file) : ''},
      {title: word('sheet'), cell: (one) => leafOf(one) ? data.sheets[leafOf(one).sheet] : ''},
      {title: word('cell'), cell: (one) => cellOf(one)}];
  }

  leafTable(leaves, row, column) {
    const form = this.form;
    const rows = leaves.map((leaf) => ({leaf, ...leafFigure(form, leaf, row, column)}));
    return new LongTable({label: word('file'), rows, window: 25, columns: [
      {title: word('unit'), row: true, cell: (one) => unitName(one.leaf.unit)},
      {title: word('value'), number: true, cell: (one) => figureText(form, column, one.value)},
      ...this.fileColumns((one) => one.leaf, (one) => one.cell)]}).element;
  }
}
