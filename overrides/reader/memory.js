// Remembers the place and the size of the text, in the reader's browser only. Where it refuses, the
// book opens at its beginning.
{
  book.reader.memory = (key) => ({
    read: () => {
      try {
        const kept = JSON.parse(localStorage.getItem(key));
        return typeof kept === "object" && kept ? kept : {};
      } catch {
        return {};
      }
    },
    write: (kept) => {
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // it is a convenience only
      }
    },
  });

  // The steps that a reader took through the book, as steps of the browser: its way back leads to
  // where a link was followed from, and in the end out of the book.
  book.reader.trail = {
    here: () => history.state?.reader,
    begin: (place) => history.pushState({ ...history.state, reader: { ...place, depth: 1 } }, ""),
    move: (place) => {
      const { depth } = book.reader.trail.here() ?? {};
      if (depth) history.replaceState({ ...history.state, reader: { ...place, depth } }, "");
    },
    step: (place) => {
      const { depth } = book.reader.trail.here() ?? { depth: 0 };
      history.pushState({ ...history.state, reader: { ...place, depth: depth + 1 } }, "");
    },
    leave: () => {
      const { depth } = book.reader.trail.here() ?? {};
      if (depth) history.go(-depth);
    },
  };
}
