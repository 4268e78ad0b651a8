// Adds a script or a style to the page when a reader first needs it. One that could not be had is
// asked for anew the next time.
globalThis.book ??= {};
{
  const coming = new Map(); // by address

  const added = (element) => new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });

  const once = (address, make) => {
    if (!coming.has(address)) {
      coming.set(address, added(make()).catch((reason) => {
        coming.delete(address);
        throw reason;
      }));
    }
    return coming.get(address);
  };

  book.loadScript = (src) =>
    once(src, () => Object.assign(document.createElement("script"), { src }));

  book.loadStyle = (href) =>
    once(href, () => Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
