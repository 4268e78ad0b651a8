// What a reader enters: reading it, judging it, saving it whole and putting it back.
{
  const MESSAGE = "field__error";

  const problem = (field, typed, value) => {
    const limits = { typed, from: book.formatNumber(field.from), to: book.formatNumber(field.to) };
    if (Number.isNaN(value)) {
      return book.say("not a number", { typed, example: book.formatNumber(field.to) });
    }
    if (value < field.from || value > field.to) return book.say("out of range", limits);
    if (field.input == "whole number" && !Number.isInteger(value)) {
      return book.say("not whole", limits);
    }
    return "";
  };

  // What describes a field to a screen reader: its explanation, if it has one, and the message.
  const describe = (control, note) => {
    const about = control.id ? document.getElementById(`${control.id}.about`) : null;
    const ids = [about, note].filter(Boolean).map(({ id }) => id);
    if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
    else control.removeAttribute("aria-describedby");
  };

  // The message stands right behind the field, and the field points to it.
  const mark = (control, message) => {
    const shown = control.nextElementSibling;
    const old = shown?.classList.contains(MESSAGE) ? shown : null;
    if (!message) {
      if (!old) return;
      old.remove();
      control.removeAttribute("aria-invalid");
      describe(control, null);
      return;
    }
    const note = old ?? document.createElement("span");
    note.className = MESSAGE;
    note.id = `${control.closest("section").dataset.exercise}.${control.name}.error`;
    note.textContent = message;
    if (!old) control.after(note);
    control.setAttribute("aria-invalid", "true");
    describe(control, note);
  };

  const typedIn = (control) =>
    control.type == "checkbox" || control.type == "radio"
      ? (control.checked ? control.value : "")
      : control.value;

  // All fields of an exercise, by name; a name may belong to several radio buttons.
  book.Entries = class {
    constructor(root) {
      this.root = root;
    }

    // Looks for all fields at once, and again when rows have come or gone.
    controls(name) {
      if (!this.index?.get(name)?.every((each) => each.isConnected && each.name === name)) {
        this.index = new Map();
        for (const each of this.all()) {
          this.index.set(each.name, [...this.index.get(each.name) ?? [], each]);
        }
      }
      return this.index.get(name) ?? [];
    }

    all() {
      return [...this.root.querySelectorAll("input[name], textarea[name], select[name]")];
    }

    typed(name) {
      return this.controls(name).map(typedIn).find(Boolean) ?? "";
    }

    // The value for the calculation, null where there is none; a fault is said beside the field.
    read(name, field) {
      const typed = this.typed(name);
      if (field.points) return typed === "" ? null : Number(typed);
      if (!("from" in field)) return typed === "" ? null : typed;
      const value = book.parseNumber(typed);
      const message = value === null ? "" : problem(field, typed.trim(), value);
      mark(this.controls(name)[0], message);
      return message ? null : value;
    }

    snapshot() {
      const entries = {};
      for (const control of this.all()) {
        const typed = typedIn(control);
        if (typed !== "") entries[control.name] = typed;
      }
      return entries;
    }

    restore(entries) {
      for (const control of this.all()) {
        const typed = Object.hasOwn(entries, control.name) ? String(entries[control.name]) : "";
        if (control.type == "radio" || control.type == "checkbox") {
          control.checked = control.value === typed;
        } else {
          control.value = typed;
        }
      }
    }
  };
}
