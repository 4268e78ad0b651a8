"""What a page consists of, line by line, so that its twin in another language can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from content.faults import Fault, Place

_PARTS = {
    "heading": re.compile(r"^(?P<signs>#{1,6})[ \t]+[^{]*(?:\{[^}]*#(?P<anchor>[\w-]+)[^}]*\})?"),
    "marker": re.compile(r"^[ \t]*::: (?P<marker>[a-z]+ [\w-]+)"),
    "call-out": re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?) (?P<kind>[\w-]+)"),
    "list item": re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+\S"),
    "table row": re.compile(r"^[ \t]*\|"),
}
_CITATION = re.compile(r"\[@[^\]]+\]")
_TARGET = re.compile(r"\]\((?P<target>[^)\s]+)\)")


@dataclass(frozen=True)
class Element:
    """Something that must stand in every language, and where it stands in this one."""

    name: str
    place: Place


def outline(lines: Iterator[tuple[int, str]], file: str) -> list[Element]:
    """The elements of a page in their order, from its numbered lines."""
    return [
        Element(name, Place(file, number)) for number, line in lines for name in _elements(line)
    ]


def _elements(line: str) -> Iterator[str]:
    for part, pattern in _PARTS.items():
        if match := pattern.match(line):
            yield _named(part, match)
            break
    yield from (f"citation {match[0]}" for match in _CITATION.finditer(line))
    yield from (f"link to {match['target']}" for match in _TARGET.finditer(line))


def _named(part: str, match: re.Match[str]) -> str:
    if part == "heading":
        anchor = f" #{match['anchor']}" if match["anchor"] else ""
        return f"heading of level {len(match['signs'])}{anchor}"
    if part == "marker":
        return f"marker '::: {match['marker']}'"
    return f"call-out '{match['kind']}'" if part == "call-out" else part


def difference(one: list[Element], other: list[Element]) -> Fault | None:
    """The first place where two twins differ, if they do; both places are named."""
    for first, second in zip_longest(one, other):
        if first and second and first.name == second.name:
            continue
        if first and second:
            found = f"here stands a {second.name}, where {first.place} has a {first.name}"
            return Fault(second.place, found, "the same parts in the same order in every language")
        present = first or second
        assert present is not None
        missing_in = (other if first else one)[-1:]
        where = str(missing_in[0].place) if missing_in else "its twin, which is empty"
        found = f"this {present.name} has no counterpart after {where}"
        return Fault(present.place, found, "the same parts in the same order in every language")
    return None
