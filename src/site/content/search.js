(function () {
  "use strict";
  var form = document.getElementById("search-form");
  var field = document.getElementById("search-field");
  var count = document.getElementById("search-count");
  var results = document.getElementById("search-results");
  var items = Array.prototype.slice.call(document.querySelectorAll("#search-list > li"));
  var words = [], found = [], before = "";
  document.getElementById("search-index").getAttribute("value").split("\n").forEach(function (line) {
    if (!line) return;
    var parts = line.split(" ");
    var letters = Array.from(before).slice(0, parseInt(parts[0].charAt(0), 36));
    var word = letters.join("") + parts[0].slice(1);
    var last = 0;
    words.push(word);
    found.push(parts.slice(1).map(function (n) { last += parseInt(n, 36); return last; }));
    before = word;
  });
  function lookUp(start) {
    var hits = {};
    words.forEach(function (word, at) {
      if (word.lastIndexOf(start, 0) !== 0) return;
      found[at].forEach(function (n) { hits[n] = Math.max(hits[n] || 0, word === start ? 2 : 1); });
    });
    return hits;
  }
  function search() {
    var wanted = field.value.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    var score = null;
    wanted.forEach(function (word) {
      var hits = lookUp(word), next = {};
      Object.keys(hits).forEach(function (n) {
        if (score === null) next[n] = hits[n];
        else if (n in score) next[n] = score[n] + hits[n];
      });
      score = next;
    });
    var shown = Object.keys(score || {}).map(Number);
    shown.sort(function (a, b) {
      function rank(n) {
        var title = items[n].querySelector("a").textContent.toLowerCase();
        var inTitle = wanted.filter(function (word) { return title.indexOf(word) >= 0; }).length;
        return score[n] + 3 * inTitle;
      }
      return rank(b) - rank(a) || a - b;
    });
    results.textContent = "";
    shown.slice(0, 50).forEach(function (n) { results.appendChild(items[n].cloneNode(true)); });
    var none = wanted.length === 0;
    document.getElementById("search-list").hidden = !none;
    results.hidden = none;
    count.textContent = none ? "" : count.getAttribute(shown.length === 1 ? "data-one" : "data-other").replace("{n}", shown.length);
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  field.addEventListener("input", search);
  search();
})();
