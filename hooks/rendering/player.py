"""The player at the head of a page: what its template and its script have to know.

The build gives a page with audio a dictionary (see `Audio`). A page without it gets a player, too,
as long as it has sentences: the reader's device may have a voice.
"""

from collections.abc import Sequence
from math import ceil
from posixpath import dirname, relpath
from typing import NamedTuple, TypedDict

from rendering.numbers import number_in
from rendering.render import Renderer, as_json

TEMPLATE = "player.html"
_SENTENCE, _FEWEST = 'class="sentence"', 5

_RATES = (0.75, 1, 1.25, 1.5, 1.75, 2)
_MINUTE, _MEGABYTE = 60, 1_000_000


class Chapter(TypedDict):
    """A page of a unit that can be listened to."""

    title: str
    url: str
    """Its address inside the site."""


class Unit(TypedDict):
    title: str
    chapters: Sequence[Chapter]


class Audio(TypedDict):
    """The file of a page, and when each of its sentences is read."""

    src: str
    """Its address inside the site."""

    size: int
    """In bytes."""

    duration: float
    """In seconds."""

    starts: Sequence[int | None]
    """In milliseconds, by the numbers of the sentences; None for one that the file lacks."""

    ends: Sequence[int | None]
    voice: str
    """'synthetic' or 'recording'."""

    aligned: bool
    """Whether the times can be trusted; if not, the file is played without read-along."""

    unit: Unit | None


class Place(NamedTuple):
    """The page that gets a player."""

    language: str
    url: str
    title: str
    unit: str = ""
    opens_unit: bool = False


def is_worth_hearing(html: str) -> bool:
    """Whether a page has some sentences: a list of references has just its heading."""
    return html.count(_SENTENCE) >= _FEWEST


def player(
    renderer: Renderer, place: Place, audio: Audio | None, chapters: Sequence[Chapter]
) -> str:
    """The HTML of the player; chapters are the pages of the unit that have one."""
    chapters = chapters if len(chapters) > 1 else []
    return renderer.fill(
        TEMPLATE,
        place.language,
        audio=_shown(audio, place) if audio else None,
        unit=place.unit,
        opens_unit=place.opens_unit,
        chapters=[
            {
                "title": each["title"],
                "address": _from(place, each["url"]),
                "is_here": each["url"] == place.url,
            }
            for each in chapters
        ],
        rates=_RATES,
        data=as_json(_data(audio, place)),
    )


def _shown(audio: Audio, place: Place) -> dict[str, str]:
    return {
        "src": _from(place, audio["src"]),
        "minutes": number_in(place.language, ceil(audio["duration"] / _MINUTE)),
        "size": number_in(place.language, ceil(audio["size"] / _MEGABYTE * 10) / 10),
        "voice": audio["voice"],
    }


def _data(audio: Audio | None, place: Place) -> dict[str, object]:
    """What the script reads; the unit goes by the address of its folder."""
    data: dict[str, object] = {
        "page": place.url,
        "title": place.title,
        "album": place.unit,
        "unit": dirname(place.url),
    }
    if audio:
        data |= {key: audio[key] for key in ("duration", "starts", "ends", "aligned")}
    return data


def _from(place: Place, address: str) -> str:
    return relpath(address, dirname(place.url) or ".")
