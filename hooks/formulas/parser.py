"""Checking a formula and making its tree, when the book is built.

Python's own parser reads the text; only what is listed here passes on. Every fault is a
`FormulaError` that tells an editor what was found, where, and what may stand there.
"""

import ast
import re
import warnings
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from formulas.language import (
    FUNCTIONS,
    NUMBER,
    SINGLE,
    Formula,
    FormulaError,
    Function,
    Parameter,
    Tree,
    Type,
    Written,
)
from formulas.slips import UNSUITABLE, slip_in, without_texts

LONGEST_FORMULA = 400
LONGEST_TEXT = 200
DEEPEST_NESTING = 30
LARGEST_NUMBER = 1e15
MOST_DIGITS = 10
NAMES_SHOWN = 20

ARITHMETIC: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
TEXT_COMPARISONS = {"==": "is", "!=": "is not"}

ALLOWED = (
    "A formula holds numbers, 'texts', names, + - * /, comparisons and the functions "
    + ", ".join(sorted(FUNCTIONS))
    + "."
)


def parse(source: str, names: Mapping[str, Type], bands: Collection[str]) -> Formula:
    """Check a formula over the given names and lists of bands; FormulaError names the first fault.

    The formula's value is always a single one: a column alone is not a result.
    """
    if len(source) > LONGEST_FORMULA:
        raise FormulaError(
            f"the formula has {len(source)} characters, but {LONGEST_FORMULA} are allowed",
            LONGEST_FORMULA,
            "Give a part of it a name as a result of its own, and use that name.",
        )
    reader = _Reader(source, names, bands)
    result = reader.wanted(SINGLE, reader.root, "a result", 1)
    return Formula(source, result.tree, result.type, tuple(reader.used))


@dataclass(frozen=True)
class _Part:
    tree: Tree
    type: Type


class _Reader:
    """Reads one formula from the outside in, keeping the names it meets in `used`."""

    def __init__(self, source: str, names: Mapping[str, Type], bands: Collection[str]) -> None:
        # A formula folded over several lines of YAML is one line; columns stay as they are.
        self.text = re.sub(r"[\t\n\v\f\r]", " ", source)
        self.indent = len(self.text) - len(self.text.lstrip(" "))
        self.names = names
        self.bands = bands
        self.used: dict[str, None] = {}
        self.root = _syntax_tree(self.text, self.indent)

    # Every kind of part has its method; `depth` counts how far inside the formula it stands.

    def part(self, node: ast.expr, depth: int) -> _Part:
        if depth > DEEPEST_NESTING:
            raise self.fault(
                node,
                f"the formula is nested more than {DEEPEST_NESTING} levels deep",
                "Give a part of it a name as a result of its own, and use that name.",
            )
        match node:
            case ast.Constant(value=str() as text):
                return _Part(self.literal_text(node, text), Type.TEXT)
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                return _Part(self.literal_number(node, number), Type.NUMBER)
            case ast.Name() | ast.Attribute():
                return self.name(node)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self.negative(operand, depth)
            case ast.BinOp(left=left, op=operation, right=right):
                return self.arithmetic(left, operation, right, depth)
            case ast.Compare(left=left, ops=operations, comparators=others):
                return self.comparison(node, left, operations, others, depth)
            case ast.Call():
                return self.call(node, depth)
        raise self.fault(
            node, f"{self.quote(node)} is not allowed in a formula", UNSUITABLE.get(type(node))
        )

    def literal_number(self, node: ast.expr, number: float) -> float:
        if abs(number) > LARGEST_NUMBER:
            raise self.fault(
                node, f"the number {self.quote(node)} is out of range", "Numbers go up to 1e15."
            )
        return float(number)

    def literal_text(self, node: ast.expr, text: str) -> str:
        if not text:
            raise self.fault(node, "the text between the quotes is empty", "Write the text.")
        if len(text) > LONGEST_TEXT:
            raise self.fault(
                node,
                f"the text has {len(text)} characters, but {LONGEST_TEXT} are allowed",
                "A formula gives a short id; the text for the reader stands with the bands.",
            )
        if not text.isprintable():
            raise self.fault(
                node, f"the text {self.quote(node)} holds an invisible character", "Type it anew."
            )
        return text

    def name(self, node: ast.expr) -> _Part:
        name = self.dotted(node)
        if name not in self.names:
            raise self.fault(node, self.unknown("name", name, self.names), self.hint_for_name(name))
        self.used[name] = None
        return _Part(["name", name], self.names[name])

    def negative(self, operand: ast.expr, depth: int) -> _Part:
        inner = self.wanted(NUMBER, operand, "the minus sign", depth + 1)
        if isinstance(inner.tree, float):
            return _Part(0.0 - inner.tree, Type.NUMBER)
        return _Part(["-", 0.0, inner.tree], Type.NUMBER)

    def arithmetic(
        self, left: ast.expr, operation: ast.operator, right: ast.expr, depth: int
    ) -> _Part:
        sign = ARITHMETIC.get(type(operation))
        if not sign:
            raise self.wrong_sign(left, operation, right)
        a = self.wanted(NUMBER, left, sign, depth + 1)
        b = self.wanted(NUMBER, right, sign, depth + 1)
        return _Part([sign, a.tree, b.tree], Type.NUMBER)

    def comparison(
        self,
        node: ast.expr,
        left: ast.expr,
        operations: list[ast.cmpop],
        others: list[ast.expr],
        depth: int,
    ) -> _Part:
        right = others[0]
        sign = COMPARISONS.get(type(operations[0]))
        if not sign:
            raise self.wrong_sign(left, operations[0], right)
        if len(others) > 1:
            raise self.fault(
                node,
                f"{self.quote(node)} compares more than two values",
                "Write both(a < b, b < c) instead of a < b < c.",
            )
        comparable = frozenset({Type.NUMBER, Type.TEXT} if sign in TEXT_COMPARISONS else NUMBER)
        a = self.wanted(comparable, left, sign, depth + 1)
        b = self.wanted(comparable, right, sign, depth + 1)
        if a.type is not b.type:
            raise self.fault(
                right,
                f"{sign} compares {self.quote(left)}, {a.type.value}, "
                f"with {self.quote(right)}, {b.type.value}",
                "Compare two numbers or two texts; a number is written without quotes.",
            )
        if a.type is Type.TEXT:
            sign = TEXT_COMPARISONS[sign]
        return _Part([sign, a.tree, b.tree], Type.TRUTH)

    def call(self, node: ast.Call, depth: int) -> _Part:
        name = self.dotted(node.func)
        if name not in FUNCTIONS:
            raise self.fault(
                node.func, self.unknown("function", name, FUNCTIONS), _did_you_mean(name)
            )
        function = FUNCTIONS[name]
        self.check_arguments(node, name, function)
        parts = [
            self.argument(function.parameter(position), argument, name, depth + 1)
            for position, argument in enumerate(node.args)
        ]
        if name == "when" and parts[1].type is not parts[2].type:
            raise self.fault(
                node.args[2],
                f"when gives either {parts[1].type.value} or {parts[2].type.value}",
                "Both outcomes must be of one type: two numbers, two texts or two conditions.",
            )
        digits = [0.0] if name == "round" and len(parts) == 1 else []
        tree = [name, *(part.tree for part in parts), *digits]
        return _Part(tree, function.result or parts[-1].type)

    def check_arguments(self, node: ast.Call, name: str, function: Function) -> None:
        hint = f"Write {function.usage}."
        for keyword in node.keywords:
            raise self.fault(
                keyword, f"{name} takes plain values, without a name and = before them", hint
            )
        if not function.accepts(len(node.args)):
            found = f"{len(node.args)} value{'' if len(node.args) == 1 else 's'}"
            raise self.fault(node, f"{name} is given {found}", hint)

    def argument(self, parameter: Parameter, node: ast.expr, name: str, depth: int) -> _Part:
        match parameter:
            case Written.BANDS:
                return self.bands_name(node)
            case Written.OPTION:
                if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                    raise self.unwritten(node, parameter, name)
                return self.part(node, depth)
            case Written.DIGITS:
                digits = node.value if isinstance(node, ast.Constant) else None
                if type(digits) is not int or not 0 <= digits <= MOST_DIGITS:
                    raise self.unwritten(node, parameter, name)
                return _Part(float(digits), Type.NUMBER)
        return self.wanted(parameter, node, name, depth)

    def bands_name(self, node: ast.expr) -> _Part:
        if not isinstance(node, ast.Name | ast.Attribute):
            raise self.unwritten(node, Written.BANDS, "band")
        name = self.dotted(node)
        if name not in self.bands:
            raise self.fault(
                node,
                self.unknown("list of bands", name, self.bands),
                _did_you_mean(name, self.bands),
            )
        return _Part(name, Type.TEXT)

    def wanted(self, types: frozenset[Type], node: ast.expr, place: str, depth: int) -> _Part:
        part = self.part(node, depth)
        if part.type not in types:
            wanted = " or ".join(type.value for type in Type if type in types)
            raise self.fault(
                node,
                f"{self.quote(node)} is {part.type.value}, but {place} needs {wanted}",
                _hint_for_type(part.type, types),
            )
        return part

    # Telling the editor

    def fault(
        self, node: ast.expr | ast.keyword, message: str, hint: str | None = ALLOWED
    ) -> FormulaError:
        hint = ALLOWED if hint is None else hint
        return FormulaError(message, self.column(node.col_offset), hint)

    def unwritten(self, node: ast.expr, wanted: Written, name: str) -> FormulaError:
        message = f"{self.quote(node)} cannot stand here: {name} needs {wanted.value}"
        return self.fault(node, message, f"Write {FUNCTIONS[name].usage}.")

    def wrong_sign(
        self, left: ast.expr, operation: ast.operator | ast.cmpop, right: ast.expr
    ) -> FormulaError:
        start, end = self.column(left.end_col_offset or 0), self.column(right.col_offset)
        # Between two parts stand only spaces, brackets and the sign.
        sign = self.text[start:end].strip(" ()")
        message = f"`{sign}` is not allowed in a formula"
        hint = UNSUITABLE.get(type(operation), ALLOWED)
        return FormulaError(message, self.text.index(sign, start), hint)

    def column(self, offset: int) -> int:
        """Python counts bytes of the text it was given, editors count characters of the source."""
        return self.indent + len(self.text[self.indent :].encode()[:offset].decode())

    def quote(self, node: ast.expr) -> str:
        words = self.text[self.column(node.col_offset) : self.column(node.end_col_offset or 0)]
        return f"`{words if len(words) <= 40 else words[:39] + '…'}`"

    def dotted(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return name
            case ast.Attribute(value=ast.Name() | ast.Attribute() as owner, attr=name):
                return f"{self.dotted(owner)}.{name}"
        raise self.fault(node, f"{self.quote(node)} is not a name", ALLOWED)

    def unknown(self, kind: str, name: str, known: Collection[str]) -> str:
        shown = ", ".join(sorted(known)[:NAMES_SHOWN]) or "none"
        more = f" and {len(known) - NAMES_SHOWN} more" if len(known) > NAMES_SHOWN else ""
        return f"unknown {kind} `{name}`; known: {shown}{more}"

    def hint_for_name(self, name: str) -> str:
        if name in FUNCTIONS:
            return f"`{name}` is a function: write {FUNCTIONS[name].usage}."
        if name in self.bands:
            return f"`{name}` is a list of bands: write band(number, {name})."
        return _did_you_mean(name, self.names)


def _did_you_mean(name: str, known: Collection[str] = FUNCTIONS) -> str:
    close = get_close_matches(name, known, n=1)
    return f"Did you mean `{close[0]}`?" if close else ""


def _hint_for_type(found: Type, wanted: frozenset[Type]) -> str:
    if found.is_column and not any(type.is_column for type in wanted):
        return "sum, mean, min, max, count or share make one value of a column."
    if any(type.is_column for type in wanted) and not found.is_column:
        return "A column is given by its name alone, as in sum(answers.score)."
    if Type.NUMBER in wanted and found is Type.TEXT:
        return "A number is written without quotes."
    if wanted == {Type.TRUTH}:
        return "A condition compares two values, as in score >= 4."
    return ""


def _syntax_tree(text: str, indent: int) -> ast.expr:
    code = without_texts(text)
    if not code.strip():
        raise FormulaError("the formula is empty", 0, ALLOWED)
    if "#" in code:
        # Python would pass over the rest of the line, and so would the reader's result.
        raise FormulaError("`#` is not allowed in a formula", code.index("#"), ALLOWED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return ast.parse(text[indent:], mode="eval").body
    except SyntaxError as error:
        raise _unreadable(error, text, code, indent) from None
    except (ValueError, RecursionError, MemoryError):
        raise FormulaError("the formula cannot be read", indent, ALLOWED) from None


def _unreadable(error: SyntaxError, text: str, code: str, indent: int) -> FormulaError:
    slip = slip_in(code)
    if slip:
        return FormulaError(f"{slip.found} is not allowed in a formula", slip.column, slip.hint)
    # Python marks a formula that breaks off with 0, or with the place behind it.
    column = indent + error.offset - 1 if error.offset else len(text)
    if column >= len(text.rstrip()):
        return FormulaError("the formula ends too early", len(text.rstrip()), ALLOWED)
    return FormulaError(f"the formula cannot be read: {error.msg}", max(column, 0), ALLOWED)
