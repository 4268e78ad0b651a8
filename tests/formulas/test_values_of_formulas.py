"""What formulas give, with results worked out by hand or taken from the sources of the book."""

import math
from collections.abc import Sequence

import pytest

from formulas import Type, Value, evaluate, parse
from tests.formulas.random_formulas import BANDS

COLUMNS = {"x": Type.NUMBERS, "y": Type.NUMBERS, "group": Type.TEXTS}
NAMES = {
    **dict.fromkeys("abc", Type.NUMBER),
    "word": Type.TEXT,
    "other": Type.TEXT,
    "ready": Type.TRUTH,
    "late": Type.TRUTH,
    **COLUMNS,
}


def value(source: str, **values: Value) -> Value:
    return evaluate(parse(source, NAMES, BANDS).tree, values, BANDS)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("10 - 3 - 2", 5.0),
        ("12 / 4 / 3", 1.0),
        ("-2 * -3", 6.0),
        ("abs(-2.5)", 2.5),
        ("round(2.5)", 3.0),
        ("round(1.005, 2)", 1.01),
        ("when(2 > 1, 'yes', 'no')", "yes"),
        ("when(2 < 1, 'yes', 'no')", "no"),
        ("both(1 < 2, 2 < 3)", True),
        ("both(1 < 2, 2 < 3, 3 < 3)", False),
        ("either(2 < 1, 3 <= 3)", True),
        ("either(2 < 1, 3 < 3)", False),
        ("'x' == 'x'", True),
        ("'x' == 'X'", False),
        ("'x' != 'X'", True),
    ],
)
def test_a_formula_without_names(source: str, expected: Value) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sum(x)", 10.0),
        ("mean(x)", 2.5),
        ("min(x)", -1.0),
        ("max(x)", 5.0),
        ("count(x)", 4.0),
        ("sumproduct(x, y)", 2 * 10 + 5 * 100 - 1 * 3.0),
        ("count(group)", 3.0),
        ("count_of(group, 'a')", 2.0),
        ("count_of(group, 'A')", 0.0),
        ("share(group, 'a')", 2 / 3),
        ("share(group, 'c')", 0.0),
    ],
)
def test_blank_entries_of_a_column_are_left_out(source: str, expected: Value) -> None:
    column: list[float | None] = [2, None, 4, 5, -1]
    other: list[float | None] = [10, 7, None, 100, 3]
    assert value(source, x=column, y=other, group=["a", None, "b", "a", ""]) == expected


@pytest.mark.parametrize("column", [[], [None, None], None])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sum(x)", None),
        ("mean(x)", None),
        ("min(x)", None),
        ("max(x)", None),
        ("sumproduct(x, x)", None),
        ("share(group, 'a')", None),
        ("count(x)", 0.0),
        ("count(group)", 0.0),
        ("count_of(group, 'a')", 0.0),
    ],
)
def test_a_column_without_answers_is_blank_but_can_be_counted(
    source: str, expected: Value, column: Value
) -> None:
    assert value(source, x=column, group=column) == expected


def test_columns_of_different_length_are_multiplied_as_far_as_both_go() -> None:
    assert value("sumproduct(x, y)", x=[1, 2, 3], y=[10, 20]) == 50.0


def test_pairs_that_are_never_complete_have_no_sum() -> None:
    assert value("sumproduct(x, y)", x=[1, None], y=[None, 2]) is None


@pytest.mark.parametrize(
    "source",
    [
        "a", "a + 1", "1 - a", "a * 0", "0 / a", "-a", "a < 1", "1 >= a", "a == 0", "a != a",
        "abs(a)", "round(a)", "round(a, 2)", "band(a, groups)", "word", "word == 'x'",
        "word != 'x'", "when(a > 1, 1, 2)", "when(1 > 0, a, 2)", "both(1 > 0, a > 1)",
        "both(1 > 2, a > 1)", "either(1 > 0, a > 1)", "ready", "when(ready, 1, 2)",
    ],
)  # fmt: skip
def test_a_blank_makes_blank_whatever_is_made_of_it(source: str) -> None:
    assert value(source) is None
    assert value(source, a=None, word=None, ready=None) is None


def test_the_outcome_that_is_not_chosen_may_be_blank() -> None:
    assert value("when(1 > 0, 5, a)") == 5.0
    assert value("when(1 < 0, 1 / 0, 5)") == 5.0


@pytest.mark.parametrize("blank", ["", math.nan, math.inf, -math.inf])
def test_empty_texts_and_numbers_without_a_value_are_blank(blank: Value) -> None:
    assert value("a + 1" if isinstance(blank, float) else "word", a=blank, word=blank) is None


@pytest.mark.parametrize(
    "source", ["1 / 0", "1 / (a - a)", "0 / 0", "1 / -0", "c * c", "c * c - c * c", "c / 0.1"]
)
def test_what_cannot_be_computed_is_blank(source: str) -> None:
    assert value(source, a=3, c=1.7e308) is None


@pytest.mark.parametrize(
    "source", ["a", "-b", "0 * -1", "a + a", "round(-0.4)", "abs(a)", "min(x)"]
)
def test_zero_has_no_sign(source: str) -> None:
    result = value(source, a=-0.0, b=0, x=[-0.0])
    assert isinstance(result, float)
    assert (result, math.copysign(1, result)) == (0, 1)


def test_columns_are_added_from_left_to_right() -> None:
    """A compensated sum would be 2."""
    assert value("sum(x)", x=[1, 1e100, 1, -1e100]) == 0.0


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sum(x) == 1", True),  # 0.9999999999999999
        ("sum(x) < 1", False),
        ("sum(x) >= 1", True),
        ("a == 0.3", True),  # 0.30000000000000004
        ("a > 0.3", False),
        ("a != 0.3", False),
        ("a < 0.300000001", True),
        ("a == 0.300000001", False),
    ],
)
def test_comparisons_take_no_notice_of_the_noise_of_binary_numbers(
    source: str, expected: bool
) -> None:
    assert value(source, x=[0.2, 0.3, 0.1, 0.3, 0.1], a=0.1 + 0.2) is expected


@pytest.mark.parametrize(
    ("source", "x", "expected"),
    [
        ("band(a, groups)", 6, "critic"),
        ("band(a, groups)", 6.00004, "critic"),
        ("band(a, groups)", 6.00005, "passive"),
        ("band(a, groups)", 8.99994, "passive"),
        ("band(a, groups)", 8.99995, "promoter"),
        ("band(a, groups)", 9, "promoter"),
        ("band(a, gaps)", -2.5, "low"),
        ("band(a, gaps)", -2.6, None),
        ("band(a, gaps)", 0.5, None),
        ("band(a, gaps)", 0.5001, "*"),
        ("band(a, gaps)", 3.4, None),
        ("band(a, overlap)", 0, "zero"),
        ("band(a, overlap)", 1, 'any "other"'),
    ],
)
def test_a_number_falls_into_the_first_band_that_holds_it(
    source: str, x: float, expected: Value
) -> None:
    assert value(source, a=x) == expected


def test_a_sum_with_binary_noise_does_not_fall_beside_its_band() -> None:
    """0.7 * 6 + 0.3 * 6 is 5.999999999999999 or 6 by chance; the limit is 6."""
    assert 3 * 1.1 > 3.3
    bands = {"verdict": [{"id": "low", "to": 3.3}, {"id": "high", "above": 3.3}]}
    tree = parse("band(3 * a, verdict)", NAMES, bands).tree
    assert evaluate(tree, {"a": 1.1}, bands) == "low"


# The exercises of the book


def test_the_net_promoter_score_of_the_source() -> None:
    scores = [10, 9, 9, 7, 10, 5, 8, 9, 10, 9]
    groups = evaluate_each("band(a, groups)", scores)
    promoters = value("100 * share(group, 'promoter')", group=groups)
    passives = value("100 * share(group, 'passive')", group=groups)
    critics = value("100 * share(group, 'critic')", group=groups)
    assert (promoters, passives, critics) == (70, 20, 10)
    assert value("a - b", a=promoters, b=critics) == 60


def evaluate_each(source: str, column: Sequence[float]) -> list[str | None]:
    tree = parse(source, NAMES, BANDS).tree
    results = [evaluate(tree, {"a": entry}, BANDS) for entry in column]
    return [result if isinstance(result, str) else None for result in results]


def test_the_weighted_mean_of_the_source() -> None:
    ratings, weights = [5, 4, 5, 5, 5], [0.2, 0.3, 0.1, 0.3, 0.1]
    source = "when(sum(y) == 1, round(sumproduct(x, y), 2), 0)"
    assert value(source, x=ratings, y=weights) == 4.7


def test_weights_that_do_not_add_up_are_found() -> None:
    assert value("abs(sum(y) - 1) < 0.005", y=[0.5, 0.2, 0.2]) is False
    assert value("abs(sum(y) - 1) < 0.005", y=[0.5, 0.2, 0.3]) is True
