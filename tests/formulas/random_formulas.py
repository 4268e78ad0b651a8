"""Random formulas that make sense, with values for their names.

They are written as an editor would write them, so that each also passes through the parser.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from formulas import Bands, Formula, Type, Value, evaluate, parse

NAMES: Mapping[str, Type] = {
    "a": Type.NUMBER,
    "b": Type.NUMBER,
    "side.total": Type.NUMBER,
    "word": Type.TEXT,
    "other": Type.TEXT,
    "ready": Type.TRUTH,
    "t.x": Type.NUMBERS,
    "t.y": Type.NUMBERS,
    "t.group": Type.TEXTS,
}
WORDS = ["critic", "Critic", "promoter", 'a "quoted" one', "*", "tak, źle"]
ROWS = 5

BANDS: Mapping[str, Bands] = {
    "groups": [
        {"id": "critic", "to": 6},
        {"id": "passive", "above": 6, "below": 9},
        {"id": "promoter", "from": 9},
    ],
    "gaps": [{"id": "low", "from": -2.5, "below": 0.5}, {"id": "*", "above": 0.5, "to": 3.3333}],
    "overlap": [{"id": "zero", "from": 0, "to": 0}, {"id": 'any "other"', "from": -10, "to": 10}],
}

LITERALS = ["0", "1", "2", "3", "7", "10", "100", "0.1", "0.5", "1.005", "2.675", "0.25", "33.3"]
EXTREMES = [-0.0, 5e-324, 1e-10, 0.1 + 0.2, 1e14 + 0.5, 1e15, 1e21, 1.7976931348623157e308,
            math.nan, math.inf, -math.inf]  # fmt: skip

TELLING: Sequence[tuple[str, Mapping[str, Value]]] = [
    # What chance seldom hits: binary noise, limits, capitals and patterns in texts.
    ("sum(t.x) == 1", {"t.x": [0.2, 0.3, 0.1, 0.3, 0.1]}),
    ("a != 0.3", {"a": 0.1 + 0.2}),
    ("a > 0.3", {"a": 0.1 + 0.2}),
    ("3 * a <= 3.3", {"a": 1.1}),
    ("3.3 >= 3 * a", {"a": 1.1}),
    ("3.3 < 3 * a", {"a": 1.1}),
    ("a < 0.000001", {"a": 0.0000009}),
    *(("band(a, groups)", {"a": a}) for a in (6, 6.00004, 6.00005, 8.99994, 8.99995, 9)),
    *(("band(a, gaps)", {"a": a}) for a in (-2.50004, -2.50006, 0.5, 0.50004, 3.3333, 3.3334)),
    *(("band(a, overlap)", {"a": a}) for a in (0, 0.00004, -0.0001, -10, 10.0001)),
    ("word == other", {"word": "critic", "other": "Critic"}),
    ("word != other", {"word": "critic", "other": "Critic"}),
    ("word == '*'", {"word": "critic"}),
    ("count_of(t.group, '*')", {"t.group": ["critic", "*", None, "Critic", "x"]}),
    ("share(t.group, 'critic')", {"t.group": ["critic", "*", None, "Critic", "x"]}),
    ("round(a, 2)", {"a": 1.005}),
    ("round(a)", {"a": -2.5}),
]

Draw = Callable[[Random], float]


def modest_number(random: Random) -> float:
    """What a reader types: small, with up to three decimals."""
    return round(random.uniform(-20, 20), random.randint(0, 3))


def any_number(random: Random) -> float:
    extreme = random.choice([*EXTREMES, random.uniform(-1, 1) * 10 ** random.uniform(-20, 300)])
    return random.choice([modest_number(random), random.gauss(0, 100), extreme])


@dataclass(frozen=True)
class Case:
    formula: Formula
    values: Mapping[str, Value]

    @property
    def expected(self) -> Value:
        return evaluate(self.formula.tree, self.values, BANDS)


def cases(count: int, number: Draw) -> list[Case]:
    """The same in every run, the telling ones first; `number` draws the values of the others."""
    blank = {name: [None] * ROWS if kind.is_column else None for name, kind in NAMES.items()}
    telling = [Case(parse(text, NAMES, BANDS), {**blank, **values}) for text, values in TELLING]
    return telling + [random_case(Random(seed), number) for seed in range(count)]


def random_case(random: Random, number: Draw) -> Case:
    kind = random.choice([Type.NUMBER, Type.NUMBER, Type.TEXT, Type.TRUTH])
    source = random_source(random, kind)
    return Case(parse(source, NAMES, BANDS), random_values(random, number))


def random_source(random: Random, kind: Type) -> str:
    """A formula with a result of the given type, short enough to be allowed."""
    source = _WRITERS[kind](random, random.randint(1, 4))
    return source if len(source) <= 400 else random_source(random, kind)


def random_values(random: Random, number: Draw) -> dict[str, Value]:
    """A value of the right type for every name; one in eight is blank."""
    draw: Mapping[Type, Callable[[], float | str | bool]] = {
        Type.NUMBER: lambda: number(random),
        Type.TEXT: lambda: random.choice(WORDS),
        Type.TRUTH: lambda: random.random() < 0.5,
    }

    def single(kind: Type) -> float | str | bool | None:
        return None if random.random() < 1 / 8 else draw[kind]()

    def column(kind: Type) -> list[float | str | bool | None]:
        return [None] * ROWS if random.random() < 1 / 8 else [single(kind) for _ in range(ROWS)]

    return {
        name: single(kind) if kind in draw else column(Type[kind.name.removesuffix("S")])
        for name, kind in NAMES.items()
    }


def _number(random: Random, depth: int) -> str:
    column, other = random.choice(["t.x", "t.y"]), random.choice(["t.x", "t.y"])
    function = random.choice(["sum", "mean", "min", "max", "count"])
    share = random.choice(["count_of", "share"])
    if depth == 0 or random.random() < 0.15:
        return random.choice([
            random.choice(["a", "b", "side.total"]),
            random.choice(LITERALS),
            f"{function}({column})",
            f"sumproduct({column}, {other})",
            f"{share}(t.group, {random.choice(WORDS)!r})",
            "count(t.group)",
        ])  # fmt: skip
    x, y = _number(random, depth - 1), _number(random, depth - 1)
    sign = random.choice("+-*/")
    return random.choice([
        f"({x} {sign} {y})",
        f"{x} {sign} {y}",
        f"-{x}",
        f"abs({x})",
        f"round({x})",
        f"round({x}, {random.randint(0, 10)})",
        f"when({_truth(random, depth - 1)}, {x}, {y})",
    ])  # fmt: skip


def _text(random: Random, depth: int) -> str:
    if depth == 0 or random.random() < 0.15:
        return random.choice(["word", "other", repr(random.choice(WORDS))])
    a, b = _text(random, depth - 1), _text(random, depth - 1)
    return random.choice([
        f"band({_number(random, depth - 1)}, {random.choice(list(BANDS))})",
        f"when({_truth(random, depth - 1)}, {a}, {b})",
    ])  # fmt: skip


def _truth(random: Random, depth: int) -> str:
    if depth == 0 or random.random() < 0.15:
        return "ready"
    sign, equality = random.choice(["<", "<=", ">", ">=", "==", "!="]), random.choice(["==", "!="])
    return random.choice([
        f"{_number(random, depth - 1)} {sign} {_number(random, depth - 1)}",
        f"{_text(random, depth - 1)} {equality} {_text(random, depth - 1)}",
        f"both({_truth(random, depth - 1)}, {_truth(random, depth - 1)})",
        f"either({_truth(random, depth - 1)}, ready, {_truth(random, depth - 1)})",
    ])  # fmt: skip


_WRITERS: Mapping[Type, Callable[[Random, int], str]] = {
    Type.NUMBER: _number,
    Type.TEXT: _text,
    Type.TRUTH: _truth,
}
