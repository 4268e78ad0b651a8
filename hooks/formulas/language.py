"""What a formula may consist of: the types, the functions, and the tree that parsing makes.

A tree is made for JSON. A number or a text stands for itself, everything else is a list that
begins with the operation: `["/", ["sum", ["name", "answers.score"]], 10.0]`. Beyond what an editor
writes there are three forms: `is` and `is not` compare texts (`==` and `!=` only numbers), a minus
in front is a subtraction from 0, and `round` always carries its digits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

Single = float | str | bool | None
Value = Single | Sequence[Single]
"""None is a blank. So are an empty text and a number that is not finite."""

Tree = float | str | list[Any]

Bands = Sequence[Mapping[str, Any]]
"""Each band has an `id`, and limits `from` (>=) or `above` (>), `to` (<=) or `below` (<)."""


class Type(Enum):
    """The type of a value, described as an editor reads it in a message."""

    NUMBER = "a number"
    TEXT = "a text"
    TRUTH = "a yes-or-no value"
    NUMBERS = "a column of numbers"
    TEXTS = "a column of texts"
    TRUTHS = "a column of yes-or-no values"

    @property
    def is_column(self) -> bool:
        return self.name.endswith("S")

    @property
    def column(self) -> "Type":
        """The type of a table column whose entries are of this type."""
        return self if self.is_column else Type[self.name + "S"]


@dataclass(frozen=True)
class Formula:
    """A formula that has passed every check."""

    source: str
    tree: Tree = field(hash=False)
    type: Type
    names: tuple[str, ...]
    """The names it uses, each once, in the order of their first use."""


class FormulaError(Exception):
    """A fault in a formula: what was found, where (`column`, from 0), and how to put it right."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint


class Written(Enum):
    """An argument that must be written out, because it is looked at when the book is built."""

    DIGITS = "a whole number from 0 to 10"
    OPTION = "a text in quotes"
    BANDS = "the name of a list of bands"


Parameter = frozenset[Type] | Written

NUMBER = frozenset({Type.NUMBER})
TRUTH = frozenset({Type.TRUTH})
SINGLE = frozenset({Type.NUMBER, Type.TEXT, Type.TRUTH})
NUMBERS = frozenset({Type.NUMBERS})
TEXTS = frozenset({Type.TEXTS})
COLUMN = NUMBERS | TEXTS


@dataclass(frozen=True)
class Function:
    """How a function is called. `result` is None where it is the type of the last argument."""

    usage: str
    parameters: tuple[Parameter, ...]
    result: Type | None = Type.NUMBER
    optional: int = 0
    repeats: bool = False

    def accepts(self, count: int) -> bool:
        most = float("inf") if self.repeats else len(self.parameters)
        return len(self.parameters) - self.optional <= count <= most

    def parameter(self, position: int) -> Parameter:
        return self.parameters[min(position, len(self.parameters) - 1)]


FUNCTIONS: Mapping[str, Function] = {
    "when": Function("when(condition, a, b)", (TRUTH, SINGLE, SINGLE), None),
    "both": Function("both(condition, condition, ...)", (TRUTH, TRUTH), Type.TRUTH, repeats=True),
    "either": Function(
        "either(condition, condition, ...)", (TRUTH, TRUTH), Type.TRUTH, repeats=True
    ),
    "abs": Function("abs(number)", (NUMBER,)),
    "round": Function(
        "round(number) or round(number, digits)", (NUMBER, Written.DIGITS), optional=1
    ),
    "sum": Function("sum(column)", (NUMBERS,)),
    "mean": Function("mean(column)", (NUMBERS,)),
    "min": Function("min(column)", (NUMBERS,)),
    "max": Function("max(column)", (NUMBERS,)),
    "count": Function("count(column)", (COLUMN,)),
    "sumproduct": Function("sumproduct(column, column)", (NUMBERS, NUMBERS)),
    "count_of": Function("count_of(column, 'text')", (TEXTS, Written.OPTION)),
    "share": Function("share(column, 'text')", (TEXTS, Written.OPTION)),
    "band": Function("band(number, bands)", (NUMBER, Written.BANDS), Type.TEXT),
}

COMPARISON_DIGITS = 9
"""Comparisons look at 9 decimals: ten times 0.1 is then equal to 1, as an editor expects."""

BAND_DIGITS = 4
"""Bands look at 4 decimals: a mean that is 4 on paper must not fall beside the limit 4."""
