/* The dossier at the counter: how many papers are ticked, one case at a time. */

(function () {
  "use strict";

  function begun(form) {
    var boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
    var cases = Array.from(form.querySelectorAll("fieldset[data-case]"));
    var output = form.querySelector("output");
    var choose = form.querySelector(".qms-dossier__choose");
    var select = choose.querySelector("select");

    function tell() {
      var shown = boxes.filter(function (box) { return !box.closest("fieldset").hidden; });
      var done = shown.filter(function (box) { return box.checked; });
      output.textContent = form.dataset.progress
        .replace("{done}", done.length)
        .replace("{all}", shown.length);
    }

    function show() {
      cases.forEach(function (each) {
        each.hidden = select.value !== "" && select.value !== each.dataset.case;
      });
      tell();
    }

    if (cases.length > 1) {
      cases.forEach(function (each) {
        select.add(new Option(each.dataset.case, each.dataset.case));
      });
      choose.hidden = false;
    }
    form.addEventListener("change", show);
    form.addEventListener("reset", function () { window.setTimeout(show); });
    // A page that comes back from the history must not show the ticks of another visitor.
    window.addEventListener("pageshow", function () { form.reset(); });
    tell();
  }

  document.querySelectorAll(".qms-dossier").forEach(begun);
})();
