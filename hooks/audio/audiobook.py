"""The audio book of a build: collects the pages while they are made, and has them spoken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import dirname

from audio.narration import Studio, Track, script
from audio.spoken import Sentence
from audio.voices import Voice
from rendering.player import Audio

FOLDER = "audio"
"""Of the site."""


@dataclass(frozen=True)
class Page:
    """A page that is to be heard."""

    inner: str
    """The path inside the language's tree: `unit-1/stages.md`."""

    address: str
    """Inside the site: `pl/unit-1/stages.html`."""

    title: str
    part: str
    """The title of the unit it belongs to, or ''."""

    sentences: Sequence[Sentence]
    say: Mapping[str, str]
    """Pronunciations of its own."""

    @property
    def unit(self) -> str:
        """The folder of its unit, or '' for a page outside of units."""
        return dirname(self.inner)


@dataclass
class AudioBook:
    """The pages of all languages, and their tracks once a language has been spoken."""

    studio: Studio
    voices: Mapping[str, Voice]
    pronunciation: Mapping[str, Mapping[str, str]]
    order: dict[str, Sequence[str]] = field(default_factory=dict)
    """By language: the inner paths in the order of the book."""

    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    tracks: dict[tuple[str, str], Track] = field(default_factory=dict)
    """By language and inner path."""

    @property
    def missing(self) -> list[str]:
        """The packages that would be needed and are not installed."""
        return sorted({name for voice in self.voices.values() for name in voice.missing})

    def open(self, language: str, inners: Sequence[str]) -> None:
        """Say in which order the pages of a language are read."""
        self.order[language] = inners

    def add(self, language: str, page: Page) -> None:
        self.pages[language, page.inner] = page

    def speak(self, language: str) -> dict[str, bytes]:
        """Have the pages of a language spoken; gives the files to publish by their paths."""
        pages = self._pages(language)
        own = self.pronunciation.get(language, {})
        scripts = [
            script(page.sentences, self.voices[language], {**own, **page.say}) for page in pages
        ]
        files = {}
        for page, track in zip(pages, self.studio.speak(scripts), strict=True):
            self.tracks[language, page.inner] = track
            files[file_of(language, page)] = track.mp3
        return files

    def offer(self, language: str, inner: str) -> Audio | None:
        """What the player of a page has to know, or nothing where there is nothing to hear."""
        track = self.tracks.get((language, inner))
        if track is None:
            return None
        page = self.pages[language, inner]
        return {
            "src": file_of(language, page),
            "size": len(track.mp3),
            "duration": round(track.duration, 2),
            "starts": track.starts,
            "ends": track.ends,
            "voice": track.voice,
            "aligned": track.aligned,
            "unit": {
                "title": page.part or page.title,
                "chapters": [
                    {"title": each.title, "url": each.address}
                    for each in self._of_unit(language, page)
                ],
            },
        }

    def _of_unit(self, language: str, page: Page) -> list[Page]:
        if not page.unit:
            return [page]
        return [each for each in self._pages(language) if each.unit == page.unit]

    def _pages(self, language: str) -> list[Page]:
        """The pages of a language that can be heard, in their order."""
        pages = (self.pages.get((language, inner)) for inner in self.order[language])
        return [page for page in pages if page and page.sentences]


def file_of(language: str, page: Page) -> str:
    """The path of a page's file inside the site: `audio/en/unit-1/stages.mp3`."""
    return f"{FOLDER}/{language}/{page.inner.removesuffix('.md')}.mp3"
