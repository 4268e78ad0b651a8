// What is remembered of listening: the speed, and where the reader stopped, page by page and in each
// unit. Kept as readers' entries are (overrides/keeping/store.js).
{
  const LISTENING = ".listening";

  const read = () => {
    try {
      const item = JSON.parse(book.store.raw(LISTENING));
      return { rate: 1, ...item, places: { ...item?.places }, units: { ...item?.units } };
    } catch {
      return { rate: 1, places: {}, units: {} }; // what is damaged is begun anew
    }
  };

  const change = (changes) => {
    const item = read();
    changes(item);
    book.store.write(LISTENING, JSON.stringify(item));
  };

  Object.assign(book.listening, { read, change });
}
