// Gives what says a text of docs/labels.yml: {words in braces} are filled in, and {n} chooses the
// plural form.
globalThis.book ??= {};
{
  const plural = new Intl.PluralRules(document.documentElement.lang || "en");

  book.saying = (labels) => (key, values = {}) => {
    let text = labels[key] ?? key;
    if (typeof text == "object") text = text[plural.select(values.n)] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);
  };
}
