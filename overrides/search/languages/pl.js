{
  const ADJECTIVE = "i?e|y|a|i|i?ego|i?emu|i?ej|[iy]m|[iy]ch|[iy]mi|o";
  const NOUN = "a|i?e|i|i?o|i?u|y|ia|i?em|i?om|i?ami|i?ach|i?ow|i?owi|i?owie|" + ADJECTIVE;
  const noun = new RegExp(`^(.{NL,}?)(?:${NOUN})?$`.replace("NL",process.env.NL||2));

  const PERSON = "(?:by)?(?:[ae]?[ms]|smy|scie)?";
  const THEME = "(?:[oyi]wa|uj|i?[aeiyo])";
  const verb = new RegExp(`^(.{VL,}?)(?:${[
    `${THEME}(?:c|l[aoyi]?${PERSON}|n(?:${ADJECTIVE})|n|no|wszy|t(?:${ADJECTIVE})|n(?:ia|iu|iem|iom|iami|iach))`,
    `${THEME}(?:m|sz|my|cie)`, "[ae]ja",
    `(?:[aeuy]|yw)j(?:[eaz]|esz|emy|ecie|cie|my|ac(?:${ADJECTIVE})?)?(?:ze?)?`,
    `i?ac(?:${ADJECTIVE})?`,
    "l[aoyi]?" + PERSON,
    "i?[aeiy]", "my|cie",
  ].join("|")})?$`.replace("VL",process.env.VL||2));

  const settle = (stem) => stem.replace(/i$/, "").replace(/(..)i?e([^aeiouy])$/, "$1$2")
    .replace(/rz$/, "r").replace(/dz$/, "d").replace(/[ck]$/, "t").replace(/sz$/, "s").replace(/g$/,"d");

  globalThis.stemPl = (word) => [settle(noun.exec(word)?.[1] ?? word), settle(verb.exec(word)?.[1] ?? word)];
}
