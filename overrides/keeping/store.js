// Where entries are kept: one item of the browser's localStorage for each exercise and quiz, named
// after the book and the exercise, because other books may share the store (all files do, and all
// projects of one account on GitHub). guide/keeping.md describes what an item holds.
globalThis.book ??= {};
{
  const FORMAT = 1;
  const UNREADABLE = "unreadable";
  const here = { ...document.currentScript.dataset }; // book, page, workbook
  const keyOf = (id) => `${here.book}/${id}`;

  // What the browser refuses to keep is at least there as long as the page is open.
  const inMemory = new Map();

  // Whether the browser lets the book keep anything at all (the frame of the page puts something
  // else in place of a store that it may not use: see overrides/main.html).
  const isOpen = () => {
    try {
      return localStorage instanceof Storage;
    } catch {
      return false;
    }
  };

  const raw = (id) => {
    if (inMemory.has(id)) return inMemory.get(id);
    return isOpen() ? localStorage.getItem(keyOf(id)) : null;
  };

  const isWritten = (id, text) => {
    try {
      if (text === null) localStorage.removeItem(keyOf(id));
      else localStorage.setItem(keyOf(id), text);
      return true;
    } catch {
      return false;
    }
  };

  // Keeps a text, or nothing in its place; tells whether the browser did.
  const write = (id, text) => {
    const isKept = isOpen() && isWritten(id, text);
    if (isKept) inMemory.delete(id);
    else inMemory.set(id, text);
    document.dispatchEvent(new CustomEvent("book:kept", { detail: id }));
    return isKept;
  };

  const isRecord = (value) => typeof value == "object" && value !== null && !Array.isArray(value);

  // Entries are texts. fromEntries makes own properties even of names such as __proto__.
  const texts = (fields) => Object.fromEntries(Object.entries(fields)
    .map(([name, typed]) => [name, typeof typed == "string" ? typed : JSON.stringify(typed)]));

  // What a text holds that is kept for an exercise. One that cannot be read (damaged, or of a newer
  // version of the book) becomes an entry without a place, so that it is offered and not lost.
  const understood = (text) => {
    try {
      const item = JSON.parse(text);
      if (item.format === FORMAT && isRecord(item.fields)) {
        return { ...item, fields: texts(item.fields), own: isRecord(item.own) ? texts(item.own) : undefined };
      }
    } catch {
      // damaged
    }
    return { fields: { [UNREADABLE]: text } };
  };

  const read = (id) => {
    const text = raw(id);
    return text === null ? { fields: {} } : understood(text);
  };

  // Changes some fields of what is kept now, and leaves the others as another tab may have left them.
  const change = (id, changes, facts) => {
    const kept = read(id);
    const fields = new Map(Object.entries(kept.fields));
    for (const [name, typed] of Object.entries(changes)) {
      if (typed === "") fields.delete(name);
      else fields.set(name, typed);
    }
    const changed = new Date().toISOString();
    const item = { ...kept, ...facts, format: FORMAT, changed, fields: Object.fromEntries(fields) };
    return write(id, fields.size ? JSON.stringify(item) : null);
  };

  // Moves what is kept under an earlier id.
  const move = (from, to) => {
    const text = raw(from);
    if (text !== null && raw(to) === null && write(to, text)) write(from, null);
  };

  // The ids of all exercises and quizzes of which something is kept.
  const ids = () => {
    const keys = isOpen() ? Object.keys(localStorage).filter((key) => key.startsWith(keyOf(""))) : [];
    const found = new Set([...keys.map((key) => key.slice(keyOf("").length)), ...inMemory.keys()]);
    return [...found].filter((id) => !id.startsWith(".") && raw(id) !== null).sort();
  };

  // Calls when another tab has changed what is kept: with the id, or with nothing where all is gone.
  const watch = (call) => addEventListener("storage", ({ key }) => {
    if (key === null) call();
    else if (key.startsWith(keyOf(""))) call(key.slice(keyOf("").length));
  });

  book.here = here;
  book.textsIn = texts;
  book.store = { isOpen, raw, write, move, read, change, ids, watch };
}
