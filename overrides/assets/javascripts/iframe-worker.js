// A page opened from a folder may not start a worker, which Material's search needs. Here a hidden
// frame does the work instead; its two scripts are files, as the Content-Security-Policy demands.
// The idea is that of the package iframe-worker (MIT); the code is our own.
if (location.protocol == "file:") {
  const boot = new URL("iframe-worker-boot.js", document.currentScript.src).href;

  window.Worker = window.IFrameWorker = class extends EventTarget {
    constructor(script) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      addEventListener("message", (event) => this.hear(event));
      this.write(script);
    }

    // A frame with an address of its own would be another origin here; a written one is not.
    write(script) {
      const { document: inner } = this.frame.contentWindow;
      for (const address of [boot, script]) {
        const element = inner.createElement("script");
        element.src = address;
        element.async = false;
        inner.body.append(element);
        element.onload = () => address === script && this.start();
      }
    }

    start() {
      const waiting = this.waiting;
      this.waiting = null;
      waiting.forEach((message) => this.send(message));
    }

    send(data) {
      const inner = this.frame.contentWindow;
      inner.dispatchEvent(new inner.MessageEvent("message", { data }));
    }

    hear(event) {
      if (event.source !== this.frame.contentWindow) return;
      const message = new MessageEvent("message", { data: event.data });
      this.dispatchEvent(message);
      this.onmessage?.(message);
    }

    postMessage(message) {
      if (this.waiting) this.waiting.push(message);
      else this.send(message);
    }

    terminate() {
      this.frame.remove();
    }
  };
}
