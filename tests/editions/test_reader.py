"""The files of the book reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from editions.document import Book, Leaf
from editions.reader import parts, reader_script, reader_style
from editions.version import Version
from rendering.render import Renderer
from tests.support.definitions import DOCS, library
from tests.support.site import ROOT

OVERRIDES = DOCS.parent / "overrides"
STAGES = """<h1 id="stages">The stages</h1>
<table><thead><tr><th>Stage</th><th>Question</th></tr></thead>
<tbody><tr><td>First</td><td>Who?</td></tr></tbody></table>
<section class="exercise" data-exercise="u1-plan"><header><h2 id="u1-plan">Plan</h2></header>
<table class="sheet"><thead>
<tr><th scope="col" rowspan="2">Way</th><th colspan="2">In use?</th></tr>
<tr><th scope="col">Yes</th><th scope="col">No</th></tr></thead>
<tbody><tr><th scope="row">Post</th><td data-field="a">1</td><td data-field="b">2</td></tr></tbody>
</table></section>"""


def book() -> Book:
    book = Book()
    inners = ["introduction.md", "unit-1/index.md", "unit-1/stages.md", "glossary.md"]
    book.open("pl", "Książka", "O ludziach", inners)
    for inner, title, part, text in (
        ("introduction.md", "Wstęp", "", "<h1>Wstęp</h1>"),
        ("unit-1/index.md", "Moduł I", "Moduł I", "<h1>Moduł I</h1>"),
        ("unit-1/stages.md", "3. Etapy", "Moduł I", STAGES),
        ("glossary.md", "Słowniczek", "", "<h1>Słowniczek</h1>"),
    ):
        book.add("pl", Leaf(inner, f"pl/{inner[:-3]}.html", title, part, text))
    return book


def data() -> dict[str, Any]:
    """What the script of the language hands over to the reader."""
    renderer = Renderer.from_templates(OVERRIDES / "kinds", library())
    version = Version(commit="", built=None)
    document = book().document("pl")
    script = reader_script(renderer, document, version, "a-book", "", OVERRIDES / "reader")
    handed: dict[str, Any] = json.loads(
        script.partition("book.reader.take(")[2].strip().removesuffix(");")
    )
    return handed


def chapter(id_: str) -> html.HtmlElement:
    found = next(each for each in data()["chapters"] if each["id"] == id_)
    return html.fragment_fromstring(found["html"], create_parent="div")


def test_the_contents_stand_in_parts() -> None:
    found = parts(book().document("pl").chapters)

    assert [(part.opening.id, [each.id for each in part.rest]) for part in found] == [
        ("introduction", []),
        ("unit-1", ["unit-1-stages"]),
        ("glossary", []),
    ]


def test_the_chapters_follow_the_cover_and_bear_their_numbers() -> None:
    chapters = data()["chapters"]

    assert [(each["id"], each["title"], each["unit"]) for each in chapters] == [
        ("cover", "Książka", ""),
        ("introduction", "Wstęp", ""),
        ("unit-1", "Moduł I", "unit-1"),
        ("unit-1-stages", "3. Etapy", "unit-1"),
        ("glossary", "Słowniczek", ""),
    ]


def test_the_place_is_kept_under_the_name_of_the_book() -> None:
    assert data()["key"] == "a-book/.reader"


def test_an_exercise_leads_to_its_live_page() -> None:
    links = chapter("unit-1-stages").xpath(".//section/header//a/@href")

    assert links == ["pl/unit-1/stages.html#u1-plan"]


def test_a_cell_knows_the_head_of_its_column_also_below_a_head_of_several() -> None:
    cells = chapter("unit-1-stages").xpath(".//tbody//td")

    assert [cell.get("data-title") for cell in cells] == ["Stage", "Question", "Yes", "No"]


def test_the_parts_of_a_table_say_what_they_are() -> None:
    table = chapter("unit-1-stages").xpath(".//table[@class='sheet']")[0]

    roles = [element.get("role") for element in table.iter() if isinstance(element.tag, str)]
    head = ["rowgroup", "row", *["columnheader"] * 2, "row", *["columnheader"] * 2]
    assert roles == ["table", *head, "rowgroup", "row", "rowheader", "cell", "cell"]


def test_what_only_forms_need_is_left_out() -> None:
    assert chapter("unit-1-stages").xpath(".//*[@data-field]") == []


def test_figures_follow_the_width_of_the_page_and_not_of_the_screen() -> None:
    figures = "@media print,screen and (min-width: 40em){a{b:c}}"
    figures += "@media screen and (max-width: 39.99em){a{d:e}}"

    style = reader_style(figures, ROOT / "overrides/reader")

    assert style.startswith("@container(min-width:28rem){a{b:c}}@container(max-width:27.99rem){")


def test_a_style_of_figures_that_has_changed_is_no_longer_guessed_at() -> None:
    with pytest.raises(ValueError, match="no rules for"):
        reader_style("@media screen and (min-width: 50em){a{b:c}}", Path())
