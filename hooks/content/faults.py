"""What is wrong in the editors' files: one `Fault` per mistake, all of them told at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file; `line` and `column` count from 1, as text editors show them."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def moved(self, columns: int) -> Self:
        return type(self)(self.file, self.line, self.column + columns)


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake: where it is, what was found there, what is allowed, and a hint."""

    place: Place
    found: str
    allowed: str = ""
    hint: str = ""

    def __str__(self) -> str:
        allowed = f" Allowed: {_sentence(self.allowed)}" if self.allowed else ""
        hint = f" Hint: {_sentence(self.hint)}" if self.hint else ""
        return f"{self.place}: {_sentence(self.found)}{allowed}{hint}"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?")) and not words.endswith("...") else f"{words}."


class FaultsFound(Exception):
    """Ends a build; its text lists every fault, in the order of files and lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


def one_of(names: Iterable[str]) -> str:
    """The names as an editor reads them: 'a', 'b', 'c'."""
    return ", ".join(f"'{name}'" for name in names)


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """A hint where one of the names looks like the word, else nothing."""
    close = get_close_matches(word, list(names), n=1)
    return f"did you mean '{close[0]}'?" if close else ""


def shown(value: object) -> str:
    """A value of an editor's file as the editor wrote it, or what sort of thing it is."""
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list):
        is_plain = not any(isinstance(entry, list | Mapping) for entry in value)
        return f"[{', '.join(map(shown, value))}]" if is_plain and len(value) < 10 else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else repr(value)[:80]
