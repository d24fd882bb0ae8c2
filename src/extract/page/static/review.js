// Keys, focus and scrolling of the review page; the page works without any of it.
"use strict";

(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const writes = (element) =>
    element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
  const keysOn = () => {
    try { return localStorage.getItem("extract-review-keys") !== "off"; } catch { return true; }
  };

  const QUIET = 200; // milliseconds in which nobody can have read the question that came
  let arrived = -Infinity;

  // --- keys ----------------------------------------------------------------------------------------------------

  function press(key) {
    const help = $("#help");
    const root = help && help.matches(":popover-open") && key !== "?" ? help : document;
    const target = [...root.querySelectorAll("[data-key]")].find((element) => element.dataset.key === key);
    if (!target || target.disabled) return false;
    // A key pressed twice must not answer the next question unseen.
    if (target.closest("#main") && target.matches("button") && performance.now() - arrived < QUIET) return true;
    if (writes(target)) {
      target.focus();
      if (target.select) target.select();
    } else {
      target.click();
      if (target.matches("summary")) target.focus();
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const here = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape" && writes(here)) {
      here.blur();
      focusQuestion();
      return;
    }
    if (writes(here) || !keysOn() || event.repeat) return;
    if (event.key === "a") showEvidence(true);
    else if (event.key === "t") takeSelection();
    else if (!press(event.key)) return;
    event.preventDefault();
  });

  // Enter with Ctrl saves from a field of several lines, where Enter alone begins the next one. In a field that adds to
  // another it adds, and saves nothing yet.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-adds]")) {
      event.preventDefault();
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("#corrected")) {
      event.target.form.requestSubmit($("[name=decision]", event.target.form));
    }
  });

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.id === "keys-on") {
      try { localStorage.setItem("extract-review-keys", field.checked ? "on" : "off"); } catch { /* private window */ }
      document.documentElement.classList.toggle("keys-off", !field.checked);
    } else if (field.dataset.fills && field.value) {
      write($("#" + field.dataset.fills), field.value);
    } else if (field.dataset.adds && field.value) {
      const list = $("#" + field.dataset.adds), added = field.value;
      field.value = ""; // before the focus leaves it, which says once more that it changed
      write(list, list.value.trim() ? list.value.trim().replace(/;$/, "") + "; " + added : added);
    }
  });

  function write(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  function takeSelection() {
    const field = $("#corrected");
    const words = String(getSelection()).replace(/\s+/g, " ").trim();
    if (!field || !words) return;
    const several = field.matches("textarea") ? "\n" : "; ";
    const replaces = !field.value.trim() || $("#main").dataset.kind === "date";
    write(field, replaces ? words : field.value.replace(/\s+$/, "") + several + words);
  }

  // --- after every page ----------------------------------------------------------------------------------------

  function showEvidence(focus) {
    for (const text of document.querySelectorAll(".text")) {
      const mark = $(".is-evidence", text) || $(".is-lead", text);
      const lead = $(".is-lead", text) || mark;
      if (!mark) continue;
      // The statement in view, with the evidence too where both fit.
      const far = Math.abs(mark.offsetTop - lead.offsetTop) > text.clientHeight * 0.6;
      const top = Math.min(lead.offsetTop, far ? lead.offsetTop : mark.offsetTop);
      text.scrollTop = Math.max(0, top - text.clientHeight / 4);
      if (focus && text === $(".text")) text.focus();
    }
  }

  function focusQuestion() {
    const question = $("#question");
    if (question) question.focus({ preventScroll: true });
  }

  function arrive(first) {
    if (!first) arrived = performance.now();
    const wrong = $("[aria-invalid=true]");
    if (wrong) wrong.focus();
    else if (!first) focusQuestion();
    if (!wrong && !first) scrollTo(0, 0);
    showEvidence(false);
  }

  function complain(message) {
    $("#problem").textContent = message;
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target && event.detail.target.id === "main") arrive(false);
  });
  document.addEventListener("htmx:responseError", (event) => complain(event.detail.xhr.responseText));
  document.addEventListener("htmx:sendError", () =>
    complain("The server does not answer: start “extract review” again. What you answered so far is kept."));
  // Nor may anything be pressed while an answer is on its way.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches("form")) document.body.inert = true;
  });
  document.addEventListener("htmx:afterRequest", () => { document.body.inert = false; });

  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.classList.add("scripted");
    document.documentElement.classList.toggle("keys-off", !keysOn());
    const box = $("#keys-on");
    if (box) box.checked = keysOn();
    arrive(true);
  });
  window.extractReview = { arrive, complain, showEvidence };
})();
