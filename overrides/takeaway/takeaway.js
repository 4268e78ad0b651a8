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

  book.takeaways = {
    workbook: async (root) => {
      const sheet = book.sheetOf(book.contentsOf(root));
      return save(`${sheet.name}.xlsx`, await book.workbookOf([sheet]));
    },
    csv: (root) => {
      const sheet = book.sheetOf(book.contentsOf(root));
      return save(`${sheet.name}.csv`, book.csvOf(sheet));
    },
    print: (root) => book.printPaper([root]),
    copy: (root) => book.copyText(book.textOf(book.contentsOf(root))),
    blank: (root) => book.printPaper([root], true),
  };
}
