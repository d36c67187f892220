/* Lists: sort by a column, choose by words and states, keep both in the address. */

(() => {
  "use strict";

  const order = new Intl.Collator("vi", { numeric: true });
  const marks = /\p{Mn}/gu;
  const SORT = "sort";

  const fold = (text) =>
    text.normalize("NFC").toLowerCase().normalize("NFD").replace(marks, "").replace(/[đð]/g, "d");

  const wordsOf = (cell) => cell.textContent.trim();

  const stateOf = (cell) => wordsOf(cell.querySelector(".qms-tone") ?? cell);

  class List {
    constructor(root) {
      this.tools = root.querySelector(".qms-tools");
      this.count = root.querySelector(".qms-count");
      this.heads = [...root.querySelectorAll("thead th[data-key]")];
      this.bodies = [...root.querySelectorAll("tbody")];
      this.rows = this.bodies.flatMap((body) =>
        [...body.rows].filter((row) => !row.classList.contains("qms-group")),
      );
      this.sorted = "";
      this.soon = 0;
      this.prepare();
      this.restore();
    }

    prepare() {
      const words = this.tools.dataset.sort;
      for (const head of this.heads.filter((each) => each.dataset.kind !== "links")) {
        const button = document.createElement("button");
        button.type = "button";
        button.title = `${words}: ${wordsOf(head)}`;
        button.textContent = wordsOf(head);
        button.addEventListener("click", () => this.turn(head));
        head.replaceChildren(button);
        head.ariaSort = "none";
      }
      this.tools.addEventListener("submit", (event) => event.preventDefault());
      this.tools.addEventListener("input", () => this.later());
      // A form is emptied only after it has told that it will be.
      this.tools.addEventListener("reset", () => setTimeout(() => this.later()));
      this.tools.hidden = false;
    }

    later() {
      cancelAnimationFrame(this.soon);
      this.soon = requestAnimationFrame(() => {
        this.filter();
        this.keep();
      });
    }

    /* What a row says, folded once when it is first asked for. */
    said(row) {
      row.said ??= fold([...row.cells].map(wordsOf).join(" \n"));
      return row.said;
    }

    chosen() {
      return [...this.tools.querySelectorAll("select")]
        .filter((select) => select.value)
        .map((select) => [select.dataset.cell, select.selectedOptions[0].text]);
    }

    filter() {
      const words = fold(this.tools.elements.words.value).split(/\s+/).filter(Boolean);
      const chosen = this.chosen();
      let shown = 0;
      for (const row of this.rows) {
        const fits =
          chosen.every(([cell, name]) => this.facet(row, cell) === name) &&
          words.every((word) => this.said(row).includes(word));
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      for (const body of this.bodies) {
        body.hidden = ![...body.rows].some((row) => !row.hidden && row !== this.head(body));
      }
      const said = this.tools.dataset.shown.replace("{shown}", shown);
      if (this.count.textContent !== said) this.count.textContent = said;
    }

    head(body) {
      return body.querySelector(".qms-group");
    }

    facet(row, cell) {
      return cell === "group" ? row.parentNode.dataset.group : stateOf(row.cells[cell]);
    }

    /* Up, down, and as the list came. */
    turn(head) {
      const key = head.dataset.key;
      const next = { [key]: `-${key}`, [`-${key}`]: "" };
      this.sort(next[this.sorted] ?? key);
      this.keep();
    }

    sort(wanted) {
      const key = wanted.replace(/^-/, "");
      const head = this.heads.find((each) => each.dataset.key === key);
      this.sorted = head ? wanted : "";
      const down = this.sorted.startsWith("-");
      for (const each of this.heads) {
        if (each.ariaSort) each.ariaSort = each !== head ? "none" : down ? "descending" : "ascending";
      }
      const rows = head ? this.ordered(head, down ? -1 : 1) : this.rows;
      const places = new Map(this.bodies.map((body) => [body, []]));
      for (const row of rows) places.get(row.parentNode).push(row);
      for (const [body, own] of places) body.append(...own);
    }

    ordered(head, way) {
      const keyed = this.rows.map((row) => {
        const cell = row.cells[head.cellIndex];
        return [cell.dataset.sort ?? wordsOf(cell), row];
      });
      // What is not known stands last, whichever way.
      keyed.sort(([one], [other]) =>
        one && other ? way * order.compare(one, other) : Boolean(other) - Boolean(one),
      );
      return keyed.map(([, row]) => row);
    }

    keep() {
      const address = new URL(location.href);
      const values = new FormData(this.tools);
      values.set(SORT, this.sorted);
      for (const [name, value] of values) {
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      history.replaceState(history.state, "", address);
    }

    restore() {
      const asked = new URL(location.href).searchParams;
      for (const each of this.tools.elements) {
        if (each.name) each.value = asked.get(each.name) ?? "";
        // A value that is none of the list's chooses nothing.
        if (each.selectedIndex === -1) each.selectedIndex = 0;
      }
      if (asked.get(SORT)) this.sort(asked.get(SORT));
      this.filter();
      this.lead();
    }

    /* Whoever was led to a row sees it, whatever else was asked for. */
    lead() {
      const row = document.getElementById(location.hash.slice(1));
      if (!row?.hidden || !this.rows.includes(row)) return;
      for (const each of this.tools.elements) each.value = "";
      this.filter();
      this.keep();
      row.scrollIntoView();
    }
  }

  const begin = () => {
    for (const root of document.querySelectorAll(".qms-lists:not([data-ready])")) {
      if (root.querySelector(".qms-tools")) {
        root.dataset.ready = "";
        new List(root);
      }
    }
  };

  // With instant navigation pages come without being loaded; otherwise this script comes last.
  if (window.document$) window.document$.subscribe(begin);
  else begin();
})();
