"""How the list of faults reads."""

import pytest

from content.faults import Fault, FaultsFound, Place, did_you_mean, shown

HERE = Place("docs/a.yml", 3, 5)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault(HERE, "a slip"), "docs/a.yml:3:5: a slip."),
        (Fault(HERE, "a slip", "'x'"), "docs/a.yml:3:5: a slip. Allowed: 'x'."),
        (
            Fault(HERE, "a slip", "{en: ...}", "Write x."),
            "docs/a.yml:3:5: a slip. Allowed: {en: ...}. Hint: Write x.",
        ),
        (
            Fault(HERE, "a slip", hint="did you mean 'x'?"),
            "docs/a.yml:3:5: a slip. Hint: did you mean 'x'?",
        ),
        (Fault(HERE, "and so on..."), "docs/a.yml:3:5: and so on...."),
    ],
)
def test_a_fault_is_a_line_of_sentences(fault: Fault, text: str) -> None:
    assert str(fault) == text


def test_faults_are_listed_once_each_in_the_order_of_files_and_lines() -> None:
    places = [Place("b.yml", 1), Place("a.yml", 10), Place("a.yml", 9, 2), Place("a.yml", 9)]

    error = FaultsFound(Fault(place, "x") for place in [*places, places[0]])

    assert str(error).split("\n") == [
        "a.yml:9:1: x.",
        "a.yml:9:2: x.",
        "a.yml:10:1: x.",
        "b.yml:1:1: x.",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "empty"),
        (True, "true"),
        (2.5, "2.5"),
        (3.0, "3"),
        ("text", "'text'"),
        ([1, "a", None], "[1, 'a', empty]"),
        ([[1]], "a list"),
        ([1] * 10, "a list"),
        ({"a": 1}, "a group of keys"),
    ],
)
def test_a_value_is_shown_as_an_editor_writes_it(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_word_is_suggested_only_where_it_is_close() -> None:
    assert did_you_mean("wieght", ["weight", "rating"]) == "did you mean 'weight'?"
    assert did_you_mean("colour", ["weight", "rating"]) == ""
