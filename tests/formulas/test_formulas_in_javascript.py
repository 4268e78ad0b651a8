"""The reader's browser computes what the build computes."""

import math
from typing import Any

import pytest
from playwright.sync_api import Page

from formulas import evaluate, parse, round_half_away
from tests.formulas.random_formulas import BANDS, NAMES, Case, any_number, cases

pytestmark = pytest.mark.browser


def in_browser(javascript: Page, drawn: list[Case]) -> list[Any]:
    results = javascript.evaluate(
        """([cases, bands]) =>
            cases.map(([tree, values]) => book.evaluate(tree, values, bands))""",
        [[[case.formula.tree, case.values] for case in drawn], BANDS],
    )
    assert isinstance(results, list)
    return results


def test_two_thousand_random_formulas_give_identical_results(javascript: Page) -> None:
    drawn = cases(2000, any_number)
    results = in_browser(javascript, drawn)
    different = [
        f"{case.formula.source} with {case.values}: {case.expected!r}, in the browser {result!r}"
        for case, result in zip(drawn, results, strict=True)
        if not is_same(case.expected, result)
    ]
    assert not different, "\n".join(different[:5])


def is_same(a: object, b: object) -> bool:
    """Equal to the last bit, of one type, and without -0."""
    if isinstance(a, float) and isinstance(b, int | float) and not isinstance(b, bool):
        # A large number comes back as a whole number with more digits than the browser holds.
        return a == float(b) and math.copysign(1, a) == math.copysign(1, b)
    return type(a) is type(b) and a == b


def test_four_thousand_numbers_are_rounded_alike(javascript: Page) -> None:
    numbers = [
        *(n / 1000 + half for n in range(-500, 500) for half in (0.0005, 0.005)),
        *(n / 7 * 10.0**power for n in range(1, 80) for power in range(-12, 13)),
        *(10.0**power + 0.5 for power in range(22)),
    ]
    rounded = javascript.evaluate(
        "numbers => numbers.map(x => [0, 2, 4, 9].map(digits => book.round(x, digits)))", numbers
    )
    expected = [[round_half_away(x, digits) for digits in (0, 2, 4, 9)] for x in numbers]
    assert rounded == expected


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString", "absent"])
def test_a_name_without_a_value_of_its_own_is_blank(javascript: Page, name: str) -> None:
    result = javascript.evaluate("name => book.evaluate(['name', name], {}, {})", name)
    assert result is None


@pytest.mark.parametrize("source", ["sum(t.x)", "count(t.x)", "sumproduct(t.x, t.y)", "mean(t.y)"])
def test_a_column_without_a_value_is_a_column_without_entries(
    javascript: Page, source: str
) -> None:
    tree = parse(source, NAMES, BANDS).tree
    result = javascript.evaluate("tree => book.evaluate(tree, {}, {})", tree)
    assert result == evaluate(tree, {}, {})


def test_a_missing_limit_of_a_band_may_be_null(javascript: Page) -> None:
    tree = parse("band(a, groups)", NAMES, ["groups"]).tree
    bands = {
        "groups": [{"id": "low", "from": None, "above": None, "to": 3, "below": None},
                   {"id": "high", "from": None, "above": 3, "to": None, "below": None}],
    }  # fmt: skip
    results = [
        javascript.evaluate(
            "([tree, a, bands]) => book.evaluate(tree, {a}, bands)", [tree, a, bands]
        )
        for a in (-1, 3, 3.5)
    ]
    assert results == ["low", "low", "high"]
    assert [evaluate(tree, {"a": a}, bands) for a in (-1, 3, 3.5)] == results
