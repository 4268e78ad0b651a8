"""Exercises and quizzes on paper: room to write, and a worked example."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from rendering.render import PRINT, Renderer
from tests.support.definitions import DOCS, LANGUAGES, example_of, ids_of, library
from tests.support.html import Outline

KINDS = Path(DOCS).parent / "overrides" / "kinds"
BANNED = {"button", "input", "textarea", "select", "script", "form", "details", "output"}


@cache
def renderer() -> Renderer:
    return Renderer.from_templates(KINDS, library())


def on_paper(id_: str, language: str) -> str:
    for (page_language, inner), page in library().pages.items():
        if page_language == language and any(marker.id == id_ for marker in page.markers):
            return renderer().render(id_, language, inner, PRINT)
    raise AssertionError(f"no page shows {id_} in {language}")


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["calculator", "worksheet", "matrix", "quiz"])
def test_nothing_on_paper_waits_for_a_device(kind: str, language: str) -> None:
    for id_ in ids_of(kind):
        page = Outline()
        page.feed(on_paper(id_, language))
        assert not BANNED & {tag for tag, _ in page.elements}, id_
        assert any("data-field" in attributes for _, attributes in page.elements), id_


# 5 × 0.2 + 4 × 0.3 + 5 × 0.1 + 5 × 0.3 + 5 × 0.1
@pytest.mark.parametrize(
    ("language", "outcome"),
    [
        ("en", "Weighted average: 4.70 – The system fulfils its function"),
        ("pl", "Średnia ważona: 4,70 – System spełnia swoją funkcję"),
    ],
)
def test_the_worked_example_says_what_comes_out(language: str, outcome: str) -> None:
    assert outcome in words_of(on_paper("u3-crm-audit", language))


# Ten answers, of which seven are 9 or 10, two are 7 or 8 and one is below.
def test_shares_and_groups_of_the_worked_example_are_as_on_the_page() -> None:
    words = words_of(on_paper("u2-nps", "en"))

    assert "Promoters: 70%" in words
    assert "Critics (detractors): 10%" in words
    assert "Net Promoter Score: 60%" in words or "Net Promoter Score: +60%" in words
    assert "Respondent 6 5 Critic" in words


def test_a_chosen_answer_of_the_worked_example_is_named() -> None:
    assert "Social media ads Yes" in words_of(on_paper("u1-contact-diagnosis", "en"))
    assert "Reklamy w mediach społecznościowych Tak" in words_of(
        on_paper("u1-contact-diagnosis", "pl")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_worked_example_of_a_worksheet_or_matrix_is_there(language: str) -> None:
    for id_ in [*ids_of("worksheet"), *ids_of("matrix")]:
        example = example_of(id_)
        words = words_of(on_paper(id_, language))
        for given in example.given.values():
            for each in given if isinstance(given, list) else [given]:
                text = each.get(language) if isinstance(each, dict) else ""
                assert " ".join(str(text).split()) in unescape(words), f"{id_}: {text}"


def test_an_answer_and_a_tick_of_a_worked_example_are_named() -> None:
    words = words_of(on_paper("u3-crm-strategy-7-steps", "en"))
    assert "Is it achievable? Yes" in words
    assert "Customer service ✓ Questions get lost between office and workshop." in words


def test_a_quiz_does_not_give_its_answers_away_but_says_where_they_are() -> None:
    html = on_paper("quiz-1", "en")

    assert "– right." not in html
    assert 'href="../answers.html#quiz-1"' in html
