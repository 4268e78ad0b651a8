// Material's search box asks a worker. This one answers in the page itself, which works without a
// server too, and loads the search of the page's language only when a reader opens the box. What
// Material loads by itself, search_index, has no pages in it.
{
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // Material's numbers for its messages
  const { load, missing } = document.currentScript.dataset;

  const opened = () => new Promise((resolve) => {
    const toggle = document.getElementById("__search");
    if (toggle.checked) resolve();
    else toggle.addEventListener("change", resolve, { once: true });
  });

  const sayThatItIsMissing = () => {
    document.querySelector(".md-search-result__meta").textContent = missing;
  };

  window.Worker = class extends EventTarget {
    postMessage({ type, data }) {
      if (type === SETUP) this.start();
      // Material does not expect an answer before it has finished asking.
      if (type === QUERY) setTimeout(() => this.answer(RESULT, { items: book.find(data) }));
    }

    async start() {
      await opened();
      book.loadScript(load).then(() => this.answer(READY), sayThatItIsMissing);
    }

    answer(type, data) {
      this.dispatchEvent(new MessageEvent("message", { data: { type, data } }));
    }
  };
}
