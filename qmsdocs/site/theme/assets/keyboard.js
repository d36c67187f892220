/* What the theme leaves to the mouse: its labels as buttons, and wide tables to be moved sideways. */

(() => {
  "use strict";

  const words = document.currentScript.dataset;

  /* Labels that open and close are buttons to whoever has no mouse. */

  function button(label, box, name) {
    const tell = () => label.setAttribute("aria-expanded", String(box.checked));
    label.role = "button";
    label.tabIndex = 0;
    if (name) label.ariaLabel = name;
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
    });
    box.addEventListener("change", tell);
    tell();
  }

  const opening = { __drawer: words.menu, __search: words.search };
  for (const [id, name] of Object.entries(opening)) {
    const box = document.getElementById(id);
    for (const label of document.querySelectorAll(`:is(.md-header__button, .qms-hero__search)[for=${id}]`)) {
      button(label, box, label.textContent.trim() ? "" : name);
    }
  }

  /* Whoever opens the search may type at once, whichever of its labels it was. */
  const search = document.getElementById("__search");
  search.addEventListener("change", () => {
    if (search.checked) document.querySelector("[data-md-component=search-query]")?.focus();
  });

  /* What cannot be seen is not stopped at: the menu of a narrow window, while it is closed. */

  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  const narrow = matchMedia("(max-width: 76.234375em)");

  function close() {
    if (menu) menu.inert = narrow.matches && !drawer.checked;
  }

  drawer.addEventListener("change", () => {
    close();
    if (drawer.checked) menu?.querySelector("a:not(.md-logo)")?.focus();
  });
  narrow.addEventListener("change", close);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    document.querySelector("label.md-header__button[for=__drawer]")?.focus();
  });
  close();

  /* A table wider than its place is moved with the arrow keys. */

  const above = (table) => {
    const headings = [...document.querySelectorAll(".md-content :is(h1, h2, h3, h4)")].filter(
      (each) => each.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const last = headings.at(-1)?.cloneNode(true);
    last?.querySelector(".headerlink")?.remove();
    return last ? last.textContent.trim() : "";
  };

  const widths = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      if (target.scrollWidth <= target.clientWidth) {
        target.removeAttribute("tabindex");
      } else if (!target.hasAttribute("tabindex")) {
        target.tabIndex = 0;
        target.role = "group";
        target.ariaLabel ||= `${words.table}: ${above(target)}`;
      }
    }
  });

  const watch = () =>
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((each) => widths.observe(each));

  // The theme lays its frames around tables only after it has begun.
  if (window.document$) window.document$.subscribe(() => setTimeout(watch));
  else watch();
})();
