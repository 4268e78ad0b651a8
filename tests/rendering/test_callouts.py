"""Call-outs say what they are."""

import pytest
from markdown import Markdown

from content.labels import in_language
from rendering.callouts import name_callouts
from tests.support.definitions import library
from tests.support.html import Outline

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


VIDEO = """\
!!! video "Słowa (5 min)"

    What it shows.

    [Watch it](https://example.org/watch)

    ??? note "Transcript"

        What is said.
"""


@pytest.mark.parametrize(("language", "name"), [("en", "Video:"), ("pl", "Wideo:")])
def test_a_video_is_named_in_both_languages(language: str, name: str) -> None:
    assert f"<em>{name}</em> Słowa (5 min)" in rendered(VIDEO, language)


def test_a_video_asks_for_nothing_before_somebody_follows_its_link() -> None:
    page = Outline()
    page.feed(rendered(VIDEO, "en"))

    asked_for = [(tag, each) for tag, each in page.elements if each.keys() - {"class"}]
    assert asked_for == [("a", {"href": "https://example.org/watch"})]


def test_the_transcript_of_a_video_stands_inside_it_and_is_closed() -> None:
    page = Outline()
    page.feed(rendered(VIDEO, "en"))

    assert page.elements[0] == ("div", {"class": "admonition video"})
    assert ("details", {"class": "note"}) in page.elements


def rendered(markdown: str, language: str) -> str:
    """The HTML of a call-out, named in a language."""
    names = {
        key.removeprefix("callout "): name
        for key, name in in_language(library().labels, "page", language).items()
        if key.startswith("callout ")
    }
    converter = Markdown(extensions=["admonition", "pymdownx.details", "pymdownx.superfences"])
    return converter.convert(name_callouts(markdown, names))
