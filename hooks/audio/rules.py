"""What the rules of all languages are made of."""

import re
from collections.abc import Callable, Iterable, Sequence

Said = str | Callable[[re.Match[str]], str]
Rule = tuple[re.Pattern[str], Said]
"""A pattern, and what is said for it."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def rules(*pairs: tuple[str, Said]) -> list[Rule]:
    return [(re.compile(pattern), said) for pattern, said in pairs]


def applied(rules: Sequence[Rule], text: str) -> str:
    """The text after all rules, one after the other."""
    for pattern, said in rules:
        text = pattern.sub(said, text)
    return text


def words(text: str) -> list[str]:
    """The words of a text: a list that is easy to read and to add to."""
    return text.split()


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, of which longer ones come first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def roman(numeral: str) -> int:
    values = [_ROMAN[sign] for sign in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
