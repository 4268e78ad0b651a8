"""The workbook as a file: saved, looked at, brought back, whatever the file holds."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.definitions import LANGUAGES
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

NPS, QUIZ = "u2-nps", "quiz-1"
MERGE, REPLACE = "Add what is missing here", "Take the entries of the file"


def test_what_was_saved_and_cleared_comes_back_as_it_was(
    page: Page, where: str, tmp_path: Path
) -> None:
    page.goto(where + WORKBOOK["en"])
    page.evaluate("document.querySelectorAll('[data-item]').forEach((it) => { it.open = true })")
    page.wait_for_function("(n) => book.live.size == n", arg=len(ALL))
    for id_ in ALL:
        root_of(page, id_).evaluate(FILL)
    seen = {id_: root_of(page, id_).evaluate(SEEN) for id_ in ALL}
    fields = {id_: item(page, id_)["fields"] for id_ in ALL}

    file = saved(page, tmp_path)
    page.get_by_role("button", name="Clear the whole workbook").click()
    assert page.evaluate("book.store.ids()") == []
    page.goto(where + WORKBOOK["pl"])
    page.locator("[data-import]").set_input_files(file)
    page.get_by_role("button", name="Weź wpisy z pliku").click()

    assert {id_: item(page, id_)["fields"] for id_ in ALL} == fields
    assert {id_: root_of(page, id_).evaluate(SEEN) for id_ in ALL} == seen
    assert item(page, QUIZ)["of"] == 10


def test_the_file_is_what_the_guide_says(page: Page, server: str, tmp_path: Path) -> None:
    open_page_of(page, server, NPS, "pl").locator('[name="answers.value.1"]').fill("7")
    page.goto(server + WORKBOOK["en"])

    content = json.loads(saved(page, tmp_path).read_text(encoding="utf-8"))

    assert content.keys() == {"format", "book", "saved", "entries", "reading"}
    assert (content["format"], content["book"]) == (1, BOOK)
    assert content["entries"][NPS]["fields"] == {"answers.value.1": "7"}
    assert content["reading"]["last"] == "unit-2/loyalty"


@pytest.mark.parametrize(
    ("button", "values"),
    [(MERGE, ["1", "2", "3"]), (REPLACE, ["1", "9", ""]), ("Leave everything as it is", None)],
)
def test_a_file_is_looked_at_before_it_changes_anything(
    page: Page, server: str, button: str, values: list[str] | None
) -> None:
    root = open_page_of(page, server, NPS, "en")
    root.locator('[name="answers.value.2"]').fill("2")
    root.locator('[name="answers.value.3"]').fill("3")
    before = item(page, NPS)["fields"]
    page.goto(server + WORKBOOK["en"])
    unfold(page, NPS)

    bring(page, workbook_file({"answers.value.1": "1", "answers.value.2": "9"}))
    preview = page.get_by_role("region", name="What the file would change")
    expect(preview).to_be_focused()
    expect(preview).to_contain_text("1 only in the file, 1 different, 1 only here")
    assert item(page, NPS)["fields"] == before
    page.get_by_role("button", name=button).click()

    expect(preview).to_be_hidden()
    for row, value in enumerate(values or ["", "2", "3"], start=1):
        field = root_of(page, NPS).locator(f'[name="answers.value.{row}"]')
        expect(field).to_have_value(value)
    if values:
        page.locator("[data-undo]").click()
        assert item(page, NPS)["fields"] == before


def test_a_file_that_is_here_already_says_so(page: Page, server: str) -> None:
    root = open_page_of(page, server, NPS, "en")
    root.locator('[name="answers.value.1"]').fill("1")
    page.goto(server + WORKBOOK["en"])

    bring(page, workbook_file({"answers.value.1": "1"}))

    expect(page.get_by_text("Everything in the file is here already.")).to_be_visible()


# ---- Files that are none -------------------------------------------------------------------------

NOT_OURS = {
    "empty": ("", "not a workbook"),
    "not JSON": ("<html><script>alert(1)</script>", "not a workbook"),
    "a number": ("5", "not a workbook"),
    "null": ("null", "not a workbook"),
    "a list": ("[1]", "not a workbook"),
    "no entries": (f'{{"format":1,"book":"{BOOK}"}}', "not a workbook"),
    "entries of a wrong type": (f'{{"format":1,"book":"{BOOK}","entries":[1]}}', "not a workbook"),
    "a book of a wrong type": ('{"format":1,"book":{},"entries":{}}', "not a workbook"),
    "no format": (f'{{"book":"{BOOK}","entries":{{}}}}', "not a workbook"),
    "another book": ('{"format":1,"book":"cooking","entries":{}}', "belongs to another book"),
    "newer": (f'{{"format":2,"book":"{BOOK}","entries":{{}}}}', "newer version of the book"),
    "huge": (" " * 5_000_001, "too large"),
    "binary": ("\x00\x01PK\x03\x04", "not a workbook"),
    "deep": ("[" * 100_000, "not a workbook"),
}


def test_a_file_that_cannot_be_brought_back_is_answered_and_changes_nothing(
    page: Page, where: str
) -> None:
    open_page_of(page, where, NPS, "en").locator('[name="answers.value.1"]').fill("1")
    before = everything(page)
    page.goto(where + WORKBOOK["en"])

    for text, message in NOT_OURS.values():
        bring(page, text)
        status = page.get_by_role("status").filter(has_text=message)
        expect(status).to_contain_text("Nothing was changed.")
        assert everything(page) == before


HOSTILE: dict[str, Any] = {
    "__proto__": {"polluted": "yes", "fields": {"polluted": "yes"}},
    "constructor": {"fields": {"prototype": "yes"}},
    ".told": {"fields": {"a": "b"}},
    "no-such-exercise": {"fields": {"a": "b"}},
    QUIZ: {"fields": [1, 2]},
    "quiz-2": "text",
    NPS: {
        "format": 77,
        "n": "<img src=x onerror=alert(1)>",
        "own": {"answers.value.3": "8"},
        "fields": {
            "answers.value.1": "<img src=x onerror=alert(1)>",
            "answers.value.2": 5,
            "answers.value.999999999": "1",
            "__proto__": "1",
            "constructor.prototype.polluted": "1",
            "answers.value.-1": {"a": ["b"]},
            "</script><script>alert(1)</script>": "javascript:alert(1)",
        },
    },
    "u1-customer-matrix": {"fields": {"key.item.4000000000": "x", "key.item.x": "y"}},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_file_brings_nothing_but_texts(page: Page, server: str, language: str) -> None:
    page.goto(server + WORKBOOK[language])
    text = json.dumps({"format": 1, "book": BOOK, "entries": HOSTILE, "reading": {"read": [1]}})

    bring(page, text.replace('"reading"', '"__proto__": {"polluted": 1}, "reading"'))
    replace = {"en": REPLACE, "pl": "Weź wpisy z pliku"}[language]
    page.get_by_role("button", name=replace).click()
    unfold(page, NPS)

    field = root_of(page, NPS).locator('[name="answers.value.1"]')
    expect(field).to_have_value("<img src=x onerror=alert(1)>")
    expect(root_of(page, NPS).locator('[name="answers.value.2"]')).to_have_value("5")
    expect(page.locator("img[src=x]")).to_have_count(0)
    assert page.evaluate("({}).polluted") is None
    assert page.evaluate("book.store.ids()") == ["u1-customer-matrix", NPS]
    page.reload()
    unfold(page, NPS)
    expect(field).to_have_value("<img src=x onerror=alert(1)>")


def test_what_does_not_fit_into_the_store_is_said(page: Page, server: str) -> None:
    page.goto(server + WORKBOOK["en"])
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full') } }")

    bring(page, workbook_file({"answers.value.1": "1"}))
    page.get_by_role("button", name=MERGE).click()

    expect(page.get_by_text("This browser does not keep it, though")).to_be_visible()
    unfold(page, NPS)
    expect(root_of(page, NPS).locator('[name="answers.value.1"]')).to_have_value("1")


# ---- What a reader does --------------------------------------------------------------------------


def workbook_file(fields: dict[str, str]) -> str:
    return json.dumps({"format": 1, "book": BOOK, "entries": {NPS: {"fields": fields}}})


def bring(page: Page, text: str) -> None:
    file: Any = {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("[data-import]").set_input_files(file)


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
