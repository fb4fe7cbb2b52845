// Pictures where people would rather look than read.

// ---- coverage: one bar for each unit right below a unit --------------------------------------------
function stackedBar(counts) {
  const all = counts.reduce((sum, one) => sum + one, 0);
  const picture = draw('svg', {class: 'mini', viewBox: '0 0 1000 12', preserveAspectRatio: 'none', 'aria-hidden': 'true'});
  let from = 0;
  counts.forEach((count, kind) => {
    const width = all ? count * 1000 / all : 0;
    if (width) picture.append(draw('rect', {class: 'f-' + kinds[kind], x: from, y: 0, width, height: 12}));
    from += width;
  });
  return picture;
}

function countBelow(form) {
  const counts = new Map();
  for (const [unit, of, kind, , , expected] of data.standings) {
    if (!expected || (form !== '' && of !== Number(form))) continue;
    for (let at = unitAt.get(unit); at; at = unitAt.get(at.parent)) {
      if (!counts.has(at.at)) counts.set(at.at, [0, 0, 0, 0]);
      counts.get(at.at)[kind] += 1;
    }
  }
  return counts;
}

function showCoverage() {
  const place = document.getElementById('coverage');
  const holder = make('div');
  const chosen = {above: data.root, form: ''};
  const show = () => {
    const counts = countBelow(chosen.form);
    const rows = unitAt.get(chosen.above).below.filter((at) => counts.has(at)).map((at) => {
      const own = counts.get(at);
      const all = own.reduce((sum, one) => sum + one, 0);
      return {at, own, all, share: own[0] / all};
    });
    const text = (row) => kinds.map((kind, at) => row.own[at] ? word('state_' + kind) + ' ' + shown(row.own[at]) : '').filter(Boolean).join(' · ');
    fill(holder, new LongTable({label: word('coverage'), rows, window: 30, columns: [
      {title: word('unit'), row: true, sort: (row) => unitName(row.at), cell: (row) => unitName(row.at)},
      {title: word('state'), class: 'barcell', sort: (row) => row.share, cell: (row) => [stackedBar(row.own), make('span', {class: 'code'}, text(row))]},
      {title: word('state_in'), number: true, sort: (row) => row.share, cell: (row) => shown(row.own[0]) + '/' + shown(row.all)}]}).element);
  };
  const options = [];
  const walk = (at, depth) => {
    const below = unitAt.get(at).below;
    if (!below.length) return;
    options.push([at, unitName(at), depth]);
    for (const one of below) walk(one, depth + 1);
  };
  walk(data.root, 0);
  fill(place, make('h3', {class: 'first'}, word('coverage')), make('div', {class: 'controls'},
    options.length > 1 ? chooser(word('filter_parent'), options, data.root, (value) => { chosen.above = Number(value); show(); }).element : null,
    chooser(word('form'), [['', word('filter_all')], ...data.forms.map((form, at) => [at, formName(at)])], '',
      (value) => { chosen.form = value; show(); }).element), holder);
  show();
}

// ---- distribution and outliers of a column ---------------------------------------------------------
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}

// A step of 1, 2 or 5 times a power of ten that cuts the range into at most so many parts.
function roundStep(range, most) {
  const rough = range / most || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((one) => one * power).find((step) => step >= rough * (1 - 1e-9));
}

function histogram(values, count) {
  const least = values[0];
  const most = values[values.length - 1];
  let step = roundStep(most - least, 16);
  if (count) step = Math.max(1, step);
  const from = Math.floor(least / step) * step;
  const bins = [];
  for (const value of values) {
    const at = Math.floor((value - from) / step + 1e-9);
    while (bins.length <= at) bins.push(0);
    bins[at] += 1;
  }
  return {from, step, bins};
}

function histogramPicture({from, step, bins}, text, single) {
  const width = 760;
  const height = 210;
  const base = 170;
  const most = Math.max(...bins);
  const wide = (width - 20) / Math.max(bins.length, 6);
  const picture = draw('svg', {class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': word('spread_axis')});
  picture.append(draw('line', {x1: 10, y1: base + .5, x2: width - 10, y2: base + .5}));
  bins.forEach((count, at) => {
    const tall = count * 140 / most;
    const low = from + at * step;
    const bar = draw('rect', {class: 'f-plain', x: 10 + at * wide + 2, y: base - Math.max(tall, count ? 2 : 0), width: Math.max(wide - 4, 1), height: Math.max(tall, count ? 2 : 0)});
    bar.append(draw('title', {}, word('bin', {from: text(low), to: text(low + (single ? 0 : step)), count: shown(count)})));
    picture.append(bar);
    if (count) picture.append(draw('text', {x: 10 + (at + .5) * wide, y: base - Math.max(tall, 2) - 5, 'text-anchor': 'middle'}, shown(count)));
    if (bins.length <= 20 || at % 2 === 0) {
      picture.append(draw('text', {class: 'faint', x: 10 + (single ? at + .5 : at) * wide, y: base + 18, 'text-anchor': single ? 'middle' : at === 0 ? 'start' : 'middle'}, text(low)));
    }
  });
  picture.append(draw('text', {class: 'faint', x: 10, y: height - 4}, word('spread_axis')));
  return picture;
}

function singleFigures(form, row, column) {
  const found = [];
  for (const leaves of figuresOf(form).leaves.values()) {
    for (const leaf of leaves) {
      const {value, cell} = leafFigure(form, leaf, row, column);
      if (value !== null) found.push({leaf, value: numberOf(value), cell});
    }
  }
  return found.sort((left, right) => left.value - right.value);
}

function showSpread() {
  const place = document.getElementById('spread');
  const holder = make('div');
  const chosen = {form: 0, row: overRows, column: 0};
  const drawIt = () => {
    const {form, row, column} = chosen;
    const found = form in data.forms ? singleFigures(form, row, column) : [];
    if (found.length === 0) {
      fill(holder, make('p', {class: 'hint'}, word('spread_none')));
      return;
    }
    const values = found.map((one) => one.value);
    const text = (value) => figureText(form, column, value);
    const count = data.forms[form].cols[column][2] === 'count';
    const [low, middle, high] = [.25, .5, .75].map((share) => quantile(values, share));
    // Where more than half are the same, the quartiles say nothing: the outer twentieths do.
    const wide = high > low ? high - low : quantile(values, .95) - quantile(values, .05);
    const reach = Math.max(3 * wide, Math.abs(middle) * .15, count ? 2 : 1e-9);
    const out = found.filter((one) => one.value < low - reach || one.value > high + reach);
    const bars = histogram(values, count);
    const table = out.length ? [make('h4', {}, word('outliers', {low: shown(low - reach), high: shown(high + reach)})),
      new LongTable({label: word('spread'), rows: out.sort((left, right) => Math.abs(right.value - middle) - Math.abs(left.value - middle)), window: 10, columns: [
        {title: word('unit'), row: true, sort: (one) => unitName(one.leaf.unit), cell: (one) => unitName(one.leaf.unit)},
        {title: word('value'), number: true, sort: (one) => one.value, cell: (one) => text(one.value)},
        {title: word('file'), class: 'words', cell: (one) => fileLink(one.leaf.file)},
        {title: word('sheet'), cell: (one) => data.sheets[one.leaf.sheet]},
        {title: word('cell'), cell: (one) => one.cell}]}).element] : make('p', {class: 'hint'}, word('outliers_none'));
    fill(holder, make('p', {class: 'hint'}, word('spread_sum', {count: shown(values.length), least: text(values[0]), middle: shown(middle), most: text(values[values.length - 1])})),
      histogramPicture(bars, (value) => shown(value), count && bars.step === 1), table);
  };
  const controls = make('div', {class: 'controls'});
  // What is the same everywhere makes no picture: begin with a column that differs.
  const differing = () => {
    const found = data.forms[chosen.form].cols.findIndex((column, at) => {
      const values = singleFigures(chosen.form, chosen.row, at);
      return values.length && values[0].value !== values[values.length - 1].value;
    });
    return Math.max(found, 0);
  };
  const choose = () => {
    const form = data.forms[chosen.form];
    const rows = form.rows.map(([, name, depth, heading], at) => heading ? null : [at, name, depth]).filter(Boolean)
      .filter(([at]) => [...figuresOf(chosen.form).totals.values()].some((total) => total.rows.has(at)));
    if (form.kind !== 'fixed') rows.unshift([overRows, word('over_rows'), 0]);
    if (!rows.some(([at]) => at === chosen.row)) chosen.row = rows.length ? rows[0][0] : overRows;
    chosen.column = differing();
    const formField = chooser(word('choose_form'), data.forms.map((one, at) => [at, formName(at)]), chosen.form,
      (value) => { chosen.form = Number(value); choose(); });
    const rowField = chooser(word('choose_row'), rows, chosen.row, (value) => { chosen.row = Number(value); drawIt(); });
    const columnField = chooser(word('choose_column'), form.cols.map((column, at) => [at, columnName(chosen.form, at)]), chosen.column,
      (value) => { chosen.column = Number(value); drawIt(); });
    for (const one of [formField, rowField, columnField]) one.element.classList.add('wide');
    fill(controls, formField.element, rowField.element, columnField.element);
    drawIt();
  };
  fill(place, make('h3', {}, word('spread')), controls, holder);
  choose();
}

// ---- against the last period -----------------------------------------------------------------------
function changesOf(form, unit) {
  const {totals, before} = figuresOf(form);
  const now = totals.get(unit);
  const then = before.get(unit);
  if (!now || !then) return [];
  const rows = data.forms[form].kind === 'fixed' ? [...now.rows.keys()] : [overRows];
  const found = [];
  for (const row of rows) {
    data.forms[form].cols.forEach((column, at) => {
      const pair = [figureAt(then, row, at), figureAt(now, row, at)].map((one) => one === undefined ? null : numberOf(one));
      if (pair[0] !== null && pair[1] !== null) {
        found.push({row, column: at, then: pair[0], now: pair[1], by: pair[1] - pair[0], share: pair[0] ? (pair[1] - pair[0]) / Math.abs(pair[0]) : null});
      }
    });
  }
  return found;
}

function pairPicture(one) {
  const most = Math.max(Math.abs(one.then), Math.abs(one.now)) || 1;
  const picture = draw('svg', {class: 'mini', viewBox: '0 0 1000 12', preserveAspectRatio: 'none', 'aria-hidden': 'true'});
  picture.append(draw('rect', {class: 'f-missing', x: 0, y: 0, width: Math.abs(one.then) * 1000 / most, height: 5}),
    draw('rect', {class: 'f-accent', x: 0, y: 7, width: Math.abs(one.now) * 1000 / most, height: 5}));
  return picture;
}

function showChange() {
  const place = document.getElementById('change');
  const forms = data.forms.map((form, at) => at).filter((at) => figuresOf(at).before.size);
  if (forms.length === 0) {
    place.className = 'noprint';
    fill(place, make('h3', {}, word('change')), make('p', {class: 'hint'}, word('change_none')));
    return;
  }
  const holder = make('div');
  const chosen = {form: forms[0], unit: data.root};
  const units = [...unitAt.values()].filter((unit) => forms.some((at) => figuresOf(at).before.has(unit.at)));
  if (!units.some((unit) => unit.at === chosen.unit)) chosen.unit = units[0].at;
  const show = () => {
    const {form} = chosen;
    const rows = changesOf(form, chosen.unit);
    const name = (one) => (one.row === overRows ? '' : rowName(form, one.row) + ' · ') + columnName(form, one.column);
    const sign = (one) => (one.by > 0 ? '+' : '') + shown(one.by) + (one.share === null ? '' : ` (${one.share > 0 ? '+' : ''}${shown(one.share * 100, 1)}\u00a0%)`);
    const {totals, before} = figuresOf(form);
    const covered = (total) => word('coverage_line', {filed: shown(total.filed), expected: shown(total.expected)});
    fill(holder, rows.length === 0 ? null : make('p', {class: 'hint'}, word('before') + ': ' + covered(before.get(chosen.unit)) + ' · ' +
      word('now') + ': ' + covered(totals.get(chosen.unit))), rows.length === 0 ? make('p', {class: 'hint'}, word('change_none')) :
      new LongTable({label: word('change'), rows, window: 25, columns: [
        {title: word('choose_column'), row: true, sort: name, cell: name},
        {title: word('before'), number: true, sort: (one) => one.then, cell: (one) => figureText(form, one.column, one.then)},
        {title: word('now'), number: true, sort: (one) => one.now, cell: (one) => figureText(form, one.column, one.now)},
        {title: word('difference'), number: true, sort: (one) => Math.abs(one.share ?? Infinity), cell: sign},
        {title: word('change_bars'), class: 'barcell', cell: pairPicture}]}).element);
  };
  fill(place, make('h3', {}, word('change')), make('div', {class: 'controls'},
    chooser(word('choose_unit'), units.map((unit) => [unit.at, unit.name]), chosen.unit, (value) => { chosen.unit = Number(value); show(); }).element,
    chooser(word('choose_form'), forms.map((at) => [at, formName(at)]), chosen.form, (value) => { chosen.form = Number(value); show(); }).element), holder);
  show();
}
