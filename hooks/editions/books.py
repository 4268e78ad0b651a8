"""The editions to read as a book, one of each sort for each language, made of the same document."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from editions.bundle import Download, written
from editions.document import Book
from editions.epub import make_epub
from editions.imprint import Imprint
from editions.pdf import Pdf, make_pdfs, why_no_pdf
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
    pdfs: Sequence[Pdf | None] = [None] * len(documents)
    if not why_no_pdf():
        pdfs = make_pdfs(documents, renderer, overrides, imprint)
    made = []
    for document, pdf in zip(documents, pdfs, strict=True):
        title, language = titles[document.language], document.language
        if pdf:
            made.append(written(site, f"{title}.pdf", language, pdf.content))
        epub = make_epub(document, renderer, overrides, imprint, pdf.pages if pdf else {})
        made.append(written(site, f"{title}.epub", language, epub))
    return made
