"""The editions to read as a book, one of each sort for each language, made of the same document."""

from collections.abc import Mapping
from pathlib import Path

from editions.bundle import DOWNLOADS, Download
from editions.document import Book
from editions.imprint import Imprint
from editions.pdf import make_pdfs, why_no_pdf
from rendering.render import Renderer


def make_books(
    book: Book,
    renderer: Renderer,
    overrides: Path,
    site: Path,
    titles: Mapping[str, str],
    imprint: Imprint,
) -> list[Download]:
    """Write the books into the site; `titles` gives the names of the files by language."""
    languages = renderer.library.languages
    documents = [book.document(language) for language in languages]
    made = []
    pdfs = [] if why_no_pdf() else make_pdfs(documents, renderer, overrides, imprint)
    for language, pdf in zip(languages, pdfs, strict=False):
        made.append(_written(site, f"{titles[language]}.pdf", language, pdf.content))
    return made


def _written(site: Path, name: str, language: str, content: bytes) -> Download:
    path = site / DOWNLOADS / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return Download(language, f"{DOWNLOADS}/{name}", len(content))
