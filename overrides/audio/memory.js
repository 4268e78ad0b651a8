// What is remembered of listening: the speed, and where the reader stopped, page by page. It is one
// item of the browser's localStorage, named after the book: other books may share the store.
globalThis.book ??= {};
{
  const KEY = `${document.currentScript.dataset.book}/.listening`;

  const read = () => {
    try {
      const item = JSON.parse(localStorage.getItem(KEY));
      return { rate: 1, ...item, places: { ...item?.places }, units: { ...item?.units } };
    } catch {
      return { rate: 1, places: {}, units: {} }; // nothing may be kept here, or it is damaged
    }
  };

  const change = (changes) => {
    const item = read();
    changes(item);
    try {
      localStorage.setItem(KEY, JSON.stringify(item));
    } catch {
      // the reader starts from the beginning next time
    }
  };

  book.listening = { read, change };
}
