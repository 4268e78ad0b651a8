// On the page that stands in for one that is not kept (see offline-worker.js): leads to the one that
// was wanted, whose path is behind the #, and lists what is kept.
{
  const book = new URL(".", location).href;
  const wanted = new URL(location.hash.slice(1), book).href;

  if (wanted.startsWith(book)) {
    for (const again of document.querySelectorAll("[data-again]")) {
      again.href = wanted;
      again.parentElement.hidden = false;
    }
  }
  if (globalThis.caches) list();

  async function list() {
    const shelves = (await caches.keys()).filter((name) => name.startsWith(`book ${book} `));
    const kept = await Promise.all(shelves.map(async (name) => (await caches.open(name)).keys()));
    const pages = kept.flat().map(({ url }) => url).filter((url) => /\.html$/.test(url));
    for (const address of [...new Set(pages)].sort())
      if (!location.href.startsWith(address)) show(address, await (await caches.match(address)).text());
  }

  function show(address, html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const place = document.querySelector(`[data-kept="${page.documentElement.lang}"]`);
    const link = document.createElement("a");
    link.href = address;
    link.textContent = page.querySelector("h1").firstChild.textContent;
    const item = document.createElement("li");
    item.append(link);
    place.querySelector("ul").append(item);
    place.hidden = false;
  }
}
