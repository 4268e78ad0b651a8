// The book in a dialog over the page that has its cover. The file of a language hands over the frame
// and the chapters (`take`); a cover opens it (`open`, see assets/javascripts/cover.js).
{
  const { reader } = book;
  const { trail } = reader;
  const SIZES = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3];
  const QUIET = 120; // milliseconds without movement, before a place is where the reader stays
  const QUICK = 150; // milliseconds
  const root = new URL("..", document.currentScript.src);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  let chapters, frame, dialog, part, sheet, counter, memory, find, laidFor, stopsFor;
  let [size, index, column, letter] = [1, 0, 0, 0]; // where the reader is

  reader.take = (data) => {
    ({ chapters, frame } = data);
    memory = reader.memory(data.key);
  };

  // At a chapter, or at the place where a reader was in it or in the whole book.
  reader.open = (id) => {
    if (!dialog) build();
    const kept = memory.read();
    size = SIZES.includes(kept.size) ? kept.size : 1;
    dialog.showModal();
    const unit = chapters.find((each) => each.id === id)?.unit;
    const wasThere = !id || (unit && indexOf(kept.chapter) >= 0 && chapters[indexOf(kept.chapter)].unit === unit);
    const place = trail.here() ?? (wasThere && kept.chapter ? kept : { chapter: id, at: 0 });
    if (!trail.here()) trail.begin(place);
    settleIn(place);
  };

  // ---- The frame --------------------------------------------------------------------------------

  function build() {
    document.body.append(reader.parsed(frame));
    dialog = document.querySelector("dialog.reader");
    part = (name) => dialog.querySelector(`[data-part="${name}"]`);
    sheet = reader.sheet(part("flow"));
    counter = reader.counter(chapters, reader.sheet(part("unseen")), number);
    find = reader.finder(chapters);

    for (const [name, act] of Object.entries(ACTS))
      dialog.querySelector(`[data-do="${name}"]`).addEventListener("click", act);
    if (!document.fullscreenEnabled) dialog.querySelector('[data-do="whole"]').hidden = true;

    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (openPanel()) toggle(openPanel());
      else close();
    });
    dialog.addEventListener("click", follow);
    part("place").addEventListener("submit", goToPage);
    part("find").addEventListener("submit", search);
    part("view").addEventListener("scroll", reader.later(QUIET, arrive));
    part("text").addEventListener("toggle", () => relay(), true);
    reader.listen(dialog, { view: part("view"), paper: part("paper") }, { turn, ends, arrive, isAtEnd });

    new ResizeObserver(reader.later(QUIET, () => dialog.open && sizeOfStage() !== laidFor && relay()))
      .observe(part("stage"));
    addEventListener("popstate", retrace);
    addEventListener("pagehide", keep);
  }

  const ACTS = {
    contents: () => toggle("contents"),
    search: () => toggle("search"),
    smaller: () => resize(-1),
    larger: () => resize(1),
    whole: () => document.fullscreenElement ? document.exitFullscreen() : part("desk").requestFullscreen(),
    close,
    back: () => turn(-1),
    on: () => turn(1),
  };

  function close() {
    keep();
    counter.stop();
    if (document.fullscreenElement) document.exitFullscreen();
    dialog.close(); // gives the keyboard back to the cover
    trail.leave();
  }

  const openPanel = () => dialog.querySelector("[data-panel]:not([hidden])")?.dataset.panel;

  function toggle(name) {
    const was = openPanel();
    const button = (panel) => dialog.querySelector(`[data-do="${panel}"]`);
    if (was) {
      dialog.querySelector(`[data-panel="${was}"]`).hidden = true;
      button(was).setAttribute("aria-expanded", false);
    }
    if (name === was) return button(was).focus();
    const panel = dialog.querySelector(`[data-panel="${name}"]`);
    panel.hidden = false;
    button(name).setAttribute("aria-expanded", true);
    const first = panel.querySelector("[aria-current], input, a");
    first.focus();
    first.scrollIntoView({ block: "nearest" });
  }

  // ---- Laying out -------------------------------------------------------------------------------

  const sizeOfStage = () => `${part("stage").clientWidth} ${part("stage").clientHeight}`;

  function lay() {
    laidFor = sizeOfStage();
    const { stage, paper, view, text } = Object.fromEntries(
      ["stage", "paper", "view", "text"].map((name) => [name, part(name)]));
    text.style.zoom = 1;
    const em = parseFloat(getComputedStyle(text).fontSize) * size;
    const room = stage.clientWidth - (paper.offsetWidth - view.offsetWidth);
    const shape = reader.shapeFor(room, view.clientHeight, em);
    view.style.width = `${shape.seen}px`;
    paper.dataset.pages = shape.pages;
    sheet.lay(shape, size);
    counter.start(shape, size);
  }

  // The text may lie on other pages now, but the reader stays at the same words.
  function relay() {
    lay();
    const stay = letter;
    show(index, () => sheet.columnOfLetter(stay));
    letter = stay;
  }

  function settleIn({ chapter, at }) {
    lay();
    const found = Math.max(0, indexOf(chapter));
    show(found, () => sheet.columnOfLetter(Math.round((at || 0) * sheet.text.length)));
    part("view").focus();
  }

  function resize(by) {
    const wanted = SIZES[SIZES.indexOf(size) + by];
    if (!wanted) return;
    size = wanted;
    relay();
    keep();
    tell("size", { size: Math.round(100 * size) });
  }

  // ---- Where the reader is ----------------------------------------------------------------------

  const indexOf = (id) => chapters.findIndex((each) => each.id === id);
  const perSheet = () => sheet.shape.pages;
  const step = () => sheet.shape.seen + sheet.shape.gap;
  const place = () => ({ chapter: chapters[index].id, at: letter / (sheet.text.length || 1) });

  // Opens a chapter at the column that `where` finds in it.
  function show(wanted, where, smoothly = false) {
    if (wanted !== index || !sheet.text) {
      index = wanted;
      fill();
    }
    const sheets = sheet.columns() / perSheet();
    setStops(sheets);
    counter.note(index, sheet.columns());
    column = Math.floor(Math.min(where(), sheet.columns() - 1) / perSheet()) * perSheet();
    const behavior = smoothly && !calm.matches ? "smooth" : "instant";
    part("view").scrollTo({ left: (column / perSheet()) * step(), top: 0, behavior });
    letter = sheet.letterIn(column);
    number();
  }

  function fill() {
    sheet.fill(chapters[index]);
    for (const link of part("text").querySelectorAll("a[href], img[src]")) {
      const attribute = link.href === undefined ? "src" : "href";
      const address = link.getAttribute(attribute);
      if (!address.startsWith("#")) link[attribute] = new URL(address, root).href;
    }
    part("view").setAttribute("aria-label", chapters[index].title);
    part("running").textContent = chapters[index].title;
    part("desk").dataset.unit = chapters[index].unit;
    for (const link of part("contents").querySelectorAll("a")) {
      if (link.hash === `#${chapters[index].id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  // Where the browser may come to rest when a finger, the keyboard or a search of its own moves it.
  function setStops(sheets) {
    const wanted = `${sheets} × ${step()}`;
    if (wanted === stopsFor) return;
    stopsFor = wanted;
    const stops = Array.from({ length: sheets }, (_, each) => {
      const stop = document.createElement("i");
      stop.className = "reader__stop";
      stop.style.left = `${each * step()}px`;
      stop.style.width = `${sheet.shape.seen}px`;
      return stop;
    });
    part("stops").replaceChildren(...stops);
  }

  function arrive() {
    if (!dialog.open) return;
    const now = Math.round(part("view").scrollLeft / step()) * perSheet();
    if (now !== column) {
      column = now;
      letter = sheet.letterIn(column);
      number();
      say();
    }
    keep();
  }

  function keep() {
    if (!dialog.open) return;
    memory.write({ ...place(), size });
    trail.move(place());
  }

  // The cover has no number; what follows is page 1.
  function number() {
    const first = counter.before(index) + column;
    const pages = Array.from({ length: perSheet() }, (_, each) => first + each);
    part("left").textContent = perSheet() === 2 && first ? first : "";
    part("right").textContent = pages[pages.length - 1] || "";
    part("total").textContent = counter.total - 1;
    part("place").toggleAttribute("data-counted", counter.isDone);
    const field = part("place").elements.page;
    if (document.activeElement !== field) field.value = pages.find(Boolean) ?? "";
    for (const shown of dialog.querySelectorAll("[data-page-of]"))
      shown.textContent = counter.before(indexOf(shown.dataset.pageOf));
    mark("back", index === 0 && isAtEnd(-1));
    mark("on", index === chapters.length - 1 && isAtEnd(1));
  }

  // Not `disabled`: the keyboard would lose its place.
  const mark = (name, isOff) => dialog.querySelector(`[data-do="${name}"]`).setAttribute("aria-disabled", isOff);

  const say = () => tell("page", {
    page: part("place").elements.page.value || 0, total: counter.total - 1, title: chapters[index].title,
  });

  function tell(name, values) {
    const text = part("status").dataset[name];
    part("status").textContent = text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  // ---- Moving -----------------------------------------------------------------------------------

  function isAtEnd(side) {
    return side < 0 ? column === 0 : column + perSheet() >= sheet.columns();
  }

  function turn(by) {
    if (!isAtEnd(by)) show(index, () => column + by * perSheet(), true);
    else if (chapters[index + by]) {
      show(index + by, () => by < 0 ? Infinity : 0);
      slide(by);
    } else return;
    say();
    keep();
  }

  function ends(side) {
    show(index, () => side < 0 ? 0 : Infinity);
    say();
    keep();
  }

  function slide(by) {
    if (calm.matches) return;
    const from = { opacity: 0, transform: `translateX(${by * 10}%)` };
    part("flow").animate([from, {}], { duration: QUICK, easing: "ease-out" });
  }

  // Goes to a place far away; the browser's way back leads here again.
  function jump(wanted, where) {
    keep();
    show(wanted, where);
    trail.step(place());
    say();
    keep();
  }

  function retrace({ state }) {
    if (!dialog.open) return;
    const { chapter, at } = state?.reader ?? {};
    if (chapter) show(Math.max(0, indexOf(chapter)), () => sheet.columnOfLetter(Math.round(at * sheet.text.length)));
    else close();
  }

  function follow(event) {
    const link = event.target.closest("a[href]");
    const to = link?.getAttribute("href");
    if (!to?.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const id = to.slice(1);
    const [chapter] = id.split(".");
    if (indexOf(chapter) < 0) return;
    if (openPanel()) toggle(openPanel());
    jump(indexOf(chapter), () => {
      const target = element(id) ?? part("text").querySelector("h1");
      target?.setAttribute("tabindex", -1);
      target?.focus({ preventScroll: true });
      return element(id) ? sheet.columnOf(target) : 0;
    });
  }

  const element = (id) => part("text").querySelector(`[id="${CSS.escape(id)}"]`);

  function goToPage(event) {
    event.preventDefault();
    const field = part("place").elements.page;
    const page = parseInt(field.value, 10);
    if (page >= 0) {
      const found = counter.find(page);
      jump(found.index, () => found.column);
    }
    part("view").focus();
    number();
  }

  // ---- Search -----------------------------------------------------------------------------------

  function search(event) {
    event.preventDefault();
    const { found, count } = find(part("find").elements.words.value);
    const say = part("found");
    say.textContent = say.dataset.say.replace("{count}", count);
    let last;
    part("results").replaceChildren(...found.map((each) => {
      const item = part("result").content.cloneNode(true);
      const [title, button] = item.querySelectorAll("p, button");
      if (last === each.index) title.remove();
      else title.textContent = chapters[each.index].title;
      last = each.index;
      button.append(...teaser(each));
      button.addEventListener("click", () => goTo(each));
      return item;
    }));
  }

  function teaser({ parts, before, after }) {
    return [before ? "… " : "", ...book.withMarks(parts), after ? " …" : ""];
  }

  function goTo({ index: wanted, letter: first, length }) {
    toggle("search");
    jump(wanted, () => sheet.columnOfLetter(first));
    part("view").focus();
    const found = getSelection();
    found.removeAllRanges();
    found.addRange(reader.rangeOf(sheet.text, first, first + length));
  }
}
