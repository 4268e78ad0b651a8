"""The EPUB of each language: valid, whole, with the pages of the PDF."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree, html

from editions.document import chapter_id
from tests.support.books import (
    book_in,
    drop,
    letters,
    pages_of_books,
    paragraphs,
    pieces_of_definitions,
    prose_of,
)
from tests.support.definitions import LANGUAGES, ids_of, library

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
NO_PROSE = (
    "//section[contains(@class, 'exercise')] | //p[@class='chapter__place']"
    " | //a[contains(@class, 'references__back')]"
)
OPF = "{http://www.idpf.org/2007/opf}"

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.java
def test_epubcheck_finds_nothing(site: Path, language: str) -> None:
    command = [sys.executable, "-m", "epubcheck", str(book_in(site, language, "epub"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"\b(FATAL|ERROR|WARNING)\b", done.stdout), done.stdout


def test_its_kind_stands_first_and_uncompressed(site: Path, language: str) -> None:
    with ZipFile(book_in(site, language, "epub")) as epub:
        first = epub.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert epub.read("mimetype") == b"application/epub+zip"


def test_the_text_of_each_page_is_there_once(site: Path, language: str) -> None:
    texts = texts_of(site, language)
    for inner in pages_of_books(language):
        chapter = html.fromstring(texts[f"EPUB/{chapter_id(inner)}.xhtml"].encode())
        drop(chapter, NO_PROSE)
        assert paragraphs(chapter) == prose_of(site, language, inner), inner


def test_every_text_of_exercises_quizzes_and_figures_is_there(site: Path, language: str) -> None:
    chapters = [text for name, text in texts_of(site, language).items() if name.endswith("xhtml")]
    whole = letters(
        "".join("".join(map(str, html.fromstring(each.encode()).itertext())) for each in chapters)
    )
    pieces = pieces_of_definitions(language)
    assert len(pieces) > 1500
    assert [piece for piece in pieces if piece not in whole] == []


def test_every_exercise_has_its_title_its_task_and_room_to_write(site: Path, language: str) -> None:
    whole = "\n".join(texts_of(site, language).values())
    for kind in ("calculator", "worksheet", "matrix"):
        for id_ in ids_of(kind):
            exercise = re.search(
                rf'<section[^>]*data-exercise="{id_}".*?</section>', whole, re.DOTALL
            )
            assert exercise, id_
            title = library().definitions[id_].title[language]
            assert letters(title) in letters(exercise[0])
            assert "data-field=" in exercise[0]


def test_nothing_waits_for_a_script_or_a_button(site: Path, language: str) -> None:
    for name, text in texts_of(site, language).items():
        assert not re.search(r"<(script|button|input|textarea|select|form|details)\b", text), name


def test_each_quiz_links_to_its_answers_and_they_back(site: Path, language: str) -> None:
    texts = texts_of(site, language)
    answers = texts["EPUB/answers.xhtml"]
    for id_ in ids_of("quiz"):
        [(name, page)] = [
            (name, text) for name, text in texts.items() if f'data-quiz="{id_}"' in text
        ]
        assert f'href="answers.xhtml#answers.{id_}"' in page
        assert f'href="{name.removeprefix("EPUB/")}#' in answers


def test_every_link_inside_leads_somewhere(site: Path, language: str) -> None:
    texts = texts_of(site, language)
    ids = {
        f"{name}#{id_}"
        for name, text in texts.items()
        for id_ in re.findall(r'\bid="([^"]+)"', text)
    }
    places = ids | texts.keys()
    for name, text in texts.items():
        for address in re.findall(r'href="([^":]+)"', text):
            target = name + address if address.startswith("#") else join(dirname(name), address)
            assert target in places or target.endswith((".css", ".svg")), f"{name}: {address}"


def test_the_pages_are_counted_as_in_the_pdf(site: Path, language: str) -> None:
    numbers = [number for _, number in page_breaks(site, language)]
    listed = re.findall(r'href="([^"]+)#page-(\d+)"', texts_of(site, language)["EPUB/nav.xhtml"])

    assert numbers == sorted(set(numbers))
    assert listed == [(name, str(number)) for name, number in page_breaks(site, language)]


def test_it_says_how_it_can_be_read(site: Path, language: str) -> None:
    with ZipFile(book_in(site, language, "epub")) as epub:
        package = etree.fromstring(epub.read("EPUB/package.opf"))
    stated = [
        (each.get("property"), each.text)
        for each in package.iter(f"{OPF}meta")
        if str(each.get("property")).startswith("schema:")
    ]
    assert ("schema:accessModeSufficient", "textual") in stated
    assert ("schema:accessibilityHazard", "none") in stated
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def page_breaks(site: Path, language: str) -> Iterator[tuple[str, int]]:
    """The marks in the text, in reading order: the file and the number."""
    texts = texts_of(site, language)
    package = etree.fromstring(texts["EPUB/package.opf"].encode())
    hrefs = {each.get("id"): each.get("href") for each in package.iter(f"{OPF}item")}
    for reference in package.iter(f"{OPF}itemref"):
        name = str(hrefs[reference.get("idref")])
        for number in re.findall(r'role="doc-pagebreak" id="page-(\d+)"', texts[f"EPUB/{name}"]):
            yield name, int(number)


@cache
def texts_of(site: Path, language: str) -> dict[str, str]:
    """The files of text by their names."""
    with ZipFile(book_in(site, language, "epub")) as epub:
        return {
            name: epub.read(name).decode()
            for name in epub.namelist()
            if name.endswith((".xhtml", ".opf"))
        }
