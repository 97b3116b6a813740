// Scores and tiers the accounts of the back-test again with the weights and cut-offs of the sliders. Points are whole
// hundredths, as in the engine, so that the sums here are its sums.
"use strict";

(function () {
  var source = document.getElementById("what-if-data");
  if (!source) { return; }
  var data = JSON.parse(source.textContent);
  // All accounts, and the first of them, which are compared; the others take places only.
  var n = data.count, m = data.compared;

  // Reading the columns.

  function bytes(text) {
    var raw = atob(text), out = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i += 1) { out[i] = raw.charCodeAt(i); }
    return out;
  }

  function column(packed) { return unpacked(packed, n); }

  function unpacked(packed, count) {
    var out = new Int32Array(count), i;
    if (packed.common !== undefined) {
      out.fill(packed.common);
      if (!packed.others) { return out; }
      var differs = bits(packed.where, count), few = differs.reduce(function (sum, bit) { return sum + bit; }, 0);
      var others = unpacked(packed.others, few), next = 0;
      for (i = 0; i < count; i += 1) {
        if (differs[i]) { out[i] = others[next]; next += 1; }
      }
      return out;
    }
    var raw = bytes(packed.values ? packed.bytes : packed.words);
    for (i = 0; i < count; i += 1) {
      out[i] = packed.values ? packed.values[raw[i]] : ((raw[2 * i] | raw[2 * i + 1] << 8) << 16 >> 16) * packed.unit;
    }
    return out;
  }

  function bits(text, count) {
    var raw = bytes(text), out = new Uint8Array(count);
    for (var i = 0; i < count; i += 1) { out[i] = raw[i >> 3] >> (i & 7) & 1; }
    return out;
  }

  var columns = data.columns.map(column), answers = data.answers.map(function (text) { return bits(text, n); });
  var trials = unpacked(data.trials, m), successes = unpacked(data.successes, m), heldOut = bits(data.heldOut, m);
  var ranks = data.places ? data.places.ranks.map(column) : [], order = data.places ? column(data.places.order) : null;
  var worths = new Float64Array(m);
  for (var a = 0; a < m; a += 1) { worths[a] = data.worths[String(trials[a])]; }

  // Points and tiers.

  function counted(points, factor) {
    var product = points * factor;
    return Math.trunc((product + (product < 0 ? -50 : 50)) / 100);
  }

  function addColumn(sums, points, factor) {
    for (var i = 0; i < n; i += 1) { sums[i] += counted(points[i], factor); }
  }

  function scores(factors) {
    var total = new Int32Array(n), groups = data.groups.map(function (group) {
      var sums = new Int32Array(n);
      for (var c = group.first; c < group.end; c += 1) { addColumn(sums, columns[c], factors[c]); }
      for (var i = 0; i < n; i += 1) {
        sums[i] = Math.min(Math.max(sums[i], group.least), group.most);
        total[i] += sums[i];
      }
      return sums;
    });
    return { total: total, groups: groups };
  }

  var compare = {
    "<": function (x, y) { return x < y; }, "<=": function (x, y) { return x <= y; },
    "=": function (x, y) { return x === y; }, "!=": function (x, y) { return x !== y; },
    ">=": function (x, y) { return x >= y; }, ">": function (x, y) { return x > y; }
  };

  function holds(rule, points, limits) {
    var out, left, right, i;
    switch (rule[0]) {
    case "answer": return answers[rule[1]];
    case "constant": return new Uint8Array(n).fill(rule[1] ? 1 : 0);
    case "not":
      left = holds(rule[1], points, limits);
      return left.map(function (value) { return 1 - value; });
    case "points":
      var own = rule[1] < 0 ? points.total : points.groups[rule[1]];
      var test = compare[data.limits[rule[2]].sign], limit = limits[rule[2]];
      out = new Uint8Array(n);
      for (i = 0; i < n; i += 1) { out[i] = test(own[i], limit) ? 1 : 0; }
      return out;
    default:
      left = holds(rule[1], points, limits);
      right = holds(rule[2], points, limits);
      out = new Uint8Array(n);
      for (i = 0; i < n; i += 1) { out[i] = rule[0] === "and" ? left[i] & right[i] : left[i] | right[i]; }
      return out;
    }
  }

  function tiered(points, limits) {
    var tiers = new Uint8Array(n).fill(data.tiers[data.tiers.length - 1]), fixed = new Uint8Array(n);
    data.steps.forEach(function (step) {
      var yes = holds(step.rule, points, limits);
      for (var i = 0; i < n; i += 1) {
        if (yes[i] && (!step.gate || tiers[i] < step.tier)) { tiers[i] = step.tier; fixed[i] = step.fixed ? 1 : 0; }
      }
    });
    if (data.places) { data.places.tiers.forEach(function (own) { place(own, tiers, fixed, points); }); }
    return tiers;
  }

  // Whoever finds no place in a tier is in the next one; who is in it whatever the score stays.
  function place(own, tiers, fixed, points) {
    var line = [], room = own.count;
    for (var i = 0; i < n; i += 1) {
      if (tiers[i] === own.tier) {
        if (fixed[i]) { room -= 1; } else { line.push(i); }
      }
    }
    room = Math.max(0, room);
    if (line.length <= room) { return; }
    var ties = own.ties.map(function (tie) { return tie.group !== undefined ? points.groups[tie.group] : ranks[tie.rank]; });
    line.sort(function (x, y) {
      var by = points.total[y] - points.total[x];
      for (var t = 0; by === 0 && t < ties.length; t += 1) { by = ties[t][y] - ties[t][x]; }
      return by || order[x] - order[y];
    });
    line.slice(room).forEach(function (i) { tiers[i] = own.tier + 1; });
  }

  // Evidence: Wilson's interval, Newcombe's, Fisher's exact test, Holm's adjustment, as in the engine.

  var z = 1.959963984540054;

  function wilson(share, worth) {
    if (!(worth > 0)) { return [0, 1]; }
    var square = z * z, middle = share + square / (2 * worth);
    var reach = z * Math.sqrt(share * (1 - share) / worth + square / (4 * worth * worth)), scale = 1 + square / worth;
    return [share <= 0 ? 0 : Math.max(0, (middle - reach) / scale), share >= 1 ? 1 : Math.min(1, (middle + reach) / scale)];
  }

  var logs = [0, 0];
  function logFactorial(k) {
    for (var i = logs.length; i <= k; i += 1) { logs.push(logs[i - 1] + Math.log(i)); }
    return logs[k];
  }
  function logChoose(k, m) { return logFactorial(k) - logFactorial(m) - logFactorial(k - m); }

  function fisher(a, m, b, k) {
    var drawn = a + b, low = Math.max(0, drawn - k), high = Math.min(m, drawn);
    if (low >= high) { return 1; }
    function log(x) { return logChoose(m, x) + logChoose(k, drawn - x) - logChoose(m + k, drawn); }
    var limit = log(a) + Math.log1p(1e-7), p = 0;
    for (var x = low; x <= high; x += 1) {
      var own = log(x);
      if (own <= limit) { p += Math.exp(own); }
    }
    return Math.min(1, p);
  }

  function holm(values) {
    var order = values.map(function (_, i) { return i; });
    order.sort(function (x, y) { return values[x] - values[y] || x - y; });
    var greatest = 0, out = values.slice();
    order.forEach(function (index, place) {
      greatest = Math.max(greatest, Math.min(1, (values.length - place) * values[index]));
      out[index] = greatest;
    });
    return out;
  }

  function evidence(tiers) {
    var rows = data.tiers.map(function (tier) { return { tier: tier, accounts: 0, won: 0, trials: 0, worth: 0 }; });
    var places = {};
    rows.forEach(function (row, place) { places[row.tier] = place; });
    for (var i = 0; i < m; i += 1) {
      var row = rows[places[tiers[i]]];
      row.accounts += 1;
      row.won += successes[i];
      row.trials += trials[i];
      row.worth += worths[i];
    }
    return rows.map(function (row) {
      row.rate = row.won / row.trials;
      row.interval = row.trials > 0 ? wilson(row.rate, row.worth) : null;
      // As many trials as are independent, in whole numbers, where some say the same twice.
      row.tested = row.worth < row.trials - 1e-9
        ? [Math.min(Math.max(1, Math.round(row.worth)), Math.round(row.rate * row.worth)), Math.max(1, Math.round(row.worth))]
        : [row.won, row.trials];
      return row;
    });
  }

  function comparisons(rows) {
    var tried = rows.filter(function (row) { return row.trials > 0; });
    var pairs = tried.slice(1).map(function (lower, i) { return [tried[i], lower]; });
    var adjusted = holm(pairs.map(function (pair) {
      return fisher(pair[0].tested[0], pair[0].tested[1], pair[1].tested[0], pair[1].tested[1]);
    }));
    return pairs.map(function (pair, i) {
      var p = pair[0].tested[0] / pair[0].tested[1], q = pair[1].tested[0] / pair[1].tested[1];
      var first = wilson(p, pair[0].tested[1]), second = wilson(q, pair[1].tested[1]);
      return {
        higher: pair[0], lower: pair[1], p: adjusted[i],
        from: Math.max(-1, p - q - Math.hypot(p - first[0], second[1] - q)),
        to: Math.min(1, p - q + Math.hypot(first[1] - p, q - second[0]))
      };
    });
  }

  // The area under the ROC curve of the scores, ties counting one half.
  function area(total, side) {
    var least = Infinity, most = -Infinity, i;
    for (i = 0; i < m; i += 1) { least = Math.min(least, total[i]); most = Math.max(most, total[i]); }
    var won = new Float64Array(most - least + 1), lost = new Float64Array(most - least + 1);
    for (i = 0; i < m; i += 1) {
      if (heldOut[i] === side) {
        won[total[i] - least] += successes[i];
        lost[total[i] - least] += trials[i] - successes[i];
      }
    }
    var below = 0, pairs = 0, wins = 0;
    for (i = 0; i < won.length; i += 1) {
      pairs += won[i] * (below + lost[i] / 2);
      below += lost[i];
      wins += won[i];
    }
    return pairs / (wins * below);
  }

  // Words.

  function fixed(value, places) {
    if (!isFinite(value)) { return "\u2013"; }
    var scale = Math.pow(10, places), scaled = Math.floor(Math.abs(value) * scale + 0.5);
    var text = (scaled / scale).toFixed(places), parts = text.split(".");
    parts[0] = parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    return (value < 0 && scaled > 0 ? "\u2212" : "") + parts.join(".");
  }
  function percent(share) { return isFinite(share) ? fixed(share * 100, 1) + "%" : "\u2013"; }
  function points(hundredths) { return String(hundredths / 100); }
  function said(hundredths) { return points(hundredths).replace("-", "\u2212"); }
  function signed(value, places) { return (value > 0 && fixed(value, places) !== fixed(0, places) ? "+" : "") + fixed(value, places); }

  // The page.

  var sliders = document.getElementById("sliders"), outcome = document.getElementById("outcome");
  var inputs = Array.prototype.slice.call(sliders.querySelectorAll("input"));
  var factors = data.factors.slice(), limits = data.limits.map(function (limit) { return limit.points; });
  var firstRows = null, firstAreas = null, waiting = false;

  function cell(row, text, isNumber, name) {
    var out = document.createElement(name || "td");
    if (isNumber) { out.className = "n"; }
    out.textContent = text;
    row.appendChild(out);
  }

  function show() {
    waiting = false;
    var scored = scores(factors), rows = evidence(tiered(scored, limits));
    var areas = [area(scored.total, 0), area(scored.total, 1)];
    if (!firstRows) { firstRows = rows; firstAreas = areas; }
    var before = {};
    firstRows.forEach(function (row) { before[row.tier] = row; });
    var all = rows.reduce(function (sum, row) { return [sum[0] + row.won, sum[1] + row.trials]; }, [0, 0]);
    var body = document.getElementById("tried").tBodies[0];
    body.textContent = "";
    // A tier that the sliders have emptied, or that had nobody before, is shown as long as it has or had somebody.
    rows.forEach(function (row) {
      var old = before[row.tier];
      if (row.accounts === 0 && old.accounts === 0) { return; }
      var line = document.createElement("tr");
      cell(line, "Tier " + row.tier);
      cell(line, fixed(row.accounts, 0), true);
      cell(line, fixed(old.accounts, 0) + " · " + percent(old.rate), true);
      cell(line, fixed(row.won, 0), true);
      cell(line, percent(row.rate), true);
      cell(line, row.interval ? fixed(row.interval[0] * 100, 1) + "\u2013" + percent(row.interval[1]) : "\u2013", true);
      var lift = row.rate / (all[0] / all[1]);
      cell(line, isFinite(lift) ? fixed(lift, 1) + "\u00d7" : "\u2013", true);
      body.appendChild(line);
    });
    var list = document.getElementById("compared");
    list.textContent = "";
    comparisons(rows).forEach(function (pair) {
      var names = [pair.higher.tier, pair.lower.tier];
      var proven = pair.p < 0.05, better = pair.higher.rate > pair.lower.rate, alike = pair.higher.rate === pair.lower.rate;
      var mark = proven ? better ? ["good", "\u2713"] : ["bad", "\u2717"] : ["open", "\u25cb"];
      var ruling = alike ? "no difference to prove" : proven ? better ? "proven" : "inverted" :
        better ? "not proven" : "inverted, but it could be chance";
      var line = document.createElement("li"), sign = document.createElement("span");
      sign.className = "mark " + mark[0];
      sign.textContent = mark[1];
      line.appendChild(sign);
      line.appendChild(document.createTextNode(pair.higher.won + pair.lower.won === 0 ?
        "Neither Tier " + names[0] + " nor Tier " + names[1] + " has a win yet, so there is nothing to compare." :
        "Tier " + names[0] + " " + percent(pair.higher.rate) + ", Tier " + names[1] + " " + percent(pair.lower.rate) + ": " +
        ruling + " (" + (alike ? "" : "p " + (pair.p < 0.001 ? "< 0.001" : fixed(pair.p, 3)) + "; ") +
        "95% interval of the difference " + signed(pair.from * 100, 1) + " to " + signed(pair.to * 100, 1) + " points)."));
      list.appendChild(line);
    });
    function gain(side) {
      return fixed(firstAreas[side], 3) + " \u2192 " + fixed(areas[side], 3) + " (" + signed(areas[side] - firstAreas[side], 3) + ")";
    }
    document.getElementById("gain").textContent =
      "AUC of the score: " + gain(0) + " on the half for trying, " + gain(1) + " on the half kept apart.";
    outcome.dataset.factors = factors.join(" ");
  }

  function later() {
    if (!waiting) { waiting = true; window.requestAnimationFrame(show); }
  }

  function read(input) {
    var output = input.nextElementSibling;
    if (input.dataset.weight !== undefined) {
      factors[+input.dataset.weight] = +input.value;
      var most = counted(+input.dataset.most, +input.value);
      output.textContent = said(most) + (most === 100 ? " point" : " points") +
        (+input.value === 100 ? "" : " (\u00d7" + said(+input.value) + ")");
    } else {
      limits[+input.dataset.limit] = +input.value;
      output.textContent = said(+input.value);
    }
    input.setAttribute("aria-valuetext", output.textContent);
  }

  inputs.forEach(function (input) {
    input.addEventListener("input", function () { read(input); later(); });
  });
  document.getElementById("reset").addEventListener("click", function () {
    inputs.forEach(function (input) { input.value = input.defaultValue; read(input); });
    // A slider knows its own steps only; the model file's numbers may lie between them.
    factors = data.factors.slice();
    limits = data.limits.map(function (limit) { return limit.points; });
    later();
  });

  function modelFile() {
    var moving = limits.filter(function (_, place) { return data.limits[place].moves; });
    return data.file.map(function (piece) {
      if (typeof piece === "string") { return piece; }
      if (piece.limit !== undefined) { return points(moving[piece.limit]); }
      var factor = factors[piece.weight];
      return piece.always || factor !== 100 ? piece.before + points(factor) + piece.after : "";
    }).join("");
  }

  var save = document.getElementById("save");
  if (save) {
    save.addEventListener("click", function () {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([modelFile()], { type: "application/yaml" }));
      link.download = "what-if.yaml";
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }
  // For tests, and for whoever wants to look at what would be saved.
  window.tessera = { modelFile: modelFile, isIdle: function () { return !waiting; } };

  sliders.hidden = false;
  outcome.hidden = false;
  show();
})();
