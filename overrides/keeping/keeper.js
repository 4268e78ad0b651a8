// Keeps what is typed into an exercise or a quiz, and brings it back. Only what has changed is
// written, into what is kept at that moment: two tabs do not overwrite each other.
{
  const TOLD = ".told";

  // The names of fields on the page and those that their entries are kept under: a row with a label
  // goes by its id, so that it keeps its entries when it moves.
  const keptName = ({ tables }, name) => {
    const [table, column, row] = name.split(".");
    const ids = row && tables?.[table]?.ids;
    return ids ? `${table}.${column}.${ids[row - 1]}` : name;
  };

  // Nothing where there is no such row any more.
  const pageName = ({ tables }, name) => {
    const [table, column, ...rest] = name.split(".");
    const { ids, growing } = tables?.[table] ?? {};
    const row = rest.join(".");
    if (ids) return ids.includes(row) ? `${table}.${column}.${ids.indexOf(row) + 1}` : "";
    return growing && !/^[1-9]\d*$/.test(row) ? "" : name;
  };

  const make = (tag, content) => {
    const element = document.createElement(tag);
    element.append(...content);
    return element;
  };

  const button = (key, act) => {
    const element = Object.assign(make("button", [book.say(key)]), { type: "button", className: "button" });
    element.addEventListener("click", act);
    return element;
  };

  // An entry under the names of today: things may have had other ids when it was kept.
  const today = ({ renamed = {} }, [name, typed]) => {
    const now = new Map(Object.entries(renamed));
    const [, stem, checked = ""] = name.match(/^(.*?)(\.checked)?$/s);
    const [first, second, ...rest] = (now.get(stem) ?? stem).split(".");
    const part = now.get(first) ?? first;
    const row = rest.join(".");
    const column = row && (now.get(`${part}.${second}`) ?? second);
    const whole = row ? `${part}.${column}` : [part, second].filter(Boolean).join(".");
    const lines = typed.split("\n").map((line) => now.get(`${whole}=${line}`) ?? line);
    return [row ? `${whole}.${now.get(`${part}..${row}`) ?? row}${checked}` : whole + checked, lines.join("\n")];
  };

  class Keeper {
    constructor(exercise) {
      this.exercise = exercise;
      this.id = exercise.id;
      this.note = exercise.root.querySelector(".keeping");
      for (const id of exercise.data.formerly ?? []) book.store.move(id, this.id);
      // Where nothing can be kept, some browsers bring back by themselves what stood in the fields.
      this.load(book.store.isOpen() ? {} : exercise.entries.snapshot());
      book.store.watch((id = this.id) => id === this.id && this.receive());
      addEventListener("pageshow", ({ persisted }) => persisted && this.receive());
      exercise.root.addEventListener("focusout", () => this.isLate && this.receive());
    }

    // Puts into the page what is kept; what finds no place there is left over.
    load(entered = {}) {
      this.rename();
      const { fields, own } = book.store.read(this.id);
      const entries = this.placed(fields);
      this.exercise.fill({ ...entries, ...entered });
      this.last = this.exercise.entries.snapshot();
      this.offer(Object.entries(fields).filter(([name, typed]) => {
        const place = pageName(this.exercise.data, name);
        return !place || (entered[place] ?? this.last[place]) !== (entered[place] ?? typed);
      }));
      for (const name of Object.keys(entered)) this.last[name] = entries[name] ?? "";
      if (own) this.exercise.offerUndo(this.placed(own));
    }

    // Moves entries to the names of today, unless something stands there already.
    rename() {
      const { fields } = book.store.read(this.id);
      const changes = {};
      for (const [name, typed] of Object.entries(fields)) {
        const [nameNow, typedNow] = today(this.exercise.data, [name, typed]);
        if (nameNow !== name && Object.hasOwn(fields, nameNow)) continue;
        if (nameNow !== name) changes[name] = "";
        if (nameNow !== name || typedNow !== typed) changes[nameNow] = typedNow;
      }
      if (Object.keys(changes).length) book.store.change(this.id, changes);
    }

    placed(fields) {
      const named = Object.entries(fields).map(([name, typed]) => [pageName(this.exercise.data, name), typed]);
      return Object.fromEntries(named.filter(([name]) => name));
    }

    // Another tab has changed what is kept: all fields follow but the one that is being filled in.
    receive() {
      if (this.example) return;
      const { root, entries } = this.exercise;
      const { name } = root.contains(document.activeElement) ? document.activeElement : {};
      this.isLate = Boolean(name);
      this.load(name ? { [name]: entries.typed(name) } : {});
    }

    // What is kept has been changed from outside of the exercise.
    reload() {
      this.example = null;
      this.load();
    }

    // Counts anew how much is done.
    recount() {
      const { data } = this.exercise;
      book.store.change(this.id, {}, { version: data.version, ...this.exercise.progress() });
    }

    // A worked example is shown: it becomes the reader's, and is kept, once they change it.
    pause(own) {
      this.example = { own };
    }

    // Keeps the field of this name, or whatever has changed.
    save(name) {
      const { data, entries } = this.exercise;
      const isOne = name && !this.example;
      const now = isOne ? { ...this.last, [name]: entries.typed(name) } : entries.snapshot();
      const changes = {};
      for (const each of isOne ? [name] : Object.keys({ ...this.last, ...now })) {
        if (now[each] !== this.last[each]) changes[keptName(data, each)] = now[each] ?? "";
      }
      const facts = { version: data.version, ...this.exercise.progress() };
      if (this.example || !name) facts.own = name && this.named(this.example.own);
      this.example = null;
      this.last = now;
      this.tell(book.store.change(this.id, changes, facts));
    }

    named(entries) {
      return Object.fromEntries(Object.entries(entries)
        .map(([name, typed]) => [keptName(this.exercise.data, name), typed]));
    }

    // Shows what was kept and has no place in the exercise any more, to be copied or let go.
    offer(entries) {
      this.leftover?.remove();
      if (!entries.length) return;
      const list = make("dl", entries.flatMap(([name, typed]) =>
        [make("dt", [this.label(name)]), make("dd", [typed])]));
      const copier = button("leftover copy", () => this.copy(list));
      const discarder = button("leftover discard", () => this.discard(entries));
      this.leftover = make("div", [make("p", [book.say("leftover")]), list, copier, " ", discarder]);
      this.leftover.className = "leftover";
      this.note.after(this.leftover);
    }

    // Lets them go, with a button in their place that brings them back.
    discard(entries) {
      book.store.change(this.id, Object.fromEntries(entries.map(([name]) => [name, ""])));
      this.note.textContent = book.say("leftover discarded");
      const undo = button("leftover undo", () => {
        book.store.change(this.id, Object.fromEntries(entries));
        this.note.textContent = "";
        this.offer(entries);
        this.leftover.querySelector("button").focus();
      });
      this.leftover.replaceChildren(undo);
      undo.focus();
    }

    // What an entry was called, as far as it is still known.
    label(name) {
      const { fields, questions, tables, cells } = this.exercise.data;
      const [first, second, ...rest] = name.split(".");
      const field = fields?.[name]?.title ?? questions?.[name]?.title;
      const column = tables?.[first]?.columns?.[second]?.title;
      const known = field ?? (column && book.say("cell", { row: rest.join("."), column })) ?? cells?.[first];
      return typeof known == "string" ? known : name;
    }

    // Marked too, for where the clipboard is out of reach.
    copy(list) {
      getSelection().selectAllChildren(list);
      navigator.clipboard?.writeText(list.innerText)
        .then(() => { this.note.textContent = book.say("leftover copied"); }, () => {});
    }

    // Tells a new reader where entries are kept; and, once a page, that they cannot be.
    tell(isKept) {
      if (isKept && book.store.raw(TOLD) === null) {
        book.store.write(TOLD, "1");
        this.say(location.protocol == "file:" ? "kept in folder" : "kept");
      } else if (!isKept && !book.isWarned) {
        book.isWarned = true;
        this.say("not kept");
      }
    }

    say(key) {
      this.note.textContent = book.say(key);
      const link = document.createElement("a");
      link.href = new URL(`${book.here.workbook}.html`, new URL(book.here.home, location.href)).href;
      link.textContent = book.say("workbook");
      this.note.append(" ", link);
    }
  }

  book.Keeper = Keeper;
}
