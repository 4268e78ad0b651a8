// What an exercise comes to, as plain text: the results if it has any, else what is filled in.
{
  const valuesOf = (cells, { shown }) => cells
    .filter(({ name, value }) => name && value !== null && value !== "")
    .map(({ name, value }) => shown[name]?.text || String(value));

  book.textOf = (contents) => {
    const { title, rows } = book.sheetOf(contents);
    const hasResults = rows.some((cells) => cells.some(({ isResult, name }) => isResult && name));
    const lines = [];
    let heading = "";
    for (const cells of rows.filter(([first]) => first && (first.isResult || !hasResults))) {
      const [first] = cells;
      if (first.style == "heading") heading = first.value;
      const values = valuesOf(cells, contents);
      if (!values.length) continue;
      if (heading) lines.push("", heading);
      heading = "";
      const value = values.join("; ");
      lines.push(first.name ? value : book.say("result", { title: String(first.value).split("\n")[0], value }));
    }
    return lines.length ? [`${title} (${book.today()})`, ...lines].join("\n") : "";
  };

  // Pages opened from a folder may not have the clipboard; a selected text can still be copied.
  const copiedTheOldWay = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    const { activeElement } = document;
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    activeElement?.focus();
    return isCopied;
  };

  const isCopied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copiedTheOldWay(text);
    }
  };

  book.copyText = async (text) => {
    if (!text) return book.say("nothing filled in");
    return book.say(await isCopied(text) ? "copied" : "not copied");
  };
}
