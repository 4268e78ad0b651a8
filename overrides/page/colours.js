// The button for the colours: it goes from what the device prefers to light, to dark, and back. The
// colours stand already when the page is drawn (partials/colours.html).
{
  const root = document.querySelector("[data-colours]");
  const buttons = [...root.children];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const key = `${new URL(root.dataset.colours, location).pathname}.__palette`;
  const bar = Object.assign(document.createElement("meta"), { name: "theme-color" });

  const attempt = (act) => { try { return act(); } catch { return undefined; } }; // stores may be blocked
  const kept = () => attempt(() => JSON.parse(localStorage.getItem(key)).color.media);
  const keep = (media) => {
    const text = JSON.stringify({ color: { media } });
    attempt(() => localStorage.setItem(key, text));
    if (location.protocol === "file:") attempt(() => sessionStorage.setItem(key, text));
  };
  const remembered = () => Math.max(0, buttons.findIndex(({ dataset }) => dataset.media === kept()));

  let chosen = remembered();

  const show = () => {
    const { media } = buttons[chosen].dataset;
    const isDark = media.includes(":") ? media.includes("dark") : dark.matches;
    document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
    buttons.forEach((button, index) => { button.hidden = index !== chosen; });
    requestAnimationFrame(() => {
      bar.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
    });
  };

  root.addEventListener("click", ({ target }) => {
    if (!target.closest("button")) return;
    chosen = (chosen + 1) % buttons.length;
    keep(buttons[chosen].dataset.media);
    show();
    buttons[chosen].focus();
  });
  dark.addEventListener("change", show);
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    chosen = remembered();
    show();
  });
  document.head.append(bar);
  if (chosen) keep(buttons[chosen].dataset.media);
  show();
}
