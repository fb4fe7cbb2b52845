'use strict';
// What every part of the page uses: the data, the words, numbers as people write them, elements.
// Text from files only ever becomes text: nothing here writes markup.

const data = JSON.parse(document.getElementById('data').textContent);
const kinds = ['in', 'must_correct', 'waiting', 'missing'];
const english = data.lang === 'en';

function word(name, args) {
  const text = data.words[name];
  if (text === undefined) throw new Error('no word ' + name);
  return text.replace(/\{(\w+)\}/g, (slot, key) => args && key in args ? args[key] : slot);
}

// A figure is a number, a text with a fraction ("116/23"), or null where nothing is written.
function numberOf(figure) {
  if (typeof figure !== 'string') return figure;
  const [top, bottom] = figure.split('/');
  return Number(top) / Number(bottom);
}

function shown(figure, decimals = 2) {
  if (figure === null || figure === undefined) return '';
  const fixed = numberOf(figure).toFixed(decimals).replace(/\.?0+$/, decimals ? '' : '$&').replace(/^-0$/, '0');
  const [whole, part] = fixed.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, english ? ',' : '.');
  return apart.replace('-', '−') + (part ? (english ? '.' : ',') + part : '');
}

// The same key for "Đảng ủy Sìn Hồ" and "dang uy sin ho".
function searchKey(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

function matcher(query) {
  const words = searchKey(query).split(/\s+/).filter(Boolean);
  return (key) => words.every((one) => key.includes(one));
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'click' || name === 'change' || name === 'input') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

function link(path, text, label) {
  const address = '../' + path.split('/').map(encodeURIComponent).join('/');
  return make('a', {href: address, 'aria-label': label}, text);
}

// ---- units, files, forms ---------------------------------------------------------------------------
const unitAt = new Map();
for (const [at, code, name, level, parent] of data.units) {
  unitAt.set(at, {at, code, name, level: data.levels[level], parent, below: [], key: searchKey(name + ' ' + code)});
}
for (const unit of unitAt.values()) {
  if (unitAt.has(unit.parent)) unitAt.get(unit.parent).below.push(unit.at);
}
const unitName = (at) => unitAt.has(at) ? unitAt.get(at).name : '';
const levelName = (level) => data.words['level_' + level] || level;
// Titles are printed in capitals, which is hard to read.
function readable(title) {
  return title !== title.toLocaleUpperCase('vi') ? title : title.slice(0, 1) + title.slice(1).toLocaleLowerCase('vi');
}
for (const form of data.forms) form.title = readable(form.title);
const formName = (at) => data.forms[at].number || data.forms[at].title;

function isBelow(at, above) {
  for (let unit = unitAt.get(at); unit; unit = unitAt.get(unit.parent)) {
    if (unit.at === above) return true;
  }
  return false;
}

const fileName = (at) => data.files[at][0];
function fileLink(at, text) {
  const [name, length] = data.files[at];
  const bytes = length ? new TextDecoder().decode(new TextEncoder().encode(name).slice(0, length)) : name;
  return link(bytes, text || name.replace(/^nop\//, ''));
}

// ---- choices ---------------------------------------------------------------------------------------
function field(label, control, wide) {
  return make('label', {class: wide ? 'field wide' : 'field'}, make('span', {}, label), control);
}

// options: [value, text]; an option with a depth is set in from the left.
function chooser(label, options, chosen, change) {
  const select = make('select', {change: () => change(select.value)},
    options.map(([value, text, depth]) =>
      make('option', {value, selected: String(value) === String(chosen)}, '\u2003'.repeat(depth || 0) + text)));
  return {element: field(label, select), select};
}

// Buttons of which one is pressed.
function chips(label, options, chosen, change) {
  const box = make('div', {class: 'chips'});
  const press = (value) => {
    for (const button of box.children) button.setAttribute('aria-pressed', String(button.dataset.value === value));
  };
  for (const [value, text] of options) {
    box.append(make('button', {type: 'button', 'data-value': value, 'aria-pressed': String(value === chosen),
      click: () => { press(value); change(value); }}, text));
  }
  return {element: make('fieldset', {}, make('legend', {}, label), box), press};
}

function searchField(hint, change) {
  let waiting = 0;
  const input = make('input', {type: 'search', placeholder: hint, autocomplete: 'off', spellcheck: 'false',
    input: () => { clearTimeout(waiting); waiting = setTimeout(() => change(input.value), 120); }});
  return {element: field(word('search'), input, true), input};
}
