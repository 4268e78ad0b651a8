"""The audio book of a build: collects the pages while they are made, and has them spoken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from posixpath import dirname

from audio.cover import PACKAGES as COVER_PACKAGES
from audio.mp3 import joined
from audio.narration import Studio, Track, script
from audio.recordings import SCRIPT_ENDING, Recording, Report, missing_packages, track_of
from audio.spoken import Sentence
from audio.tags import About, Chapter, tag
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
    description: str
    part: str
    """The title of the unit it belongs to, or ''."""

    sentences: Sequence[Sentence]
    say: Mapping[str, str]
    """Pronunciations of its own."""

    recording: Recording | None = None
    """What somebody has read, instead of the synthetic voice."""

    @property
    def unit(self) -> str:
        """The folder of its unit, or '' for a page outside of units."""
        return dirname(self.inner)


@dataclass(frozen=True)
class Unit:
    """A part of the book as one file, whose chapters are its pages."""

    path: str
    """Inside the site: `audio/en/unit-1.mp3`."""

    title: str
    description: str
    """Of its first page."""

    address: str
    """Of its first page, inside the site."""

    mp3: bytes
    seconds: float


@dataclass
class AudioBook:
    """The pages of all languages, and their tracks once a language has been spoken."""

    studio: Studio
    voices: Mapping[str, Voice]
    pronunciation: Mapping[str, Mapping[str, str]]
    alone: Sequence[str] = ()
    """Pages outside of units that are offered as if each were one: `introduction.md`."""

    cover: bytes = b""
    """A PNG picture."""
    order: dict[str, Sequence[str]] = field(default_factory=dict)
    """By language: the inner paths in the order of the book."""

    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    tracks: dict[tuple[str, str], Track] = field(default_factory=dict)
    """By language and inner path."""

    reports: list[Report] = field(default_factory=list)
    """About the recordings of people."""

    sizes: dict[str, int] = field(default_factory=dict)
    """In bytes, by the path of the file."""

    units: dict[str, list[Unit]] = field(default_factory=dict)
    """By language, in their order."""

    def write_scripts(self, folder: Path) -> None:
        """Write what is read of each page, a sentence a line, as people need it to record it."""
        for (language, inner), page in self.pages.items():
            path = (folder / language / inner).with_suffix(SCRIPT_ENDING)
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = "".join(f"{sentence.text}\n" for sentence in page.sentences)
            path.write_bytes(lines.encode())

    @property
    def missing(self) -> list[str]:
        """The packages that would be needed and are not installed."""
        names = {name for voice in self.voices.values() for name in voice.missing}
        names.update(name for name in COVER_PACKAGES if find_spec(name) is None)
        if any(page.recording for page in self.pages.values()):
            names.update(missing_packages())
        return sorted(names)

    def open(self, language: str, inners: Sequence[str]) -> None:
        """Say in which order the pages of a language are read."""
        self.order[language] = inners

    def add(self, language: str, page: Page) -> None:
        self.pages[language, page.inner] = page

    def speak(self, language: str, album: str) -> dict[str, bytes]:
        """Have the pages of a language spoken; gives the files to publish by their paths."""
        pages = self._pages(language)
        own = self.pronunciation.get(language, {})
        recorded = [page for page in pages if page.recording]
        scripts = {
            page.inner: script(page.sentences, self.voices[language], {**own, **page.say})
            for page in pages
            if page not in recorded
        }
        tracks = dict(zip(scripts, self.studio.speak(list(scripts.values())), strict=True))
        for page in recorded:
            tracks[page.inner] = self._read_by_a_person(language, page, {**own, **page.say})
        self.tracks.update(((language, inner), track) for inner, track in tracks.items())
        self.units[language] = [self._unit(language, album, each) for each in self._parts(language)]
        files = {
            file_of(language, page): self._tagged(language, album, number, page)
            for number, page in enumerate(pages, start=1)
        }
        files.update((unit.path, unit.mp3) for unit in self.units[language])
        self.sizes.update((path, len(content)) for path, content in files.items())
        return files

    def _read_by_a_person(self, language: str, page: Page, say: Mapping[str, str]) -> Track:
        assert page.recording is not None
        track, report = track_of(
            page.recording, page.sentences, self.voices[language], say, self.studio
        )
        self.reports.append(report)
        return track

    def _tagged(self, language: str, album: str, number: int, page: Page) -> bytes:
        track = self.tracks[language, page.inner]
        place = f"{number}/{len(self._pages(language))}"
        title = f"{page.part}: {page.title}" if page.part else page.title
        return tag(About(title, album, language, place, track.duration)) + track.mp3

    def _parts(self, language: str) -> list[list[Page]]:
        """The pages of each unit; a page that is offered alone is one by itself."""
        parts: dict[str, list[Page]] = {}
        for page in self._pages(language):
            if page.unit or page.inner in self.alone:
                parts.setdefault(page.unit or page.inner.removesuffix(".md"), []).append(page)
        return list(parts.values())

    def _unit(self, language: str, album: str, pages: Sequence[Page]) -> Unit:
        first = pages[0]
        tracks = [self.tracks[language, page.inner] for page in pages]
        ends = list(accumulate(track.duration for track in tracks))
        chapters = [
            Chapter(page.title, start, end)
            for page, start, end in zip(pages, [0, *ends], ends, strict=False)
        ]
        title = first.part or first.title
        about = About(title, album, language, "", ends[-1], self.cover, chapters)
        return Unit(
            path=f"{FOLDER}/{language}/{first.unit or first.inner.removesuffix('.md')}.mp3",
            title=title,
            description=first.description,
            address=first.address,
            mp3=tag(about) + joined([track.mp3 for track in tracks]),
            seconds=ends[-1],
        )

    def tracks_of(self, language: str) -> dict[str, Track]:
        """What can be heard of a language, by inner path."""
        return {inner: track for (each, inner), track in self.tracks.items() if each == language}

    def offer(self, language: str, inner: str) -> Audio | None:
        """What the player of a page has to know, or nothing where there is nothing to hear."""
        track = self.tracks.get((language, inner))
        if track is None:
            return None
        page = self.pages[language, inner]
        return {
            "src": file_of(language, page),
            "size": self.sizes[file_of(language, page)],
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
