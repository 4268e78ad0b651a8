// Inside the hidden frame of iframe-worker.js: what a worker script expects to find around it.
window.postMessage = (message) => parent.postMessage(message, "*");

window.importScripts = (...addresses) =>
  addresses.reduce((before, address) => before.then(() => new Promise((done) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = done;
    document.body.append(element);
  })), Promise.resolve());
