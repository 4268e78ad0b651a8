"""Call-outs say what they are."""

import pytest

from rendering.callouts import name_callouts

NAMES = {"tip": "Wskazówka", "case-study": "Studium przypadku"}


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('!!! tip "Pytaj"', '!!! tip "*Wskazówka:* Pytaj"'),
        ('    !!! case-study "Jan „Iks”"', '    !!! case-study "*Studium przypadku:* Jan „Iks”"'),
        ('!!! warning "Uwaga"', '!!! warning "Uwaga"'),
        ("!!! tip", "!!! tip"),
        ('Write !!! tip "Ask"', 'Write !!! tip "Ask"'),
    ],
)
def test_the_name_of_the_kind_stands_before_the_title(line: str, named: str) -> None:
    assert (
        name_callouts(f"Before\n\n{line}\n\n    After", NAMES) == f"Before\n\n{named}\n\n    After"
    )
