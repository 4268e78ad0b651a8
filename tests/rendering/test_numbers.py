"""Numbers and plural forms; _ stands for a non-breaking space."""

import pytest

from rendering.numbers import number_in, plural_in


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("en", 4.7, "4.7"),
        ("pl", 4.7, "4,7"),
        ("en", 5, "5"),
        ("pl", 5.0, "5"),
        ("en", -0.005, "−0.005"),
        ("pl", -0.005, "−0,005"),
        ("en", 1234567, "1,234,567"),
        ("pl", 1234567, "1_234_567"),
        ("pl", 10000, "10_000"),
        ("en", 0.1 + 0.2, "0.3"),
    ],
)
def test_a_number_is_written_as_the_language_does(language: str, value: float, text: str) -> None:
    assert number_in(language, value).replace("\u00a0", "_") == text


# The forms of the Unicode plural rules for Polish (CLDR): 1; 2-4 but not 12-14; the rest.
@pytest.mark.parametrize(
    ("number", "form"),
    [(1, "pole"), (2, "pola"), (4, "pola"), (5, "pól"), (12, "pól"), (22, "pola"), (0, "pól")],
)
def test_a_polish_label_has_the_form_that_goes_with_the_number(number: int, form: str) -> None:
    forms = {"one": "pole", "few": "pola", "many": "pól", "other": "pola"}

    assert plural_in("pl", forms, number) == form


def test_a_label_without_forms_stays_as_it_is() -> None:
    assert plural_in("en", "Clear", 5) == "Clear"
    assert plural_in("en", {"one": "entry", "other": "entries"}, 1) == "entry"
    assert plural_in("en", {"one": "entry", "other": "entries"}, 0) == "entries"
