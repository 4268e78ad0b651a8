// Sheets as the parts of an .xlsx file (ECMA-376), as small as Excel and LibreOffice accept it.
{
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const [SIZE, LINE, ONE_LINE, HIGHEST, PORTRAIT] = [11, 1.4, 16, 409, 110];
  const [LONGEST_NAME, LONGEST_LIST, LONGEST_TEXT] = [31, 255, 32767];
  const PADDING = 0.7109375; // of a column, in letters: 5 of 7 pixels, as spreadsheets round it
  const FIRST_FORMAT = 164; // the numbers below are formats that spreadsheets know already
  const AS_TEXT = 49;
  const [MARK, MARK_FORMAT] = ["_book", 1];

  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // Characters that XML cannot hold; and _x0041_, which a spreadsheet would read as A.
  const plain = (text) => String(text).slice(0, LONGEST_TEXT).replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
  const escaped = (text) => plain(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

  const element = (tag, attributes, content) => {
    const stated = Object.entries(attributes).filter(([, value]) => value !== undefined)
      .map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
    return content === undefined ? `<${tag}${stated}/>` : `<${tag}${stated}>${content}</${tag}>`;
  };
  const counted = (tag, items) => element(tag, { count: items.length }, items.join(""));

  // The looks of cells, numbered as they turn up.
  class Looks {
    constructor() {
      this.styles = Object.entries(book.sheetStyles);
      this.formats = [];
      this.keys = [];
    }

    indexOf({ style, format = "", takes }) {
      const shownAs = takes && !takes.sort ? "@" : format;
      const key = JSON.stringify([style, shownAs]);
      if (!this.keys.includes(key)) this.keys.push(key);
      return this.keys.indexOf(key) + 1;
    }

    formatId(format) {
      if (!format || format == "@") return format ? AS_TEXT : 0;
      if (!this.formats.includes(format)) this.formats.push(format);
      return FIRST_FORMAT + this.formats.indexOf(format);
    }

    xf(key) {
      const [style, format] = JSON.parse(key);
      const index = this.styles.findIndex(([name]) => name === style);
      const { wrap, align, border } = book.sheetStyles[style];
      const alignment = element("alignment", { vertical: "top", wrapText: wrap && 1, horizontal: align });
      return element("xf", {
        numFmtId: this.formatId(format), fontId: index + 1, fillId: index + 2, borderId: border ? 1 : 0, xfId: 0,
        applyNumberFormat: 1, applyFont: 1, applyFill: 1, applyBorder: 1, applyAlignment: 1,
      }, alignment);
    }

    toXml() {
      const xfs = this.keys.map((key) => this.xf(key));
      const font = ({ size = SIZE, bold, colour = "000000" }) => element("font", {}, (bold ? "<b/>" : "") +
        element("sz", { val: size }) + element("color", { rgb: `FF${colour}` }) + element("name", { val: "Calibri" }));
      const fill = ({ fill: colour }) => element("fill", {}, colour
        ? element("patternFill", { patternType: "solid" }, element("fgColor", { rgb: `FF${colour}` }))
        : element("patternFill", { patternType: "none" }));
      const sides = ["left", "right", "top", "bottom"]
        .map((side) => element(side, { style: "thin" }, element("color", { rgb: "FF8A94A3" })));
      const formats = this.formats.map((formatCode, index) =>
        element("numFmt", { numFmtId: FIRST_FORMAT + index, formatCode }));
      const looks = this.styles.map(([, look]) => look);
      const base = element("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 });
      return HEAD + element("styleSheet", { xmlns: MAIN }, [
        ...formats.length ? [counted("numFmts", formats)] : [],
        counted("fonts", [{}, ...looks].map(font)),
        counted("fills", [fill({}), '<fill><patternFill patternType="gray125"/></fill>', ...looks.map(fill)]),
        counted("borders", ["<border/>", element("border", {}, sides.join(""))]),
        counted("cellStyleXfs", [base]),
        counted("cellXfs", [base, ...xfs]),
        counted("cellStyles", [element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })]),
      ].join(""));
    }
  }

  const cellXml = (cell, row, looks) => {
    const s = looks.indexOf(cell);
    const place = (column) => `${book.letters(column)}${row}`;
    const { formula, value } = cell;
    const r = place(cell.column);
    const further = Array.from({ length: cell.across - 1 }, (_, index) =>
      element("c", { r: place(cell.column + index + 1), s })).join("");
    const known = value === null || value === "" ? "" : element("v", {}, escaped(value));
    const isText = typeof value != "number";
    if (formula) {
      return element("c", { r, s, t: isText ? "str" : undefined }, element("f", {}, escaped(formula)) + known) + further;
    }
    if (!known) return element("c", { r, s }) + further;
    const text = element("is", {}, element("t", { "xml:space": "preserve" }, escaped(value)));
    return (isText ? element("c", { r, s, t: "inlineStr" }, text) : element("c", { r, s }, known)) + further;
  };

  // Spreadsheets do not work out by themselves how high a row with a merged cell must be.
  const heightOf = (cells, widths) => Math.max(0, ...cells.map(({ style, column, across, value, takes }) => {
    const { size = SIZE } = book.sheetStyles[style];
    const room = widths.slice(column, column + across).reduce((sum, width) => sum + width, 0) * SIZE / size;
    const lines = String(value ?? "").split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0);
    return Math.ceil(Math.max(lines, across > 1 && takes?.lines || 1) * size * LINE);
  }));

  const rowXml = (cells, index, widths, looks) => {
    const height = Math.min(HIGHEST, heightOf(cells, widths));
    const stated = height > ONE_LINE ? { ht: height, customHeight: 1 } : {};
    return element("row", { r: index + 1, ...stated }, cells.map((cell) => cellXml(cell, index + 1, looks)).join(""));
  };

  const validation = ({ takes, column }, row) => {
    const { sort, least, most, points, titles, rule } = takes ?? {};
    const options = points ?? Object.values(titles ?? {});
    const frame = {
      allowBlank: 1, showInputMessage: 1, showErrorMessage: 1, error: rule, sqref: `${book.letters(column)}${row}`,
    };
    if (sort == "whole" || sort == "number") {
      const limits = element("formula1", {}, String(least)) + element("formula2", {}, String(most));
      return [element("dataValidation", { type: sort == "whole" ? "whole" : "decimal", ...frame }, limits)];
    }
    const isListed = options.join(",").length <= LONGEST_LIST && !options.some((each) => `${each}`.includes(","));
    if (!["points", "titles"].includes(sort) || !isListed) return [];
    const list = escaped(`"${options.join(",").replaceAll('"', '""')}"`);
    return [element("dataValidation", { type: "list", ...frame }, element("formula1", {}, list))];
  };

  const sheetXml = ({ rows, widths }, looks) => {
    const placed = rows.flatMap((cells, index) => cells.map((cell) => ({ cell, row: index + 1 })));
    const merged = placed.filter(({ cell }) => cell.across > 1).map(({ cell: { column, across }, row }) =>
      element("mergeCell", { ref: `${book.letters(column)}${row}:${book.letters(column + across - 1)}${row}` }));
    const rules = placed.flatMap(({ cell, row }) => validation(cell, row));
    const columns = widths.map((width, index) =>
      element("col", { min: index + 1, max: index + 1, width: width + PADDING, customWidth: 1 }));
    const across = widths.reduce((sum, width) => sum + width, 0);
    return HEAD + element("worksheet", { xmlns: MAIN }, [
      "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
      "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews>",
      element("cols", {}, columns.join("")),
      element("sheetData", {}, rows.map((cells, index) => rowXml(cells, index, widths, looks)).join("")),
      merged.length ? counted("mergeCells", merged) : "",
      rules.length ? counted("dataValidations", rules) : "",
      "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>",
      element("pageSetup", {
        paperSize: 9, orientation: across > PORTRAIT ? "landscape" : "portrait", fitToWidth: 1, fitToHeight: 0,
      }),
    ].join(""));
  };

  // A title as the name of a sheet: short, without certain signs, and only once in a file.
  const sheetNames = (sheets) => sheets.reduce((names, { title }) => {
    const plainTitle = title.replace(/[[\]:*?/\\']/g, " ").replace(/\s+/g, " ").trim();
    const isTaken = (name) => names.some((each) => each.toLowerCase() == name.toLowerCase());
    let name = plainTitle.slice(0, LONGEST_NAME).trim();
    for (let n = 2; isTaken(name); n += 1) name = `${plainTitle.slice(0, LONGEST_NAME - 1 - `${n}`.length).trim()} ${n}`;
    return [...names, name];
  }, []);

  // What a sheet is and where its entries are: spreadsheets keep such names when they save, and move
  // them with the cells that they name. Bringing back goes by them.
  const namesIn = ({ id, places }, sheetName, localSheetId) => {
    const named = (name, formula) => element("definedName", { name, localSheetId, hidden: 1 }, escaped(formula));
    return named(MARK, `"${MARK_FORMAT} ${book.here.book} ${id}"`) +
      places.map(([place, cells]) => named(`${MARK}.${place}`, `'${sheetName}'!${cells}`)).join("");
  };

  const relation = (Id, type, Target) => element("Relationship", { Id, Type: `${LINKS}/${type}`, Target });
  const relations = (items) => HEAD + element("Relationships", { xmlns: `${PACKAGE}relationships` }, items.join(""));

  book.workbookOf = (sheets) => {
    const looks = new Looks();
    const numbered = sheets.map((sheet, index) => ({ sheet, id: index + 1, path: `worksheets/sheet${index + 1}.xml` }));
    const parts = numbered.map(({ sheet, path }) => [`xl/${path}`, sheetXml(sheet, looks)]);
    const names = sheetNames(sheets);
    const override = (PartName, type) => element("Override", { PartName, ContentType: `${TYPE}${type}+xml` });
    const types = [
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      override("/xl/workbook.xml", "sheet.main"),
      override("/xl/styles.xml", "styles"),
      ...numbered.map(({ path }) => override(`/xl/${path}`, "worksheet")),
    ];
    const list = numbered.map(({ id }) => element("sheet", { name: names[id - 1], sheetId: id, "r:id": `rId${id}` }));
    const links = numbered.map(({ id, path }) => relation(`rId${id}`, "worksheet", path));
    return book.zipOf([
      ["[Content_Types].xml", HEAD + element("Types", { xmlns: `${PACKAGE}content-types` }, types.join(""))],
      ["_rels/.rels", relations([relation("rId1", "officeDocument", "xl/workbook.xml")])],
      ["xl/workbook.xml", HEAD + element("workbook", { xmlns: MAIN, "xmlns:r": LINKS },
        element("sheets", {}, list.join("")) +
        element("definedNames", {}, sheets.map((sheet, index) => namesIn(sheet, names[index], index)).join("")) +
        element("calcPr", { fullCalcOnLoad: 1 }))],
      ["xl/_rels/workbook.xml.rels", relations([...links, relation(`rId${sheets.length + 1}`, "styles", "styles.xml")])],
      ["xl/styles.xml", looks.toXml()],
      ...parts,
    ], `${TYPE}sheet`);
  };
}
