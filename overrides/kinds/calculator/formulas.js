// Computing a formula's tree in the browser: the twin of hooks/formulas/evaluator.py. Both do every
// step in the same order, so that their results are equal to the last bit. Null is a blank.
{
  // Adding 0 turns -0 into 0.
  const finite = (x) => Number.isFinite(x) ? x + 0 : null;
  const own = (object, key) =>
    Object.prototype.hasOwnProperty.call(object, key) ? object[key] : null;
  const entry = (value) =>
    Array.isArray(value) ? value.map(entry)
      : typeof value == "number" ? finite(value)
      : value === "" ? null
      : value ?? null;

  const answered = (column) => (column ?? []).filter((value) => value !== null);
  const total = (numbers) => numbers.length ? numbers.reduce((sum, x) => sum + x, 0) : null;
  const ratio = (a, b) => b === 0 ? null : a / b;
  const count = (column) => answered(column).length;
  const countOf = (column, text) => answered(column).filter((value) => value === text).length;

  const overColumns = {
    sum: (column) => total(answered(column)),
    mean: (column) => ratio(total(answered(column)), count(column)),
    min: (column) => Math.min(...answered(column)),
    max: (column) => Math.max(...answered(column)),
    count,
    sumproduct: (a, b) => total((a ?? [])
      .map((x, i) => [x, b?.[i] ?? null])
      .filter((pair) => !pair.includes(null))
      .map(([x, y]) => x * y)),
    count_of: countOf,
    share: (column, text) => ratio(countOf(column, text), count(column)),
  };

  const comparisons = {
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
    "==": (a, b) => a === b,
    "!=": (a, b) => a !== b,
  };

  const overSingles = {
    "+": (a, b) => finite(a + b),
    "-": (a, b) => finite(a - b),
    "*": (a, b) => finite(a * b),
    "/": (a, b) => finite(ratio(a, b)),
    is: comparisons["=="],
    "is not": comparisons["!="],
    abs: Math.abs,
    round: (x, digits) => finite(book.round(x, digits)),
    both: (...conditions) => !conditions.includes(false),
    either: (...conditions) => conditions.includes(true),
  };

  // Nothing is on the wrong side of a limit that is not there: comparing with NaN is never true.
  const isInside = (x, band) => !(
    x < (band.from ?? NaN) || x <= (band.above ?? NaN) ||
    x > (band.to ?? NaN) || x >= (band.below ?? NaN));
  const bandOf = (x, bands) => bands.find((band) => isInside(x, band))?.id ?? null;

  const evaluate = (tree, values, bands) => {
    if (!Array.isArray(tree)) return tree;
    const [operation, ...operands] = tree;
    if (operation === "name") return entry(own(values, operands[0]));
    const compute = (operand) => evaluate(operand, values, bands);
    if (operation === "when") {
      const met = compute(operands[0]);
      return met === null ? null : compute(operands[met ? 1 : 2]);
    }
    const given = operands.map(compute);
    if (operation in overColumns) return finite(overColumns[operation](...given));
    if (given.includes(null)) return null;
    if (operation === "band") return bandOf(book.round(given[0], 4), bands[given[1]]);
    if (operation in comparisons) return comparisons[operation](...given.map((x) => book.round(x, 9)));
    return overSingles[operation](...given);
  };

  book.evaluate = evaluate;
}
