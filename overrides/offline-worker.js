// Lets the book be read without a network. A browser runs this beside the pages of the public site.
//
// Pages come from the network; if that fails or takes too long, as they were when last read. Scripts
// and styles have their hash in their address, so they come from the shelf if they are there. The
// rest of the book in the reader's language is fetched when there is nothing else to do. What is
// large and not for reading (audio, downloads) is left to the browser.
{
  const VERSION = "version-of-this-site";
  const SHELL = "addresses-of-the-shell"; // a list: scripts, styles, the first pages, and this one:
  const BOOKS = "addresses-by-language"; // pages, and what they load when it is first needed
  const OFFLINE_PAGE = "offline.html";

  const { scope } = registration; // other sites may share the origin and its shelves
  const [SHELVES, READ] = [`book ${scope} `, `book ${scope} read`];
  const SHELF = SHELVES + VERSION;
  const MOST_READ = 400;
  const PATIENCE = 4000; // milliseconds
  const NOT_KEPT = /\.(mp3|m4a|ogg|wav|zip|pdf|epub)$/;

  addEventListener("install", (event) => event.waitUntil(fill()));
  addEventListener("activate", (event) => event.waitUntil(takeOver()));
  addEventListener("fetch", (event) => {
    const { request } = event;
    const { pathname, searchParams } = new URL(request.url);
    if (request.method !== "GET" || request.headers.has("range")) return;
    if (!request.url.startsWith(scope) || NOT_KEPT.test(pathname)) return;
    if (searchParams.has("v")) event.respondWith(fromShelf(request));
    else event.respondWith(fromNetwork(event).catch((reason) => instead(request, reason)));
  });
  addEventListener("message", (event) => {
    const { version, wanted, language } = event.data;
    if (language) event.waitUntil(keepBook(language).catch(() => {})); // the next page goes on
    else if (version === VERSION || wanted) skipWaiting();
    else event.source.postMessage("newer");
  });

  async function fill() {
    const shelf = await caches.open(SHELF);
    await shelf.addAll(SHELL.map((address) => new Request(address, { cache: "no-cache" })));
  }

  // The pages that are open were loaded before there was a worker to keep them.
  async function takeOver() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(SHELVES) && ![SHELF, READ].includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
    const open = await clients.matchAll({ type: "window" });
    await Promise.allSettled(open.map(async ({ url }) => keep(url, await fetch(url))));
  }

  // One page after the other, so that a reader's own requests never wait for many. A browser may end
  // this at any time: the next page that is opened goes on where it ended.
  async function keepBook(language) {
    const shelf = await caches.open(READ);
    const finished = `${scope}kept/${language}/${VERSION}`;
    if (await shelf.match(finished)) return;
    for (const path of BOOKS[language] ?? []) {
      const address = scope + path;
      if (!(await isKept(address))) await keep(address, await fetch(address, { cache: "no-cache" }), address);
    }
    await shelf.put(finished, new Response());
  }

  // Every page names the version of the site that it is of.
  async function isKept(address) {
    const kept = await caches.match(address);
    return kept && (address.includes("?v=") || (await kept.text()).includes(VERSION));
  }

  async function fromShelf(request) {
    const kept = await caches.match(request);
    if (kept) return kept;
    try {
      return await keep(request.url, await fetch(request), request.url);
    } catch {
      return (await caches.match(request, { ignoreSearch: true })) ?? Response.error();
    }
  }

  async function fromNetwork(event) {
    const { request } = event;
    const coming = fetch(request).then((response) => keep(request.url, response));
    event.waitUntil(coming.catch(() => {}));
    const kept = await caches.match(plain(request.url));
    if (!kept) return coming;
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
    return Promise.race([coming, late]).catch(() => kept);
  }

  function instead(request, reason) {
    if (request.mode !== "navigate") throw reason;
    return Response.redirect(`${scope}${OFFLINE_PAGE}#${request.url.slice(scope.length)}`);
  }

  async function keep(address, response, key = plain(address)) {
    if (!response.ok || response.status === 206 || response.redirected) return response;
    const shelf = await caches.open(READ);
    await shelf.put(key, response.clone());
    const keys = await shelf.keys();
    await Promise.all(keys.slice(0, -MOST_READ).map((oldest) => shelf.delete(oldest)));
    return response;
  }

  // A page is the same with words to highlight and a place to go to, and as the index of a folder.
  function plain(address) {
    const { origin, pathname } = new URL(address);
    return origin + pathname.replace(/\/$/, "/index.html");
  }
}
