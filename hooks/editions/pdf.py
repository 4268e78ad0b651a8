"""The book as a PDF: A4, tagged for screen readers (PDF/UA-1), set by WeasyPrint.

WeasyPrint needs Pango, which Python packages do not bring. Where it is missing, `why_no_pdf` says
so, and everything else is made without the PDF.
"""

import json
import logging
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from lxml import html

from editions.document import Chapter, Document, html_of, tree_of
from editions.imprint import Imprint
from editions.paper import BLOCK, ROOM, blocks, draw_bars, lead_back_once, lead_to_site
from editions.placed import placed
from rendering.render import Renderer
from rendering.typography import set_spaces

_HOOKS = str(Path(__file__).parents[1])
_SET_BEFORE = Path(__file__).parents[2] / ".cache" / "pdf"
_STYLES = ("assets/css/tokens.css", "kinds/figure/figure.css", "editions/pdf/pdf.css")
_CODE = ("pdf.py", "tags.py", "fields.py", "field_font.py")
_FONTS = {"SourceSerifPro": "font_source_serif_pro", "SourceSansPro": "font_source_sans_pro"}
"""The packages that bring the fonts, by the names of their files up to the hyphen."""

_FONT_OF_FIELDS = "SourceSansPro-Regular.otf"
_FONT_SCHEME = "font:"
_VARIANT = "pdf/ua-1"
_PRINTED = 1 << 2
_CONDITION = re.compile(r" and \([^)]*\)")
_DASH = "\u00a0– "
"""A dash ends a line rather than beginning one."""

_WORD_BREAK = "\u200b"


@dataclass(frozen=True)
class Pdf:
    content: bytes
    pages: Mapping[str, int]
    """The number of the page, from 1, on which each id of the document begins."""


@cache
def why_no_pdf() -> str:
    """What is missing to make a PDF; '' if nothing is."""
    try:
        import weasyprint  # noqa: F401

        for package in _FONTS.values():
            files(package)
    except (ImportError, OSError) as reason:
        return str(reason).strip().splitlines()[0]
    return ""


def make_pdfs(
    documents: Iterable[Document], renderer: Renderer, overrides: Path, imprint: Imprint
) -> list[Pdf]:
    """Set each document, on as many processors as there are; equal documents give equal bytes.

    What has been set is kept, and set again only when something of it has changed.
    """
    pages = [_whole_page(document, renderer, imprint) for document in documents]
    styles = [_style(overrides / name) for name in _STYLES]
    if _HOOKS not in sys.path:  # mkdocs takes it away after loading a hook; processes look there
        sys.path.append(_HOOKS)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        return list(processes.map(set_once, pages, repeat(styles)))


def set_once(page: str, styles: list[str]) -> Pdf:
    """The PDF of a page of HTML: the one that is kept, or a new one to keep."""
    code = [path.read_text("utf-8") for path in map(Path(__file__).with_name, _CODE)]
    made_of = [version("weasyprint"), *code, page, *styles]
    key = sha256("\0".join(made_of).encode()).hexdigest()
    content, pages = _SET_BEFORE / f"{key}.pdf", _SET_BEFORE / f"{key}.json"
    if content.exists() and pages.exists():
        return Pdf(content.read_bytes(), json.loads(pages.read_bytes()))
    made = typeset(page, styles)
    _SET_BEFORE.mkdir(parents=True, exist_ok=True)
    content.write_bytes(made.content)
    pages.write_text(json.dumps(made.pages), encoding="utf-8")
    return made


def typeset(page: str, styles: list[str]) -> Pdf:
    """The PDF of a page of HTML; `Misset` if something in it cannot be set as it stands."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts, complaints = _fetcher(), FontConfiguration(), _Complaints(logging.ERROR)
    logger = logging.getLogger("weasyprint")
    logger.handlers[:] = [complaints]  # of warnings there are many: it knows less CSS than browsers
    sheets = [weasyprint.CSS(string=css, font_config=fonts, url_fetcher=fetcher) for css in styles]
    rendered = weasyprint.HTML(string=page, url_fetcher=fetcher).render(
        font_config=fonts, stylesheets=sheets, pdf_variant=_VARIANT
    )
    pages = _pages_of_anchors(rendered.pages)
    identifier = sha256(page.encode()).digest()[:16]
    content = rendered.write_pdf(finisher=_finish, pdf_variant=_VARIANT, pdf_identifier=identifier)
    if complaints.said:
        raise Misset("\n".join(complaints.said))
    return Pdf(content, pages)


class Misset(Exception):
    """The PDF would have a link to nowhere, a picture without a text, or the like."""


class _Complaints(logging.Handler):
    """Collects what WeasyPrint takes for an error."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _finish(document: Any, pdf: Any) -> None:
    from editions.fields import make_fields
    from editions.tags import mend_tags

    _name_links(document)
    mend_tags(document, pdf)
    make_fields(document, pdf, _font_file(_FONT_OF_FIELDS))


def _name_links(document: Any) -> None:
    """Call each link by its words; WeasyPrint would call it by the address that it leads to."""
    from pydyf import String

    for page in document.pages:
        for *_, box in page.links:
            if box.link_annotation is not None and box.element is not None:
                words = box.element.get("aria-label") or "".join(box.element.itertext())
                box.link_annotation["Contents"] = String(" ".join(words.split()))
                box.link_annotation["F"] = _PRINTED


def _pages_of_anchors(pages: Sequence[Any]) -> dict[str, int]:
    """On which page each id begins; those of mere blocks are then forgotten by the PDF."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for anchor in list(page.anchors):
            found.setdefault(anchor, number)
            if anchor.startswith(BLOCK):
                del page.anchors[anchor]
    return found


def _style(path: Path) -> str:
    """A style sheet for WeasyPrint, which drops `@media print, screen and (…)` as a whole."""
    return _CONDITION.sub("", path.read_text("utf-8"))


def _whole_page(document: Document, renderer: Renderer, imprint: Imprint) -> str:
    chapters = tuple(_on_paper(chapter, imprint.site_url) for chapter in document.chapters)
    return renderer.fill(
        "pdf/book.html",
        document.language,
        document=replace(document, chapters=chapters),
        placed=placed(document, renderer),
        imprint=imprint,
        spaced=set_spaces,
    )


def _on_paper(chapter: Chapter, site_url: str) -> Chapter:
    tree = tree_of(chapter.html)
    draw_bars(tree)
    lead_to_site(tree, site_url)
    for link in list(tree.iter("a")):
        _spell_out(link)
    lead_back_once(tree)
    for id_, block in blocks(tree, chapter.id):
        block.set("id", id_)
    for exercise in tree.xpath(".//*[@data-exercise or @data-quiz]"):
        _mark_rooms(exercise)
    return replace(chapter, html=html_of(tree).replace(" – ", _DASH))


def _mark_rooms(exercise: html.HtmlElement) -> None:
    """Make links of the room to write in an exercise; fields are made of them (fields.py)."""
    id_ = exercise.get("data-exercise") or exercise.get("data-quiz")
    for room in exercise.xpath(".//*[@data-field]"):
        room.tag = "a"
        room.set("href", f"{ROOM}{id_}.{room.get('data-field')}")


def _spell_out(link: html.HtmlElement) -> None:
    """Give the address of a link that leaves the book in a footnote, if its text does not."""
    address = link.get("href", "")
    if address.startswith("#"):
        return
    if link.text_content().strip() == address:
        link.text = _breakable(address)
    else:
        note = html.Element("span", {"class": "address"})
        note.text = _breakable(address)
        link.addnext(note)
        note.tail, link.tail = link.tail, ""


def _breakable(address: str) -> str:
    """The address with places where a line may end."""
    for sign in "/?&=#-_.":
        address = address.replace(sign, sign + _WORD_BREAK)
    return address.replace(f"/{_WORD_BREAK}/{_WORD_BREAK}", "//")


def _fetcher() -> "URLFetcher":  # type: ignore[name-defined] # noqa: F821
    """What WeasyPrint may load: the fonts, and nothing from anywhere else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fonts(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            return URLFetcherResponse(url, _font_file(url.removeprefix(_FONT_SCHEME)))

    return Fonts()


def _font_file(name: str) -> bytes:
    package = _FONTS[name.partition("-")[0]]
    return (files(package) / "files" / name).read_bytes()
