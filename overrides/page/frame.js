// The theme opens its drawer, its search and the lists in the drawer by labels of boxes that nobody
// sees. Here buttons take their place: they take the focus, answer to keys and tell their state.
{
  const LABELS = ".md-header__button[for], .md-search__icon[for], .md-nav--primary .md-nav__list label[for]";
  const BEHIND = ".md-skip, .md-header__inner > :not([for='__drawer']), .md-tabs, .md-content, .md-sidebar--secondary, .md-footer";
  const ANOTHER_DRAWER = ["(min-width: 60em)", "(min-width: 76.25em)"]; // or none at all
  const drawer = document.getElementById("__drawer");
  const inDrawer = document.querySelector(".md-sidebar--primary");
  const lists = [...inDrawer.querySelectorAll(".md-toggle")];

  const isSeen = (element) => element.offsetParent && getComputedStyle(element).visibility === "visible";
  const focusFirst = () => [...inDrawer.querySelectorAll("a, button")].find(isSeen)?.focus({ preventScroll: true });
  const change = (box, isOn) => {
    if (box.checked !== isOn) box.click();
  };
  const nameOf = (label) => label.title || label.textContent.trim() || label.parentElement.querySelector("a").textContent.trim();

  const replace = (label) => {
    const box = label.control;
    const button = document.createElement("button");
    const tell = () => button.setAttribute("aria-expanded", box.checked);
    for (const { name, value } of label.attributes) button.setAttribute(name, value); // `for` is styled
    button.type = "button";
    button.setAttribute("aria-label", nameOf(label));
    button.append(...label.childNodes);
    button.addEventListener("click", () => {
      box.click();
      if (inDrawer.contains(button) && !isSeen(button)) focusFirst();
    });
    box.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
  };

  // An open drawer lies over the page, which waits until it is closed.
  const hold = () => {
    for (const part of document.querySelectorAll(BEHIND)) part.inert = drawer.checked;
  };
  const close = () => change(drawer, false);

  document.documentElement.classList.replace("no-js", "js");
  for (const label of document.querySelectorAll(LABELS)) if (label.control) replace(label);
  const opener = document.querySelector(".md-header__button[for='__drawer']");

  drawer.addEventListener("change", () => {
    hold();
    if (drawer.checked) return focusFirst();
    for (const box of lists) change(box, box.defaultChecked);
    if (isSeen(opener)) opener.focus({ preventScroll: true });
  });
  inDrawer.addEventListener("click", ({ target }) => { if (target.closest("a")) close(); });
  addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
  for (const width of ANOTHER_DRAWER) matchMedia(width).addEventListener("change", close);
  hold(); // Firefox keeps the drawer open when a page is loaded again
}
