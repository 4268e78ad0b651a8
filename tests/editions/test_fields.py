"""The room to write in the PDF as fields: which there are, what they are called, what they take."""

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from lxml import html
from pypdfium2 import raw

from tests.support.books import book_in
from tests.support.definitions import LANGUAGES, ids_of, page_of

pytestmark = [pytest.mark.pango, pytest.mark.parametrize("language", LANGUAGES)]

KINDS = ("calculator", "worksheet", "matrix", "quiz")
LETTERS = (
    "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ"  # Polish
    "ÄÖÜÅÆØÕ"  # German, Swedish, Danish, Estonian
    "ĀČĒĢĪĶĻŅŠŪŽĄČĘĖĮŠŲŪŽ"  # Latvian, Lithuanian
)
SIGNS = "ß0123456789 .,;:!?+-*/=%@€§()„”“‘’–…"
WHOLE = "SourceSansPro-Regular.otf"
TYPED = "Zażółć gęślą jaźń – 4,5 €"


@pytest.fixture
def pdf(site: Path, language: str) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(book_in(site, language, "pdf")) as opened:
        yield opened


def test_fields_have_the_names_of_those_on_the_pages(
    pdf: pikepdf.Pdf, site: Path, language: str
) -> None:
    entered, computed = set[str](), set[str]()
    for address in {page_of(id_, language) for kind in KINDS for id_ in ids_of(kind)}:
        page = html.fromstring((site / address).read_bytes())
        for exercise in page.iter("section"):
            id_ = exercise.get("data-exercise") or exercise.get("data-quiz")
            for each in exercise.iter("input", "textarea", "output") if id_ else ():
                names = computed if each.tag == "output" else entered
                names.add(f"{id_}.{each.get('name', '').removesuffix('.verdict')}")
    in_pdf = set(fields(pdf))
    assert len(in_pdf) > 400
    assert entered <= in_pdf
    assert in_pdf <= entered | computed


def test_each_field_says_what_it_is_for_and_is_tagged(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    tags = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    called = [str(widget.TU) for widget in widgets(pdf)]
    assert len(called) > 700
    for widget in widgets(pdf):
        tag = tags[int(widget.StructParent)]
        assert (str(tag.S), str(tag.Alt)) == ("/Form", str(widget.TU))
        assert tag.K[0].Obj.objgen == widget.objgen
        assert any(kid.objgen == tag.objgen for kid in tag.P.K)
    assert not [name for name, field in fields(pdf).items() if "/Kids" in field and twice(field)]


def twice(field: pikepdf.Object) -> bool:
    """Whether two boxes of a question are called the same."""
    called = [str(kid.TU) for kid in field.Kids]
    return len(called) != len(set(called))


def test_nothing_is_filled_in_or_left_for_programs_to_draw(pdf: pikepdf.Pdf) -> None:
    assert not pdf.Root.AcroForm.NeedAppearances
    for field in fields(pdf).values():
        assert str(field.get("/V", "/Off")) == "/Off"
    for widget in widgets(pdf):
        assert "/N" in widget.AP
        assert int(widget.F) == 4  # on paper, too


def test_what_is_typed_can_have_all_letters_of_our_readers(pdf: pikepdf.Pdf) -> None:
    font = pdf.Root.AcroForm.DR.Font.BookSans
    used = CFFFontSet()
    used.decompile(BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
    shapes = used[0].CharStrings
    whole = TTFont(BytesIO((files("font_source_sans_pro") / "files" / WHOLE).read_bytes()))
    glyphs, names = whole.getGlyphSet(), whole.getBestCmap()
    coded = set(glyph_names(font.Encoding.Differences))
    for letter in LETTERS + LETTERS.lower() + SIGNS:
        name = names[ord(letter)]
        assert name in coded or letter.isascii(), letter
        assert drawn(shapes[name]) == drawn(glyphs[name]), letter


def glyph_names(differences: pikepdf.Object) -> Iterator[str]:
    for entry in differences:
        if isinstance(entry, pikepdf.Name):
            yield str(entry).removeprefix("/")


def drawn(glyph: Any) -> Any:
    pen = RecordingPen()
    glyph.draw(pen)
    return pen.value


def test_what_a_reader_types_and_ticks_is_in_the_saved_file(
    site: Path, language: str, tmp_path: Path
) -> None:
    book = book_in(site, language, "pdf")
    with pikepdf.open(book) as pdf:
        story = fields(pdf)["u1-satisfaction-questions.situations.story.2"]
        used = fields(pdf)["u1-contact-diagnosis.contact.used.3"]
        places = [place_of(pdf, each) for each in (story, used.Kids[0], used.Kids[1])]
    reader = pypdfium2.PdfDocument(book)
    reader.init_forms()
    for number, x, y in places:
        page = reader[number]
        click(reader, page, x, y)
        for letter in TYPED if (number, x, y) == places[0] else "":
            raw.FORM_OnChar(reader.formenv.raw, page.raw, ord(letter), 0)
        raw.FORM_ForceToKillFocus(reader.formenv.raw)
    reader.save(tmp_path / "filled.pdf")
    with pikepdf.open(tmp_path / "filled.pdf") as filled:
        now = fields(filled)
        assert str(now["u1-satisfaction-questions.situations.story.2"].V) == TYPED
        assert str(now["u1-contact-diagnosis.contact.used.3"].V) == "/no"


def click(reader: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, x: float, y: float) -> None:
    for act in (raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
        act(reader.formenv.raw, page.raw, 0, x, y)


def place_of(pdf: pikepdf.Pdf, widget: pikepdf.Object) -> tuple[int, float, float]:
    """The page of a field and its middle."""
    [number] = [
        number
        for number, page in enumerate(pdf.pages)
        for each in page.get("/Annots", [])
        if each.objgen == widget.objgen
    ]
    left, bottom, right, top = (float(side) for side in widget.Rect)
    return number, (left + right) / 2, (bottom + top) / 2


def fields(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """The fields that hold a value, by their full names."""
    return dict(below(pdf.Root.AcroForm.Fields, ""))


def below(found: pikepdf.Object, around: str) -> Iterator[tuple[str, pikepdf.Object]]:
    for field in found:
        assert "." not in str(field.T)
        if "/FT" in field:
            yield f"{around}{field.T}", field
        else:
            yield from below(field.Kids, f"{around}{field.T}.")


def widgets(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from (each for each in page.get("/Annots", []) if each.Subtype == "/Widget")
