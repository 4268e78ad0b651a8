// The search box in the bar. The search itself, in the page's language only, is loaded when a reader
// first opens the box.
{
  const { load, loading, missing } = document.currentScript.dataset;
  const toggle = document.getElementById("__search");
  const button = document.querySelector(".md-header__button[for='__search']");
  const box = document.querySelector(".md-search");
  const field = box.querySelector("input");
  const news = box.querySelector(".md-search-result__meta");
  const list = box.querySelector(".md-search-result__list");
  const hasCommandKey = /Mac|iP/.test(navigator.platform); // there Ctrl+K deletes the rest of a line
  let isReturning = false; // the focus, to the field of the closed box

  const answer = () => {
    if (!book.answer) news.textContent = loading;
    book.loadScript(load).then(() => book.answer(field.value, news, list), () => { news.textContent = missing; });
  };

  const turn = (isOpen) => {
    if (toggle.checked !== isOpen) toggle.click();
  };
  const open = () => {
    if (isReturning) return;
    turn(true);
    answer();
  };
  const close = () => turn(false);

  // Where the closed box is not to be seen there is a button for it.
  const settle = () => {
    if (toggle.checked) return field.focus();
    if (!box.contains(document.activeElement)) return;
    isReturning = true;
    (button.offsetParent ? button : field).focus({ preventScroll: true });
    isReturning = false;
  };

  const step = (by) => {
    const stops = [field, ...list.querySelectorAll(":not(details) > a, summary, details[open] > a")];
    const at = Math.max(0, stops.indexOf(document.activeElement));
    stops.at((at + by) % stops.length).focus();
  };

  const KEYS = {
    Escape: close,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
  };

  const bringToField = (event) => {
    const isWanted = hasCommandKey ? event.metaKey : event.ctrlKey;
    if (!isWanted || event.key?.toLowerCase() !== "k" || document.querySelector("dialog[open], #__drawer:checked")) return;
    event.preventDefault();
    turn(true);
    field.focus();
    field.select();
  };

  box.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || !toggle.checked) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (toggle.checked) list.querySelector("[data-best]")?.click();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) close();
  });
  box.addEventListener("click", ({ target }) => { if (target.closest("a")) close(); });
  toggle.addEventListener("change", settle);
  for (const what of ["focus", "click", "input"]) field.addEventListener(what, open);
  field.form.addEventListener("reset", () => setTimeout(() => {
    field.focus();
    answer();
  }));
  addEventListener("keydown", bringToField);
}
