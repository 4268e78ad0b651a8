// "How is this calculated?": the reader's own numbers put into a formula.
{
  const MOST_TERMS = 12;
  const SIGNS = { "+": " + ", "-": " \u2212 ", "*": " \u00d7 ", "/": " \u00f7 " };
  const RANK = { "+": 1, "-": 1, "*": 2, "/": 2 };
  const number = (value) => value < 0 ? `(${book.formatNumber(value)})` : book.formatNumber(value);
  const answered = (column) => (column ?? []).filter((value) => value !== null && value !== "");

  const shortened = (rows, term) =>
    rows.length > MOST_TERMS
      ? [...rows.slice(0, MOST_TERMS - 1).map(term), book.say("more terms"), term(rows.at(-1))]
      : rows.map(term);

  const bracketed = (text, tree, sign, isRight) => {
    const rank = RANK[tree[0]];
    const loose = rank < RANK[sign] || (isRight && rank === RANK[sign] && "-/".includes(sign));
    return loose ? `(${text})` : text;
  };

  // One term for each answered row: of a product column its factors, else the value.
  const terms = (name, scope) => {
    const column = scope.values[name] ?? [];
    const product = scope.columns[name];
    const rows = [...column.keys()].filter((row) => column[row] !== null && column[row] !== "");
    return shortened(rows, (row) =>
      product?.[0] == "*"
        ? working(product, { ...scope, values: scope.row(name, row) })
        : number(column[row]));
  };

  // The tree as a line of arithmetic; a function that has no shorter form stands as its value.
  const working = (tree, scope) => {
    if (typeof tree == "number") return number(tree);
    const [operation, first, second] = tree;
    const column = first?.[0] == "name" ? scope.values[first[1]] : null;
    if (operation in SIGNS) {
      const left = bracketed(working(first, scope), first, operation, false);
      const right = bracketed(working(second, scope), second, operation, true);
      return left + SIGNS[operation] + right;
    }
    if (operation == "sum" && column) return terms(first[1], scope).join(SIGNS["+"]);
    if (operation == "mean" && column) {
      return book.say("average of", { terms: terms(first[1], scope).join(SIGNS["+"]), n: answered(column).length });
    }
    if (operation == "share" && column) {
      const whole = answered(column);
      return book.say("share of", { part: whole.filter((each) => each === second).length, whole: whole.length });
    }
    if (operation == "round") return working(first, scope);
    const value = book.evaluate(tree, scope.values, scope.bands);
    return typeof value == "number" ? number(value) : book.say("blank");
  };

  book.working = working;
}
