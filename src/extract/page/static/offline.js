// The exported page: it asks its questions, keeps the answers and saves them as a table, without any server.
"use strict";

(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const deck = JSON.parse($("#deck").textContent);
  const byId = new Map(deck.questions.map((item) => [item.id, item]));
  const store = openStore(deck.id);
  const { arrive, complain } = window.extractReview;
  const PARTS = ["kind", "article", "country"];
  const NEEDS_WORDS = ["change", "split", "join", "missed win"];
  const SEVERAL = ["split", "join", "missed win"]; // what lines stand for another statement each
  const USUAL = 15, LONGEST = 180; // seconds for a question

  let wanted = { kind: "", article: "", country: "" };
  let current = null, since = 0, insisted = "";
  const skipped = [], steps = [], paces = [];

  const squash = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();

  // --- the queue -----------------------------------------------------------------------------------------------

  function valuesOf(item, part) {
    return part === "kind" ? [item.kind] : part === "article" ? item.articles : item.countries;
  }

  function fits(item, filter = wanted) {
    return PARTS.every((part) => !filter[part] || valuesOf(item, part).includes(filter[part]));
  }

  // Which questions are open: neither answered, nor settled by the answer to another one.
  function openItems() {
    const matters = new Set(), gone = new Set(), answered = new Set();
    for (const [id, answer] of store.answers()) {
      const item = byId.get(id);
      if (!item) continue;
      answered.add(id);
      const settles = answer.decision === "not a win" || answer.decision === "join" || answer.decision === "split";
      if (settles) item.about.forEach((mention) => gone.add(mention));
      if (answer.decision !== "not a win" && answer.decision !== "join") item.matters.forEach((matter) => matters.add(matter));
    }
    return deck.questions.filter((item) => {
      if (answered.has(item.id) || item.matters.every((matter) => matters.has(matter))) return false;
      const enough = item.kind === "same-event" ? 1 : Math.max(item.about.length - (item.kind === "conflict"), 1);
      return new Set(item.about.filter((mention) => gone.has(mention))).size < enough;
    });
  }

  function next() {
    const open = openItems();
    if (current && open.includes(current) && !store.isElsewhere(current.id)) return current;
    const fitting = open.filter((item) => fits(item) && !store.isElsewhere(item.id));
    const fresh = fitting.filter((item) => !skipped.includes(item.id));
    if (fitting.length && !fresh.length) skipped.length = 0;
    return fresh[0] || fitting[0] || null;
  }

  // --- showing a question --------------------------------------------------------------------------------------

  // Puts the question that is next on the page; whether it is another than before.
  function show() {
    const item = next();
    if (item && item === current) {
      store.hold(item.id);
      drawTop();
      return false;
    }
    goTo(item);
    return true;
  }

  function goTo(item) {
    current = item;
    since = Date.now();
    insisted = "";
    store.hold(item ? item.id : "");
    draw(item);
    drawTop();
  }

  function draw(item) {
    const template = item ? $(`template[data-question="${item.id}"]`) : $("#done-template");
    const main = document.importNode(template.content, true).querySelector("main");
    if (item) fillTexts(main, item);
    else fillDone(main);
    $("#main").replaceWith(main);
    document.title = `${$("#question").textContent} – ${$(".brand").textContent}`;
  }

  function fillTexts(main, item) {
    for (const box of main.querySelectorAll("[data-article]")) {
      const marks = item.marks[box.dataset.article] || [];
      deck.texts[box.dataset.article].forEach((piece, at) => {
        const names = new Set(marks.filter(([first, end]) => first <= at && at < end).map((mark) => mark[2]));
        if (!names.size) return box.append(piece); // text, whatever it says
        const span = document.createElement("span");
        span.className = [...names].map((name) => `is-${name}`).join(" ");
        if (names.has("evidence")) span.setAttribute("role", "mark");
        span.append(piece);
        return box.append(span);
      });
    }
  }

  function fillDone(main) {
    const left = openItems().filter((item) => fits(item)).length;
    const filtered = PARTS.some((part) => wanted[part]);
    const [head, text] = left
      ? ["What is left is open in another window", "A question comes back from there some minutes after that window was closed."]
      : filtered
        ? ["Nothing left among these", "Every question that this filter lets through has its answer. Choose others above."]
        : ["All answered", "Save the answers and send the file back to whoever gave you this page: it goes to “extract apply”."];
    $("#question", main).textContent = head;
    $("#done-text", main).textContent = text;
  }

  function drawTop() {
    const fitting = deck.questions.filter((item) => fits(item));
    const open = openItems().filter((item) => fits(item));
    const elsewhere = open.filter((item) => store.isElsewhere(item.id)).length;
    const parts = [`${fitting.length - open.length} of ${fitting.length} answered`];
    if (open.length) parts.push(timeLeft(open.length * pace()));
    if (elsewhere) parts.push(`${elsewhere} open in another window`);
    $("#counted").textContent = parts.join(" · ");
    $("#bar").max = fitting.length || 1;
    $("#bar").value = fitting.length - open.length;
    $("#undo-button").disabled = !lastStep();
    $("#filter-state").textContent = PARTS.some((part) => wanted[part]) ? "Filter on" : "Filter";
    drawFilters();
    if (!store.kept) complain("This browser keeps no more answers: save them before you close the page.");
  }

  function drawFilters() {
    const open = openItems();
    for (const part of PARTS) {
      const others = { ...wanted, [part]: "" };
      const counts = new Map(wanted[part] ? [[wanted[part], 0]] : []);
      for (const item of open.filter((other) => fits(other, others))) {
        for (const value of valuesOf(item, part)) counts.set(value, (counts.get(value) || 0) + 1);
      }
      const label = (value) => (deck.labels[part] || {})[value] || value;
      const options = [...counts].sort((one, other) => label(one[0]).localeCompare(label(other[0]), "en"));
      const select = $(`#filter-${part}`);
      select.replaceChildren(new Option("all", ""), ...options.map(([value, count]) => new Option(`${label(value)} (${count})`, value)));
      select.value = wanted[part];
    }
  }

  function pace() {
    const sorted = [...paces].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    if (!sorted.length) return USUAL;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  function timeLeft(seconds) {
    const minutes = seconds / 60;
    if (minutes < 1) return "less than a minute left";
    if (minutes < 90) return `about ${Math.round(minutes)} minute${Math.round(minutes) > 1 ? "s" : ""} left`;
    return `about ${Math.round(minutes / 60)} hours left`;
  }

  // --- answers -------------------------------------------------------------------------------------------------

  // The row that a spreadsheet would hold for the same answer: a candidate that was pressed is the right value.
  function rowOf(form, button) {
    const fields = new FormData(form, button);
    let decision = fields.get("decision") || "", value = fields.get("corrected_value") || "";
    if (fields.has("candidate")) [decision, value] = ["change", fields.get("candidate")];
    else if (!NEEDS_WORDS.includes(decision)) value = "";
    if (SEVERAL.includes(decision)) value = value.trim().replace(/\s*[\r\n]+\s*/g, " | ");
    return { decision, corrected_value: squash(value), comment: squash(fields.get("comment") || "") };
  }

  // What is wrong with the row for sure (no answer without it), and what only “extract apply” can tell.
  function problemOf(item, { decision, corrected_value: value }) {
    const statements = value.split(" | ").filter(Boolean);
    if (!decision) return ["Choose an answer, or write the right value.", false];
    if (decision === "change" && !value) return ["“change” needs the right value; write it, or “none” to empty it.", false];
    if (decision === "split" && statements.length < 2) return ["A split needs the statements of two wins or more; write one on each line.", false];
    if (decision === "join" && statements.length !== 1) return ["“join” needs the one statement that it belongs to.", false];
    if (decision === "missed win" && !statements.length) return ["“missed win” needs its statement; copy the sentence into the field.", false];
    if (SEVERAL.includes(decision)) return [missing(item, statements), true];
    return decision === "change" ? [doubtOf(item, value), true] : ["", true];
  }

  function missing(item, statements) {
    const text = item.articles.map((id) => (deck.texts[id] || []).join("")).join("\n");
    const lost = text ? statements.find((statement) => !squash(text).includes(statement)) : "";
    return lost ? `“${lost.slice(0, 60)}” does not stand in the article` : "";
  }

  // Why a value may not be taken; "" when it looks right. The candidates are values that the program wrote itself.
  function doubtOf(item, value) {
    const known = new Set([...deck.words.empty, ...item.candidates].map((word) => word.toLowerCase()));
    if (known.has(value.toLowerCase())) return "";
    const one = (words) => (words.includes(value.toLowerCase()) ? "" : `“${value}” is none of ${words.join(", ")}`);
    if (item.field === "category" || item.field === "scope") return one(deck.words[item.field]);
    if (item.kind === "role" && !/[ (]/.test(value)) return one(deck.words.role);
    if (item.field === "countries" || item.field === "whereabouts") {
      const strange = value.split(/;|,/).map(squash).find((name) => name && !deck.words.country.includes(name.toLowerCase()));
      return strange ? `“${strange}” is not in the list of countries` : "";
    }
    if (item.field === "date" && !/\b\d{4}\b/.test(value)) return `“${value}” has no year; write 2020-04-05, 2020-04 or 2020`;
    return "";
  }

  function answer(form, button) {
    const row = rowOf(form, button);
    const [problem, canInsist] = problemOf(current, row);
    const same = JSON.stringify([row.decision, row.corrected_value]);
    if (problem && !(canInsist && insisted === same)) {
      insisted = same;
      complain(canInsist ? `${problem}. Save it again to keep it as it is.` : problem);
      const field = $("#corrected");
      if (field) field.setAttribute("aria-invalid", "true");
      return arrive(false);
    }
    paces.push(Math.min((Date.now() - since) / 1000, LONGEST));
    if (paces.length > 30) paces.shift();
    store.put(current.id, row);
    steps.push({ question: current.id, answered: true });
    return move(`Saved: ${row.decision}${row.corrected_value ? ` → ${row.corrected_value}` : ""}.`);
  }

  function skip() {
    if (!skipped.includes(current.id)) skipped.push(current.id);
    steps.push({ question: current.id, answered: false });
    current = null;
    move("Skipped; it comes again at the end.");
  }

  // What undo takes back: the last thing done here, else the last answer that no other open window gave.
  function lastStep() {
    const answers = store.answers();
    while (steps.length && steps.at(-1).answered && !answers.has(steps.at(-1).question)) steps.pop();
    if (steps.length) return steps.at(-1);
    const mine = [...answers].filter(([id, said]) => byId.has(id) && (said.window === store.name || !store.isOpen(said.window)));
    const last = mine.sort((one, other) => one[1].order - other[1].order).at(-1);
    return last ? { question: last[0], answered: true } : null;
  }

  function undo() {
    const step = lastStep();
    if (!step) return;
    if (steps.at(-1) === step) steps.pop();
    if (step.answered) store.take(step.question);
    if (skipped.includes(step.question)) skipped.splice(skipped.indexOf(step.question), 1);
    const back = byId.get(step.question);
    complain("");
    goTo(back);
    arrive(false);
    say(step.answered ? "Taken back; answer it anew." : "Back to the question that was skipped.");
  }

  function move(said) {
    complain("");
    show();
    arrive(false);
    say(said);
  }

  function say(text) {
    $("#status").textContent = text;
  }

  // --- the table -----------------------------------------------------------------------------------------------

  // An apostrophe before every sign that would start a formula, as in the tables that “extract” writes itself.
  function safe(text) {
    return text.replace(/(^|;)(\s*)('*)(?=[=+\-@＝＋－＠])/g, "$1$2'$3");
  }

  function table() {
    const answers = store.answers();
    const lines = deck.questions.filter((item) => answers.has(item.id)).map((item) => {
      const said = answers.get(item.id);
      const typed = { decision: said.decision, corrected_value: said.corrected_value, comment: said.comment, reviewer: store.reviewer };
      return deck.columns.map((name) => (name in typed ? safe(typed[name]) : item.row[name] || ""));
    });
    const quoted = (cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return "\ufeff" + [deck.columns, ...lines].map((cells) => cells.map(quoted).join(",") + "\n").join("");
  }

  function save() {
    const link = document.createElement("a");
    const name = store.reviewer.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    link.href = URL.createObjectURL(new Blob([table()], { type: "text/csv;charset=utf-8" }));
    link.download = `review-answers${name ? `-${name}` : ""}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const count = store.answers().size;
    say(`${count} answer${count === 1 ? "" : "s"} in ${link.download}; it goes to “extract apply”.`);
  }

  // --- events --------------------------------------------------------------------------------------------------

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.id === "answer") answer(form, event.submitter);
    else if (form.id === "skip") skip();
    else if (form.id === "undo") undo();
    else if (form.id === "save") save();
    else if (form.id === "filter") {
      const chosen = Object.fromEntries(PARTS.map((part) => [part, $(`#filter-${part}`).value]));
      if (PARTS.some((part) => chosen[part] !== wanted[part])) [wanted, current] = [chosen, null];
      form.parentElement.open = PARTS.some((part) => wanted[part]);
      move(`${openItems().filter((item) => fits(item)).length} open questions to see.`);
    }
  });

  document.addEventListener("input", (event) => {
    if (event.target.id === "reviewer") store.reviewer = squash(event.target.value);
    if (event.target.id !== "corrected" || !$("#check")) return;
    const value = squash(event.target.value);
    $("#check").textContent = value && current && event.target.matches("input") ? doubtOf(current, value) : "";
  });

  // Another window answered, or moved on: the counts change, and a question answered there goes from here.
  addEventListener("storage", (event) => { if (store.concerns(event.key) && show()) arrive(false); });
  addEventListener("pagehide", () => store.leave());
  addEventListener("pageshow", (event) => { if (event.persisted) show(); });
  setInterval(() => { if (current) store.hold(current.id); drawTop(); }, 30_000);

  $("#reviewer").value = store.reviewer;
  show();
  if (!document.documentElement.classList.contains("scripted")) document.addEventListener("DOMContentLoaded", () => arrive(true));
})();
