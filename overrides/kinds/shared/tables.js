// Tables that grow: rows added and removed, and columns pasted from a spreadsheet.
{
  const cellName = (name) => {
    const [table, column, row] = name.split(".");
    return { table, column, row: Number(row) };
  };

  book.Table = class {
    constructor(root, key, data) {
      this.key = key;
      this.data = data;
      this.box = root.querySelector(`[data-table="${key}"]`);
      this.body = this.box.querySelector("[data-rows]");
      this.adder = this.box.querySelector("[data-do='add row']");
      if (data.growing) {
        this.pattern = this.body.rows[0].cloneNode(true);
        this.adder.hidden = false;
        for (const row of this.body.rows) this.addRemover(row);
      }
    }

    get size() {
      return this.data.growing ? this.body.rows.length : this.data.rows.length;
    }

    rowName(n) {
      return this.data.growing
        ? this.data.growing.label.replace("{n}", n)
        : this.data.rows[n - 1];
    }

    resize(size) {
      if (!this.data.growing) return;
      const wanted = Math.max(1, Math.min(size, this.data.growing.most));
      while (this.body.rows.length > wanted) this.body.rows[this.body.rows.length - 1].remove();
      const added = document.createDocumentFragment();
      for (let n = this.body.rows.length + 1; n <= wanted; n += 1) added.append(this.newRow(n));
      this.body.append(added);
      this.adder.disabled = this.size >= this.data.growing.most;
    }

    // Where the reader names the rows, the head of a row is just its number.
    rowTitle(n) {
      const isText = ({ input }) => ["text", "long text"].includes(input);
      return Object.values(this.data.columns).some(isText) ? n : this.rowName(n);
    }

    newRow(n) {
      const row = this.pattern.cloneNode(true);
      row.dataset.row = n;
      row.querySelector(".row__name").textContent = this.rowTitle(n);
      for (const each of row.querySelectorAll("[name]")) {
        const { table, column } = cellName(each.getAttribute("name"));
        each.setAttribute("name", `${table}.${column}.${n}`);
        const called = { row: this.rowName(n), column: this.data.columns[column].title };
        if (each.tagName != "OUTPUT") each.setAttribute("aria-label", book.say("cell", called));
      }
      this.addRemover(row);
      return row;
    }

    addRemover(row) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "row__remover";
      button.dataset.do = "remove row";
      button.textContent = "\u00d7";
      button.setAttribute("aria-label", book.say("remove row", { row: this.rowName(row.dataset.row) }));
      row.cells[0].append(button);
    }
  };

  // The entries without one row of a table; the rows below move up.
  book.withoutRow = (entries, tableKey, removed) => {
    const rest = {};
    for (const [name, typed] of Object.entries(entries)) {
      const { table, column, row } = cellName(name);
      if (table !== tableKey || row < removed) rest[name] = typed;
      else if (row > removed) rest[`${table}.${column}.${row - 1}`] = typed;
    }
    return rest;
  };

  // The highest row of a table that has an entry.
  book.rowsIn = (entries, tableKey) =>
    Object.keys(entries).map(cellName)
      .filter(({ table }) => table === tableKey)
      .reduce((most, { row }) => Math.max(most, row), 0);

  // What a spreadsheet puts on the clipboard: lines of cells; null where it is a single value.
  book.pastedCells = (text) => {
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
    const cells = lines.map((line) => line.split("\t"));
    return cells.length > 1 || cells[0].length > 1 ? cells : null;
  };

  // Entries with pasted cells from a field on, down the rows and across the columns of inputs.
  book.withPasted = (entries, table, name, cells) => {
    const start = cellName(name);
    const columns = Object.keys(table.data.columns).filter((key) => table.data.columns[key].input);
    const first = columns.indexOf(start.column);
    const most = table.data.growing?.most ?? table.size;
    const result = { ...entries };
    const counts = { pasted: 0, lost: 0 };
    cells.forEach((line, down) => line.forEach((typed, across) => {
      const column = columns[first + across];
      const row = start.row + down;
      if (typed.trim() === "") return;
      if (!column || row > most) {
        counts.lost += 1;
      } else {
        result[`${table.key}.${column}.${row}`] = typed.trim();
        counts.pasted += 1;
      }
    }));
    return { entries: result, ...counts };
  };
}
