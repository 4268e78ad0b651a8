// The menu of what can be taken along. What its items do is loaded when one is first chosen.
{
  const { load } = document.currentScript?.dataset ?? {};
  const loading = new Map();

  // Loads a script once.
  book.load = (address) => {
    if (!loading.has(address)) {
      loading.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      }));
      loading.get(address).catch(() => loading.delete(address)); // the next choice tries again
    }
    return loading.get(address);
  };

  // The exercise that the menu belongs to, or all of them.
  const rootsOf = (menu) => {
    const own = menu.closest("[data-kind]");
    return own ? [own] : [...document.querySelectorAll("[data-kind]")];
  };

  const take = async (item) => {
    const menu = item.closest(".take");
    const news = menu.querySelector(".take__news");
    news.textContent = "";
    try {
      await book.load(load);
      news.textContent = await book.takeAlong(item.dataset.take, rootsOf(menu));
    } catch {
      news.textContent = book.say("takeaway missing");
    }
  };

  for (const menu of document.querySelectorAll(".take")) {
    for (const each of [menu, ...menu.querySelectorAll("[data-live]")]) each.hidden = false;
    menu.addEventListener("click", ({ target }) => target.dataset.take && take(target));
    menu.addEventListener("keydown", (event) => {
      if (event.key != "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
}
