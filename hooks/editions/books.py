"""The editions to read as a book, one of each sort for each language, made of the same document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from audio.audiobook import AudioBook
from editions.bundle import Download, written
from editions.document import Book, chapter_id
from editions.epub import make_epub
from editions.imprint import Imprint
from editions.pdf import Pdf, make_pdfs, why_no_pdf
from rendering.render import Renderer


@dataclass(frozen=True)
class Bindery:
    """Writes the books into the site."""

    book: Book
    renderer: Renderer
    overrides: Path
    site: Path
    titles: Mapping[str, str]
    """The names of the files, by language."""

    imprint: Imprint

    def make_books(self) -> Iterator[Download]:
        """A PDF and an EPUB of each language."""
        for language in self.languages:
            title = self.titles[language]
            if pdf := self.pdfs.get(language):
                yield written(self.site, f"{title}.pdf", language, pdf.content)
            yield written(self.site, f"{title}.epub", language, self._epub(language))

    def make_spoken_books(self, audio: AudioBook) -> Iterator[Download]:
        """An EPUB to hear and read along, of each language that has been spoken."""
        for language in audio.units:
            name = f"{self.titles[language]}-with-audio.epub"
            yield written(self.site, name, language, self._epub(language, audio), "spoken epub")

    def _epub(self, language: str, audio: AudioBook | None = None) -> bytes:
        pdf = self.pdfs.get(language)
        tracks = audio.tracks_of(language) if audio else {}
        return make_epub(
            self.book.document(language, marked=audio is not None),
            self.renderer,
            self.overrides,
            self.imprint,
            pdf.pages if pdf else {},
            {chapter_id(inner): track for inner, track in tracks.items()},
        )

    @property
    def languages(self) -> tuple[str, ...]:
        return self.renderer.library.languages

    @cached_property
    def pdfs(self) -> Mapping[str, Pdf]:
        """By language; none where one cannot be made."""
        if why_no_pdf():
            return {}
        documents = [self.book.document(language) for language in self.languages]
        made = make_pdfs(documents, self.renderer, self.overrides, self.imprint)
        return dict(zip(self.languages, made, strict=True))
