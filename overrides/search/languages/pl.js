// Polish: what is left of a word without its ending, once read as a noun or an adjective and once
// as a verb. Two words are forms of one where either is the same. Words come in small letters
// without diacritics, so readers may leave these out. How well it does: benchmarks/measure_search.py
{
  const ADJECTIVE = "[ayo]|i?e|i|i?ego|i?emu|i?ej|[iy](?:m|ch|mi)";
  const NOUN = "ia|i?[eou]|i?(?:em|om|ami|ach|ow|owi|owie)";
  const noun = new RegExp(`^(.{2,}?)(?:${ADJECTIVE}|${NOUN})?$`);

  // Between the stem and the ending of a verb: wpis-ywa-ć, pyt-a-ć, kup-uj-e.
  const THEME = "(?:[oyi]wa|uj|i?[aeiyo])";
  const PERSON = "(?:by)?(?:[ae]?[ms]|smy|scie)?"; // pyta-ła-bym, pyta-li-śmy
  const verb = new RegExp(`^(.{3,}?)(?:${[
    `${THEME}(?:c|l[aoyi]?${PERSON}|[nt](?:${ADJECTIVE})|n|wszy|n(?:ia|iu|iem|iom|iami|iach))`,
    `${THEME}(?:m|sz|my|cie)|my|cie|[ea]ja|i?[aeiy]`,
    `(?:[aeuy]|yw)j(?:[eaz]|esz|emy|ecie|cie|my|ac(?:${ADJECTIVE})?)?(?:ze?)?`,
    `i?ac(?:${ADJECTIVE})?`,
    `l[aoyi]?${PERSON}`,
  ].join("|")})?$`);

  // Before an ending the last consonant changes (klient, kliencie; zasada, zasadzie), and an e
  // comes and goes (rynek, rynku).
  const CHANGES = [
    [/i$/, ""], [/(..[^aeiouy])i?e([ckl])$/, "$1$2"],
    [/rz$/, "r"], [/dz$|g$/, "d"], [/[ck]$/, "t"], [/sz$/, "s"],
  ];

  const stem = (ending, word) =>
    CHANGES.reduce((text, [from, to]) => text.replace(from, to), ending.exec(word)?.[1] ?? word);

  book.stems = (word) => [stem(noun, word), stem(verb, word)];
}
