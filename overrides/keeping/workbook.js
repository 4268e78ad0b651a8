// My workbook: how far the reader is, the way back to where they were, and clearing with Undo.
{
  const root = document.querySelector(".workbook");
  const find = (selector) => root.querySelector(selector);
  const items = [...root.querySelectorAll("[data-item]")];
  const undoButton = find("[data-undo]");
  const news = find(".workbook__news");
  const ids = items.map(({ dataset }) => dataset.item);

  // ---- How far the reader is -----------------------------------------------------------------------

  const stateText = ({ state, n, of, right }, isQuiz) => {
    if (isQuiz && n) return book.say("state quiz", { n, of, right });
    return book.say(`state ${state}`, { n, of });
  };

  const showState = (item) => {
    const progress = book.reading.stateOf(item.dataset.item);
    const shown = item.querySelector(".workbook__state");
    shown.dataset.first ??= shown.textContent;
    shown.textContent = progress.state == "none" ? shown.dataset.first
      : stateText(progress, Boolean(item.querySelector("[data-quiz]")));
    item.dataset.state = progress.state;
    item.querySelector("[data-clear]").hidden = progress.state == "none";
  };

  const show = (line, title, href) => {
    line.hidden = false;
    line.parentElement.hidden = false;
    const link = line.querySelector("a") ?? line.appendChild(document.createElement("a"));
    Object.assign(link, { href, textContent: title });
  };

  // The page that was open last, and the exercise that was changed last.
  const showResume = () => {
    const pages = JSON.parse(find(".workbook__pages").textContent);
    const { last } = book.reading.read();
    if (Object.hasOwn(pages, last)) show(find("[data-resume='page']"), ...pages[last]);
    const changed = (id) => String(book.store.read(id).changed ?? "");
    const [latest] = ids.filter((id) => book.store.ids().includes(id))
      .sort((a, b) => changed(b).localeCompare(changed(a)));
    if (!latest) return;
    show(find("[data-resume='exercise']"), titleOf(latest), `#${latest}`);
  };

  const showNotes = () => {
    const isAlone = location.protocol == "file:" && book.store.raw(".pages") === null;
    find("[data-note='not kept']").hidden = book.store.isOpen();
    find("[data-note='alone']").hidden = !(isAlone && book.store.isOpen());
  };

  const refresh = () => {
    items.forEach(showState);
    for (const button of root.querySelectorAll("[data-clear]")) {
      button.hidden = !concerned(button).some((id) => book.store.raw(id) !== null);
    }
    find("[data-export]").disabled = !book.store.ids().length;
    book.reading.refresh();
  };

  // ---- Clearing, and undoing it --------------------------------------------------------------------

  let undo = null;

  const tell = (message) => {
    news.textContent = message;
  };

  // Writes texts, by id, in place of what is kept; what was there can be brought back.
  const replace = (texts, message) => {
    const before = new Map([...texts.keys()].map((id) => [id, book.store.raw(id)]));
    let isKept = true;
    for (const [id, text] of texts) {
      isKept = book.store.write(id, text) && isKept;
      book.live.get(id)?.keeper.reload();
    }
    undo = () => replace(before, book.say("workbook undone"));
    undoButton.hidden = false;
    tell(isKept ? message : `${message} ${book.say("workbook full")}`);
    refresh();
  };

  // The id of today.
  const idNow = (id) => items.find(({ dataset: { item, formerly } }) =>
    item === id || formerly.split(" ").includes(id))?.dataset.item;
  const itemOf = (id) => items.find(({ dataset }) => dataset.item === id);
  const titleOf = (id) => itemOf(id).querySelector(".workbook__title").textContent;
  const recount = (id) => book.start(itemOf(id).querySelector("[data-kind]")).keeper.recount();

  const concerned = (button) => {
    const named = button.dataset.clear.split(" ").filter(Boolean);
    return named.length ? named : ids;
  };

  const clear = (button) => {
    const kept = concerned(button).filter((id) => book.store.raw(id) !== null);
    replace(new Map(kept.map((id) => [id, null])), book.say("workbook cleared", { n: kept.length }));
    undoButton.focus();
  };

  root.addEventListener("click", ({ target }) => {
    if (target.matches("[data-clear]")) clear(target);
    if (target === undoButton) undo();
  });

  // ---- From the start ------------------------------------------------------------------------------

  // A link to an exercise unfolds it.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const item = target?.closest("[data-item]");
    if (item) {
      item.open = true;
      target.scrollIntoView();
    }
  };

  for (const { dataset: { item, formerly } } of items) {
    for (const id of formerly.split(" ").filter(Boolean)) book.store.move(id, item);
  }
  find(".workbook__tools").hidden = false;
  showResume();
  showNotes();
  refresh();
  unfold();
  addEventListener("hashchange", unfold);
  document.addEventListener("book:kept", refresh);
  book.store.watch(refresh);
  book.workbook = { ids, idNow, replace, recount, tell, titleOf };
}
