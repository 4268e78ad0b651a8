"""An exercise that no page of the book has, live on a page of its own."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Locator, Page

from content.definitions import read_definition
from content.faults import Place
from content.pages import Marker
from content.pages import Page as MarkdownPage
from rendering.bundle import SCRIPT, bundles
from rendering.render import Renderer
from tests.support.definitions import DOCS, LANGUAGES, library

KINDS_FOLDER = DOCS.parent / "overrides" / "kinds"
INNER = "unit-1/stages.md"
"""The page on which the exercise believes to stand, for its links."""


def show_alone(page: Page, folder: Path, definition: str, language: str) -> Locator:
    """Renders a definition (its YAML) with the templates and scripts of the book."""
    (folder / "sample.yml").write_text(definition, encoding="utf-8")
    exercise = read_definition(folder / "sample.yml", "sample.yml", LANGUAGES)
    marker = Marker("exercise", "sample", Place(INNER), 2)
    markdown = MarkdownPage(language, INNER, markers=[marker])
    book = replace(library(), definitions={"sample": exercise}, pages={(language, INNER): markdown})
    renderer = Renderer.from_templates(KINDS_FOLDER, book)
    page.set_content(
        f'<html lang="{language}"><script type="application/json" id="book-labels">'
        f"{renderer.live_labels(language)}</script>{renderer.render('sample', language, INNER)}"
        f"<script>{bundles(KINDS_FOLDER)[SCRIPT]}</script></html>"
    )
    return page.locator('[data-exercise="sample"]')
