// Opens the book from its cover, as a book with pages to turn (overrides/reader/). Until a reader
// does so, nothing of it is loaded; if it cannot be loaded, the cover stays a link to a page.
{
  const { load, loadStyle } = document.currentScript.dataset;
  const covers = document.querySelectorAll("[data-opens]");

  async function open(cover) {
    try {
      await Promise.all([book.loadStyle(loadStyle), book.loadScript(load)]);
      book.reader.open(cover.dataset.opens);
    } catch {
      location.href = cover.href;
    }
  }

  for (const cover of covers) {
    cover.setAttribute("role", "button");
    cover.setAttribute("aria-haspopup", "dialog");
    cover.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(cover);
    });
    cover.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      cover.click();
    });
  }

  // Who left the open book for a page, or loaded the page again, finds it open at the same place.
  if (history.state?.reader && covers.length) open(covers[0]);
}
