// Matrices: names on the lines of cells; a name moves to another cell without being dragged.
// Whatever a button does is done to the entries, so that Undo can take it back.
{
  const cellOf = (element) => element.closest("[data-cell]").dataset.cell;
  const isFilled = (field) => field.value.trim();

  class Matrix extends book.Exercise {
    constructor(root, data) {
      super(root, data);
      this.pattern = root.querySelector(".cell__line").cloneNode(true);
      this.targets = root.querySelector(".cell__targets");
      this.withdraw();
      for (const adder of root.querySelectorAll("[data-do='add line']")) adder.hidden = false;
      root.addEventListener("keydown", (event) => this.pressed(event));
    }

    clicked(element) {
      const button = element.closest("button[data-do]");
      const doing = button && {
        "add line": () => this.goToBlank(cellOf(button)),
        "move": () => this.offer(button),
        "move to": () => this.move(button),
        "remove line": () => this.remove(button),
      }[button.dataset.do];
      doing ? doing() : super.clicked(element);
    }

    pressed({ key, target, isComposing }) {
      if (key == "Enter" && !isComposing && target.matches(".cell__line input")) this.goToBlank(cellOf(target));
      if (key == "Escape") this.withdraw()?.focus();
    }

    // A list that is pasted, one name a line, fills as many lines.
    pasted(event) {
      const names = book.pastedCells(event.clipboardData.getData("text"))?.flat().filter((name) => name.trim());
      if (!names || !event.target.matches(".cell__line input")) return;
      event.preventDefault();
      const cell = cellOf(event.target);
      const present = this.names(cell);
      const lost = names.splice(Math.max(0, this.data.items.most - present.length)).length;
      const message = book.say("pasted", { n: names.length });
      this.put({ [cell]: [...present, ...names] }, lost ? `${message} ${book.say("not pasted", { n: lost })}` : message);
    }

    refresh() {
      for (const { firstElementChild: field, children: [, tools] } of this.root.querySelectorAll(".cell__line")) {
        tools.hidden = !isFilled(field);
        for (const tool of tools.children) tool.setAttribute("aria-label", book.say(tool.dataset.do, { item: field.value }));
      }
      book.fitTexts(this.root);
    }

    fill(entries) {
      this.withdraw();
      for (const cell of Object.keys(this.data.cells)) {
        const numbers = Object.keys(entries).map((name) => name.split(".item."))
          .map(([first, n]) => first === cell && Number(n) || 0);
        this.resize(cell, Math.min(Math.max(this.data.items.start, ...numbers), this.data.items.most));
      }
      super.fill(entries);
    }

    // Each cell asks for a name.
    progress() {
      const cells = Object.keys(this.data.cells);
      return { n: cells.filter((cell) => this.names(cell).length).length, of: cells.length };
    }

    lines(cell) {
      return [...this.root.querySelectorAll(`[data-cell="${cell}"] .cell__line input`)];
    }

    names(cell) {
      return this.lines(cell).filter(isFilled).map((field) => field.value);
    }

    // Puts other names into cells.
    put(lists, message) {
      const entries = this.entries.snapshot();
      for (const [cell, names] of Object.entries(lists)) {
        for (const { name } of this.lines(cell)) delete entries[name];
        names.forEach((name, index) => { entries[`${cell}.item.${index + 1}`] = name.trim(); });
      }
      this.replace(entries, message);
    }

    resize(cell, size) {
      const list = this.root.querySelector(`[data-cell="${cell}"] .cell__lines`);
      while (list.children.length > size) list.lastElementChild.remove();
      for (let n = list.children.length + 1; n <= size; n += 1) {
        const line = this.pattern.cloneNode(true);
        const column = this.data.items.label.replace("{n}", n);
        line.firstElementChild.name = `${cell}.item.${n}`;
        line.firstElementChild.setAttribute("aria-label", book.say("cell", { row: this.data.cells[cell], column }));
        list.append(line);
      }
    }

    goToBlank(cell) {
      const { most } = this.data.items;
      const size = this.lines(cell).length;
      if (size < most && this.lines(cell).every(isFilled)) this.resize(cell, size + 1);
      const blank = this.lines(cell).find((field) => !isFilled(field));
      blank ? blank.focus() : this.tell(book.say("full", { most }));
    }

    // The other cells, as buttons below the name; a second press takes them away.
    offer(mover) {
      if (this.withdraw() === mover) return;
      this.targets.setAttribute("aria-label", mover.getAttribute("aria-label"));
      for (const target of this.targets.children) target.hidden = target.dataset.target === cellOf(mover);
      mover.closest(".cell__line").append(this.targets);
      mover.setAttribute("aria-expanded", true);
      this.targets.hidden = false;
      this.targets.querySelector(":not([hidden])").focus();
    }

    // Takes the offered cells away and gives the button that had asked for them.
    withdraw() {
      const mover = this.root.querySelector("[aria-expanded='true']");
      mover?.setAttribute("aria-expanded", false);
      this.targets.remove();
      return mover;
    }

    move(button) {
      const { target } = button.dataset;
      const { item, rest } = this.without(button);
      const names = [...this.names(target), item];
      this.put({ ...rest, [target]: names }, book.say("item moved", { item, cell: this.data.cells[target] }));
      this.lines(target)[names.length - 1].nextElementSibling.firstElementChild.focus();
    }

    remove(button) {
      const cell = cellOf(button);
      const { item, rest } = this.without(button);
      this.put(rest, book.say("item removed", { item }));
      (button.offsetParent ? button : this.root.querySelector(`[data-cell="${cell}"] [data-do='add line']`)).focus();
    }

    // The name beside a button, and its cell without it.
    without(button) {
      const cell = cellOf(button);
      const taken = button.closest(".cell__line").firstElementChild;
      const kept = this.lines(cell).filter((field) => field !== taken && isFilled(field));
      return { item: taken.value, rest: { [cell]: kept.map((field) => field.value) } };
    }
  }

  book.kinds.matrix = (root, data) => {
    const matrix = new Matrix(root, data);
    matrix.start((name) => {
      if (name) matrix.withdraw();
      matrix.refresh();
    });
    return matrix;
  };
}
