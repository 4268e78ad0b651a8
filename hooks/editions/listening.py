"""The editions to listen to: the units as MP3 files, one by one and all together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from audio.audiobook import AudioBook, Unit
from audio.feed import feed_path
from editions.bundle import Download, written, zipped

_PLAYLIST = "playlist.m3u8"


def make_listening(
    audio: AudioBook, site: Path, titles: Mapping[str, str], made_at: datetime | None
) -> list[Download]:
    """Pack what can be heard, language by language; `titles` gives the names of the files."""
    made = []
    for language, units in audio.units.items():
        packed = zipped(together(units), made_at)
        made.append(written(site, f"{titles[language]}-audio.zip", language, packed, "audio"))
        made += [Download(language, unit.path, len(unit.mp3), title=unit.title) for unit in units]
        feed = site / feed_path(language)
        if feed.exists():
            made.append(Download(language, feed_path(language), feed.stat().st_size, "feed"))
    return made


def together(units: Sequence[Unit]) -> dict[str, bytes]:
    """The files of the units, named in their order, and a list that players open."""
    files = {
        f"{number:02}-{PurePosixPath(unit.path).name}": unit.mp3
        for number, unit in enumerate(units, start=1)
    }
    return {**files, _PLAYLIST: "".join(f"{name}\n" for name in files).encode()}
