// The frame of every exercise that is filled in: entries, growing tables, tools, announcements.
// A kind gives `update(name)`, called after each change; `name` is the changed field, or nothing
// where many changed at once; and `progress()`, how many entries there are of those asked for.
{
  const PAUSE = 900; // a screen reader hears results once the typing rests

  book.kinds = {};

  book.Exercise = class {
    constructor(root, data) {
      this.root = root;
      this.id = root.dataset.exercise;
      this.data = data;
      this.entries = new book.Entries(root);
      this.tables = new Map(Object.entries(data.tables ?? {})
        .map(([key, table]) => [key, new book.Table(root, key, table)]));
      this.news = root.querySelector(".news");
      this.announcer = root.querySelector(".announcer");
      this.update = () => {};
    }

    start(update) {
      this.update = update;
      this.root.querySelector(".tools").hidden = false;
      this.root.addEventListener("input", (event) => this.changed(event.target));
      this.root.addEventListener("click", (event) => this.clicked(event.target));
      this.root.addEventListener("paste", (event) => this.pasted(event));
      update();
      if (book.Keeper) this.keeper = new book.Keeper(this);
    }

    changed(control) {
      if (!control.name) return;
      this.tell("");
      this.update(control.name);
      this.keeper?.save(control.name);
    }

    clicked(element) {
      const button = element.closest("button[data-do]");
      const doing = button && {
        "clear": () => this.replace({}, book.say("cleared")),
        "example": () => this.show(this.example(), book.say("example shown")),
        "undo": () => this.undo(),
        "add row": () => this.addRow(this.tableOf(button)),
        "remove row": () => this.removeRow(this.tableOf(button), Number(button.closest("tr").dataset.row)),
      }[button.dataset.do];
      doing?.();
    }

    tableOf(element) {
      return this.tables.get(element.closest("[data-table]")?.dataset.table);
    }

    // Puts other entries in place of the reader's own, which Undo brings back.
    replace(entries, message) {
      this.show(entries, message);
      this.keeper?.save();
    }

    // The same, but what is kept stays.
    show(entries, message) {
      const own = this.entries.snapshot();
      this.fill(entries);
      this.offerUndo(own);
      this.keeper?.pause(own);
      this.tell(message);
    }

    offerUndo(entries) {
      this.previous = entries;
      this.root.querySelector("[data-do='undo']").hidden = false;
    }

    fill(entries) {
      for (const table of this.tables.values()) {
        table.resize(Math.max(table.data.growing?.start ?? 0, book.rowsIn(entries, table.key)));
      }
      this.entries.restore(entries);
      this.update();
    }

    undo() {
      if (this.previous) this.replace(this.previous, book.say("undone"));
    }

    example() {
      const entries = {};
      for (const [name, value] of Object.entries(this.data.example ?? {})) {
        const cells = Array.isArray(value) ? value : [value];
        cells.forEach((cell, index) => {
          if (cell === null) return;
          const typed = typeof cell == "number" && !this.isChosen(name) ? book.formatNumber(cell) : `${cell}`;
          entries[Array.isArray(value) ? `${name}.${index + 1}` : name] = typed;
        });
      }
      return entries;
    }

    isChosen(name) {
      const [first, column] = name.split(".");
      return Boolean((column ? this.data.tables[first].columns[column] : this.data.fields[first]).points);
    }

    addRow(table) {
      table.resize(table.size + 1);
      this.update();
      this.tell(book.say("row added", { n: table.size }));
      table.body.rows[table.size - 1].querySelector("input, textarea").focus();
    }

    removeRow(table, n) {
      const name = table.rowName(n);
      const size = table.size;
      this.replace(book.withoutRow(this.entries.snapshot(), table.key, n), "");
      table.resize(Math.max(size - 1, 1));
      this.update();
      this.tell(book.say("row removed", { n, row: name }));
      table.body.rows[Math.min(n, table.size) - 1].querySelector(".row__remover").focus();
    }

    pasted(event) {
      const table = this.tableOf(event.target);
      const cells = book.pastedCells(event.clipboardData.getData("text"));
      if (!table || !cells || !event.target.name) return;
      event.preventDefault();
      const { entries, pasted, lost } =
        book.withPasted(this.entries.snapshot(), table, event.target.name, cells);
      const message = book.say("pasted", { n: pasted });
      this.replace(entries, lost ? `${message} ${book.say("not pasted", { n: lost })}` : message);
    }

    tell(message) {
      this.news.textContent = message;
    }

    // Says what `textOf` gives to screen readers, once nothing has changed for a while.
    announce(textOf) {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        const text = textOf();
        if (this.announcer && this.announcer.textContent !== text) this.announcer.textContent = text;
      }, PAUSE);
    }
  };
}
