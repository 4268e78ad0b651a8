// Makes every exercise, quiz and matrix of the page live once all scripts are there. One that is folded
// away waits until it is unfolded, so that a page with all of them opens as fast as others.
{
  const FOLDED = "details:not([open])";

  book.live = new Map(); // by id

  book.start = (root) => {
    const id = root.dataset.exercise ?? root.dataset.quiz;
    if (!book.live.has(id)) {
      const data = JSON.parse(root.querySelector(".exercise__data").textContent);
      book.live.set(id, book.kinds[root.dataset.kind](root, data));
    }
    return book.live.get(id);
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const root of document.querySelectorAll("[data-kind]")) {
      if (!root.parentElement.closest(FOLDED)) book.start(root);
    }
  });
  document.addEventListener("toggle", ({ target }) => {
    if (!target.open) return;
    target.querySelectorAll("[data-kind]").forEach(book.start);
    book.fitTexts(target); // those that were folded away had no height
  }, true);
}
