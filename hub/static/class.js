"use strict";

addEventListener("DOMContentLoaded", () => {
  const root = document.getElementById("class");
  const words = JSON.parse(root.dataset.words);
  const tiles = document.getElementById("students");
  const className = root.dataset.class;
  let shown = "";

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function button(text, quiet, act) {
    const made = element("button", { type: "button", textContent: text, className: quiet ? "quiet" : "" });
    made.addEventListener("click", async () => {
      made.disabled = true;
      try {
        await act();
        await refresh();
      } catch (error) {
        tell(error);
      }
      made.disabled = false;
    });
    return made;
  }

  function server(student) {
    return `users/${encodeURIComponent(student.name)}/server`;
  }

  function tile(student) {
    const actions = element("div", { className: "actions" });
    if (student.state === "running") {
      actions.append(element("a", { className: "button", href: student.url, textContent: words.open }));
      actions.append(button(words.stop, true, () => call("DELETE", server(student))));
    } else if (student.state === "stopped") {
      actions.append(button(words.start, false, () => call("POST", server(student))));
    }
    if (document.getElementById("passwords")) {
      actions.append(button(words.new_password, true, () => newPassword(student)));
    }
    const note = words[student.password];
    const made = element(
      "li",
      { className: "tile" },
      element(
        "div",
        { className: "name" },
        element("span", { className: "face", ariaHidden: "true", textContent: [...student.display_name][0].toUpperCase() }),
        element("span", { textContent: student.display_name }),
      ),
      element("div", { className: "state", textContent: [words[student.state], note].filter(Boolean).join(" · ") }),
      actions,
    );
    made.dataset.state = student.state;
    made.dataset.name = student.name;
    return made;
  }

  function show(students) {
    const now = JSON.stringify(students);
    if (now === shown) {
      return;
    }
    shown = now;
    tiles.replaceChildren(...students.map(tile));
    const running = students.filter((student) => student.state === "running").length;
    document.getElementById("count").textContent = words.count
      .replace("{running}", running)
      .replace("{all}", students.length);
    document.getElementById("empty").hidden = students.length > 0;
  }

  async function refresh() {
    const answer = await call("GET", `class?class=${encodeURIComponent(className)}`);
    show(answer.students);
  }

  function showPasswords(rows) {
    const body = document.getElementById("password-rows");
    body.replaceChildren(
      ...rows.map((row) =>
        element("tr", {}, element("td", { textContent: row.name }), element("td", { textContent: row.password })),
      ),
    );
    document.getElementById("passwords").showModal();
  }

  async function newPassword(student) {
    if (student.password === "own" && !confirm(words.sure.replaceAll("{name}", student.display_name))) {
      return;
    }
    const made = await call("POST", "class/password", { class: className, name: student.name });
    showPasswords([made]);
  }

  document.getElementById("add-form")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = document.getElementById("add-names");
    const names = field.value.split(/[\n,，、]/).map((name) => name.trim());
    try {
      const answer = await call("POST", "class/students", { class: className, names: names.filter(Boolean) });
      field.value = "";
      showPasswords(answer.created);
      await refresh();
    } catch (error) {
      tell(error);
    }
  });
  document.getElementById("done")?.addEventListener("click", () => {
    document.getElementById("passwords").close();
    document.getElementById("password-rows").replaceChildren();
  });
  document.getElementById("print")?.addEventListener("click", () => print());

  show(JSON.parse(tiles.dataset.students));
  setInterval(() => document.hidden || refresh().catch(() => {}), 3000);
});
