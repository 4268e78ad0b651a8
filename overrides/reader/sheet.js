// The pages of a chapter: its text flows through columns of equal size, which stand beside one
// another. A sheet is what can be seen at once, one column or two.
{
  const { reader } = book;
  const [NARROWEST, WIDEST] = [21, 34]; // of two pages and of one, in the size of the text
  const GUTTER = 3.6; // between two pages, likewise
  const NARROWEST_CELL = 5; // likewise
  const [SMALLEST, FILLED] = [0.7, 0.98]; // how small a figure may become, to fill so much of a page
  const ENOUGH_TO_SEE = 40; // letters of which one at least is no space

  // Whole pixels, or pages far behind would be off by the sum of the fractions.
  reader.shapeFor = (room, height, em) => {
    const gap = Math.round(GUTTER * em);
    const pages = room >= 2 * NARROWEST * em + gap ? 2 : 1;
    const width = Math.floor(Math.min((room - (pages - 1) * gap) / pages, WIDEST * em));
    return { pages, width, gap, height: Math.floor(height), seen: pages * width + (pages - 1) * gap };
  };

  reader.sheet = (flow) => {
    const article = flow.firstElementChild;
    const end = document.createElement("i");
    end.className = "reader__end";
    let [shape, text, divides] = [];

    const lay = (wanted, zoom) => {
      shape = { ...wanted, ems: wanted.width / (zoom * parseFloat(getComputedStyle(article).fontSize)) };
      Object.assign(flow.style, {
        width: `${shape.seen}px`,
        height: `${shape.height}px`,
        columnWidth: `${shape.width}px`,
        columnGap: `${shape.gap}px`,
      });
      article.style.zoom = zoom;
      article.style.setProperty("--reader-page", `${Math.floor(shape.height / zoom)}px`);
      if (text) fit();
    };

    const fill = ({ html, unit }) => {
      divides ??= dividesTables();
      article.replaceChildren(reader.parsed(html), end);
      article.dataset.unit = unit;
      text = reader.textOf(article);
      fit();
    };

    // The rows of a table stand below one another where its columns would be too narrow; a figure
    // that is a little too high for a page is made smaller. First everything is measured and then
    // changed, or the browser would lay out the whole text again and again.
    const fit = () => {
      const [tables, figures] = ["table", "figure"].map((each) => [...article.querySelectorAll(each)]);
      for (const table of tables) table.classList.remove("stacked", "divided");
      for (const cell of article.querySelectorAll("th, td")) cell.style.width = "";
      for (const figure of figures) figure.style.zoom = 1;
      const stacked = tables.filter(isTooNarrow);
      const whole = divides ? [] : tables.filter((table) => !stacked.includes(table) && hasRows(table));
      const cells = whole.flatMap(cellsOf);
      const zooms = figures.map((figure) => [figure, zoomFor(figure)]);
      for (const table of stacked) table.classList.add("stacked");
      for (const [cell, table, share] of cells) {
        table.classList.add("divided");
        cell.style.width = `${100 * share}%`;
      }
      for (const [figure, zoom] of zooms) figure.style.zoom = zoom;
    };

    // Those of figures are stacked by their own style.
    const isTooNarrow = (table) => table.dataset.columns && (
      shape.ems / table.dataset.columns < NARROWEST_CELL
      || table.getClientRects()[0].width * scale() > shape.width + 1
      || !divides && [...table.rows].some((row) => row.getBoundingClientRect().height * scale() > shape.height));

    const hasRows = ({ tBodies: [body] }) => getComputedStyle(body.rows[0]).display === "table-row";

    // Firefox moves a table to the next column as a whole, and cuts off what finds no room there. So
    // its rows become tables of their own, with cells as wide as they were together; a pixel more
    // for each, or rounding would break the words of narrow ones.
    const cellsOf = (table) => {
      const { width } = table.getBoundingClientRect();
      return [...table.querySelectorAll("th, td")].map((cell) =>
        [cell, table, (cell.getBoundingClientRect().width + 1) / (width + cell.parentNode.cells.length)]);
    };

    const dividesTables = () => {
      const table = document.createElement("table");
      for (const row of [0, 1]) table.insertRow(row).insertCell().style.height = `${0.8 * shape.height}px`;
      article.replaceChildren(table);
      const [first, second] = [...table.rows].map((row) => row.getBoundingClientRect().left);
      return first !== second;
    };

    const zoomFor = (figure) => {
      const pieces = [...figure.getClientRects()];
      const height = pieces.reduce((sum, piece) => sum + piece.height, 0) * scale();
      const zoom = (FILLED * shape.height) / height;
      const isWhole = pieces.length === 1 && height <= shape.height;
      return !isWhole && zoom > SMALLEST ? Math.min(zoom, 1) : 1;
    };

    // Older browsers measure inside of what is zoomed as if it was not.
    const scale = () => shape.width / article.getClientRects()[0].width;

    const columnAt = (rect) => {
      const x = rect.left * scale() - flow.getBoundingClientRect().left;
      return Math.max(0, Math.floor((x + 1) / (shape.width + shape.gap)));
    };

    const columnOf = (element) => {
      const [rect] = element.getClientRects();
      return rect ? columnAt(rect) : 0;
    };

    const columnOfLetter = (letter) => {
      for (let at = reader.pieceAt(text.pieces, letter); at < text.pieces.length; at += 1) {
        const { node, start } = text.pieces[at];
        const from = Math.max(letter, start);
        const [rect] = reader.rangeOf(text, from, Math.min(from + ENOUGH_TO_SEE, start + node.length)).getClientRects();
        if (rect) return columnAt(rect);
      }
      return columnOf(end);
    };

    // The first letter that stands in a column.
    const letterIn = (column) => {
      let [low, high] = [0, text.length];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (columnOfLetter(middle) < column) low = middle + 1;
        else high = middle;
      }
      return low;
    };

    // A new chapter begins on a sheet of its own, so the last may end with an empty page.
    const columns = () => Math.ceil((columnOf(end) + 1) / shape.pages) * shape.pages;

    return {
      lay, fill, columns, columnOf, columnOfLetter, letterIn,
      get shape() { return shape; },
      get text() { return text; },
    };
  };
}
