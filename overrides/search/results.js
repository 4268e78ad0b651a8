// Draws what the engine finds: page by page the sections that fit, those that fit less folded away.
{
  const root = new URL("..", document.currentScript.src); // addresses are seen from there
  const say = book.saying(book.searchTexts);

  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content);
    return element;
  };

  const addressOf = ({ location, terms }) => {
    const url = new URL(location, root);
    const marked = Object.keys(terms).filter((word) => terms[word]);
    url.searchParams.set("h", marked.join(" "));
    return url.href;
  };

  function missingIn({ terms }) {
    const words = Object.keys(terms).filter((word) => !terms[word]);
    if (!words.length) return [];
    const struck = words.flatMap((word) => [make("del", "", word), " "]);
    return [make("p", "md-search-result__terms", `${say("missing words")} `, ...struck)];
  }

  function section(item, isPage, hasTeaser) {
    const article = make("article", "md-search-result__article md-typeset");
    if (isPage) article.append(make("div", "md-search-result__icon md-icon"));
    article.append(make(isPage ? "h1" : "h2", "", ...book.withMarks(item.title)));
    if (hasTeaser && item.text.length) article.append(make("p", "", ...book.withMarks(item.text)));
    if (hasTeaser) article.append(...missingIn(item));
    const link = make("a", "md-search-result__link", article);
    link.href = addressOf(item);
    return link;
  }

  // The page comes first, with its text if nothing in it fits better.
  function page(items) {
    const at = items.findIndex(({ location }) => !location.includes("#"));
    const others = items.toSpliced(at, 1);
    const fitting = others.filter(({ score }) => score >= items[0].score);
    const rest = others.slice(fitting.length);
    const drawn = (each) => section(each, false, true);
    const item = make("li", "md-search-result__item", section(items[at], true, at === 0 && !fitting.length));
    item.append(...fitting.map(drawn));
    item.querySelectorAll("a")[at === 0 ? 0 : 1].dataset.best = "";
    if (rest.length) {
      const summary = make("summary", "", make("div", "", say("more", { n: rest.length })));
      item.append(make("details", "md-search-result__more", summary, ...rest.map(drawn)));
    }
    return item;
  }

  book.answer = (query, news, list) => {
    const pages = book.find(query);
    const count = pages.length ? say("found", { n: pages.length }) : say("nothing found");
    news.textContent = query.trim() ? count : say("start");
    list.replaceChildren(...pages.map(page));
  };
}
