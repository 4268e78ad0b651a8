"""What an MP3 file says of itself (ID3 version 2.3): title, cover, and chapters to jump to.

See https://id3.org/id3v2.3.0 and https://id3.org/id3v2-chapters-1.0. Version 2.3, because more
players know it than 2.4.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_UTF_16 = b"\x01"
_LATIN = b"\x00"
_FRONT_COVER = b"\x03"
_TOP_LEVEL_AND_ORDERED = b"\x03"
_NO_OFFSET = 0xFFFFFFFF  # times count, not bytes
_LANGUAGES = {"en": "eng", "pl": "pol"}
_UNDETERMINED = "und"


@dataclass(frozen=True)
class Chapter:
    """A part of a file, from one second to another."""

    title: str
    start: float
    end: float


@dataclass(frozen=True)
class About:
    """What players show of a file."""

    title: str
    album: str
    language: str
    number: str = ""
    """Among the files of the album: 2/14."""

    seconds: float = 0
    cover: bytes = b""
    """A PNG picture."""

    chapters: Sequence[Chapter] = ()


def tag(about: About) -> bytes:
    """The tag, which goes before the sound."""
    frames = [
        _text("TIT2", about.title),
        _text("TALB", about.album),
        _text("TLAN", _LANGUAGES.get(about.language, _UNDETERMINED)),
        _text("TRCK", about.number) if about.number else b"",
        _text("TLEN", str(round(about.seconds * 1000))) if about.seconds else b"",
        _picture(about.cover) if about.cover else b"",
        *_chapters(about.chapters),
    ]
    content = b"".join(frames)
    return b"ID3\x03\x00\x00" + _spread(len(content)) + content


def _chapters(chapters: Sequence[Chapter]) -> list[bytes]:
    if not chapters:
        return []
    names = [b"c%d\x00" % number for number in range(len(chapters))]
    contents = b"toc\x00" + _TOP_LEVEL_AND_ORDERED + bytes([len(names)]) + b"".join(names)
    return [
        _frame("CTOC", contents),
        *(_chapter(name, each) for name, each in zip(names, chapters, strict=True)),
    ]


def _chapter(name: bytes, chapter: Chapter) -> bytes:
    times = [round(chapter.start * 1000), round(chapter.end * 1000)]
    return _frame(
        "CHAP",
        name + struct.pack(">4I", *times, _NO_OFFSET, _NO_OFFSET) + _text("TIT2", chapter.title),
    )


def _picture(png: bytes) -> bytes:
    return _frame("APIC", _LATIN + b"image/png\x00" + _FRONT_COVER + b"\x00" + png)


def _text(name: str, text: str) -> bytes:
    return _frame(name, _UTF_16 + b"\xff\xfe" + text.encode("utf-16-le"))


def _frame(name: str, content: bytes) -> bytes:
    return name.encode() + struct.pack(">IH", len(content), 0) + content


def _spread(size: int) -> bytes:
    """A size in seven bits of each of four bytes."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
