// What the exported page remembers: answers in the browser's own storage, one entry each, so that two windows never
// overwrite each other's; which window holds which question; and the reviewer's name.
"use strict";

function openStore(id) {
  const LEASE = 600_000; // milliseconds without a sign of life before a window's question goes to another
  const prefix = `extract-review:${id}:`;
  const window_ = Math.random().toString(36).slice(2) + Date.now().toString(36);
  const memory = new Map(); // what the browser would not take
  let kept = true;

  const storage = {
    get(key) {
      if (memory.has(key)) return memory.get(key);
      try { return localStorage.getItem(key); } catch { return null; }
    },
    set(key, value) {
      memory.delete(key);
      try {
        localStorage.setItem(key, value);
        // Some browsers take what is written from a file and forget it at once.
        if (localStorage.getItem(key) === value) return;
      } catch { /* full, or forbidden */ }
      memory.set(key, value);
      kept = false;
    },
    remove(key) {
      memory.delete(key);
      try { localStorage.removeItem(key); } catch { /* it was never there */ }
    },
    keys() {
      const names = new Set(memory.keys());
      try { for (let at = 0; at < localStorage.length; at += 1) names.add(localStorage.key(at)); } catch { /* none */ }
      return names;
    },
  };

  function entries(kind) {
    const found = new Map();
    const start = `${prefix}${kind}:`;
    for (const key of storage.keys()) {
      if (!key.startsWith(start)) continue;
      try { found.set(key.slice(start.length), JSON.parse(storage.get(key))); } catch { /* not ours */ }
    }
    return found;
  }

  // The question that each open window holds, by the window's name.
  function held() {
    const now = Date.now();
    const windows = new Map();
    for (const [name, lease] of entries("window")) {
      if (lease.until > now) windows.set(name, lease.question);
      else storage.remove(`${prefix}window:${name}`);
    }
    return windows;
  }

  return {
    name: window_,
    get kept() { return kept; },
    answers: () => entries("answer"),
    put(question, answer) {
      const last = Math.max(0, ...[...entries("answer").values()].map((other) => other.order || 0));
      storage.set(`${prefix}answer:${question}`, JSON.stringify({ ...answer, order: last + 1, window: window_ }));
    },
    take(question) { storage.remove(`${prefix}answer:${question}`); },
    hold(question) { storage.set(`${prefix}window:${window_}`, JSON.stringify({ question, until: Date.now() + LEASE })); },
    leave() { storage.remove(`${prefix}window:${window_}`); },
    isElsewhere(question) { return [...held()].some(([name, other]) => name !== window_ && other === question); },
    isOpen: (name) => held().has(name),
    get reviewer() { return storage.get("extract-review:name") || ""; },
    set reviewer(name) { storage.set("extract-review:name", name); },
    concerns: (key) => key === null || key.startsWith(prefix),
  };
}
