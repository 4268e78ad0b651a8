"""An exercise that no page of the book has, live on a page of its own."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Locator, Page

from content.definitions import read_definition
from content.faults import Place
from content.pages import Marker
from content.pages import Page as MarkdownPage
from rendering.bundle import bundles, joined_script, needed
from rendering.render import Renderer
from tests.support.definitions import DOCS, LANGUAGES, library

OVERRIDES = DOCS.parent / "overrides"
INNER = "unit-1/stages.md"
"""The page on which the exercise believes to stand, for its links."""


def show_alone(page: Page, folder: Path, definition: str, language: str) -> Locator:
    """Renders a definition (its YAML) with the templates and scripts of the book."""
    page.set_content(html_alone(folder, definition, language))
    return page.locator("[data-kind]")


def show_kept(page: Page, server: str, folder: Path, definition: str) -> Locator:
    """The same in English, at an address: without one, nothing is kept from visit to visit."""
    html = html_alone(folder, definition, "en")
    page.unroute_all()
    page.route(
        server + "sample.html", lambda route: route.fulfill(body=html, content_type="text/html")
    )
    page.goto(server + "sample.html")
    return page.locator("[data-kind]")


def html_alone(folder: Path, definition: str, language: str) -> str:
    (folder / "sample.yml").write_text(definition, encoding="utf-8")
    exercise = read_definition(folder / "sample.yml", "sample.yml", LANGUAGES)
    marker = Marker("exercise", "sample", Place(INNER), 2)
    markdown = MarkdownPage(language, INNER, markers=[marker])
    book = replace(library(), definitions={"sample": exercise}, pages={(language, INNER): markdown})
    renderer = Renderer.from_templates(OVERRIDES / "kinds", book)
    files = bundles(OVERRIDES)
    first = joined_script([OVERRIDES / "page/loading.js", OVERRIDES / "page/saying.js"])
    own = needed([exercise.kind])
    style = "".join(files[name] for name in own if name.endswith(".css"))
    scripts = [f"<script>{files[name]}</script>" for name in own if name.endswith(".js")]
    return (
        f'<!doctype html><html lang="{language}">'
        f'<meta charset="utf-8"><style>{style}</style>'
        '<script type="application/json" id="book-labels">'
        f"{renderer.said_by_scripts(language, 'live')}</script>"
        f"{renderer.render('sample', language, INNER)}<script>{first}</script>"
        '<script data-book="sample-book" data-page="sample" data-home="http://book.test/index.html"'
        f' data-workbook="workbook">{files["assets/reading.js"]}</script>'
        f"{''.join(scripts)}</html>"
    )
