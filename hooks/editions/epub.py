"""The book as an EPUB 3.3: a file for each chapter, packed so that the same book is the same bytes.

Page numbers are those of the PDF, if there is one. With the sound of the pages it can be heard and
read along (editions.overlay).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from lxml import etree, html

from audio.narration import Track
from editions.bundle import SOUND, entry, moment_of
from editions.document import Chapter, Document, tree_of
from editions.imprint import Imprint
from editions.overlay import Overlay, overlay
from editions.paper import blocks, draw_bars, lead_to_site
from editions.placed import placed
from rendering.render import Renderer

Pages = list[tuple[int, str]]
"""The pages of the PDF and the addresses at which they begin."""

_FIRST = ("mimetype", "application/epub+zip")
_SORTS = {
    "introduction": ("introduction", "doc-introduction"),
    "glossary": ("glossary", "doc-glossary"),
    "references": ("bibliography", "doc-bibliography"),
    "answers": ("answers", ""),
}
"""What chapters are to programs that read them, by the last word of their ids."""

_PART, _CHAPTER = ("part", "doc-part"), ("chapter", "doc-chapter")
_LANDMARKS = ("glossary", "references")
_LINKS = {"glossary": ("glossref", "doc-glossref"), "references": ("biblioref", "doc-biblioref")}
"""What links are, by the last word of the chapters that they lead to."""

_TYPE = "data-epub-type"
"""Stands for `epub:type` as long as a chapter is HTML, which knows no namespaces."""

_FRONT = ("cover", "edition", "nav", "placed")


def make_epub(
    document: Document,
    renderer: Renderer,
    overrides: Path,
    imprint: Imprint,
    pages: Mapping[str, int],
    tracks: Mapping[str, Track] | None = None,
) -> bytes:
    """The packed book; `pages` says on which page of the PDF each id begins.

    With `tracks`, by the ids of chapters, it can be heard; the document then has its sentences
    marked.
    """
    made = _Making(pages, tracks or {})
    chapters = tuple(_for_reader(chapter, imprint, made) for chapter in document.chapters)
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": renderer.fill("epub/container.xml", document.language),
        "EPUB/epub.css": (overrides / "editions/epub/epub.css").read_text("utf-8"),
        **dict(_texts(replace(document, chapters=chapters), renderer, imprint, made)),
        **{f"EPUB/audio/{id_}{SOUND}": each.mp3 for id_, each in made.overlays.items()},
    }
    return _packed(files, imprint)


@dataclass
class _Making:
    """Collects what the chapters have: the beginnings of the PDF's pages, and sound."""

    pages: Mapping[str, int]
    tracks: Mapping[str, Track]
    begun: Pages = field(default_factory=list)
    overlays: dict[str, Overlay] = field(default_factory=dict)

    def join_with_sound(self, tree: html.HtmlElement, chapter: str) -> None:
        if chapter in self.tracks:
            made = overlay(tree, chapter, self.tracks[chapter])
            if made.clips:
                self.overlays[chapter] = made

    def mark_pages(self, tree: html.HtmlElement, chapter: str) -> None:
        for id_, block in blocks(tree, chapter):
            number, last = self.pages.get(id_, 0), self.begun[-1][0] if self.begun else 0
            if number > last:
                self.begun.append((number, f"{chapter}.xhtml#page-{number}"))
                _begin_with(block, _page_break(number))


def _page_break(number: int) -> html.HtmlElement:
    return html.Element(
        "span",
        {
            _TYPE: "pagebreak",
            "role": "doc-pagebreak",
            "id": f"page-{number}",
            "aria-label": str(number),
        },
    )


def _begin_with(block: html.HtmlElement, new: html.HtmlElement) -> None:
    new.tail, block.text = block.text, None
    block.insert(0, new)


def _for_reader(chapter: Chapter, imprint: Imprint, made: _Making) -> Chapter:
    """The chapter as XHTML, with links between files."""
    tree = tree_of(chapter.html)
    draw_bars(tree)
    lead_to_site(tree, imprint.site_url)
    made.join_with_sound(tree, chapter.id)
    made.mark_pages(tree, chapter.id)
    for link in tree.iter("a"):
        _lead_to_file(link)
    for cell in tree.xpath(".//*[@align]"):
        cell.set("class", f"align-{cell.attrib.pop('align')}")
    return replace(chapter, html=_xhtml(tree))


def _lead_to_file(link: html.HtmlElement) -> None:
    address = link.get("href", "")
    if not address.startswith("#"):
        return
    target = address[1:]
    link.set("href", file_of(target))
    sort = _LINKS.get(_last_word(target.partition(".")[0]))
    if sort and "." in target:
        link.set(_TYPE, sort[0])
        link.set("role", sort[1])


def file_of(anchor: str) -> str:
    """The address of an anchor of the document: `unit-1-stages.xhtml#unit-1-stages.four`."""
    chapter, point, _ = anchor.partition(".")
    return f"{chapter}.xhtml#{anchor}" if point else f"{chapter}.xhtml"


def _xhtml(tree: html.HtmlElement) -> str:
    parts = [tree.text or ""]
    parts += [etree.tostring(each, encoding="unicode", method="xml") for each in tree]
    return "".join(parts).replace(f" {_TYPE}=", " epub:type=").strip()


def _texts(
    document: Document, renderer: Renderer, imprint: Imprint, made: _Making
) -> Iterator[tuple[str, str]]:
    """The files that templates make, by their names."""
    language = document.language
    ids = {chapter.id for chapter in document.chapters}
    values: dict[str, Any] = {
        "document": document,
        "imprint": imprint,
        "pages": made.begun,
        "overlays": made.overlays,
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, _name(document, made))}",
        "parts": _parts(document),
        "landmarks": [(each, _SORTS[each][0]) for each in _LANDMARKS if each in ids],
        "placed": placed(document, renderer),
        "address": file_of,
    }
    for name in ("package.opf", "cover.svg", *(f"{each}.xhtml" for each in _FRONT)):
        yield f"EPUB/{name}", renderer.fill(f"epub/{name}", language, "", **values)
    for chapter in document.chapters:
        sort, role = _sort_of(chapter)
        values |= {"chapter": chapter, "sort": sort, "role": role}
        text = renderer.fill("epub/chapter.xhtml", language, "", **values)
        yield f"EPUB/{chapter.id}.xhtml", text
    for id_, each in made.overlays.items():
        text = renderer.fill("epub/overlay.smil", language, "", id=id_, overlay=each)
        yield f"EPUB/{id_}.smil", text


def _name(document: Document, made: _Making) -> str:
    """What tells the book from all others: with sound it is another one."""
    return f"{document.title} ({document.language}{', audio' if made.overlays else ''})"


def _parts(document: Document) -> list[list[Chapter]]:
    """The chapters of each part together; a chapter outside of parts alone."""
    parts: list[list[Chapter]] = []
    for chapter in document.chapters:
        if chapter.part and not chapter.opens_part and parts:
            parts[-1].append(chapter)
        else:
            parts.append([chapter])
    return parts


def _sort_of(chapter: Chapter) -> tuple[str, str]:
    return _PART if chapter.opens_part else _SORTS.get(_last_word(chapter.id), _CHAPTER)


def _last_word(id_: str) -> str:
    return id_.rpartition("-")[2]


def _packed(files: Mapping[str, str | bytes], imprint: Imprint) -> bytes:
    moment = moment_of(imprint.version.built)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(entry(_FIRST[0], moment), _FIRST[1], ZIP_STORED)
        for name in sorted(files):
            packing = ZIP_STORED if name.endswith(SOUND) else ZIP_DEFLATED
            archive.writestr(entry(name, moment), files[name], packing)
    return packed.getvalue()
