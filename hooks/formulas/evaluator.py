"""Computing a formula's tree: the twin of overrides/kinds/calculator/formulas.js.

Both do every step in the same order, so that their results are equal to the last bit.
"""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from formulas.language import BAND_DIGITS, COMPARISON_DIGITS, Bands, Single, Tree, Value
from formulas.rounding import round_half_away


def evaluate(tree: Tree, values: Mapping[str, Value], bands: Mapping[str, Bands]) -> Value:
    """Compute a tree that `parse` made; None is a blank.

    `values` gives each name a value of the type that it was declared with; a name that is missing
    is blank. `bands` gives the lists that `band` names.
    """
    if isinstance(tree, str):
        return tree
    if not isinstance(tree, list):
        return float(tree)
    operation, *operands = tree
    if operation == "name":
        return _entry(values.get(operands[0]))
    if operation == "when":
        condition, if_so, if_not = operands
        met = evaluate(condition, values, bands)
        return None if met is None else evaluate(if_so if met else if_not, values, bands)
    given: list[Any] = [evaluate(operand, values, bands) for operand in operands]
    if operation in _OVER_COLUMNS:
        return _finite(_OVER_COLUMNS[operation](*given))
    if None in given:
        return None
    if operation == "band":
        return band_of(given[0], bands[given[1]])
    return _OVER_SINGLES[operation](*given)


def band_of(x: float, bands: Bands) -> str | None:
    """The id of the first band that x falls into."""
    seen = round_half_away(x, BAND_DIGITS)
    return next((str(band["id"]) for band in bands if _is_inside(seen, band)), None)


def _is_inside(x: float, band: Mapping[str, Any]) -> bool:
    return all(band.get(limit) is None or keeps(x, band[limit]) for limit, keeps in _LIMITS.items())


_LIMITS: Mapping[str, Callable[[float, float], bool]] = {
    "from": operator.ge,
    "above": operator.gt,
    "to": operator.le,
    "below": operator.lt,
}


def _entry(value: Value) -> Value:
    """A value as it was given, with its blanks made plain and without -0."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Sequence):
        return [_single(entry) for entry in value]
    return _finite(value)


def _single(value: Single) -> Single:
    entry = _entry(value)
    return entry if isinstance(entry, float | str | bool) else None


def _finite(x: float | None) -> float | None:
    # Adding 0 turns -0 into 0, which JavaScript prints differently from Python.
    return x + 0.0 if x is not None and math.isfinite(x) else None


def _answered(column: Sequence[Any] | None) -> list[Any]:
    return [entry for entry in column or () if entry is not None]


def _total(numbers: Sequence[float]) -> float | None:
    """Add from left to right: Python's own sum() compensates rounding errors from 3.12 on."""
    total = 0.0
    for number in numbers:
        total += number
    return total if numbers else None


def _ratio(a: float | None, b: float) -> float | None:
    return a / b if a is not None and b != 0 else None


def _mean(column: Sequence[float | None]) -> float | None:
    return _ratio(_total(_answered(column)), len(_answered(column)))


def _sumproduct(a: Sequence[float | None] | None, b: Sequence[float | None] | None) -> float | None:
    pairs = zip(a or (), b or (), strict=False)
    return _total([x * y for x, y in pairs if x is not None and y is not None])


def _count(column: Sequence[Single]) -> float:
    return float(len(_answered(column)))


def _count_of(column: Sequence[str | None], text: str) -> float:
    return float(_answered(column).count(text))


_OVER_COLUMNS: Mapping[str, Callable[..., float | None]] = {
    "sum": lambda column: _total(_answered(column)),
    "mean": _mean,
    "min": lambda column: min(_answered(column), default=None),
    "max": lambda column: max(_answered(column), default=None),
    "count": _count,
    "sumproduct": _sumproduct,
    "count_of": _count_of,
    "share": lambda column, text: _ratio(_count_of(column, text), _count(column)),
}


def _comparing(compare: Callable[[float, float], bool]) -> Callable[[float, float], bool]:
    return lambda a, b: compare(
        round_half_away(a, COMPARISON_DIGITS), round_half_away(b, COMPARISON_DIGITS)
    )


_OVER_SINGLES: Mapping[str, Callable[..., Single]] = {
    "+": lambda a, b: _finite(a + b),
    "-": lambda a, b: _finite(a - b),
    "*": lambda a, b: _finite(a * b),
    "/": lambda a, b: _finite(_ratio(a, b)),
    "<": _comparing(operator.lt),
    "<=": _comparing(operator.le),
    ">": _comparing(operator.gt),
    ">=": _comparing(operator.ge),
    "==": _comparing(operator.eq),
    "!=": _comparing(operator.ne),
    "is": operator.eq,
    "is not": operator.ne,
    "abs": abs,
    "round": lambda x, digits: _finite(round_half_away(x, int(digits))),
    "both": lambda *conditions: all(conditions),
    "either": lambda *conditions: any(conditions),
}
