// What stands in the sheets of an .xlsx file, by the names that its cells have (ECMA-376): the book
// gives each sheet the name _book, for what it is, and each place for an entry a name that begins so.
{
  const MARK = "_book";
  const WHAT_IT_IS = /^"(\d+) (.*) (\S+)"$/;
  const CELLS = /!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?\1\$?(\d{1,7}))?$/;
  const ESCAPED = /_x([\da-f]{4})_/gi;
  const [MOST_PLACES, MOST_ROWS] = [2000, 1000]; // of a sheet, of a place

  // Entities could make a short text endless; spreadsheets have none.
  const parsed = (text) => {
    const xml = new DOMParser().parseFromString(text, "application/xml");
    if (text.includes("<!DOCTYPE") || xml.querySelector("parsererror")) throw new book.Refusal("file unknown");
    return xml;
  };

  const all = (node, tag) => [...node.getElementsByTagNameNS("*", tag)];

  const pathFrom = (part, target) => new URL(target, `file:///${part}`).pathname.slice(1);

  // The parts that a part refers to, by their ids.
  const related = async (archive, part) => {
    const name = part.split("/").pop();
    const list = parsed(await archive.text(pathFrom(part, `_rels/${name}.rels`)));
    return new Map(all(list, "Relationship").map((each) => [each.getAttribute("Id"), {
      type: each.getAttribute("Type").split("/").pop(),
      path: pathFrom(part, each.getAttribute("Target")),
    }]));
  };

  const firstOf = (relations, type) => [...relations.values()].find((each) => each.type === type)?.path;

  // A text may be in pieces; how a word is pronounced is none of them.
  const textOf = (node) => all(node, "t").filter((each) => each.parentNode.localName !== "rPh")
    .map((each) => each.textContent).join("")
    .replace(ESCAPED, (_, code) => String.fromCharCode(parseInt(code, 16)));

  // A number, a text, or nothing; of a formula what the spreadsheet has computed.
  const valueOf = (cell, texts) => {
    const type = cell.getAttribute("t") ?? "n";
    const [value] = all(cell, "v").map((each) => each.textContent);
    if (type === "inlineStr") return textOf(cell);
    if (value === undefined || type === "e") return "";
    if (type === "s") return texts[value] ?? "";
    return type === "n" && value.trim() && Number.isFinite(Number(value)) ? Number(value) : value;
  };

  // The contents of the rows that a name stands for, by row, without blank ones.
  const contentsOf = (formula, cells, texts) => {
    const [, column, first, last = first] = formula.match(CELLS) ?? [];
    const rows = Array.from({ length: Math.min(last - first + 1, MOST_ROWS) || 0 }, (_, index) => index);
    return rows.map((index) => [index + 1, cells.get(`${column}${Number(first) + index}`)])
      .filter(([, cell]) => cell)
      .map(([row, cell]) => [row, valueOf(cell, texts)])
      .filter(([, value]) => value !== "");
  };

  const namesIn = (workbook, sheet) => new Map(all(workbook, "definedName")
    .filter((each) => each.getAttribute("localSheetId") === `${sheet}`)
    .map((each) => [each.getAttribute("name"), each.textContent])
    .filter(([name]) => name === MARK || name.startsWith(`${MARK}.`))
    .slice(0, MOST_PLACES));

  // The sheets of ours: {format, book, id, places}, where places are [name, [[row, value], ...]].
  book.sheetsIn = async (buffer) => {
    const archive = new book.Archive(buffer);
    const part = firstOf(await related(archive, ""), "officeDocument");
    if (!part) throw new book.Refusal("file unknown");
    const workbook = parsed(await archive.text(part));
    const relations = await related(archive, part);
    const shared = firstOf(relations, "sharedStrings");
    const texts = shared ? all(parsed(await archive.text(shared)), "si").map(textOf) : [];
    const sheets = [];
    for (const [index, sheet] of all(workbook, "sheet").entries()) {
      const names = namesIn(workbook, index);
      const [, format, name, id] = names.get(MARK)?.match(WHAT_IT_IS) ?? [];
      if (!id) continue;
      const link = [...sheet.attributes].find((each) => each.localName === "id" && each.prefix).value;
      const xml = parsed(await archive.text(relations.get(link).path));
      const cells = new Map(all(xml, "c").map((cell) => [cell.getAttribute("r"), cell]));
      names.delete(MARK);
      const places = [...names].map(([place, formula]) =>
        [place.slice(MARK.length + 1), contentsOf(formula, cells, texts)]);
      sheets.push({ format: Number(format), book: name, id, places });
    }
    return sheets;
  };
}
