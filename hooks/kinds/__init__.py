"""The kinds of definitions. A new kind is a module beside this file, and one line in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from content.faults import Fault
from kinds import figure, matrix, quiz, worksheet
from kinds.calculator.checks import calculator_faults
from kinds.calculator.model import Calculator
from kinds.calculator.payload import payload as calculator_payload
from kinds.calculator.worked import worked as calculator_worked
from kinds.definition import Definition
from kinds.examples import Filled


@dataclass(frozen=True)
class Kind:
    """A kind: its marker word, its model, what can be wrong, and what its script must know."""

    word: str
    model: type[Definition]
    faults: Callable[[Any], Iterable[Fault]]
    payload: Callable[[Any, str], dict[str, Any]] | None = None
    worked: Callable[[Any, str], Filled | None] | None = None
    """The worked example, for editions and files that are not live."""


KINDS: dict[str, Kind] = {
    "calculator": Kind(
        "exercise", Calculator, calculator_faults, calculator_payload, calculator_worked
    ),
    "worksheet": Kind(
        "exercise", worksheet.Worksheet, worksheet.faults, worksheet.payload, worksheet.worked
    ),
    "matrix": Kind("exercise", matrix.Matrix, matrix.faults, matrix.payload, matrix.worked),
    "quiz": Kind("quiz", quiz.Quiz, quiz.faults, quiz.payload),
    "figure": Kind("figure", figure.Figure, figure.faults),
}
WORDS = tuple(dict.fromkeys(kind.word for kind in KINDS.values()))


def word_of(definition: Definition) -> str:
    """The word that places a definition in the Markdown: `::: word id`."""
    return KINDS[definition.kind].word
