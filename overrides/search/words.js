// What is common to words of a book, for its search and its reader: two words can be forms of one.
// `book.stems` is of the language; one without it finds words and their beginnings.
{
  // How much a word of the book counts: as the very word typed, a form of it, or a longer word.
  const [SAME, FORM, LONGER] = [1, 0.9, 0.4];

  const remembered = (make, memory = new Map()) => (key) => {
    if (!memory.has(key)) memory.set(key, make(key));
    return memory.get(key);
  };
  const stems = remembered((word) => book.stems?.(word) ?? [word]);

  book.eachWord = (text) => text.matchAll(/[\p{L}\p{N}]+/gu);
  book.fold = remembered((word) =>
    word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l"));

  book.kinship = (word, asked) => {
    if (!word.startsWith(asked.slice(0, 2))) return 0; // no form changes the first letters
    if (word === asked) return SAME;
    if (stems(word).some((stem, reading) => stem === stems(asked)[reading])) return FORM;
    return asked.length > 1 && word.startsWith(asked) ? LONGER : 0;
  };
  book.isForm = (word, asked) => book.kinship(word, asked) >= FORM;

  // Pieces of a text, of which every second one is to be marked, as a page can show them.
  book.withMarks = (pieces) => pieces.map((text, at) => {
    if (at % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
