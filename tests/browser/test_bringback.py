"""Spreadsheets brought back: what was taken along, filled-in practice files, and whatever else."""

import json
import struct
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import OpenPage
from tests.support import libreoffice
from tests.support.keeping import (
    ALL,
    BOOK,
    FILL,
    SEEN,
    WORKBOOK,
    everything,
    item,
    open_page_of,
    root_of,
    unfold,
)

TAKE = {"en": "Take the entries of the file", "pl": "Weź wpisy z pliku"}
NPS = "u2-nps"


@pytest.mark.libreoffice
def test_what_was_taken_along_as_a_spreadsheet_comes_back_in_any_language(
    page: Page, download: str, tmp_path: Path
) -> None:
    """Once as the book has saved it, and once as LibreOffice has saved that again."""
    page.goto(download + WORKBOOK["en"])
    page.evaluate("document.querySelectorAll('[data-item]').forEach((it) => { it.open = true })")
    page.wait_for_function("(n) => book.live.size == n", arg=len(ALL))
    for id_ in ALL:
        root_of(page, id_).evaluate(FILL)
    seen = {id_: root_of(page, id_).evaluate(SEEN) for id_ in ALL}
    fields = {id_: entered(page, id_) for id_ in ALL}
    ours = saved(page, tmp_path / "ours.xlsx")

    for file, to in ((ours, "pl"), (libreoffice.saved_again(ours, tmp_path), "en")):
        page.locator("[data-clear='']").click()
        page.goto(download + WORKBOOK[to])
        assert page.evaluate("book.store.ids()") == []
        page.locator("[data-import]").set_input_files(file)
        page.get_by_role("button", name=TAKE[to]).click()

        assert {id_: entered(page, id_) for id_ in ALL} == fields
        for id_ in ALL:
            unfold(page, id_)
            now = root_of(page, id_).evaluate(SEEN)
            assert now["outputs"] == seen[id_]["outputs"], id_
            assert now["faults"] == seen[id_]["faults"], id_


def entered(page: Page, id_: str) -> dict[str, str]:
    """What is kept, with the decimal sign of English: a spreadsheet knows numbers."""
    fields: dict[str, str] = item(page, id_)["fields"]
    return {name: typed.replace(",", ".") for name, typed in fields.items()}


def saved(page: Page, path: Path) -> Path:
    page.locator(".workbook > .take > summary").click()
    with page.expect_download() as download:
        page.locator('.workbook > .take [data-take="workbook"]').click()
    download.value.save_as(path)
    return path


def test_a_practice_file_comes_back_filled_in_renamed_and_among_other_sheets(
    page: Page, server: str, site: Path, tmp_path: Path
) -> None:
    """Nothing changes before the reader says so, and Undo takes it out again."""
    book = openpyxl.load_workbook(site / f"downloads/exercises/{NPS}.pl.xlsx")
    sheet = book.worksheets[0]
    first = next(cell.row for (cell,) in sheet["A1:A20"] if cell.value == "Respondent 1")
    for row, value in enumerate((10, 9, "siedem", None, "=4+4"), start=first):
        sheet.cell(row, 2).value = value
    sheet.title = "Ankieta, maj 2026"
    book.create_sheet("Notatki", 0)
    book.save(tmp_path / "filled.xlsx")
    root = open_page_of(page, server, NPS, "en")
    root.locator('[name="answers.value.1"]').fill("10.0")
    root.locator('[name="answers.value.2"]').fill("3")
    before = item(page, NPS)["fields"]
    page.goto(server + WORKBOOK["en"])

    page.locator("[data-import]").set_input_files(tmp_path / "filled.xlsx")

    preview = page.get_by_role("region", name="What the file would change")
    expect(preview).to_be_focused()
    expect(preview).to_contain_text("Net Promoter Score survey – 1 only in the file, 1 different")
    assert item(page, NPS)["fields"] == before
    page.get_by_role("button", name=TAKE["en"]).click()
    values = {"answers.value.1": "10.0", "answers.value.2": "9", "answers.value.3": "siedem"}
    assert item(page, NPS)["fields"] == values
    page.locator("[data-undo]").click()
    assert item(page, NPS)["fields"] == before


# ---- Files as other programs write them ----------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WHAT_IT_IS = f'"1 {BOOK} {NPS}"'
PLACE = {"_book.answers.value._": "Sheet!$B$2:$B$9"}

Parts = dict[str, str | bytes]


def parts(cells: str, names: Mapping[str, str] = PLACE, what: str = WHAT_IT_IS) -> Parts:
    """The parts of a file with one sheet."""
    named = {"_book": what, **names}
    defined = "".join(
        f'<definedName name="{name}" localSheetId="0">{escaped(formula)}</definedName>'
        for name, formula in named.items()
    )
    return {
        "_rels/.rels": related({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="Sheet"'
        f' sheetId="7" r:id="rId3"/></sheets><definedNames>{defined}</definedNames></workbook>',
        "xl/_rels/workbook.xml.rels": related(
            {
                "rId1": ("sharedStrings", "/xl/sharedStrings.xml"),
                "rId3": ("worksheet", "worksheets/a.xml"),
            }
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>zero</t></si><si><r><t>o</t></r>'
        '<r><rPr/><t xml:space="preserve">ne _x0041_</t></r><rPh><t>wan</t></rPh></si></sst>',
        "xl/worksheets/a.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
    }


def related(targets: Mapping[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{id_}" Type="{LINKS}/{type_}" Target="{target}"/>'
        for id_, (type_, target) in targets.items()
    )
    return f'<Relationships xmlns="package">{links}</Relationships>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def zipped(content: Parts) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for path, text in content.items():
            archive.writestr(path, text)
    return target.getvalue()


CELLS = """<row r="2">
  <c r="A2"><v>5</v></c> <c r="B2" t="s"><v>1</v></c>
</row>
<row><c r="B3" t="inlineStr"><is><t>&lt;img src=x onerror=alert(1)&gt;</t></is></c></row>
<row><c r="B4"><f>2+3</f><v>5</v></c> <c r="C4"><v>1</v></c></row>
<row><c r="B5" t="b"><v>1</v></c></row> <row><c r="B6" t="e"><v>#DIV/0!</v></c></row>
<row><c r="B7" t="n"><v>0.10000000000000001</v></c></row>
<row><c r="B8" t="s"><v>99</v></c></row> <row><c r="B9" t="str"><f>"a"</f><v>=1+1</v></c></row>"""

BROUGHT = {
    "answers.value.1": "one A",
    "answers.value.2": "<img src=x onerror=alert(1)>",
    "answers.value.3": "5",
    "answers.value.4": "1",
    "answers.value.6": "0.1",
    "answers.value.8": "=1+1",
}


def test_of_each_sort_of_cell_comes_what_a_reader_sees_there(page: Page, server: str) -> None:
    page.goto(server + WORKBOOK["en"])
    bring(page, zipped(parts(CELLS)))
    page.get_by_role("button", name=TAKE["en"]).click()
    assert item(page, NPS)["fields"] == BROUGHT
    unfold(page, NPS)
    expect(root_of(page, NPS).locator('[name="answers.value.1"]')).to_have_value("one A")
    expect(page.locator("img[src=x]")).to_have_count(0)


ODD_PLACES = {
    **PLACE,
    "_book.__proto__": "Sheet!$B$2",
    "_book.constructor.prototype": "Sheet!$B$4",
    "_book.toString._": "Sheet!$B$2:$B$1048576",
    "_book.nowhere": "#REF!",
    "_book.elsewhere": "[1]Sheet!$B$2+cmd|calc!A0",
    "_book.turned": "Sheet!$B$9:$B$2",
    **{f"_book.many{n}._": "Sheet!$B$2:$B$1048576" for n in range(5000)},
}


def test_names_that_lead_nowhere_do_no_harm(page: Page, server: str) -> None:
    page.goto(server + WORKBOOK["en"])
    bring(page, zipped(parts('<row><c r="B2"><v>9</v></c></row>', ODD_PLACES)))
    page.get_by_role("button", name=TAKE["en"]).click()
    fields = item(page, NPS)["fields"]
    assert fields["answers.value.1"] == fields["__proto__"] == fields["toString.1"] == "9"
    assert not fields.keys() & {"nowhere", "elsewhere", "turned", "constructor.prototype"}
    assert page.evaluate("({}).polluted ?? ({})[0]") is None


@pytest.mark.parametrize("id_", ["__proto__", "constructor", ".told", "no-such-exercise"])
def test_a_sheet_of_an_exercise_that_does_not_exist_is_left_out(
    page: Page, server: str, id_: str
) -> None:
    page.goto(server + WORKBOOK["en"])
    bring(page, zipped(parts(CELLS, what=f'"1 {BOOK} {id_}"')))
    preview = page.get_by_role("region", name="What the file would change")
    expect(preview).to_contain_text("1 part of the file belongs to no exercise of this book")
    page.get_by_role("button", name=TAKE["en"]).click()
    assert page.evaluate("book.store.ids()") == []


# ---- Files that are refused ----------------------------------------------------------------------

GOOD = parts(CELLS)
BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


def lying(size: int) -> bytes:
    """A file whose list says another size of each part than the parts have."""
    whole = bytearray(zipped(GOOD))
    at = whole.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", whole, at + 20, size)
        at = whole.find(b"PK\x01\x02", at + 4)
    return bytes(whole)


def refused() -> dict[str, tuple[bytes, str]]:
    whole, damaged, none = zipped(GOOD), "damaged", "was not made by the book"
    plain = BytesIO()
    openpyxl.Workbook().save(plain)
    return {
        "two letters": (b"PK", damaged),
        "half": (whole[: len(whole) // 2], damaged),
        "without its beginning": (b"PK" + whole[500:], damaged),
        "without its middle": (whole[:300] + whole[600:], damaged),
        "an empty archive": (zipped({}), damaged),
        "another archive": (zipped({"content.xml": "<office/>"}), damaged),
        "sizes of 0": (lying(0), damaged),
        "sizes of 4 GB": (lying(0xFFFFFFFF), damaged),
        "a part missing": (zipped({**GOOD, "xl/worksheets/a.xml": ""}), damaged),
        "no markup": (zipped({**GOOD, "xl/workbook.xml": "workbook"}), damaged),
        "broken markup": (zipped({**GOOD, "xl/workbook.xml": "<a><b></a>"}), damaged),
        "markup in no encoding": (zipped({**GOOD, "xl/workbook.xml": b"\xff\xfe<\x00"}), damaged),
        "entities": (zipped({**GOOD, "xl/sharedStrings.xml": BOMB}), damaged),
        "deep": (zipped({**GOOD, "xl/sharedStrings.xml": "<a>" * 200_000}), damaged),
        "a bomb": (zipped({**GOOD, "xl/worksheets/a.xml": b" " * 40_000_000}), "too large"),
        "bombs": (
            zipped({**GOOD, "xl/sharedStrings.xml": "<a>" + " " * 19_999_000 + "</a>"}),
            "too large",
        ),
        "too large as it is": (whole + b" " * 5_000_000, "too large"),
        "somebody else's": (plain.getvalue(), none),
        "marked otherwise": (zipped(parts(CELLS, what="5")), none),
        "of another book": (zipped(parts(CELLS, what='"1 cooking soup"')), "another book"),
        "newer": (zipped(parts(CELLS, what=f'"2 {BOOK} {NPS}"')), "newer version"),
        "blank": (zipped(parts("")), "nothing is filled in"),
    }


def test_a_file_that_cannot_be_brought_back_is_answered_and_changes_nothing(
    open_page: OpenPage, server: str
) -> None:
    # In the place of broken markup Chromium puts a message with a style, which the policy forbids.
    page = open_page(bypass_csp=True)
    open_page_of(page, server, NPS, "en").locator('[name="answers.value.1"]').fill("1")
    before = everything(page)
    page.goto(server + WORKBOOK["en"])
    news = page.locator(".workbook__news")

    for name, (content, message) in refused().items():
        news.evaluate("(news) => news.replaceChildren()")
        bring(page, content)
        expect(news, name).to_contain_text(message)
        expect(news, name).to_contain_text("Nothing was changed.")
        assert everything(page) == before, name


def test_a_browser_that_cannot_unpack_says_so(page: Page, server: str) -> None:
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(server + WORKBOOK["pl"])
    bring(page, zipped(GOOD))
    expect(page.get_by_text("Ta przeglądarka jest zbyt stara, by otwierać arkusze")).to_be_visible()


def test_the_script_is_loaded_for_a_spreadsheet_and_for_nothing_else(
    page: Page, where: str
) -> None:
    page.goto(where + WORKBOOK["en"])
    bring(page, json.dumps({"format": 1, "book": BOOK, "entries": {}}).encode())
    expect(page.get_by_role("region", name="What the file would change")).to_be_visible()
    assert scripts(page) == 0
    bring(page, zipped(GOOD))
    expect(page.get_by_text("6 only in the file")).to_be_visible()
    assert scripts(page) == 1


def scripts(page: Page) -> int:
    return page.locator('script[src*="bringback"]').count()


def bring(page: Page, content: bytes) -> None:
    file: Any = {"name": "a.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    page.locator("[data-import]").set_input_files(file)
