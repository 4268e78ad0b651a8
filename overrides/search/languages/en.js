// English: what is left of a word without the ending of a plural or of a verb.
{
  const RULES = [
    [/(..)(?:ies|ied)$/, "$1y"],
    [/(sh|ch|ss|x|z)es$/, "$1"],
    [/([^su])s$/, "$1"],
    [/([aeiouy].*)(?:ed|ing)$/, "$1"],
    [/([bdfglmnprt])\1$/, "$1"], // planned, levelling
    [/([^e])e$/, "$1"],
  ];

  book.stems = (word) => [word.length < 3 ? word : RULES.reduce(shortened, word)];

  // What is left keeps two letters, as in "use" and "using".
  function shortened(word, [from, to]) {
    const shorter = word.replace(from, to);
    return shorter.length < 2 ? word : shorter;
  }
}
