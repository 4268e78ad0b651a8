// Counts the pages of all chapters while there is nothing else to do. What is not counted yet is
// guessed from how much text it has, so that every page has a number from the start.
{
  const LEAST_TIME = 5; // milliseconds
  const FIRST_GUESS = 1200; // letters on a page
  const idle = globalThis.requestIdleCallback
    ?? ((call) => setTimeout(call, 50, { timeRemaining: () => 3 * LEAST_TIME }));

  // `sheet` is one that nobody sees; `changed` is called when pages have got
  // their final numbers.
  book.reader.counter = (chapters, sheet, changed) => {
    const known = new Map();
    const letters = chapters.map(({ html }) => html.replace(/<[^>]*>/g, "").length);
    let round = 0;

    const start = (shape, zoom) => {
      known.clear();
      sheet.lay(shape, zoom);
      const its = round += 1;
      idle((time) => goOn(time, its));
    };

    const stop = () => {
      round += 1;
    };

    function goOn(time, its) {
      if (its !== round) return;
      while (countOne() && time.timeRemaining() > LEAST_TIME);
      changed();
      if (known.size < chapters.length) idle((more) => goOn(more, its));
    }

    function countOne() {
      const next = chapters.findIndex((_, index) => !known.has(index));
      if (next < 0) return false;
      sheet.fill(chapters[next]);
      known.set(next, sheet.columns());
      if (known.size === chapters.length) sheet.fill({ html: "", unit: "" });
      return true;
    }

    const guess = (index) => {
      const columns = [...known.values()].reduce((sum, each) => sum + each, 0);
      const read = [...known.keys()].reduce((sum, each) => sum + letters[each], 0);
      const perPage = columns ? read / columns : FIRST_GUESS;
      const { pages } = sheet.shape;
      return Math.ceil(letters[index] / perPage / pages) * pages;
    };

    const of = (index) => known.get(index) ?? guess(index);

    return {
      start, stop,
      note: (index, columns) => known.set(index, columns),
      before: (index) => chapters.slice(0, index).reduce((sum, _, each) => sum + of(each), 0),
      // The chapter and the column that have a page; all has to be known for that.
      find: (page) => {
        while (countOne());
        let index = 0;
        while (index < chapters.length - 1 && page >= of(index)) {
          page -= of(index);
          index += 1;
        }
        return { index, column: Math.min(page, of(index) - 1) };
      },
      get isDone() { return known.size === chapters.length; },
      get total() { return chapters.reduce((sum, _, each) => sum + of(each), 0); },
    };
  };
}
