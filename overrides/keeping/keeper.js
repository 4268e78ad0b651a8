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

  class Keeper {
    constructor(exercise) {
      this.exercise = exercise;
      this.id = exercise.id;
      this.note = exercise.root.querySelector(".keeping");
      // Where nothing can be kept, some browsers bring back by themselves what stood in the fields.
      this.load(book.store.isOpen() ? {} : exercise.entries.snapshot());
      book.store.watch((id = this.id) => id === this.id && this.receive());
      addEventListener("pageshow", ({ persisted }) => persisted && this.receive());
      exercise.root.addEventListener("focusout", () => this.isLate && this.receive());
    }

    // Puts into the page what is kept; what finds no place there is left over.
    load(entered = {}) {
      const { fields, own } = book.store.read(this.id);
      const entries = this.placed(fields);
      this.exercise.fill({ ...entries, ...entered });
      this.last = this.exercise.entries.snapshot();
      for (const name of Object.keys(entered)) this.last[name] = entries[name] ?? "";
      if (own) this.exercise.offerUndo(this.placed(own));
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
