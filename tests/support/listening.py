"""Pages of the book with an audio file each, whose length and timings are known by construction.

The files are silent: what is tested is what happens when. They stand in for those of the build,
which would take minutes to make.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rendering.player import Audio, Chapter, Place, player
from rendering.render import Renderer
from tests.support.definitions import DOCS, library

UNIT = "unit-1"
CHAPTERS = ["index", "relationships", "benefits"]
WITHOUT_FILE = ["principles", "influences"]
WITHOUT_TIMES = "stages"
UNREAD = 2
"""The sentence of the last chapter that its file does not have."""
KINDS = DOCS.parent / "overrides" / "kinds"

_SENTENCE = re.compile(r'<span class="sentence"(?: data-sentence="(\d+)")?>')
_PLAYER = re.compile(r'<section class="player".*?</section>', re.DOTALL)

# ISO/IEC 13818-3: an empty frame of MPEG-2 Layer III, one channel, 22.05 kHz, 32 kbit/s.
_SAMPLES_OF_FRAME, _SAMPLES_OF_SECOND, _BITS_OF_SECOND = 576, 22_050, 32_000
_HEADER, _PADDED_HEADER = b"\xff\xf3\x40\xc0", b"\xff\xf3\x42\xc0"


def start_of(number: int) -> int:
    """When a sentence begins, in milliseconds; short and long ones take turns."""
    return 500 + 900 * number + 300 * (number % 2)


def end_of(number: int) -> int:
    return start_of(number + 1) - 100


def silence(seconds: float) -> bytes:
    """An MP3 file."""
    frames = bytearray()
    for number in range(1, int(seconds * _SAMPLES_OF_SECOND / _SAMPLES_OF_FRAME) + 1):
        due = number * _SAMPLES_OF_FRAME * _BITS_OF_SECOND // (8 * _SAMPLES_OF_SECOND)
        size = due - len(frames)
        header = _HEADER if size == 104 else _PADDED_HEADER
        frames += header.ljust(size, b"\0")
    return bytes(frames)


class Shelf(NamedTuple):
    """Where pages come from and where they go to."""

    site: Path
    folder: Path
    renderer: Renderer

    def add(self, language: str, url: str, audio: Audio | None, chapters: list[Chapter]) -> None:
        place = Place(language, url, Path(url).stem, "Unit I", url.endswith("/index.html"))
        made = player(self.renderer, place, audio, chapters)
        html, count = _PLAYER.subn(lambda _: made, self.html(url))
        assert count == 1, f"{url} has no player"
        write(self.folder / url, html.encode())
        if audio:
            write(self.folder / audio["src"], silence(audio["duration"]))

    def html(self, url: str) -> str:
        return (self.site / url).read_text(encoding="utf-8")


def make_audible(site: Path, folder: Path) -> None:
    """Copy the site; pages of a unit, in both languages, get audio files."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("downloads", "audio"))
    shelf = Shelf(site, folder, Renderer.from_templates(KINDS, library()))
    for language, root in (("en", f"{UNIT}/"), ("pl", f"pl/{UNIT}/")):
        chapters, mute = chapters_of(root, CHAPTERS), chapters_of(root, WITHOUT_FILE)
        for url in (chapter["url"] for chapter in chapters):
            audio = audio_for(shelf.html(url), url, chapters)
            if chapters[-1]["url"] == url:
                audio = {**audio, "starts": gap(audio["starts"]), "ends": gap(audio["ends"])}
            shelf.add(language, url, audio, chapters)
        for url in (chapter["url"] for chapter in mute):
            shelf.add(language, url, None, mute)
        url = f"{root}{WITHOUT_TIMES}.html"
        untimed = audio_for(shelf.html(url), url, [])
        shelf.add(language, url, {**untimed, "aligned": False, "unit": None}, [])


def gap(times: Sequence[int | None]) -> list[int | None]:
    return [None if number == UNREAD else time for number, time in enumerate(times)]


def chapters_of(root: str, names: list[str]) -> list[Chapter]:
    return [{"title": name, "url": f"{root}{name}.html"} for name in names]


def audio_for(html: str, url: str, chapters: list[Chapter]) -> Audio:
    numbers = sorted(set(numbers_in(html)))
    duration = end_of(numbers[-1]) / 1000 + 1
    return {
        "src": f"audio/{url.removesuffix('html')}mp3",
        "size": len(silence(duration)),
        "duration": duration,
        "starts": [start_of(number) for number in numbers],
        "ends": [end_of(number) for number in numbers],
        "voice": "synthetic",
        "aligned": True,
        "unit": {"title": "Unit I", "chapters": chapters},
    }


def numbers_in(html: str) -> Iterator[int]:
    """A sentence without a number follows the one before it."""
    following = 0
    for match in _SENTENCE.finditer(html):
        number = int(match[1]) if match[1] else following
        following = number + 1
        yield number


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
