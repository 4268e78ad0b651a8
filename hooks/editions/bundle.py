"""The downloads: the finished site as ZIP files that open by double click, without a server.

Each holds a page to start from for each of its languages, and everything else in one folder:

    START-HERE.html
    OTWORZ-MNIE.html
    book/index.html ...

The same site gives the same bytes on every day and in every folder.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

DOWNLOADS = "downloads"
BOOK = "book"
"""The folder inside a ZIP file that holds the site."""

ALL = "all"

_OLDEST = datetime(1980, 1, 1, tzinfo=UTC)  # ZIP knows no earlier date
_FILE_THAT_ALL_MAY_READ = 0o100644 << 16
_UNIX = 3

_FOR_SERVERS = (
    "404.html",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "offline.html",  # what the worker shows where there is no network
    "offline-worker.js",
    f"{DOWNLOADS}/*.zip",
)
_AUDIO = "audio/"
SOUND = ".mp3"
_FOR_DEVELOPERS = ("*.map",)
_FOR_PODCASTS = ("audio/*.xml", "audio/*.png")
_LEFT_OUT = (*_FOR_SERVERS, *_FOR_DEVELOPERS, *_FOR_PODCASTS)
_SWITCH = re.compile(r'<div class="[^"]*\bbook-languages\b[^"]*">.*?</div>', re.DOTALL)
"""What overrides/partials/languages.html writes; it has no div inside."""

_PODCAST = re.compile(rb'<link rel="alternate" type="application/rss\+xml"[^>]*>\s*')
"""What overrides/main.html writes; players of podcasts need an address on the net."""

_WHAT_PLAYS_A_FILE = re.compile(
    r'<audio class="player__sound".*?</audio>'
    r'|<button [^>]*data-do="listen".*?</button>'
    r'|<p class="player__note">.*?</p>',
    re.DOTALL,
)
"""What overrides/audio/player.html writes for a page with audio; the device's voice stays."""


@dataclass(frozen=True)
class StartPage:
    """The page beside the folder of the book, which leads to the first page in its language."""

    name: str
    html: str


@dataclass(frozen=True)
class Download:
    """A file that has been made for readers to take along."""

    which: str
    """The code of its language, or 'all'."""

    path: str
    """Inside the site."""

    size: int
    """In bytes."""

    sort: str = ""
    """Where its ending does not say what it is."""

    title: str = ""
    """Of a file that holds a part of the book."""

    @property
    def format(self) -> str:
        """What sort of file it is: zip, pdf, epub, mp3."""
        return self.sort or PurePosixPath(self.path).suffix.removeprefix(".")

    @property
    def megabytes(self) -> float:
        """Rounded up to tenths, so that nobody is told less than they have to load."""
        return -(-self.size // 100_000) / 10


def make_downloads(
    site: Path,
    titles: Mapping[str, str],
    starts: Mapping[str, StartPage],
    made_at: datetime | None,
) -> list[Download]:
    """Make the ZIP files of a finished site: one with all languages, and one for each.

    Where there is audio, each language also has one with it, which is far larger. `titles` gives
    the names of the files, without the ending, by 'all' and by language;
    `starts` the pages to start from, by language. The first language is the one whose pages stand
    at the root of the site.
    """
    languages = tuple(starts)
    files = dict(_readable_offline(site))
    silent = dict(_without_audio(files))
    made = []
    for which, title in titles.items():
        chosen = languages if which == ALL else (which,)
        packed = zipped(contents(silent, languages, chosen, starts), made_at)
        made.append(written(site, f"{title}.zip", which, packed))
    for language in languages if len(silent) < len(files) else ():
        packed = zipped(contents(files, languages, (language,), starts), made_at)
        name = f"{titles[language]}-with-audio.zip"
        made.append(written(site, name, language, packed, "spoken zip"))
    return made


def _without_audio(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, content in files.items():
        if not name.startswith(_AUDIO):
            yield name, without_player_of_file(content) if name.endswith(".html") else content


def without_player_of_file(page: bytes) -> bytes:
    return _WHAT_PLAYS_A_FILE.sub("", page.decode()).encode()


def written(site: Path, name: str, which: str, content: bytes, sort: str = "") -> Download:
    """A file that is written among the downloads of the site."""
    path = site / DOWNLOADS / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return Download(which, f"{DOWNLOADS}/{name}", len(content), sort)


def contents(
    files: Mapping[str, bytes],
    languages: tuple[str, ...],
    chosen: tuple[str, ...],
    starts: Mapping[str, StartPage],
) -> dict[str, bytes]:
    """The files of a ZIP file by their names; with one language there is no switch to another."""
    inside = {starts[language].name: starts[language].html.encode() for language in chosen}
    for name, content in files.items():
        if language_of(name, languages) in (None, *chosen):
            alone = name.endswith(".html") and len(chosen) == 1
            inside[f"{BOOK}/{name}"] = without_switch(content) if alone else content
    return inside


def language_of(name: str, languages: tuple[str, ...]) -> str | None:
    """The language of a file of the site; None if it serves all of them.

    A folder or a part of the name says it: pl/index.html, search/pl.js, book-pl.pdf. The pages of
    the first language stand at the root.
    """
    parts = re.split(r"[/.-]", name)
    said = next((language for language in languages if language in parts), None)
    return languages[0] if said is None and name.endswith(".html") else said


def without_switch(page: bytes) -> bytes:
    return _SWITCH.sub("", page.decode()).encode()


def zipped(files: Mapping[str, bytes], made_at: datetime | None) -> bytes:
    """A ZIP file whose bytes depend on the files and the date alone."""
    moment = moment_of(made_at)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in sorted(files):
            packing = ZIP_STORED if name.endswith(SOUND) else ZIP_DEFLATED
            archive.writestr(entry(name, moment), files[name], packing)
    return packed.getvalue()


def moment_of(made_at: datetime | None) -> datetime:
    """The date that the files in a ZIP file bear."""
    return max(made_at or _OLDEST, _OLDEST).astimezone(UTC)


def entry(name: str, moment: datetime) -> ZipInfo:
    """What a ZIP file says of a file in it: nothing that depends on the machine."""
    entry = ZipInfo(name, moment.timetuple()[:6])
    entry.create_system = _UNIX  # Python would write which system this is
    entry.external_attr = _FILE_THAT_ALL_MAY_READ
    return entry


def _readable_offline(site: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the site that are of use without a server, by their paths."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not (_matches(name, _LEFT_OUT) or _is_of_unit(path)):
            content = path.read_bytes()
            yield name, _PODCAST.sub(b"", content) if path.suffix == ".html" else content


def _is_of_unit(path: Path) -> bool:
    """Whether it is the sound of a whole unit: pages play their own, in the folder beside it."""
    return path.suffix == SOUND and path.with_suffix("").is_dir()


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(PurePosixPath(name).match(pattern) for pattern in patterns)
