// A plan with entries: every cell in its place, every formula with addresses. The twin of
// hooks/spreadsheets/sheet.py; what a page holds comes as {id, entries, shown}: what is typed or
// chosen by the names of fields, and {value, text} by the names of outputs.
globalThis.book ??= {};
{
  const NAME = /⟦(@?)([^⟧]*)⟧/g;
  const NUMBERS = ["whole", "number", "points"];
  const UNUSABLE = "\u26a0"; // before what was typed: a spreadsheet would calculate with "11"

  const plans = new Map();

  book.knowSheets = (styles, list) => {
    book.sheetStyles = styles;
    for (const plan of list) plans.set(plan.id, plan);
  };

  const own = (object, name) => Object.hasOwn(object ?? {}, name) ? object[name] : undefined;

  const isAllowed = (number, { sort, points, least, most }) =>
    sort == "points" ? points.includes(number)
      : number >= least && number <= most && (sort != "whole" || Number.isInteger(number));

  const entered = (typed, takes) => {
    if (Array.isArray(typed)) return typed.map((each) => entered(each, takes)).join("; ");
    if (typed === undefined || typed === "") return null;
    if (!NUMBERS.includes(takes.sort)) return own(takes.titles, typed) ?? typed;
    const number = book.parseNumber(typed);
    return isAllowed(number, takes) ? number : `${UNUSABLE} ${typed}`;
  };

  const computed = (output, { titles, style }) => {
    if (!output || output.value === "") return null;
    if (titles) return own(titles, output.value) ?? null;
    return style == "computed" ? Number(output.value) : output.text;
  };

  const lastRow = (table, entries) => Object.keys(entries)
    .map((name) => name.split("."))
    .filter((cell) => cell.length === 3 && cell[0] === table)
    .reduce((last, cell) => Math.max(last, Number(cell[2])), 0);

  // Each line as often as it stands in the sheet, with the number of the row.
  const repeated = (lines, entries) => lines.flatMap((line) => {
    if (!line.grows) return [{ line, n: "" }];
    const size = Math.max(line.grows.start, lastRow(line.grows.table, entries));
    return Array.from({ length: size }, (_, index) => ({ line, n: String(index + 1) }));
  });

  // What a formula may call the cell: a cell of a table stands for its column.
  const names = (name, group) => {
    const [table, column, row] = name.split(".");
    if (row === undefined) return name ? [name] : [];
    return group ? [`${table}.${column}`, `${table}.${group}.${column}`] : [`${table}.${column}`];
  };

  book.letters = (column) =>
    (column > 25 ? book.letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + column % 26);

  const nameOf = (cell, n) => (cell.entry ?? cell.shows ?? "").replace("{n}", n);

  const addresses = (lines) => {
    const found = new Map();
    lines.forEach(({ line, n }, row) => line.cells?.forEach((cell, column) => {
      for (const name of names(nameOf(cell, n), line.group)) {
        const first = found.get(name)?.first ?? row + 1;
        found.set(name, { letter: book.letters(column), first, last: row + 1 });
      }
    }));
    return (formula, row) => formula.replace(NAME, (_, here, name) => {
      const { letter, first, last } = found.get(name);
      if (here) return `${letter}${row}`;
      return name.includes(".") ? `$${letter}$${first}:$${letter}$${last}` : `$${letter}$${first}`;
    });
  };

  // Where entries are, by the names that they are kept under, as spreadsheets write it; rows that
  // readers add have one name, with an underscore for the number.
  const placesIn = (lines) => {
    const found = new Map();
    lines.forEach(({ line }, row) => line.cells?.forEach(({ kept, entry }, column) => {
      const name = kept ?? entry?.replace("{n}", "_");
      if (!name) return;
      const [first] = found.get(name) ?? [];
      const here = `$${book.letters(column)}$${row + 1}`;
      found.set(name, first ? [first, here] : [here]);
    }));
    return [...found].map(([name, ends]) => [name, ends.join(":")]);
  };

  const valueOf = (cell, name, n, { entries, shown }) => {
    if (cell.entry) return entered(own(entries, name), cell.takes);
    if (cell.shows) return computed(own(shown, name), cell);
    return (cell.text ?? "").replace("{n}", n);
  };

  book.sheetOf = (contents) => {
    const plan = plans.get(contents.id);
    const lines = repeated(plan.lines, contents.entries);
    const resolve = addresses(lines);
    const rows = lines.map(({ line, n }, row) => (line.cells ?? []).map((cell, column) => {
      const name = nameOf(cell, n);
      return {
        ...cell,
        column,
        name,
        across: cell.across > 0 ? cell.across : cell.across ? plan.widths.length - column : 1,
        formula: cell.formula && resolve(cell.formula, row + 1),
        value: valueOf(cell, name, n, contents),
        isResult: line.is_result,
      };
    }));
    const { id, title, name, widths } = plan;
    return { id, title, name, widths, rows, places: placesIn(lines) };
  };
}
