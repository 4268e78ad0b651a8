// The text of a chapter as letters that are counted. A place in the book is a chapter and how many
// of its letters come before, so it outlives another size of the window or of the text.
globalThis.book ??= {};
book.reader = {};
{
  const BLOCKS = "p, li, dt, dd, td, th, caption, figcaption > span, h1, h2, h3, h4, h5, h6, div";

  // What the build has written, as elements; scripts in it would not run.
  book.reader.parsed = (html) => {
    const fragment = document.createDocumentFragment();
    fragment.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    return fragment;
  };

  // The pieces of text below an element, each with the letters before it.
  book.reader.textOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let length = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim()) continue;
      pieces.push({ node, start: length });
      length += node.length;
    }
    return { pieces, length };
  };

  // Paragraphs, cells and the like, each with the letters before it.
  book.reader.passagesOf = (root) => {
    const passages = [];
    let block;
    for (const { node, start } of book.reader.textOf(root).pieces) {
      const own = node.parentElement?.closest(BLOCKS);
      if (!passages.length || own !== block) passages.push({ start, text: "" });
      passages[passages.length - 1].text += node.data;
      block = own;
    }
    return passages;
  };

  // The piece that holds a letter, by its number.
  book.reader.pieceAt = (pieces, letter) => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (pieces[middle].start <= letter) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  book.reader.rangeOf = ({ pieces }, start, end) => {
    const range = document.createRange();
    const [from, to] = [start, end].map((letter) => pieces[book.reader.pieceAt(pieces, letter)]);
    range.setStart(from.node, start - from.start);
    range.setEnd(to.node, Math.min(end - to.start, to.node.length));
    return range;
  };

  // Calls once it has been quiet for so many milliseconds.
  book.reader.later = (quiet, call, waiting) => () => {
    clearTimeout(waiting);
    waiting = setTimeout(call, quiet);
  };
}
