"""Every word that readers see is spelt as a dictionary has it, or as our own list does.

The lists are words.en.txt and words.pl.txt beside this file: names, and terms that the
dictionaries do not have. A term in small letters may stand in the text with a capital.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from content.yaml_source import read_yaml
from tests.support import hunspell
from tests.support.definitions import LANGUAGES
from tests.support.prose import Passage, page_passages, passages, texts_in

in_every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.hunspell
@in_every_language
def test_every_word_is_known(language: str) -> None:
    found = misspelt(all_passages(language), language)

    assert not found, "\n".join(["Unknown words; correct them, or list them as names:", *found])


@in_every_language
def test_every_word_of_the_list_stands_in_the_text(language: str) -> None:
    used = {
        spelling
        for passage in all_passages(language)
        for word, _ in passage.words()
        for each in (word, *parts(word))
        for spelling in as_listed(each)
    }

    assert [word for word in listed(language) if word not in used] == []


@in_every_language
def test_the_list_is_in_order_and_has_each_word_once(language: str) -> None:
    assert listed(language) == sorted(set(listed(language)), key=lambda word: (word.lower(), word))


@pytest.mark.hunspell
@pytest.mark.parametrize(
    ("language", "markdown", "faults"),
    [
        ("en", "A good\n\n## Relatoinship {#relatoin}", ["page.md:3:4: Relatoinship"]),
        ("pl", "Dobra relacja, zla\nrelcja", ["page.md:1:16: zla", "page.md:2:1: relcja"]),
        ("en", "the customer’s self-evaluaton", ["page.md:1:16: self-evaluaton"]),
        ("en", "Zoho, Zoho’s, zoho, Zoho-lik", ["page.md:1:15: zoho", "page.md:1:21: Zoho-lik"]),
        ("en", '!!! case-study "A tipp"\n\n    Bdy', ["page.md:1:19: tipp", "page.md:3:5: Bdy"]),
    ],
)
def test_a_slip_of_the_pen_is_found_where_it_stands(
    language: str, markdown: str, faults: list[str]
) -> None:
    assert misspelt(page_passages(markdown, "page.md"), language) == faults


@pytest.mark.hunspell
def test_a_slip_in_a_definition_is_found_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        "kinnd: x\ntitle: {en: Goood, pl: Zły}\nhours:\n  en: {one: '{n} hourr', other: hours}\n",
        encoding="utf-8",
    )

    found = misspelt(texts_in(read_yaml(tmp_path / "a.yml", "a.yml"), "en"), "en")

    assert found == ["a.yml:2:13: Goood", "a.yml:4:18: hourr"]


@pytest.mark.parametrize(
    "markdown",
    [
        "::: figure fiig-01",
        "`cod`, <https://exampl.org>, exampl.org/pth, me@exampl.org, @nme",
        "[](adress.md#anchr){ .md-buttn } {#anchr} {nme}",
        "[@nme-2012; @othr-2013] 24h Brand24 3.5",
        "```\ncod\n```\n<!-- remrk -->",
    ],
)
def test_what_is_no_prose_is_not_read(markdown: str) -> None:
    assert [word for passage in page_passages(markdown, "") for word, _ in passage.words()] == []


@cache
def all_passages(language: str) -> list[Passage]:
    return list(passages(language))


@cache
def listed(language: str) -> list[str]:
    """The words of our own list."""
    path = Path(__file__).with_name(f"words.{language}.txt")
    return path.read_text(encoding="utf-8").splitlines()


def misspelt(texts: Iterable[Passage], language: str) -> list[str]:
    """Every word that is in neither the dictionary nor our list, with its place."""
    found = [(word, start, text) for text in texts for word, start in text.words()]
    own = set(listed(language))
    doubtful = {
        word: [part for part in parts(word) if own.isdisjoint(as_listed(part))]
        for word, _, _ in found
        if own.isdisjoint(as_listed(word))
    }
    unknown = hunspell.unknown({part for each in doubtful.values() for part in each}, language)
    return [
        f"{text.place_of(start)}: {word}"
        for word, start, text in found
        if not unknown.isdisjoint(doubtful.get(word, ()))
    ]


def parts(word: str) -> list[str]:
    """What a dictionary knows of a word: the parts of a compound, without the English genitive."""
    return [part.removesuffix("'s") for part in word.split("-") if len(part) > 1]


def as_listed(word: str) -> set[str]:
    """How a word may stand in our list: a term in small letters, a name with its capital."""
    word = word.removesuffix("'s")
    return {word, word.lower()}
