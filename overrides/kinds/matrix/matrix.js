// Matrices: names on the lines of cells; a name moves to another cell without being dragged.
// Whatever a button does is done to the entries, so that Undo can take it back.
{
  // The number of a line, from the name of its field: `<cell>.item.<n>`.
  const numberIn = (cell, name) =>
    name.startsWith(`${cell}.item.`) ? Number(name.slice(name.lastIndexOf(".") + 1)) : 0;

  const withNames = (entries, cell, names) => Object.fromEntries([
    ...Object.entries(entries).filter(([name]) => !numberIn(cell, name)),
    ...names.map((typed, index) => [`${cell}.item.${index + 1}`, typed]),
  ]);

  const newButton = (look, does, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = look;
    button.dataset.do = does;
    button.textContent = text;
    return button;
  };

  class Matrix extends book.Exercise {
    constructor(root, data) {
      super(root, data);
      this.pattern = root.querySelector(".cell__line").cloneNode(true);
      for (const line of root.querySelectorAll(".cell__line")) this.addTools(line);
      for (const adder of root.querySelectorAll("[data-do='add line']")) adder.hidden = false;
      root.addEventListener("keydown", (event) => this.pressed(event));
    }

    clicked(element) {
      const button = element.closest("button[data-do]");
      const doing = button && {
        "add line": () => this.goToBlank(this.cellOf(button)),
        "move": () => this.offer(button),
        "move to": () => this.move(button),
        "remove line": () => this.remove(button),
      }[button.dataset.do];
      doing ? doing() : super.clicked(element);
    }

    pressed(event) {
      const isName = event.target.matches(".cell__line input");
      if (event.key == "Enter" && isName && !event.isComposing) this.goToBlank(this.cellOf(event.target));
      if (event.key == "Escape") this.withdraw()?.focus();
    }

    // A list that is pasted, one name a line, fills as many lines.
    pasted(event) {
      const names = book.pastedCells(event.clipboardData.getData("text"))
        ?.flat().map((name) => name.trim()).filter(Boolean);
      if (!names || !event.target.matches(".cell__line input")) return;
      event.preventDefault();
      const cell = this.cellOf(event.target);
      const present = this.names(cell);
      const kept = names.slice(0, Math.max(0, this.data.items.most - present.length));
      const lost = names.length - kept.length;
      const message = book.say("pasted", { n: kept.length });
      this.replace(
        withNames(this.entries.snapshot(), cell, [...present, ...kept]),
        lost ? `${message} ${book.say("not pasted", { n: lost })}` : message,
      );
    }

    fill(entries) {
      this.withdraw();
      for (const cell of Object.keys(this.data.cells)) {
        const numbers = Object.keys(entries).map((name) => numberIn(cell, name));
        this.resize(cell, Math.max(this.data.items.start, ...numbers));
      }
      super.fill(entries);
    }

    cellOf(element) {
      return element.closest("[data-cell]").dataset.cell;
    }

    find(cell, selector) {
      return this.root.querySelector(`[data-cell="${cell}"] ${selector}`);
    }

    lines(cell) {
      return [...this.find(cell, ".cell__lines").children];
    }

    names(cell) {
      return this.lines(cell).map((line) => line.firstElementChild.value).filter((name) => name.trim());
    }

    resize(cell, size) {
      this.lines(cell).slice(size).forEach((line) => line.remove());
      for (let n = this.lines(cell).length + 1; n <= size; n += 1) {
        const line = this.pattern.cloneNode(true);
        const column = this.data.items.label.replace("{n}", n);
        line.firstElementChild.name = `${cell}.item.${n}`;
        line.firstElementChild.setAttribute("aria-label", book.say("cell", { row: this.data.cells[cell], column }));
        this.addTools(line);
        this.find(cell, ".cell__lines").append(line);
      }
    }

    addTools(line) {
      const tools = document.createElement("span");
      const mover = newButton("button", "move", book.say("move"));
      tools.className = "cell__tools";
      mover.setAttribute("aria-expanded", "false");
      tools.append(mover, newButton("row__remover", "remove line", "\u00d7"));
      line.append(tools);
    }

    // A line's buttons speak of the name that stands on it; a blank line has none.
    label() {
      for (const line of this.root.querySelectorAll(".cell__line")) {
        const [field, tools] = line.children;
        const [mover, remover] = tools.children;
        const item = field.value.trim();
        tools.hidden = !item;
        mover.setAttribute("aria-label", book.say("move item", { item }));
        remover.setAttribute("aria-label", book.say("remove item", { item }));
      }
    }

    goToBlank(cell) {
      let line = this.lines(cell).find((each) => !each.firstElementChild.value.trim());
      if (!line && this.lines(cell).length < this.data.items.most) {
        this.resize(cell, this.lines(cell).length + 1);
        this.update();
        line = this.lines(cell).at(-1);
      }
      if (line) line.firstElementChild.focus();
      else this.tell(book.say("full", { most: this.data.items.most }));
    }

    // The other cells, as buttons below the name; a second press takes them away.
    offer(mover) {
      if (this.withdraw() === mover) return;
      const targets = document.createElement("div");
      targets.className = "cell__targets";
      targets.setAttribute("role", "group");
      targets.setAttribute("aria-label", mover.getAttribute("aria-label"));
      for (const [cell, title] of Object.entries(this.data.cells)) {
        if (cell === this.cellOf(mover)) continue;
        const target = newButton("button", "move to", title);
        target.dataset.target = cell;
        targets.append(target);
      }
      mover.closest(".cell__line").append(targets);
      mover.setAttribute("aria-expanded", "true");
      targets.firstElementChild.focus();
    }

    // Takes the offered cells away and gives the button that had asked for them.
    withdraw() {
      const mover = this.root.querySelector("[aria-expanded='true']");
      this.root.querySelector(".cell__targets")?.remove();
      mover?.setAttribute("aria-expanded", "false");
      return mover;
    }

    move(button) {
      const { target } = button.dataset;
      const { item, entries } = this.takenOut(button);
      const names = [...this.names(target), item];
      const message = book.say("item moved", { item, cell: this.data.cells[target] });
      this.replace(withNames(entries, target, names), message);
      this.lines(target)[names.length - 1].querySelector("[data-do='move']").focus();
    }

    remove(button) {
      const cell = this.cellOf(button);
      const { item, index, entries } = this.takenOut(button);
      this.replace(entries, book.say("item removed", { item }));
      const next = this.lines(cell)[index]?.querySelector(".cell__tools:not([hidden])")?.lastElementChild;
      (next ?? this.find(cell, "[data-do='add line']")).focus();
    }

    // The name beside a button, and the entries without it.
    takenOut(button) {
      const cell = this.cellOf(button);
      const line = button.closest(".cell__line");
      const filled = this.lines(cell).filter((each) => each.firstElementChild.value.trim());
      const index = filled.indexOf(line);
      const rest = this.names(cell).filter((_, each) => each !== index);
      const item = line.firstElementChild.value;
      return { item, index, entries: withNames(this.entries.snapshot(), cell, rest) };
    }
  }

  book.kinds.matrix = (root, data) => {
    const matrix = new Matrix(root, data);
    matrix.start((name) => {
      if (name) matrix.withdraw();
      matrix.label();
      book.fitTexts(root);
    });
  };
}
