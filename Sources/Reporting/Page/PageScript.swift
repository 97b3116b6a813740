/// The page's script: tables sort by a click on a heading.
///
/// The page says everything without it.
enum PageScript {
  static let text = """

    document.querySelectorAll("table.sortable").forEach(function (table) {
      var heads = table.tHead.rows[0].cells;
      Array.prototype.forEach.call(heads, function (head, column) {
        head.tabIndex = 0;
        function sort() {
          var up = head.getAttribute("aria-sort") === "descending";
          Array.prototype.forEach.call(heads, function (other) { other.removeAttribute("aria-sort"); });
          head.setAttribute("aria-sort", up ? "ascending" : "descending");
          var rows = Array.prototype.slice.call(table.tBodies[0].rows);
          function key(row) {
            var cell = row.cells[column];
            var text = cell.getAttribute("data-v") || cell.textContent;
            var number = parseFloat(text.replace(/[^0-9.eE+\\u2212-]/g, "").replace("\\u2212", "-"));
            return head.classList.contains("n") ? (isNaN(number) ? -Infinity : number) : text.toLowerCase();
          }
          rows.sort(function (a, b) {
            var x = key(a), y = key(b);
            return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
          });
          rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
        }
        head.addEventListener("click", sort);
        head.addEventListener("keydown", function (event) { if (event.key === "Enter") sort(); });
      });
    });

    """
}
