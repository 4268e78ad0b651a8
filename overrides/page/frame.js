// The theme opens its drawer, its search and the lists in the drawer by labels of boxes that nobody
// sees. Here buttons take their place: they take the focus, answer to keys and tell their state.
{
  const LABELS = ".md-header__button[for], .md-search__icon[for], .md-nav--primary .md-nav__list label[for]";
  const BEHIND = ".md-tabs, .md-content, .md-sidebar--secondary, .md-footer";
  const drawer = document.getElementById("__drawer");
  const inDrawer = document.querySelector(".md-sidebar--primary");

  const nameOf = (label) => label.title || label.textContent.trim() || label.parentElement.querySelector("a").textContent.trim();

  const replace = (label) => {
    const box = label.control;
    const button = document.createElement("button");
    const tell = () => button.setAttribute("aria-expanded", box.checked);
    for (const { name, value } of label.attributes) button.setAttribute(name, value); // `for` is styled
    button.type = "button";
    button.setAttribute("aria-label", nameOf(label));
    button.append(...label.childNodes);
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
  };

  const isSeen = (element) => element.offsetParent && getComputedStyle(element).visibility === "visible";
  const first = () => [...inDrawer.querySelectorAll("a, button")].find(isSeen);

  // An open drawer lies over the page, which waits until it is closed.
  const turn = () => {
    const isOpen = drawer.checked;
    for (const part of document.querySelectorAll(BEHIND)) part.inert = isOpen;
    (isOpen ? first() : opener).focus({ preventScroll: true });
  };
  const close = () => { if (drawer.checked) drawer.click(); };

  document.documentElement.classList.replace("no-js", "js");
  for (const label of document.querySelectorAll(LABELS)) if (label.control) replace(label);
  const opener = document.querySelector(".md-header__button[for='__drawer']");
  drawer.addEventListener("change", turn);
  inDrawer?.addEventListener("click", ({ target }) => { if (target.closest("a[href^='#']")) close(); });
  addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
}
