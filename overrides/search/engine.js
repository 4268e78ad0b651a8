// Finds what a reader typed in the pages of one language. `book.index` takes the pages in when
// their file is loaded; `book.find` gives for each page a list of sections, best first. Texts come in
// pieces, of which every second one is a word that was found.
{
  const { eachWord, fold } = book;
  const IN_TITLE = 10;
  const IN_TEXT = 2; // approached as mentions grow: a title always counts more
  const [WHOLE_TITLE, WHOLE_TERM] = [2, 10]; // added where all of a title, or of a term, was typed
  const ENOUGH = 0.6; // of what the best section has of the words typed, weighed by rarity
  const [BEFORE, TEASER] = [60, 240]; // letters of text shown before the first word found, in all
  const MOST_MARKED = 12;

  const entry = (map, key, make) => {
    if (!map.has(key)) map.set(key, make(key));
    return map.get(key);
  };
  const wordsOf = (text) => [...eachWord(text)].map(([word]) => word);

  const sections = [];
  const places = new Map(); // word: Map(section: how often the word is there, and in what forms)

  book.index = (pages) => {
    for (const [page, parts] of pages)
      for (const [anchor, title, text, isTerm] of parts) {
        const location = page + (anchor && `#${anchor}`);
        const section = { page, pageTitle: parts[0][1], location, title, text, isTerm };
        sections.push(section);
        for (const field of ["title", "text"])
          for (const word of wordsOf(section[field])) takeIn(section, field, word);
      }
  };

  function takeIn(section, field, word) {
    const of = entry(places, fold(word), () => new Map());
    const place = entry(of, section, () => ({ title: 0, text: 0, forms: [] }));
    place[field] += 1;
    if (!place.forms.includes(word)) place.forms.push(word);
  }

  book.find = (query) => {
    const asked = [...new Set(wordsOf(query).map(fold))];
    return byPage(best(asked.map(lookedUp)).map(shown));
  };

  // The sections with a word or its kin; a word that is in few of them says more.
  function lookedUp(asked) {
    const found = new Map();
    for (const [word, of] of places) {
      const kinship = book.kinship(word, asked);
      if (!kinship) continue;
      for (const [section, place] of of) {
        const hit = entry(found, section, () => ({ title: 0, text: 0, forms: [] }));
        if (place.title) hit.title = Math.max(hit.title, kinship);
        hit.text += kinship * place.text;
        hit.forms.push(...place.forms);
      }
    }
    return { asked, found, rarity: Math.log(1 + sections.length / Math.max(found.size, 1)) };
  }

  function best(lookUps) {
    const all = new Set(lookUps.flatMap(({ found }) => [...found.keys()]));
    const hits = [...all].map((section) => hitOf(section, lookUps));
    const most = hits.reduce((share, hit) => Math.max(share, hit.share), 0);
    return hits.filter(({ share }) => share >= ENOUGH * most).sort((a, b) => b.score - a.score);
  }

  function hitOf(section, lookUps) {
    const hit = { section, score: 0, share: 0, forms: new Set(), missing: [] };
    for (const { asked, found, rarity } of lookUps) {
      const { title, text, forms } = found.get(section) ?? {};
      if (!forms) {
        hit.missing.push(asked);
        continue;
      }
      hit.share += rarity;
      hit.score += rarity * (IN_TITLE * title + (IN_TEXT * text) / (text + 2));
      forms.forEach((form) => hit.forms.add(form));
    }
    const most = section.isTerm ? WHOLE_TERM : WHOLE_TITLE;
    hit.score *= hit.share ** 2 * (1 + most * wholeness(section.title, lookUps) ** 2);
    return hit;
  }

  // How much of a title was typed: of all of it, of what is in brackets, or of what is outside.
  // "NPS (Net Promoter Score)" has two names.
  function wholeness(title, lookUps) {
    const isAsked = (word) => lookUps.some(({ asked }) => book.isForm(fold(word), asked));
    const names = [title, title.replace(/\(.*?\)/g, ""), title.match(/\((.*?)\)/)?.[1] ?? ""];
    const shares = names.map(wordsOf).map((words) => words.filter(isAsked).length / (words.length || 1));
    return Math.max(...shares);
  }

  // The keys of `terms` are marked on the page that is opened, so they are the words as they stand
  // there; false are those of the query that the section does not have.
  function shown({ section, score, forms, missing }) {
    const marked = [...new Set([...forms].map((form) => form.toLowerCase()))].slice(0, MOST_MARKED);
    const { page, pageTitle, location } = section;
    return {
      page, pageTitle, location, score,
      title: pieces(section.title, forms),
      text: teaser(section, forms),
      terms: Object.fromEntries([...marked.map((form) => [form, true]), ...missing.map((word) => [word, false])]),
    };
  }

  function teaser({ text, isTerm }, forms) {
    if (!text) return [];
    const first = isTerm ? 0 : placeOfFirst(forms, text);
    const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    const space = text.indexOf(" ", start + TEASER);
    const end = isTerm || space < 0 ? text.length : space;
    const shown = pieces(text.slice(start, end), forms);
    if (start) shown[0] = `… ${shown[0]}`;
    if (end < text.length) shown[shown.length - 1] += " …";
    return shown;
  }

  function placeOfFirst(forms, text) {
    for (const match of eachWord(text)) if (forms.has(match[0])) return match.index;
    return 0;
  }

  function pieces(text, forms) {
    const parts = [];
    let done = 0;
    for (const { 0: word, index } of eachWord(text)) {
      if (!forms.has(word)) continue;
      parts.push(text.slice(done, index), word);
      done = index + word.length;
    }
    return [...parts, text.slice(done)];
  }

  // Each page's list holds the page itself, also where only a section of it was found.
  function byPage(items) {
    const pages = new Map();
    for (const item of items) entry(pages, item.page, () => []).push(item);
    for (const [page, list] of pages)
      if (list.every(({ location }) => location !== page))
        list.push(heading(page, list[0]));
    return [...pages.values()];
  }

  const heading = (location, { pageTitle, terms }) =>
    ({ location, title: [pageTitle], text: [], score: 0, terms });
}
