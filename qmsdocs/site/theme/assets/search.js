/*
 * Puts our own search behind the theme's search box; runs before the theme's script.
 *
 * A page opened from a folder may start no worker and fetch nothing: there the same search runs
 * within the page, and its files come as scripts.
 */
(function () {
  "use strict";

  const script = document.currentScript;
  const settings = document.getElementById("__config");
  const told = JSON.parse(settings.textContent);
  told.search = script.dataset.worker;
  settings.textContent = JSON.stringify(told);

  /* Words come by pasting and dictating too, and not by keys alone. */
  const box = document.querySelector("[data-md-component=search-query]");
  box?.addEventListener("input", () => box.dispatchEvent(new Event("keyup")));

  if (location.protocol !== "file:") return;

  /* Without a server, a folder does not answer with its page. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);

  const base = new URL("../", script.src);
  const waiting = new Map();
  window.qmsSearch = (name, value) => waiting.get(name)?.(value);

  function run(address) {
    return new Promise((done, failed) => {
      const added = document.createElement("script");
      Object.assign(added, { src: address, onload: done, onerror: failed });
      document.head.append(added);
    });
  }

  async function read(name, stamp) {
    const found = new Promise((done) => waiting.set(name, done));
    await run(new URL(`search/${name}.js?${stamp}`, base));
    return found;
  }

  const Usual = window.Worker;
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      if (address !== told.search) return new Usual(address);
      const reply = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.served = run(address).then(() => window.qmsSearchServed(read, reply));
    }

    async postMessage(message) {
      (await this.served)(message);
    }
  };
})();
