"""What a voice is given to say for what is written."""

from pathlib import Path

import pytest

from audio.wording import worded
from tests.support.definitions import LANGUAGES

FEWEST_CASES = 150


def cases(language: str) -> list[tuple[str, str]]:
    """The pairs of wording.<language>.txt."""
    lines = Path(__file__).with_name(f"wording.{language}.txt").read_text("utf-8").splitlines()
    pairs = [line.partition(" => ") for line in lines if line and not line.startswith("# ")]
    return [(written, said) for written, _, said in pairs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_is_said_as_people_say_it(language: str) -> None:
    wrong = {
        written: (worded(written, language, {}), said)
        for written, said in cases(language)
        if worded(written, language, {}) != said
    }
    assert wrong == {}
    assert len(cases(language)) >= FEWEST_CASES


def test_editors_have_the_first_word() -> None:
    words = {
        "AI": "ej aj",
        "newsletter*": "niusleter",
        "open source": "ołpen sors",
        "SMS-*": "esemes",
    }
    assert worded("AI i Newsletterze open-source, SMS-y", "pl", words) == (
        "ej aj i niusleterze ołpen sors, esemesy."
    )


def test_capitals_in_a_pronunciation_stand_for_themselves_and_small_letters_for_any_case() -> None:
    assert worded("Ai, ai, US us", "en", {"US": "you ess"}) == "Ai, ai, you ess us."
    assert worded("Zoho zoho ZOHO", "en", {"zoho": "zo ho"}) == "zo ho zo ho zo ho."


def test_what_editors_have_said_is_final() -> None:
    assert worded("C3", "en", {"C3": "CRM 5 €"}) == "CRM 5 €"


def test_a_pronunciation_is_for_whole_words() -> None:
    assert worded("mail mailing e-mail", "en", {"mail": "X"}) == "X mailing e-X."


def test_a_language_without_rules_is_left_to_its_voice() -> None:
    assert worded("Das kostet 20 €.", "de", {}) == "Das kostet 20 €."
