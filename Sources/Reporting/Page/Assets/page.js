// The page says everything without this script. With it tables sort, and charts can be read by the arrow keys.
"use strict";

(function () {
  function each(list, work) { Array.prototype.forEach.call(list, work); }

  // Tables: a click on a heading, or Enter and Space on it.
  each(document.querySelectorAll("table.sortable"), function (table) {
    var heads = table.tHead.rows[0].cells;
    each(heads, function (head, column) {
      head.tabIndex = 0;
      head.setAttribute("role", "columnheader");
      head.title = "Sort by " + head.textContent.trim();
      function sort() {
        var up = head.getAttribute("aria-sort") === "descending";
        each(heads, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var isNumber = head.classList.contains("n");
        function key(row) {
          var cell = row.cells[column];
          var text = cell.firstChild ? cell.firstChild.textContent : "";
          if (!isNumber) { return text.toLowerCase(); }
          var number = parseFloat(text.replace(/\u2212/g, "-").replace(/[^0-9.eE+-]/g, ""));
          var unit = /M\b|M$/.test(text) ? 1e6 : /K\b|K$/.test(text) ? 1e3 : /B$/.test(text) ? 1e9 : 1;
          return isNaN(number) ? -Infinity : number * unit;
        }
        var rows = Array.prototype.map.call(table.tBodies[0].rows, function (row) { return { row: row, key: key(row) }; });
        rows.sort(function (a, b) { return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (up ? 1 : -1); });
        rows.forEach(function (entry) { table.tBodies[0].appendChild(entry.row); });
      }
      head.addEventListener("click", sort);
      head.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); sort(); }
      });
    });
  });

  // Charts: the arrow keys go from mark to mark, and what a mark says stands below the chart.
  each(document.querySelectorAll(".plot > svg"), function (chart) {
    var marks = Array.prototype.filter.call(chart.querySelectorAll("title"), function (title, place, all) {
      return place === 0 || all[place - 1].textContent !== title.textContent;
    }).map(function (title) { return title.parentNode; });
    if (marks.length === 0) { return; }
    var said = document.createElement("p");
    said.className = "note said";
    said.setAttribute("aria-live", "polite");
    chart.parentNode.insertAdjacentElement("afterend", said);
    var at = -1;
    function show(next) {
      if (at >= 0) { marks[at].classList.remove("active"); }
      at = next;
      if (at < 0) { said.textContent = ""; return; }
      marks[at].classList.add("active");
      said.textContent = marks[at].querySelector("title").textContent;
    }
    chart.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) { return; }
      event.preventDefault();
      show((at + step + marks.length) % marks.length);
    });
    chart.addEventListener("blur", function () { show(-1); });
  });
})();
