"""One build: it takes in the pages of all languages, one after the other, and finishes the site.

It begins with the library; each language is opened, its pages are taken in, and it is spoken; what
belongs to all languages is finished at the end.
"""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from audio.audiobook import AudioBook
from audio.audiobook import Page as SpokenPage
from audio.recordings import recording_of
from audio.spoken import Sentence, marked_like, spoken, without_respellings
from building.files import write
from building.settings import ROOT, Front, Settings
from building.sound import audio_book, finish_audio, makes_audio, publish_audio
from content.library import Library
from editions.answers import answers
from editions.document import Book, Leaf
from editions.downloads import offer_downloads
from editions.imprint import Imprint
from editions.pdf import why_no_pdf
from editions.reader import STYLE as READER_STYLE
from editions.reader import reader_script, reader_style
from editions.version import Version, version_of
from rendering.bundle import bundles, style_of
from rendering.delivery import deliver
from rendering.render import PRINT, Renderer
from rendering.typography import set_spaces_in_html
from search.files import SearchFiles

SEARCH_FOLDER, READER_FOLDER = "search", "reader"
HEADING_LINK_SLOT = "name-of-links-to-headings"
"""What mkdocs.yml gives the links of headings for a name, which it cannot say in all languages."""

_LOG = logging.getLogger("mkdocs.hooks.book")  # mkdocs shows what is said under its own name


@dataclass(frozen=True)
class PlacedPage:
    """A page as the navigation has it."""

    language: str
    inner: str
    """The path inside the language's tree: `unit-1/stages.md`."""

    address: str
    """Inside the site: `pl/unit-1/stages.html`."""

    title: str
    description: str
    part: str
    """The title of the unit it belongs to, or ''."""

    placed: Sequence[str]
    """The ids of the definitions that stand on it."""


@dataclass
class Build:
    settings: Settings
    version: Version
    renderer: Renderer
    search: SearchFiles
    book: Book
    audio: AudioBook

    @classmethod
    def begin(cls, settings: Settings, library: Library) -> "Build":
        return cls(
            settings,
            version_of(ROOT, os.environ),
            Renderer.from_templates(settings.kinds, library, settings.extra["book"]),
            SearchFiles(settings.overrides / SEARCH_FOLDER),
            Book(),
            audio_book(settings, library),
        )

    def renew(self, settings: Settings, library: Library) -> None:
        """Begin again while the book is served: pages that are left out have told all they tell."""
        self.settings = settings
        self.renderer = self.renderer.renewed(library, settings.extra["book"])

    def open(self, front: Front, pages: Sequence[str]) -> None:
        """Begin a language; pages are given by their inner paths, in the order of the book."""
        self.audio.open(front.language, pages)
        inners = [page for page in pages if page not in self.settings.extra["only_on_site"]]
        self.book.open(front.language, front.title, front.description, inners)
        self.book.append(front.language, answers(self.renderer, front.language, inners))

    def take_in(self, page: PlacedPage, html: str) -> str:
        """Fill the empty elements of a page, and finish its running text; gives its HTML.

        On the way the search, the books and the audio book get theirs.
        """
        renderer, language, inner = self.renderer, page.language, page.inner
        html = html.replace(HEADING_LINK_SLOT, renderer.label_in(language, "heading link"))
        html = paper = set_spaces_in_html(html, language)
        for id_ in page.placed:
            slot = renderer.placeholder(id_)
            html = html.replace(slot, renderer.render(id_, language, inner), 1)
            paper = paper.replace(slot, renderer.render(id_, language, inner, PRINT), 1)
        leaf = Leaf(inner, page.address, page.title, page.part, without_respellings(paper))
        self.search.add(language, page.address, page.title, html)
        listening = renderer.library.pages[language, inner].listening
        if not listening.is_silent:
            told = spoken(html, language, listening.silent_sections)
            html = told.html
            self._read_aloud(page, told.sentences, listening.say)
            if self.settings.extra["audio"]["made"]:
                form = spoken(paper, language, listening.silent_sections)
                leaf = replace(leaf, marked=marked_like(told, form))
        self.book.add(language, leaf)
        return html

    def _read_aloud(
        self, page: PlacedPage, sentences: Sequence[Sentence], say: Mapping[str, str]
    ) -> None:
        """Give the audio book what is said of a page."""
        aloud = SpokenPage(
            page.inner,
            page.address,
            page.title,
            page.description,
            page.part,
            sentences,
            say,
            recording_of(self.settings.docs / page.language / page.inner),
        )
        self.audio.add(page.language, aloud)

    def speak(self, front: Front) -> str:
        """Once all pages of a language are there; gives the path of its podcast's feed, or ''."""
        if not makes_audio(self.settings, self.audio):
            return ""
        return publish_audio(self.settings, self.audio, self.renderer, self.version, front)

    def finish(self) -> None:
        """Write what belongs to all pages: what changes files first, then what is made of them."""
        settings = self.settings
        bundled = bundles(settings.overrides)
        files: dict[str, str | bytes] = {
            **bundled,
            **self.search.files(self._search_texts()),
            **self._reader(bundled[style_of("figure")]),
            **self.renderer.sheets.files(settings.overrides),
            "build.json": self.version.as_json(),
        }
        for name, content in files.items():
            write(settings.site / name, content)
        if settings.is_published:
            deliver(settings.site, settings.languages)
        if not settings.site_url:  # the addresses in a sitemap have to be absolute
            for sitemap in settings.site.glob("sitemap.xml*"):
                sitemap.unlink()
        finish_audio(settings, self.audio)
        if settings.extra["downloads"]:
            self._offer_downloads()

    def _search_texts(self) -> dict[str, str]:
        return {
            each: self.renderer.said_by_scripts(each, "search") for each in self.settings.languages
        }

    def _reader(self, figures: str) -> dict[str, str]:
        """The files of the book reader, by their paths inside the site."""
        sources = self.settings.overrides / READER_FOLDER
        scripts = {
            f"{READER_FOLDER}/{each}.js": reader_script(
                self.renderer,
                self.book.document(each),
                self.version,
                self.settings.extra["book"],
                self.search.words_of_language(each),
                sources,
            )
            for each in self.settings.languages
        }
        return {READER_STYLE: reader_style(figures, sources), **scripts}

    def _offer_downloads(self) -> None:
        settings = self.settings
        imprint = Imprint(self.version, settings.extra["licence"], settings.site_url)
        if reason := why_no_pdf():
            _LOG.info(f"The PDF editions are left out: {reason}")
        offer_downloads(
            self.renderer, self.book, self.audio, settings.overrides, settings.site, imprint
        )
