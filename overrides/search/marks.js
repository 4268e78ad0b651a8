// Marks the words that were found on the page that was opened for them.
{
  const UNTOUCHED = "script, style, template, textarea, select, mark, .player";
  const words = new Set(new URLSearchParams(location.search).get("h")?.toLowerCase().split(" "));

  const marked = (text) => {
    const parts = [];
    let done = 0;
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!words.has(word.toLowerCase())) continue;
      const mark = document.createElement("mark");
      mark.textContent = word;
      parts.push(text.slice(done, index), mark);
      done = index + word.length;
    }
    return parts.length ? [...parts, text.slice(done)] : [];
  };

  const markAll = () => {
    const texts = document.createNodeIterator(document.querySelector(".md-content"), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parts = text.parentElement.closest(UNTOUCHED) ? [] : marked(text.data);
      if (parts.length) found.push([text, parts]);
    }
    for (const [text, parts] of found) text.replaceWith(...parts);
  };

  if (words.size) addEventListener("load", markAll); // when the exercises stand
}
