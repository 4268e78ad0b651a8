// Which pages have been read to their end, and how far a reader is in a unit.
{
  const READING = ".reading";
  const { page, counted, home, read: word } = book.here;
  const address = new URL(home, location.href);

  // What is kept about the pages: when each was read to its end, and which was open last.
  const reading = () => {
    try {
      const { read, last } = JSON.parse(book.store.raw(READING));
      return { read: { ...read }, last: typeof last == "string" ? last : "" };
    } catch {
      return { read: {}, last: "" };
    }
  };

  const note = (change) => {
    const now = reading();
    change(now);
    book.store.write(READING, JSON.stringify(now));
  };

  // A tick behind the pages that were read; the style sheet keeps its place free.
  const markPages = () => {
    const { read } = reading();
    for (const link of document.querySelectorAll(".md-nav--primary .md-nav__link[href]")) {
      const id = link.href.split(/[?#]/)[0].slice(new URL(".", address).href.length).replace(".html", "");
      const isMarked = link.classList.contains("is-read");
      if (Object.hasOwn(read, id) === isMarked) continue;
      link.classList.toggle("is-read", !isMarked);
      if (isMarked) {
        link.querySelector(".unseen").remove();
      } else {
        const mark = Object.assign(document.createElement("span"), { className: "unseen", textContent: ` (${word})` });
        link.append(mark);
      }
    }
  };

  // How far a reader is with an exercise or a quiz; numbers that are none count as nothing.
  const stateOf = (id) => {
    const { fields, ...facts } = book.store.read(id);
    const [n, of, right] = [facts.n, facts.of, facts.right].map((each) => Number.isInteger(each) ? each : 0);
    const isBegun = Object.keys(fields).length > 0;
    return { n, of, right, state: isBegun ? (of && n >= of ? "complete" : "started") : "none" };
  };

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const listed = (text) => text.split(" ").filter(Boolean);

  // Writes how far the reader is in place of what there is, once something is begun.
  const showProgress = (line) => {
    const { read } = reading();
    const pages = listed(line.dataset.pages);
    const exercises = listed(line.dataset.exercises).map(stateOf);
    const quizzes = listed(line.dataset.quizzes).map(stateOf).filter(({ of }) => of);
    const count = (wanted) => exercises.filter(({ state }) => state == wanted).length;
    const values = { read: pages.filter((id) => Object.hasOwn(read, id)).length, of: pages.length };
    const done = { complete: count("complete"), started: count("started"), of: exercises.length };
    line.dataset.text ??= line.textContent;
    if (!(values.read || done.complete || done.started || quizzes.length)) {
      line.textContent = line.dataset.text;
      return;
    }
    line.textContent = [
      filled(line.dataset.read, values),
      ...exercises.length ? [filled(line.dataset.done, done)] : [],
      ...quizzes.map((quiz) => filled(line.dataset.score, quiz)),
    ].join("\u00a0\u00b7 ");
  };

  const refresh = () => {
    markPages();
    document.querySelectorAll(".part-progress").forEach(showProgress);
  };

  // From a folder, some browsers keep a store for each page alone: the workbook looks for this sign.
  if (location.protocol == "file:" && page != book.here.workbook) book.store.write(".pages", "1");

  if (counted !== undefined) {
    note((now) => { now.last = page; });
    const end = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      end.disconnect();
      note((now) => { now.read[page] ??= new Date().toISOString(); });
      refresh();
    });
    end.observe(document.querySelector(".md-footer"));
  }

  refresh();
  book.store.watch(refresh);
  addEventListener("pageshow", ({ persisted }) => persisted && refresh());

  book.reading = { read: reading, stateOf, refresh };
}
