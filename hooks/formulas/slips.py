"""What people write out of habit where the formula language has something else.

Used by the parser, to give a hint that fits.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass

UNSUITABLE: Mapping[type[ast.AST], str] = {
    ast.BoolOp: "Write both(a, b) for `and`, either(a, b) for `or`.",
    ast.IfExp: "Write when(condition, a, b).",
    ast.UnaryOp: "Turn the comparison round: < instead of `not` >=. A plus in front is left out.",
    ast.Tuple: "Decimals are written with a point, as in 0.5; a comma stands between the "
    "values of a function.",
    ast.Pow: "Write a * a.",
    ast.BitXor: "Write a * a.",
    ast.Mod: "For a percentage, multiply or divide by 100.",
    ast.FloorDiv: "Write a / b, and round() if needed.",
    ast.BitAnd: "Write both(a, b).",
    ast.BitOr: "Write either(a, b).",
    ast.Is: "Write ==.",
    ast.IsNot: "Write !=.",
    ast.In: "Write either(a == 'x', a == 'y').",
    ast.NotIn: "Write both(a != 'x', a != 'y').",
}
"""Parts of Python that can be read but not used, and what to write instead."""

_SLIPS: Mapping[str, str] = {
    "[“”„‟‘’‚«»`´]": "Texts stand between straight quotes: 'text'.",
    "[×·•∙⋅]": "Write * for times.",
    "[÷:]": "Write / for divided by.",
    "[−–—]": "Write - for minus.",
    "≤": "Write <= for at most.",
    "≥": "Write >= for at least.",
    "≠|<>": "Write != for different.",
    "&&": "Write both(a, b).",
    r"\|\|": "Write either(a, b).",
    r"(?<![<>=!])=(?!=)": "Write == for equal.",
    ";": "Values are separated by commas; decimals are written with a point.",
    "[%‰]": "For a percentage, multiply or divide by 100.",
    "!(?!=)": "Turn the comparison round: < instead of not >=.",
    r"[\x00\u00a0\u2007\u202f\u2009\u200b\ufeff]": "Type an ordinary space; this one is special.",
    r"\d\s+\d": "Numbers are written without spaces, as in 10000.",
}


@dataclass(frozen=True)
class Slip:
    found: str
    column: int
    hint: str


def slip_in(code: str) -> Slip | None:
    """The first habit found in a formula that cannot be read (its texts blotted out)."""
    for match in re.finditer("|".join(f"({pattern})" for pattern in _SLIPS), code):
        hint = list(_SLIPS.values())[(match.lastindex or 1) - 1]
        return Slip(f"`{match.group()}`", match.start(), hint)
    return None


def without_texts(formula: str) -> str:
    """The formula with every quoted text blotted out, character by character."""
    return re.sub(
        r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", lambda text: "_" * len(text.group()), formula
    )
