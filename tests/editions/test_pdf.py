"""The PDF of each language: tagged, whole, within its margins, with links that lead somewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from page import validate_pdf

from tests.support.books import (
    book_in,
    letters,
    pages_of_books,
    pieces_of,
    pieces_of_definitions,
)
from tests.support.definitions import LANGUAGES, ids_of, library

pytestmark = [pytest.mark.pango, pytest.mark.parametrize("language", LANGUAGES)]

A4 = (595, 842)
MILLIMETRE = 72 / 25.4
FOOTNOTES = re.compile(r"^\d+\.? https?:.*", re.DOTALL | re.MULTILINE)
FAMILIES = ("Book-Serif", "Book-Sans")
EMBEDDED = ("/FontFile2", "/FontFile3")


@pytest.fixture
def pdf(site: Path, language: str) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(book_in(site, language, "pdf")) as opened:
        yield opened


def test_it_has_a_title_a_language_and_says_that_it_is_tagged(
    pdf: pikepdf.Pdf, language: str
) -> None:
    assert str(pdf.Root.Lang) == language
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"]
        assert str(metadata["pdfuaid:part"]) == "1"


def test_a_checker_of_pdf_ua_finds_nothing(site: Path, language: str) -> None:
    report = validate_pdf(book_in(site, language, "pdf"), profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert report.rules.passed > 100


def test_headings_skip_no_level_and_figures_have_alternatives(pdf: pikepdf.Pdf) -> None:
    level = 0
    for tag, element in elements(pdf):
        if re.fullmatch("H[1-6]", tag):
            assert int(tag[1]) <= level + 1, f"H{level} is followed by {tag}"
            level = int(tag[1])
        if tag == "Figure":
            assert str(element.Alt)


def test_tables_have_heads_that_say_what_they_head(pdf: pikepdf.Pdf) -> None:
    tables = [element for tag, element in elements(pdf) if tag == "Table"]
    assert tables
    for table in tables:
        heads = [element for tag, element in below(table) if tag == "TH"]
        assert heads
        assert {str(head.A.Scope) for head in heads} <= {"/Column", "/Row", "/Both"}


def test_lists_hold_items_and_links_one_link_each(pdf: pikepdf.Pdf) -> None:
    for tag, element in elements(pdf):
        inner = [
            str(kid.S) for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]
        if tag == "L":
            assert set(inner) <= {"/LI", "/L"}
        if tag == "LI":
            assert inner in (["/Lbl"], ["/LBody"], ["/Lbl", "/LBody"])
        if tag == "Link":
            assert "Link" not in {each for each, _ in below(element)}


def test_the_head_and_foot_of_pages_are_not_read_aloud(pdf: pikepdf.Pdf) -> None:
    sheet = pdf.pages[9]
    marks = [
        str(each.operands[0])
        for each in pikepdf.parse_content_stream(sheet)
        if isinstance(each, pikepdf.ContentStreamInstruction) and str(each.operator) == "BDC"
    ]
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[19]
    assert marks.count("/Artifact") == 3  # part, chapter, number of the page
    assert len([each for each in owners if each is None]) == 3
    assert sheet.Tabs == "/S"


def test_every_chapter_has_a_bookmark(pdf: pikepdf.Pdf, language: str) -> None:
    with pdf.open_outline() as outline:
        titles = {letters(item.title) for item in all_items(outline.root)}
    for heading in headings(language):
        assert letters(heading) in titles


def test_every_link_inside_leads_somewhere(pdf: pikepdf.Pdf) -> None:
    names = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
    targets = [str(link.Dest) for link in links(pdf) if "/Dest" in link]
    assert len(targets) > 800
    assert set(targets) <= names


def test_links_are_called_by_their_words(pdf: pikepdf.Pdf) -> None:
    for link in links(pdf):
        assert str(link.Contents)
        address = str(link.get("/Dest", ""))
        assert "." not in address or str(link.Contents) != address


def test_fonts_are_in_the_file_and_none_stands_in_for_a_missing_letter(pdf: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont).partition("+")[2]: font
        for page in pdf.pages
        for font in page.Resources.Font.values()
    }
    assert fonts
    assert all(name.startswith(FAMILIES) for name in fonts), list(fonts)
    for font in fonts.values():
        assert any(key in font.DescendantFonts[0].FontDescriptor for key in EMBEDDED)
        assert "/ToUnicode" in font


def test_nothing_leaves_the_page(site: Path, language: str) -> None:
    document = pypdfium2.PdfDocument(book_in(site, language, "pdf"))
    for number, page in enumerate(document, start=1):
        assert tuple(map(round, page.get_size())) == A4
        for thing in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = thing.get_bounds()
            assert left > 20 * MILLIMETRE, number
            assert right < A4[0] - 20 * MILLIMETRE, number
            assert bottom > 10 * MILLIMETRE, number
            assert top < A4[1] - 10 * MILLIMETRE, number


def test_no_text_is_lost_or_there_twice(site: Path, language: str) -> None:
    text = text_of(book_in(site, language, "pdf"))
    pieces = Counter(
        piece for inner in pages_of_books(language) for piece in pieces_of(site, language, inner)
    )
    assert pieces.total() > 2000
    assert [piece for piece in pieces if not holds(text, piece)] == []
    defined = pieces_of_definitions(language)
    assert [piece for piece in defined if not holds(text, piece)] == []
    long = [piece for piece in pieces if len(piece) > 80 and piece not in "|".join(defined)]
    assert len(long) > 500
    assert [piece for piece in long if text.count(piece) > pieces[piece]] == []


def holds(text: str, piece: str) -> bool:
    """Whether the piece is there, whole or in two parts: the end of a page may part it."""
    if piece in text:
        return True
    cuts = range(len(piece) - 1, 0, -1)
    longest = next((cut for cut in cuts if piece[:cut] in text), 0)
    return longest > 0 and piece[longest:] in text


def test_exercises_and_answers_are_there(site: Path, language: str) -> None:
    text = text_of(book_in(site, language, "pdf"))
    for kind in ("calculator", "worksheet", "matrix", "quiz"):
        for id_ in ids_of(kind):
            assert letters(library().definitions[id_].title[language]) in text
    assert letters(str(library().labels["page"]["answers"][language])) in text
    for label in ("show example", "clear", "undo", "check", "retry all"):
        assert f"{library().labels['page'][label][language]}\n" not in text


@cache
def text_of(path: Path) -> str:
    """The letters of the text, without what stands at the head and foot of pages."""
    pages = []
    for page in pypdfium2.PdfDocument(path):
        inside = page.get_textpage().get_text_bounded(
            0, 24 * MILLIMETRE, A4[0], A4[1] - 25 * MILLIMETRE
        )
        pages.append(FOOTNOTES.sub("", inside.replace("\r", "")))
    return letters("".join(pages))


def headings(language: str) -> list[str]:
    """The first heading of each page that is in the book."""
    docs = Path(__file__).parents[2] / "docs" / language
    pages = [(docs / inner).read_text(encoding="utf-8") for inner in pages_of_books(language)]
    return [re.search(r"^# (.+?)(?: \{.*)?$", page, re.MULTILINE)[1] for page in pages]  # type: ignore[index]


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """The tags of the document and their elements, in reading order."""
    yield from below(pdf.Root.StructTreeRoot)


def below(element: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    kids: Any = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S).removeprefix("/"), kid
            yield from below(kid)


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from (each for each in page.get("/Annots", []) if each.Subtype == "/Link")


def all_items(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from all_items(item.children)
