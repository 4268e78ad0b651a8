// A spreadsheet of ours as what the workbook knows how to bring back: entries under the names that
// they are kept under, as a reader would have typed them.
{
  const UNUSABLE = /^\u26a0 /; // what the page did not accept
  const BETWEEN = "\n"; // several answers of one question
  const DIGITS = 15;

  let known = {};
  book.knowPlaces = (places) => {
    known = places;
  };

  const own = (object, name) => Object.hasOwn(object ?? {}, name) ? object[name] : undefined;

  const decimal = (number) => String(Number(number.toPrecision(DIGITS)));
  const typed = (number) => decimal(number).replace(".", book.formatNumber(0.5, 1).charAt(1));

  // Ids for titles: one title, or several in a row; a text that is none of them stays as it is.
  const idsFor = (text, titles) => {
    const ids = [];
    let rest = text.trim().toLowerCase();
    while (rest) {
      const title = Object.keys(titles).filter((each) => rest === each || rest.startsWith(`${each}; `))
        .sort((one, other) => other.length - one.length)[0];
      if (!title) return text;
      ids.push(titles[title]);
      rest = rest.slice(title.length + 2);
    }
    return ids.join(BETWEEN);
  };

  const entryFor = (value, takes) => {
    if (typeof takes == "object") return idsFor(typeof value == "number" ? decimal(value) : value, takes);
    if (typeof value == "number") return takes == "points" ? decimal(value) : typed(value);
    return takes ? value.replace(UNUSABLE, "") : value;
  };

  // Spreadsheets know neither how a number was typed nor every character.
  const meaning = (text, takes) => {
    const number = takes == "number" || takes == "whole" ? book.parseNumber(text) : NaN;
    return Number.isNaN(number) ? text.replace(/\r\n?/g, "\n").trim() : number;
  };

  const fieldsOf = ({ id, places }) => {
    const now = book.workbook.idNow(id);
    const { fields } = now ? book.store.read(now) : {};
    return Object.fromEntries(places.flatMap(([place, contents]) => {
      const takes = own(own(known, id), place);
      return contents.map(([row, value]) => {
        const name = place.replace(/\._$/, `.${row}`);
        const entry = entryFor(value, takes);
        const kept = own(fields, name);
        const isSame = kept !== undefined && meaning(kept, takes) === meaning(entry, takes);
        return [name, isSame ? kept : entry];
      });
    }));
  };

  // The same as a workbook saved as JSON; of two sheets of one exercise, the first.
  book.entriesOf = async (file) => {
    const sheets = await book.sheetsIn(await file.arrayBuffer());
    if (!sheets.length) throw new book.Refusal("spreadsheet unknown");
    const ours = sheets.filter((each) => each.book === book.here.book);
    const filled = ours.filter(({ id }, index) => ours.findIndex((each) => each.id === id) === index)
      .map((each) => [each.id, { fields: fieldsOf(each) }])
      .filter(([, { fields }]) => Object.keys(fields).length);
    if (ours.length && !filled.length) throw new book.Refusal("spreadsheet blank");
    const [{ format, book: name }] = ours.length ? ours : sheets;
    return { format, book: name, entries: Object.fromEntries(filled) };
  };
}
