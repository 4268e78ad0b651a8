"""My workbook: all exercises and quizzes on one page, and how far a reader is in each part.

The adapter tells the parts, because only the navigation knows their order and titles.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from posixpath import dirname

from markupsafe import Markup

from rendering.render import Renderer, as_json

MARKER = "workbook"
_FILLED_IN = ("exercise", "quiz")
"""The words of the markers that place something to fill in."""


@dataclass(frozen=True)
class PartPage:
    inner: str
    title: str

    @property
    def id(self) -> str:
        """The same in every language, for what is kept about the page: `unit-1/stages`."""
        return self.inner.removesuffix(".md")


@dataclass(frozen=True)
class Item:
    """An exercise or a quiz of a part, and the page that it belongs to."""

    id: str
    page: PartPage


@dataclass(frozen=True)
class Part:
    """A unit with its pages in the order of the navigation."""

    title: str
    pages: list[PartPage]
    exercises: list[Item] = field(default_factory=list)
    quizzes: list[Item] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The folder of the part: `unit-1`."""
        return dirname(self.pages[0].inner)

    @property
    def items(self) -> list[Item]:
        return [*self.exercises, *self.quizzes]


def part_of(renderer: Renderer, language: str, title: str, pages: Sequence[PartPage]) -> Part:
    """A part with all that can be filled in on its pages."""
    found: dict[str, list[Item]] = {word: [] for word in _FILLED_IN}
    for page in pages:
        for marker in renderer.library.pages[language, page.inner].markers:
            if marker.word in found:
                found[marker.word].append(Item(marker.id, page))
    return Part(title, list(pages), found["exercise"], found["quiz"])


def progress_of(renderer: Renderer, language: str, inner: str, part: Part) -> Markup:
    """The line that says how far the reader is in a part; without a script, what there is in it."""
    return Markup(renderer.fill("workbook/progress.html", language, inner, part=part))


def workbook(renderer: Renderer, language: str, inner: str, parts: Sequence[Part]) -> str:
    """The contents of the page `inner`: the parts with everything in them, folded away."""
    definitions = renderer.library.definitions
    return renderer.fill(
        "workbook/workbook.html",
        language,
        inner,
        parts=parts,
        pages=as_json(_addresses(renderer, language, inner, parts)),
        definition=lambda item: definitions[item.id],
        render=lambda item: Markup(renderer.render(item.id, language, inner, level=3)),
        progress=lambda part: progress_of(renderer, language, inner, part),
    )


def _addresses(
    renderer: Renderer, language: str, inner: str, parts: Sequence[Part]
) -> dict[str, list[str]]:
    """The title and the address of each page, for the way back to the one read last."""
    return {
        page.id: [f"{part.title} \u00b7 {page.title}", renderer.link(language, inner, page.inner)]
        for part in parts
        for page in part.pages
    }


def kinds_in(renderer: Renderer, parts: Sequence[Part]) -> set[str]:
    definitions = renderer.library.definitions
    return {definitions[item.id].kind for part in parts for item in part.items}
