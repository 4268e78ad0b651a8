"""The chapter at the end of a book that gives the answers of all quizzes."""

from collections.abc import Iterable, Iterator

from editions.document import Leaf
from kinds.definition import Definition
from kinds.quiz import Quiz
from rendering.render import Renderer

ANSWERS = "answers.md"
"""Where the templates of quizzes find it (quiz/quiz.print.html), as if it were a page."""


def answers(renderer: Renderer, language: str, inners: Iterable[str]) -> Leaf:
    """The answers of the quizzes on the pages, in the order of the pages."""
    quizzes = list(_quizzes(renderer, language, inners))
    html = renderer.fill("quiz/key.html", language, ANSWERS, quizzes=quizzes)
    address = renderer.library.address(language, ANSWERS)
    return Leaf(ANSWERS, address, renderer.label_in(language, "answers"), "", html)


def _quizzes(
    renderer: Renderer, language: str, inners: Iterable[str]
) -> Iterator[tuple[Definition, str]]:
    """Each quiz, and the passage that holds it."""
    library = renderer.library
    for inner in inners:
        for marker in library.pages[language, inner].markers:
            definition = library.definitions[marker.id]
            if isinstance(definition, Quiz):
                yield definition, f"{inner}#{marker.id}"
