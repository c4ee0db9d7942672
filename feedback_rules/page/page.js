"use strict";
// Every text is put in as text: the page's policy (require-trusted-types-for) lets no script turn a string into markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const PAGE = 100;
  const MARKS = { evidence: "counts for the clause", strong: "counts for several clauses", blocker: "in the way" };
  const STATUS = { met: "met", uncertain: "a person should read it", needs_facts: "a fact is missing", not_met: "not met", failed: "the check failed" };
  const ACTIONS = Object.keys(data.actions);
  const byId = (id) => document.getElementById(id);
  const title = (ground) => data.titles[ground] || ground;
  const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const COLUMNS = [
    { name: "order", label: "Order", key: (row) => row.order },
    { name: "date", label: "Date", key: (row) => row.date },
    { name: "stars", label: "Stars", key: (row) => row.stars },
    { name: "action", label: "Action", key: (row) => ACTIONS.indexOf(row.action) },
    { name: "ground", label: "Ground", key: (row) => (row.ground ? title(row.ground) : "") },
    { name: "words", label: "Words", key: null },
    { name: "left", label: "Days left", key: (row) => row.left },
  ];

  data.rows.forEach((row, index) => {
    row.index = index;
    row.open = false;
    row.text = `${row.order}\n${row.pieces.map((piece) => piece[0]).join("")}`.normalize("NFKC").toLowerCase();
  });

  const state = { search: "", action: "", ground: "", column: "", down: false, first: 0, size: PAGE };
  let shown = data.rows;

  function make(tag, properties, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name === "class") node.className = value;
      else if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return node;
  }

  function said(text) {
    byId("said").textContent = "";
    window.setTimeout(() => { byId("said").textContent = text; }, 30);
  }

  // ---- one row -------------------------------------------------------------------------------------------------------------------

  function cells(row) {
    const label = row.order || `no order id (${row.index + 1})`;
    const opener = make("button", {
      type: "button", class: "opener", id: `open-${row.index}`, "aria-expanded": String(row.open), "aria-controls": row.open ? `detail-${row.index}` : null,
    }, make("bdi", null, label));
    const left = row.left === null ? "" : row.left < 0 ? make("span", { class: "late" }, `${-row.left} over`) : `${row.left}`;
    return {
      order: opener,
      date: row.date,
      stars: row.stars === null ? "" : make("span", null, `${row.stars} `, make("span", { "aria-hidden": "true" }, "\u2605"), make("span", { class: "unseen" }, "of 5 stars")),
      action: make("span", { class: `badge ${row.action}` }, data.actions[row.action]),
      ground: row.ground ? title(row.ground) : "",
      words: make("div", { dir: "auto" }, row.words || short(row.pieces.map((piece) => piece[0]).join("")), row.hint ? make("span", { class: "hint", dir: "auto" }, row.hint) : null),
      left: left,
    };
  }

  function short(text) {
    const line = Array.from(text.slice(0, 1000).replace(/\s+/g, " ").trim());
    return line.length > 160 ? `${line.slice(0, 159).join("")}\u2026` : line.join("");
  }

  function line(row) {
    const held = cells(row);
    return make("tr", { class: `row ${row.action}`, role: "row", "data-row": row.index },
      ...COLUMNS.map((column) => make("td", { class: `c-${column.name}`, role: "cell" }, held[column.name])));
  }

  function comment(row) {
    const box = make("blockquote", { class: "comment", dir: "auto", tabindex: "0", "aria-label": "The buyer's comment" });
    for (const [text, mark] of row.pieces) box.append(mark in MARKS ? make("mark", { class: mark, title: MARKS[mark] }, text) : text);
    if (!row.pieces.length) box.append(make("i", null, "no comment"));
    return box;
  }

  function key(row) {
    const used = Object.keys(MARKS).filter((mark) => row.pieces.some((piece) => piece[1] === mark));
    return used.length ? make("p", { class: "key" }, ...used.map((mark) => make("mark", { class: mark }, MARKS[mark]))) : null;
  }

  function source(place) {
    if (place === null) return null;
    const from = data.sources[place];
    const box = make("span", { class: "source" }, make("q", null, from.quote), ` ${from.basis === "official" ? "Amazon" : "sellers' practice"}, ${from.policy}`);
    if (/^https?:\/\//i.test(from.url)) {
      box.append(" ", make("a", { href: from.url, target: "_blank", rel: "noopener noreferrer" }, "source", make("span", { class: "unseen" }, " (opens in a new tab)")));
    }
    return box;
  }

  function finding(item) {
    const missing = item.missing.length ? make("span", { class: "source" }, `Missing: ${item.missing.join(", ")}`) : null;
    return make("li", null, make("b", null, title(item.ground)), ` (${STATUS[item.status] || item.status}): `, make("bdi", null, item.sentence), missing, source(item.source));
  }

  async function copy(text, button, area) {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      // No clipboard without a secure page or leave: select the draft, and try the browser's older way.
      const range = document.createRange();
      range.selectNodeContents(area);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      done = document.execCommand("copy");
    }
    const result = done ? "Copied" : "Selected; press Ctrl+C";
    button.textContent = result;
    said(done ? "Draft copied" : "Draft selected; press Control C to copy");
    window.setTimeout(() => { button.textContent = "Copy draft"; }, 2500);
  }

  function draft(row) {
    if (row.draft === null) {
      const why = row.action === "escalate" ? "No written clause is met, so there is no request to draft."
        : row.action === "review" ? "No draft before a person or a fact has decided."
          : row.action === "keep" ? "There is nothing to ask for." : "There is no draft: a clause or a fact that it would have to state is not certain.";
      return make("div", null, make("h3", null, "Draft"), make("p", { class: "note" }, why));
    }
    const area = make("div", { class: "draft", dir: "auto", lang: row.draft.language, tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-multiline": "true", "aria-label": "Draft of the request" }, row.draft.text);
    const button = make("button", { type: "button", class: "copy", on: { click: () => copy(row.draft.text, button, area) } }, "Copy draft");
    const own = [...(row.draft.next.length ? [`If refused, next: ${row.draft.next.map(title).join(", ")}.`] : []), ...row.draft.notes.map((place) => data.notes[place])];
    const list = (notes) => make("ul", { class: "notes" }, ...notes.map((note) => make("li", null, note)));
    const before = make("details", { class: "before" }, make("summary", null, "Before you ask"), list([data.route, ...data.common]));
    return make("div", null, make("h3", null, "Draft"), area, button, own.length ? list(own) : null, before);
  }

  function detail(row) {
    const facts = row.facts.length ? make("p", { class: "facts" }, row.facts.join(" \u00b7 ")) : null;
    const told = row.findings.length ? make("ul", { class: "findings" }, ...row.findings.map(finding)) : make("p", { class: "note" }, "No clause is met.");
    const left = make("div", null, make("h3", null, "Comment"), comment(row), key(row), facts, make("h3", null, "Clauses"), told);
    const box = make("div", { class: "two", role: "group", "aria-label": `Verdict on ${row.order || "feedback without order id"}` }, left, draft(row));
    return make("tr", { class: `detail ${row.action}`, role: "row", id: `detail-${row.index}` }, make("td", { colspan: COLUMNS.length, role: "cell" }, box));
  }

  function toggle(row) {
    const opener = byId(`open-${row.index}`);
    row.open = !row.open;
    opener.setAttribute("aria-expanded", String(row.open));
    if (row.open) {
      opener.closest("tr").after(detail(row));
      opener.setAttribute("aria-controls", `detail-${row.index}`);
    } else {
      byId(`detail-${row.index}`).remove();
      opener.removeAttribute("aria-controls");
    }
  }

  // ---- the table -----------------------------------------------------------------------------------------------------------------

  function compare(column) {
    const sign = state.down ? -1 : 1;
    return (one, other) => {
      const a = column.key(one), b = column.key(other);
      const none = (value) => value === null || value === "";
      if (none(a) || none(b)) return (none(a) - none(b)) || one.index - other.index; // what is not known stands last, whatever the direction
      const order = typeof a === "number" ? a - b : words.compare(a, b);
      return sign * order || one.index - other.index;
    };
  }

  function select() {
    const wanted = state.search.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    shown = data.rows.filter((row) => (!state.action || row.action === state.action) && (!state.ground || row.ground === state.ground)
      && wanted.every((word) => row.text.includes(word)));
    const column = COLUMNS.find((item) => item.name === state.column);
    if (column) shown.sort(compare(column));
    state.first = 0;
    render();
  }

  function render() {
    const end = Math.min(state.first + state.size, shown.length);
    const part = document.createDocumentFragment();
    for (const row of shown.slice(state.first, end)) {
      part.append(line(row));
      if (row.open) part.append(detail(row));
    }
    byId("rows").replaceChildren(part);
    for (const cell of byId("head").children) {
      const here = cell.dataset.column === state.column;
      if (here) cell.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
    for (const tile of document.querySelectorAll(".tile")) tile.setAttribute("aria-pressed", String(tile.dataset.action === state.action));
    const column = COLUMNS.find((item) => item.name === state.column);
    const order = column ? `sorted by ${column.label.toLowerCase()}, ${state.down ? "descending" : "ascending"}` : "most urgent first";
    const range = shown.length > state.size ? `, rows ${state.first + 1} to ${end}` : "";
    byId("status").textContent = `${shown.length.toLocaleString("en")} of ${data.rows.length.toLocaleString("en")} feedback${range}, ${order}.`;
    byId("page").textContent = `Page ${Math.floor(state.first / state.size) + 1} of ${Math.max(1, Math.ceil(shown.length / state.size))}`;
    byId("previous").disabled = state.first === 0;
    byId("next").disabled = end >= shown.length;
    document.querySelector(".pages").hidden = shown.length <= state.size;
    byId("sort").value = `${state.column}${state.down ? "-" : ""}`;
    byId("action").value = state.action;
    byId("ground").value = state.ground;
  }

  function turn(pages) {
    state.first = Math.max(0, Math.min(state.first + pages * state.size, shown.length - 1));
    render();
    byId("feedback").focus({ preventScroll: true });
    byId("feedback").scrollIntoView();
  }

  // ---- controls ------------------------------------------------------------------------------------------------------------------

  for (const column of COLUMNS) {
    const head = make("th", { scope: "col", role: "columnheader", "data-column": column.name });
    if (column.key === null) head.textContent = column.label;
    else {
      head.append(make("button", { type: "button", on: { click: () => {
        state.down = state.column === column.name ? !state.down : false;
        state.column = column.name;
        select();
      } } }, column.label));
    }
    byId("head").append(head);
  }
  byId("sort").append(make("option", { value: "" }, "Most urgent"));
  for (const column of COLUMNS.filter((item) => item.key)) {
    byId("sort").append(make("option", { value: column.name }, `${column.label}, ascending`), make("option", { value: `${column.name}-` }, `${column.label}, descending`));
  }
  byId("sort").addEventListener("change", (event) => {
    state.down = event.target.value.endsWith("-");
    state.column = event.target.value.replace("-", "");
    select();
  });
  let waiting = 0;
  byId("search").addEventListener("input", (event) => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => { state.search = event.target.value; select(); }, 120);
  });
  byId("action").addEventListener("change", (event) => { state.action = event.target.value; select(); });
  byId("ground").addEventListener("change", (event) => { state.ground = event.target.value; select(); });
  for (const tile of document.querySelectorAll(".tile")) {
    tile.addEventListener("click", () => {
      state.action = state.action === tile.dataset.action ? "" : tile.dataset.action;
      state.ground = "";
      select();
    });
  }
  byId("reset").addEventListener("click", () => {
    Object.assign(state, { search: "", action: "", ground: "", column: "", down: false });
    byId("search").value = "";
    select();
  });
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));

  byId("rows").addEventListener("click", (event) => {
    const row = event.target.closest("tr.row");
    // A click anywhere in a row opens it, unless it ends a selection of text.
    if (row && (event.target.closest(".opener") || !String(window.getSelection()))) toggle(data.rows[row.dataset.row]);
  });
  byId("rows").addEventListener("keydown", (event) => {
    if (!event.target.matches(".opener") || event.altKey || event.ctrlKey || event.metaKey) return;
    const openers = [...byId("rows").querySelectorAll(".opener")];
    const at = openers.indexOf(event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: openers.length - 1 }[event.key];
    if (next === undefined || !openers[next]) return;
    event.preventDefault();
    openers[next].focus();
  });

  // Paper has no pages to turn: print every row that is shown now, and those that are open with their verdict.
  window.addEventListener("beforeprint", () => { Object.assign(state, { kept: state.first, first: 0, size: Infinity }); render(); });
  window.addEventListener("afterprint", () => { Object.assign(state, { first: state.kept || 0, size: PAGE }); render(); });

  select();
})();
