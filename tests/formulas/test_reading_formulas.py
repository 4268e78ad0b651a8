"""What an editor may write, and the tree that is made of it."""

import dataclasses
import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulas import Formula, Tree, Type, evaluate, parse
from tests.formulas.random_formulas import (
    BANDS,
    NAMES,
    any_number,
    random_source,
    random_values,
)

A, B, X, Y, GROUP = (["name", name] for name in ("a", "b", "t.x", "t.y", "t.group"))


def read(source: str) -> Formula:
    return parse(source, NAMES, BANDS)


@pytest.mark.parametrize(
    ("source", "tree", "kind"),
    [
        ("12", 12.0, Type.NUMBER),
        ("-0.5", -0.5, Type.NUMBER),
        ("'critic'", "critic", Type.TEXT),
        ('"it\'s"', "it's", Type.TEXT),
        ("a", A, Type.NUMBER),
        ("side.total", ["name", "side.total"], Type.NUMBER),
        ("a + 1", ["+", A, 1.0], Type.NUMBER),
        ("a - b - 1", ["-", ["-", A, B], 1.0], Type.NUMBER),
        ("a + b * 2", ["+", A, ["*", B, 2.0]], Type.NUMBER),
        ("(a + b) / 2", ["/", ["+", A, B], 2.0], Type.NUMBER),
        ("-a", ["-", 0.0, A], Type.NUMBER),
        ("a < 1", ["<", A, 1.0], Type.TRUTH),
        ("a <= 1", ["<=", A, 1.0], Type.TRUTH),
        ("a > 1", [">", A, 1.0], Type.TRUTH),
        ("a >= 1", [">=", A, 1.0], Type.TRUTH),
        ("a == 1", ["==", A, 1.0], Type.TRUTH),
        ("a != 1", ["!=", A, 1.0], Type.TRUTH),
        ("word == 'x'", ["is", ["name", "word"], "x"], Type.TRUTH),
        ("word != 'x'", ["is not", ["name", "word"], "x"], Type.TRUTH),
        ("when(ready, a, b)", ["when", ["name", "ready"], A, B], Type.NUMBER),
        ("when(ready, 'x', 'y')", ["when", ["name", "ready"], "x", "y"], Type.TEXT),
        ("both(ready, a > 1, b > 1)",
         ["both", ["name", "ready"], [">", A, 1.0], [">", B, 1.0]], Type.TRUTH),
        ("either(ready, ready)", ["either", ["name", "ready"], ["name", "ready"]], Type.TRUTH),
        ("abs(a)", ["abs", A], Type.NUMBER),
        ("round(a)", ["round", A, 0.0], Type.NUMBER),
        ("round(a, 2)", ["round", A, 2.0], Type.NUMBER),
        ("sum(t.x)", ["sum", X], Type.NUMBER),
        ("mean(t.x)", ["mean", X], Type.NUMBER),
        ("min(t.x)", ["min", X], Type.NUMBER),
        ("max(t.x)", ["max", X], Type.NUMBER),
        ("count(t.x)", ["count", X], Type.NUMBER),
        ("count(t.group)", ["count", GROUP], Type.NUMBER),
        ("sumproduct(t.x, t.y)", ["sumproduct", X, Y], Type.NUMBER),
        ("count_of(t.group, 'x')", ["count_of", GROUP, "x"], Type.NUMBER),
        ("share(t.group, 'x')", ["share", GROUP, "x"], Type.NUMBER),
        ("band(a, groups)", ["band", A, "groups"], Type.TEXT),
        ("  a +\n    1\n", ["+", A, 1.0], Type.NUMBER),
        ("'a # in a text'", "a # in a text", Type.TEXT),
    ],
)  # fmt: skip
def test_a_formula_becomes_a_tree_with_a_type(source: str, tree: Tree, kind: Type) -> None:
    formula = read(source)
    assert (formula.tree, formula.type) == (tree, kind)


def test_a_name_may_have_any_number_of_parts() -> None:
    formula = parse("actions.service.value", {"actions.service.value": Type.NUMBER}, [])
    assert formula.tree == ["name", "actions.service.value"]


def test_a_formula_keeps_its_source_and_its_names_in_order_of_use() -> None:
    formula = read("b + sum(t.x) * a - b")
    assert formula.source == "b + sum(t.x) * a - b"
    assert formula.names == ("b", "t.x", "a")


def test_bands_may_have_the_name_of_a_value() -> None:
    formula = parse("band(a, a)", {"a": Type.NUMBER}, ["a"])
    assert formula.tree == ["band", A, "a"]
    assert formula.names == ("a",)


def test_a_formula_cannot_be_changed() -> None:
    formula = read("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        formula.source = "b"  # type: ignore[misc]
    assert hash(formula) == hash(read("a"))


@pytest.mark.parametrize(
    ("single", "column"),
    [(Type.NUMBER, Type.NUMBERS), (Type.TEXT, Type.TEXTS), (Type.TRUTH, Type.TRUTHS)],
)
def test_a_type_knows_its_column(single: Type, column: Type) -> None:
    assert single.column is column
    assert column.column is column


@given(st.randoms(), st.sampled_from([Type.NUMBER, Type.TEXT, Type.TRUTH]))
def test_every_formula_that_is_read_gives_a_value_of_its_type(random: Random, kind: Type) -> None:
    formula = read(random_source(random, kind))
    tree = json.loads(json.dumps(formula.tree))
    value = evaluate(tree, random_values(random, any_number), BANDS)
    assert formula.type is kind
    expected = {Type.NUMBER: float, Type.TEXT: str, Type.TRUTH: bool}[kind]
    assert value is None or type(value) is expected
