// The search box in the bar. The search itself, in the page's language only, is loaded when a reader
// first opens the box, and what marks the words on a page that was found, when they are to be marked.
{
  const { load, loadMarks, missing } = document.currentScript.dataset;
  const toggle = document.getElementById("__search");
  const button = document.querySelector(".md-header__button[for='__search']");
  const box = document.querySelector(".md-search");
  const field = box.querySelector("input");
  const news = box.querySelector(".md-search-result__meta");
  const list = box.querySelector(".md-search-result__list");

  const answer = () =>
    book.loadScript(load).then(() => book.answer(field.value, news, list), () => { news.textContent = missing; });

  const turn = (isOpen) => {
    if (toggle.checked !== isOpen) toggle.click();
  };
  const open = () => {
    turn(true);
    answer();
  };
  const close = () => {
    turn(false);
    if (button.offsetParent) button.focus(); // where the box is not to be seen when it is closed
  };

  const links = () => [...list.querySelectorAll("a, summary")].filter((each) => each.offsetParent);
  const step = (by) => {
    const stops = [field, ...links()];
    const at = Math.max(0, stops.indexOf(document.activeElement));
    stops.at((at + by) % stops.length).focus();
  };

  const KEYS = {
    Escape: close,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => list.querySelector("[data-best]")?.click(),
  };

  box.addEventListener("keydown", (event) => {
    const isInField = event.target === field;
    if (!KEYS[event.key] || !toggle.checked || (event.key === "Enter" && !isInField)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) turn(false);
  });
  box.addEventListener("click", ({ target }) => { if (target.closest("a")) turn(false); });
  toggle.addEventListener("change", () => { if (toggle.checked) field.focus(); });
  for (const what of ["focus", "click", "input"]) field.addEventListener(what, open);
  field.form.addEventListener("reset", () => setTimeout(() => {
    field.focus();
    answer();
  }));
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    turn(true);
    field.focus();
    field.select();
  });

  if (new URLSearchParams(location.search).get("h")) book.loadScript(loadMarks);
}
