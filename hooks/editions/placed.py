"""What stands where in a book: its exercises, quizzes and figures, for an index."""

from collections.abc import Iterator

from editions.document import Document, anchor_id, chapter_id
from kinds.definition import Definition
from kinds.figure import Figure
from kinds.quiz import Quiz
from rendering.render import Renderer

Placed = list[tuple[str, list[tuple[str, str]]]]
"""For each group its title, and the anchors of its members with their names."""


def placed(document: Document, renderer: Renderer) -> Placed:
    """Exercises, quizzes and figures, each in the order of the book."""
    groups: dict[str, list[tuple[str, str]]] = {
        "placed exercises": [],
        "placed quizzes": [],
        "placed figures": [],
    }
    for anchor, definition in _definitions(document, renderer):
        name = definition.title[document.language]
        if isinstance(definition, Figure):
            number = renderer.label_in(document.language, "figure", number=definition.number)
            groups["placed figures"].append((anchor, f"{number}. {name}"))
        else:
            key = "placed quizzes" if isinstance(definition, Quiz) else "placed exercises"
            groups[key].append((anchor, name))
    return [(renderer.label_in(document.language, key), each) for key, each in groups.items()]


def _definitions(document: Document, renderer: Renderer) -> Iterator[tuple[str, Definition]]:
    library = renderer.library
    pages = {
        chapter_id(inner): page
        for (language, inner), page in library.pages.items()
        if language == document.language
    }
    for chapter in document.chapters:
        if page := pages.get(chapter.id):
            for marker in page.markers:
                yield anchor_id(chapter.id, marker.id), library.definitions[marker.id]
