// The workbook as a file: saved, and brought back after a look at what it would change; spreadsheets
// of ours, too, by a script that is loaded for them. A file may hold anything: what is not understood
// is left out, and nothing in it is ever more than text.
{
  const FORMAT = 1;
  const MOST_BYTES = 5e6;
  const ZIP = "PK"; // how a spreadsheet begins
  const { here, store, workbook } = book;
  const { load } = document.currentScript.dataset;
  const root = document.querySelector(".workbook");
  const chooser = root.querySelector("[data-import]");
  const preview = root.querySelector(".workbook__preview");

  // ---- Saving --------------------------------------------------------------------------------------

  const contents = () => {
    const kept = store.ids().filter((id) => workbook.ids.includes(id));
    const entries = Object.fromEntries(kept.map((id) => [id, store.read(id)]));
    return { format: FORMAT, book: here.book, saved: new Date().toISOString(), entries, reading: book.reading.read() };
  };

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(contents(), null, 2)], { type: "application/json" }));
    link.download = `${here.book}-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    workbook.tell(book.say("workbook saved", { file: link.download }));
  };

  // ---- Reading a file ------------------------------------------------------------------------------

  // Why a file cannot be brought back, as the name of a message.
  class Refusal extends Error {}

  const isRecord = (value) => typeof value == "object" && value !== null && !Array.isArray(value);

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };

  // What is wrong with a file, as the name of a message; nothing if it can be brought back.
  const faultOf = (file) => {
    if (!isRecord(file) || typeof file.book != "string" || !isRecord(file.entries)) return "file unknown";
    if (file.book !== here.book) return "file of another book";
    if (file.format > FORMAT) return "file newer";
    return file.format === FORMAT ? "" : "file unknown";
  };

  // What each exercise would get, and how that compares with what it has.
  const compare = ([id, item]) => {
    const brought = book.textsIn(item.fields);
    const { fields } = store.read(id);
    const names = Object.keys(brought);
    const added = names.filter((name) => !Object.hasOwn(fields, name)).length;
    const differing = names.filter((name) => Object.hasOwn(fields, name) && fields[name] !== brought[name]).length;
    const lost = Object.keys(fields).filter((name) => !Object.hasOwn(brought, name)).length;
    return { id, brought, fields, added, differing, lost };
  };

  const plan = (file) => {
    const items = Object.entries(file.entries);
    const known = items.map(([id, item]) => [workbook.idNow(id), item])
      .filter(([id, item]) => id && isRecord(item) && isRecord(item.fields));
    const compared = known.map(compare);
    return {
      changes: compared.filter(({ added, differing, lost }) => added || differing || lost),
      unknown: items.length - known.length,
      read: isRecord(file.reading) && isRecord(file.reading.read) ? file.reading.read : {},
    };
  };

  // ---- Showing what it would change ----------------------------------------------------------------

  const make = (tag, content, attributes = {}) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...[content].flat());
    return element;
  };

  const button = (key, act) => {
    const made = make("button", book.say(key), { type: "button", className: "button" });
    made.addEventListener("click", act);
    return made;
  };

  // How many entries of an exercise there are of each sort, without those that there are none of.
  const change = ({ id, ...counts }) => {
    const told = ["added", "differing", "lost"].filter((sort) => counts[sort])
      .map((sort) => book.say(`file ${sort}`, { n: counts[sort] }));
    return make("li", book.say("file change", { title: workbook.titleOf(id), changes: told.join(", ") }));
  };

  // The choice comes before the list, which may be long.
  const show = (proposed) => {
    const lines = proposed.changes.map(change);
    preview.replaceChildren(
      make("p", book.say(lines.length ? "file would change" : "file changes nothing", { n: lines.length })),
      make("div", [
        button("file merge", () => bring(proposed, ({ brought, fields }) => ({ ...brought, ...fields }))),
        button("file replace", () => bring(proposed, ({ brought }) => brought)),
        button("file leave", () => close("file left")),
      ], { className: "workbook__tools" }),
      ...proposed.unknown ? [make("p", book.say("file has unknown", { n: proposed.unknown }))] : [],
      ...lines.length ? [make("ul", lines)] : [],
    );
    preview.hidden = false;
    preview.focus({ preventScroll: true });
    preview.scrollIntoView();
  };

  const close = (message) => {
    preview.hidden = true;
    chooser.value = "";
    workbook.tell(message && book.say(message));
    chooser.focus();
  };

  // ---- Bringing it back ----------------------------------------------------------------------------

  // Pages read here or there are read.
  const readingWith = (read) => {
    const now = book.reading.read();
    const times = Object.entries(read).filter(([, time]) => typeof time == "string");
    return JSON.stringify({ ...now, read: { ...Object.fromEntries(times), ...now.read } });
  };

  const bring = ({ changes, read }, fieldsOf) => {
    const texts = changes.map((change) =>
      [change.id, JSON.stringify({ format: FORMAT, fields: fieldsOf(change) })]);
    close("");
    workbook.replace(new Map([...texts, [".reading", readingWith(read)]]), book.say("file brought back", { n: changes.length }));
    for (const { id } of changes) workbook.recount(id);
  };

  const isSpreadsheet = async (file) => await file.slice(0, ZIP.length).text() === ZIP;

  const loaded = () => book.loadScript(load).catch(() => { throw new Refusal("takeaway missing"); });

  const contentOf = async (file) => {
    if (file.size > MOST_BYTES) throw new Refusal("file too large");
    if (!await isSpreadsheet(file)) return parsed(await file.text());
    await loaded();
    return book.entriesOf(file);
  };

  const open = async ([file]) => {
    if (!file) return;
    try {
      const content = await contentOf(file);
      const fault = faultOf(content);
      if (fault) throw new Refusal(fault);
      show(plan(content));
    } catch (reason) {
      close(reason instanceof Refusal ? reason.message : "file unknown");
    }
  };

  book.Refusal = Refusal;
  chooser.addEventListener("change", () => open(chooser.files));
  root.querySelector("[data-export]").addEventListener("click", save);
}
