// Starts the worker that lets the book be read without a network, and says when there is a newer
// book than the one on the screen. Not for a book opened from a folder, which needs no network, nor
// in a browser that is to keep nothing: Firefox writes an error for whoever then asks for a worker.
{
  const { worker, version } = document.currentScript.dataset;
  const news = document.querySelector(".book-update");

  if (location.protocol.startsWith("http") && navigator.cookieEnabled && navigator.serviceWorker)
    addEventListener("load", () => start().catch(() => {})); // without it, the book can be read too

  async function start() {
    const shelf = await navigator.serviceWorker.register(worker);
    const ask = () => shelf.waiting?.postMessage({ version });

    navigator.serviceWorker.onmessage = ({ data }) => data === "newer" && tell(shelf);
    shelf.addEventListener("updatefound", () => {
      shelf.installing.addEventListener("statechange", ask);
    });
    ask();
    if (!navigator.connection?.saveData) (globalThis.requestIdleCallback ?? setTimeout)(keepBook);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) shelf.update().catch(() => {});
    });
  }

  async function keepBook() {
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ language: document.documentElement.lang });
  }

  function tell(shelf) {
    if (news.childElementCount > 1) return;
    news.append(news.querySelector("template").content.cloneNode(true));
    news.querySelector("button").addEventListener("click", () => {
      navigator.serviceWorker.oncontrollerchange = () => location.reload();
      shelf.waiting?.postMessage({ wanted: true });
    });
  }
}
