"use strict";

const page = document.body.dataset;

/** Call the hub's API; answers its JSON, or throws with the sentence that the hub says. */
async function call(method, path, body) {
  const answer = await fetch(`${page.baseUrl}api/${path}`, {
    method,
    headers: { "Content-Type": "application/json", "X-XSRFToken": page.xsrf },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  let content = null;
  try {
    content = text ? JSON.parse(text) : null;
  } catch {
    content = null;
  }
  if (!answer.ok) {
    throw new Error(content?.message ?? `${answer.status}`);
  }
  return content;
}

/** Show a failure at the bottom of the page for some seconds. */
function tell(error) {
  const toast = document.getElementById("toast");
  toast.textContent = page.failed.replace("{message}", error.message);
  toast.hidden = false;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (toast.hidden = true), 8000);
}

function each(selector, act) {
  document.querySelectorAll(selector).forEach(act);
}

each("[data-language]", (button) =>
  button.addEventListener("click", () => {
    document.cookie = `classroom-language=${button.dataset.language}; path=/; max-age=31536000; samesite=lax`;
    location.reload();
  }),
);

each("[data-shows]", (box) =>
  box.addEventListener("change", () => {
    for (const id of box.dataset.shows.split(" ")) {
      document.getElementById(id).type = box.checked ? "text" : "password";
    }
  }),
);

each("form[method='post']", (form) =>
  form.addEventListener("submit", () => {
    const button = form.querySelector("button[type='submit']");
    button.disabled = true;
    // Coming back with the browser's button must find the form usable.
    addEventListener("pageshow", () => (button.disabled = false), { once: true });
  }),
);

each("[data-stop]", (button) =>
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await call("DELETE", `users/${button.dataset.stop}/server`);
      location.reload();
    } catch (error) {
      button.disabled = false;
      tell(error);
    }
  }),
);

each("[data-reload]", (part) => setTimeout(() => location.reload(), Number(part.dataset.reload)));
each("[data-go]", (part) => setTimeout(() => location.assign(part.dataset.go), Number(part.dataset.after)));

each("[data-progress]", (part) => {
  const bar = document.getElementById("progress-bar");
  const message = document.getElementById("progress-message");
  const events = new EventSource(part.dataset.progress);
  events.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (news.ready || news.failed) {
      events.close();
      location.reload();
      return;
    }
    bar.value = news.progress ?? bar.value;
    message.textContent = news.message ?? "";
  };
  events.onerror = () => {
    message.textContent = part.dataset.waiting;
    events.close();
    setTimeout(() => location.reload(), 2000);
  };
});

const tokens = document.getElementById("token-form");
tokens?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const made = await call("POST", `users/${page.user}/tokens`, {
      note: document.getElementById("token-note").value,
      expires_in: Number(document.getElementById("token-days").value) * 86400,
    });
    document.getElementById("token-result").textContent = made.token;
    document.getElementById("token-area").hidden = false;
  } catch (error) {
    tell(error);
  }
});

each("[data-revoke]", (button) =>
  button.addEventListener("click", async () => {
    try {
      await call("DELETE", `users/${page.user}/tokens/${button.dataset.revoke}`);
      button.closest("tr").remove();
    } catch (error) {
      tell(error);
    }
  }),
);
