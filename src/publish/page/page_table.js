// A table of which one window is in the page at a time: ten thousand rows stay quick.
//
// columns: {id, title, sort: row → number or text (none: not sortable), number, row: the row's header,
// cell: row → nodes}. detail: row → nodes shown below a row when it is opened.
class LongTable {
  constructor({label, columns, rows, window: size, detail, name, counted}) {
    this.counted = counted; // how many rows there are is told even if all are in sight
    this.columns = columns;
    this.all = rows;
    this.rows = rows;
    this.size = size || 50;
    this.from = 0;
    this.detail = detail;
    this.name = name;
    this.open = new Set();
    this.sorted = null;
    this.body = make('tbody');
    this.heads = columns.map((column) => this.head(column));
    this.count = make('span', {role: 'status'});
    this.back = make('button', {type: 'button', click: () => this.move(-this.size)}, word('previous'));
    this.on = make('button', {type: 'button', click: () => this.move(this.size)}, word('next'));
    this.pager = make('div', {class: 'pager'}, this.back, this.on, this.count);
    const table = make('table', {class: 'cards'}, make('thead', {}, make('tr', {}, this.heads)), this.body);
    this.element = make('div', {}, make('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label}, table), this.pager);
    this.show();
  }

  head(column) {
    const content = column.sort
      ? make('button', {type: 'button', title: word('sort_by', {column: column.title}), click: () => this.sortBy(column)}, column.title)
      : column.title;
    return make('th', {scope: 'col', class: column.number ? 'num' : null, 'aria-sort': column.sort ? 'none' : null}, content);
  }

  sortBy(column) {
    const again = this.sorted && this.sorted.column === column;
    this.sorted = {column, down: again ? !this.sorted.down : Boolean(column.number)};
    this.heads.forEach((head, at) => {
      if (this.columns[at].sort) {
        const mine = this.columns[at] === column;
        head.setAttribute('aria-sort', mine ? (this.sorted.down ? 'descending' : 'ascending') : 'none');
      }
    });
    this.from = 0;
    this.order();
    this.show();
  }

  order() {
    if (!this.sorted) return;
    const {column, down} = this.sorted;
    const compare = new Intl.Collator('vi', {numeric: true}).compare;
    const keyed = this.rows.map((row, at) => [column.sort(row), at, row]);
    keyed.sort(([left, first], [right, second]) => {
      const order = typeof left === 'number' && typeof right === 'number' ? left - right : compare(left, right);
      return (down ? -order : order) || first - second;
    });
    this.rows = keyed.map(([, , row]) => row);
  }

  filter(keep) {
    this.rows = this.all.filter(keep);
    this.from = 0;
    this.order();
    this.show();
  }

  move(by) {
    this.from = Math.max(0, this.from + by);
    this.show();
  }

  show(size = this.size) {
    const to = Math.min(this.from + size, this.rows.length);
    fill(this.body, this.rows.slice(this.from, to).flatMap((row) => this.line(row)));
    if (this.rows.length === 0) {
      this.body.append(make('tr', {}, make('td', {colspan: this.columns.length}, word('nothing'))));
    }
    this.back.disabled = this.from === 0;
    this.on.disabled = to === this.rows.length;
    this.pager.hidden = !this.counted && this.rows.length <= this.size;
    this.back.hidden = this.on.hidden = this.rows.length <= this.size;
    fill(this.count, this.rows.length === 0 ? '' :
      word('shown', {from: shown(this.from + 1), to: shown(to), all: shown(this.rows.length)}));
  }

  line(row) {
    const cells = this.columns.map((column) => {
      const content = [].concat(column.cell(row));
      return column.row
        ? make('th', {scope: 'row'}, content)
        : make('td', {class: column.number ? 'num' : column.class, 'data-label': column.title || null}, content);
    });
    const lines = [make('tr', {}, cells)];
    if (this.detail) {
      const opened = this.open.has(row);
      const name = this.name(row);
      const button = make('button', {type: 'button', class: 'link noprint', 'aria-expanded': String(opened),
        'aria-label': word(opened ? 'details_hide' : 'details_of', {unit: name}),
        click: () => {
          if (!this.open.delete(row)) this.open.add(row);
          const at = [...this.body.querySelectorAll('button[aria-expanded]')].indexOf(button);
          this.show();
          this.body.querySelectorAll('button[aria-expanded]')[at].focus();
        }}, word('details'));
      cells[cells.length - 1].append(' ', button);
      if (opened) {
        lines.push(make('tr', {class: 'more'}, make('td', {colspan: this.columns.length}, this.detail(row))));
      }
    }
    return lines;
  }
}

// What is printed is not one window of the table but as much as anyone would print.
const longTables = [];
const mostPrinted = 100;
addEventListener('beforeprint', () => longTables.forEach((table) => table.show(Math.max(table.size, mostPrinted))));
addEventListener('afterprint', () => longTables.forEach((table) => table.show()));
function longTable(options) {
  const table = new LongTable({...options, counted: true});
  longTables.push(table);
  return table;
}
