"use strict";

// Runs before JupyterHub's own admin panel, a React bundle in English: gives it what upstream's page gives, puts its
// words into the reader's language, and says why something failed, which the panel itself keeps to itself.
(() => {
  const given = document.currentScript.dataset;
  window.api_page_limit = Number(given.pageLimit);
  window.base_url = given.baseUrl;
  window.jhdata = {
    base_url: given.baseUrl,
    prefix: given.baseUrl.replace(/hub\/$/, ""),
    user: given.user,
    admin_access: true,
    options_form: false,
    xsrf_token: given.xsrf,
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.bsTheme = dark ? "dark" : "light";

  /** Buttons behind which a teacher, who is no operator, would find nothing but a refusal. */
  const forOperators = new Set(["Shutdown Hub", "Manage Groups", "Edit User"]);
  const attributes = ["title", "placeholder", "aria-label"];
  let words = new Map();
  let patterns = [];

  function translated(text, isHead) {
    const trimmed = text.trim();
    const known = words.get(isHead ? `th:${trimmed}` : trimmed) ?? words.get(trimmed);
    if (known !== undefined) {
      return text.replace(trimmed, () => known);
    }
    for (const [pattern, chinese] of patterns) {
      const match = pattern.exec(trimmed);
      if (match) {
        return chinese.replace("{}", () => match[1]);
      }
    }
    return text;
  }

  function visitText(node) {
    const parent = node.parentElement;
    if (given.operator !== "yes" && forOperators.has(node.nodeValue.trim())) {
      parent.hidden = true;
    }
    // Names of people are data: they stay as they are, whatever word they may be.
    if (parent.closest("[data-testid^='user-name-div'], .users-container")) {
      return;
    }
    const text = translated(node.nodeValue, parent.tagName === "TH");
    if (text !== node.nodeValue) {
      node.nodeValue = text;
    }
  }

  function visit(root) {
    if (root.nodeType === Node.TEXT_NODE) {
      visitText(root);
      return;
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      visitText(texts.currentNode);
    }
    for (const element of [root, ...root.querySelectorAll("[title], [placeholder], [aria-label]")]) {
      for (const name of attributes) {
        const value = element.getAttribute(name);
        const text = value && translated(value, false);
        if (text && text !== value) {
          element.setAttribute(name, text);
        }
      }
    }
  }

  function watch() {
    const panel = document.getElementById("react-admin-hook");
    visit(panel);
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "characterData") {
          visitText(change.target);
        }
        change.addedNodes.forEach(visit);
      }
    }).observe(panel, { childList: true, characterData: true, subtree: true });
  }

  function learn(dictionary) {
    for (const [english, chinese] of Object.entries(dictionary)) {
      if (english.includes("{}")) {
        const [before, after] = english.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        patterns.push([new RegExp(`^${before}(.+)${after}$`), chinese]);
      } else {
        words.set(english, chinese);
      }
    }
  }

  const plainFetch = window.fetch;
  window.fetch = async (...request) => {
    const answer = await plainFetch(...request);
    if (!answer.ok) {
      const content = await answer.clone().json().catch(() => null);
      tell(new Error(content?.message ?? `${answer.status}`));
    }
    return answer;
  };

  addEventListener("DOMContentLoaded", async () => {
    if (given.words) {
      learn(await (await plainFetch(given.words)).json());
    }
    watch();
  });
})();
