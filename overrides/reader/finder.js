// Finds passages of the book that hold all words a reader types, in any of their forms.
{
  const MOST = 200;
  const [BEFORE, AFTER] = [40, 100]; // letters around what was found

  book.reader.finder = (chapters) => {
    let all; // but for the cover, where the contents are
    const passages = () => all ??= chapters.flatMap(({ html }, index) =>
      index === 0 ? [] : book.reader.passagesOf(book.reader.parsed(html)).map((each) => ({ ...each, index })));

    // In the order of the book: the chapter, where the words stand in it, and the text around.
    return (query) => {
      const asked = [...new Set([...book.eachWord(query)].map(([word]) => book.fold(word)))];
      const answers = new Map();
      const answered = (word) => {
        if (!answers.has(word)) answers.set(word, asked.filter((each) => book.kinship(book.fold(word), each)));
        return answers.get(word);
      };
      const found = [];
      for (const passage of asked.length ? passages() : []) {
        const hits = [...book.eachWord(passage.text)].filter(([word]) => answered(word).length);
        if (new Set(hits.flatMap(([word]) => answered(word))).size === asked.length) found.push(shown(passage, hits));
      }
      return { found: found.slice(0, MOST), count: found.length };
    };
  };

  function shown({ index, start, text }, hits) {
    const [{ 0: word, index: first }] = hits;
    const from = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    const space = text.indexOf(" ", first + AFTER);
    const to = space < 0 ? text.length : space;
    const inside = hits.filter((hit) => hit.index >= from && hit.index + hit[0].length <= to);
    return {
      index, letter: start + first, length: word.length,
      before: from > 0, after: to < text.length, parts: parts(text, from, to, inside),
    };
  }

  // The text in pieces: every second one is a word that was found.
  function parts(text, from, to, hits) {
    const pieces = [];
    let done = from;
    for (const { 0: word, index } of hits) {
      pieces.push(text.slice(done, index), word);
      done = index + word.length;
    }
    return [...pieces, text.slice(done, to)];
  }
}
