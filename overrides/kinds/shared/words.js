// Numbers and texts in the language of the page; every text comes from docs/labels.yml.
{
  const language = document.documentElement.lang || "en";
  const labels = JSON.parse(document.getElementById("book-labels")?.textContent ?? "{}");
  const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/g;
  const NUMBER = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)$/;

  book.say = book.saying(labels);

  // What a reader typed as a number: null where nothing was typed, NaN where it cannot be read.
  // Comma and point mean the same in every language; spaces and a true minus sign are understood.
  book.parseNumber = (typed) => {
    const text = typed.replace(SPACES, "").replace(/[\u2212\u2013]/, "-");
    if (!text) return null;
    return NUMBER.test(text) ? Number(text.replace(",", ".")) : NaN;
  };

  const formats = new Map(); // to make one takes far longer than to use it

  const formatOf = (least, most, signed) => {
    const key = `${least} ${most} ${signed}`;
    if (!formats.has(key)) {
      formats.set(key, new Intl.NumberFormat(language, {
        minimumFractionDigits: least,
        maximumFractionDigits: most,
        useGrouping: "always",
        signDisplay: signed ? "exceptZero" : "negative",
      }));
    }
    return formats.get(key);
  };

  // A number for reading, rounded half away from zero; a range of decimals is [least, most].
  book.formatNumber = (value, decimals = [0, 4], signed = false) => {
    const [least, most] = Array.isArray(decimals) ? decimals : [decimals, decimals];
    return formatOf(least, most, signed).format(book.round(value, most)).replace("-", "\u2212");
  };

  // A computed value as the page shows it: a number with its unit, the title of a band, or a dash.
  book.show = (value, { decimals = 2, unit, signed, bands } = {}) => {
    if (value === null || value === undefined) return book.say("blank");
    if (bands && typeof value == "string") return bands.find(({ id }) => id == value).title;
    const text = book.formatNumber(value, decimals, signed);
    if (unit == "percent") return `${text}%`;
    return unit ? `${text}\u00a0${unit}` : text;
  };
}
