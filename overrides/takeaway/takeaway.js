// What the items of the menu do. Each gives what is said to the reader when it is done.
{
  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); // some browsers ask first where to
    return book.say("file saved", { name });
  };

  // Entries by the names of fields (a list where several answers are ticked), and what is shown.
  book.contentsOf = (root) => {
    const entries = {};
    for (const control of root.querySelectorAll("input[name], textarea[name]")) {
      const isBox = ["checkbox", "radio"].includes(control.type);
      const typed = isBox && !control.checked ? "" : control.value;
      if (typed === "") continue;
      entries[control.name] = control.name in entries ? [entries[control.name], typed].flat() : typed;
    }
    const outputs = [...root.querySelectorAll("output[name]")]
      .map(({ name, dataset, textContent }) => [name, { value: dataset.value, text: textContent }]);
    return { id: root.dataset.exercise ?? root.dataset.quiz, entries, shown: Object.fromEntries(outputs) };
  };

  const said = (property) => document.querySelector(`meta[property="og:${property}"]`)?.content ?? "";
  book.title = () => said("site_name");
  // "en" alone would be American.
  book.today = () => new Intl.DateTimeFormat(
    said("locale").replace("_", "-") || document.documentElement.lang, { dateStyle: "long" }).format();

  // Of the whole workbook only what has entries; folded exercises are not live before this.
  const filled = (roots) => roots.length == 1 ? roots : roots.filter((root) => {
    book.start(root);
    return Object.keys(book.contentsOf(root).entries).length > 0;
  });

  const nameOf = (sheets) => sheets.length == 1 ? sheets[0].name : book.say("workbook file");

  const csvFiles = (sheets) => sheets.map((sheet, index) =>
    [`${String(index + 1).padStart(2, "0")}-${sheet.name}.csv`, book.csvOf(sheet)]);

  const saveCsv = async (sheets) => sheets.length == 1
    ? save(`${sheets[0].name}.csv`, new Blob([book.csvOf(sheets[0])], { type: "text/csv;charset=utf-8" }))
    : save(`${nameOf(sheets)}.zip`, await book.zipOf(csvFiles(sheets)));

  const sheetsOf = (roots) => roots.map((root) => book.sheetOf(book.contentsOf(root)));

  const items = {
    workbook: async (roots) => {
      const sheets = sheetsOf(roots);
      return save(`${nameOf(sheets)}.xlsx`, await book.workbookOf(sheets));
    },
    csv: (roots) => saveCsv(sheetsOf(roots)),
    print: (roots) => book.printPaper(roots),
    copy: (roots) => book.copyText(roots.map((root) => book.textOf(book.contentsOf(root))).join("\n\n")),
    blank: (roots) => book.printPaper(roots, true),
  };

  // Does what an item of a menu promises, for one exercise or for all of the workbook.
  book.takeAlong = (item, roots) => {
    const chosen = filled(roots);
    return chosen.length ? items[item](chosen) : book.say("nothing filled in");
  };
}
