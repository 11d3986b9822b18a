"use strict";

// Runs before JupyterHub's own admin panel: gives it what upstream's page gives, and speaks the reader's language.
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
})();
