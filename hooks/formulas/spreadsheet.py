"""Printing a formula's tree for a spreadsheet.

A blank cell is empty or holds "". Inside a formula a blank is an error value, which every operation
passes on by itself, and the outermost IFERROR shows it as "". Only functions that Excel,
LibreOffice and Google Sheets share are used.
"""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from formulas.evaluator import band_of
from formulas.language import BAND_DIGITS, COMPARISON_DIGITS, Bands, Tree

_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_SIGNS = {"==": "=", "!=": "<>"}

_FUNCTIONS: Mapping[str, str] = {
    "when": "IF({0},{1},{2})",
    "both": "AND({all})",
    "either": "OR({all})",
    "is": "EXACT({0},{1})",
    "is not": "NOT(EXACT({0},{1}))",
    "abs": "ABS({0})",
    "round": "ROUND({0},{1})",
    "mean": "AVERAGE({0})",
    # The next functions give 0 for a range without numbers, where a formula is blank.
    "sum": "IF(COUNT({0})=0,NA(),SUM({0}))",
    "min": "IF(COUNT({0})=0,NA(),MIN({0}))",
    "max": "IF(COUNT({0})=0,NA(),MAX({0}))",
    "sumproduct": "IF(SUMPRODUCT(ISNUMBER({0})*ISNUMBER({1}))=0,NA(),SUMPRODUCT({0},{1}))",
    # COUNTA would count "", COUNTIF would take no notice of capitals and read * and ? as patterns.
    "count": "SUMPRODUCT(--(LEN({0})>0))",
    "count_of": "SUMPRODUCT(--EXACT({0},{1}))",
    "share": "SUMPRODUCT(--EXACT({0},{1}))/SUMPRODUCT(--(LEN({0})>0))",
}
_OVER_COLUMNS = {"sum", "mean", "min", "max", "count", "sumproduct", "count_of", "share"}


def to_spreadsheet(tree: Tree, references: Mapping[str, str], bands: Mapping[str, Bands]) -> str:
    """Print a tree that `parse` made, without the leading `=`.

    `references` gives the cell ('$B$2') or, for a column, the range ('$B$2:$B$6') of each name.
    The two ranges of a `sumproduct` must be of one size.
    """
    return f'IFERROR({_Printer(references, bands).text(tree)},"")'


class _Printer:
    def __init__(self, references: Mapping[str, str], bands: Mapping[str, Bands]) -> None:
        self.references = references
        self.bands = bands

    def text(self, tree: Tree, binding: int = 0) -> str:
        """The text of a part; `binding` tells how tightly the sign beside it binds."""
        if isinstance(tree, str):
            return _quoted(tree)
        if not isinstance(tree, list):
            return f"({_number(tree)})" if tree < 0 and binding else _number(tree)
        operation, *operands = tree
        if operation == "name":
            return f'IF({self.cells(tree)}="",NA(),{self.cells(tree)})'
        if operation == "band":
            return self.band(operands[0], self.bands[operands[1]])
        if operation in _BINDING:
            left, right = operands
            return self.arithmetic(left, operation, right, binding)
        if operation in _FUNCTIONS:
            return self.function(operation, operands, binding)
        return self.comparison(operation, *operands)

    def cells(self, name: list[Any]) -> str:
        return self.references[name[1]]

    def arithmetic(self, left: Tree, sign: str, right: Tree, binding: int) -> str:
        own = _BINDING[sign]
        text = f"{self.text(left, own)}{sign}{self.text(right, own + 1)}"
        return f"({text})" if own < binding else text

    def function(self, operation: str, operands: list[Tree], binding: int) -> str:
        if operation in _OVER_COLUMNS:
            columns = [self.cells(operand) for operand in operands if isinstance(operand, list)]
            texts = columns + [self.text(operand) for operand in operands[len(columns) :]]
        else:
            texts = [self.text(operand) for operand in operands]
        text = _FUNCTIONS[operation].format(*texts, all=",".join(texts))
        return f"({text})" if operation == "share" and binding > 1 else text

    def comparison(self, operation: str, left: Tree, right: Tree) -> str:
        sign = _SIGNS.get(operation, operation)
        a, b = (f"ROUND({self.text(side)},{COMPARISON_DIGITS})" for side in (left, right))
        return f"{a}{sign}{b}"

    def band(self, x: Tree, bands: Bands) -> str:
        """CHOOSE among the stretches between limits, so that x stands in the formula only once."""
        stretches = _stretches(bands)
        starts = ",".join(_number(start) for start, _ in stretches)
        ids = ",".join("NA()" if id is None else _quoted(id) for _, id in stretches)
        return f"CHOOSE(MATCH(ROUND({self.text(x)},{BAND_DIGITS}),{{{starts}}},1),{ids})"


def _stretches(bands: Bands) -> list[tuple[float, str | None]]:
    """Where each band, or gap between bands, begins on a line of numbers with 4 decimals."""
    stretches: list[tuple[float, str | None]] = []
    for start in sorted({-1e300, *(limit for band in bands for limit in _starts(band))}):
        id = band_of(start, bands)
        if not stretches or stretches[-1][1] != id:
            stretches.append((start, id))
    return stretches


def _starts(band: Mapping[str, Any]) -> list[float]:
    """The numbers with 4 decimals where a band begins and where it is just over."""
    at = [band[limit] for limit in ("from", "below") if band.get(limit) is not None]
    after = [band[limit] for limit in ("above", "to") if band.get(limit) is not None]
    return [
        *(_step(limit, ROUND_CEILING, 0) for limit in at),
        *(_step(limit, ROUND_FLOOR, 1) for limit in after),
    ]


def _step(limit: float, rounding: str, further: int) -> float:
    step = Decimal(1).scaleb(-BAND_DIGITS)
    return float(Decimal(repr(float(limit))).quantize(step, rounding=rounding) + further * step)


def _number(x: float) -> str:
    return (str(int(x)) if x.is_integer() and abs(x) < 1e16 else repr(x)).upper()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
