"""The podcast: a feed of each language, an episode for each unit.

What is asked of it: https://help.apple.com/itc/podcasts_connect/#/itcb54353390 and
https://podcasting2.org/podcast-namespace.
"""

from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from uuid import UUID, uuid5

from audio.audiobook import FOLDER, AudioBook
from audio.cover import cover
from editions.version import Version
from rendering.render import Renderer

_PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""What all ids of podcasts are made with, by the podcast namespace."""


@dataclass(frozen=True)
class Feed:
    """What a podcast says of itself."""

    title: str
    description: str
    site: str
    """The address of the site, with a slash at the end."""

    licence: str
    """The address of its text."""


def podcast(
    renderer: Renderer, audio: AudioBook, language: str, about: Feed, version: Version
) -> dict[str, bytes | str]:
    """The feed of a language and its cover, by their paths."""
    return {
        feed_path(language): feed(renderer, audio, language, about, version),
        cover_path(language): cover(renderer, language, about.title),
    }


def feed_path(language: str) -> str:
    """Inside the site."""
    return f"{FOLDER}/feed.{language}.xml"


def cover_path(language: str) -> str:
    return f"{FOLDER}/cover.{language}.png"


def feed(renderer: Renderer, audio: AudioBook, language: str, about: Feed, version: Version) -> str:
    """The feed as XML; it has dates if the version has one."""
    units, path = audio.units[language], feed_path(language)
    address = f"{about.site}{path}".partition("://")[2]
    return renderer.fill(
        "podcast/feed.xml",
        language,
        about=about,
        home=renderer.library.address(language, "index.md"),
        path=path,
        cover=cover_path(language),
        id=uuid5(_PODCASTS, address),
        units=units,
        # A minute apart, so that players that sort by date keep the order; none in the future.
        dates=[
            format_datetime(version.built - timedelta(minutes=number)) if version.built else ""
            for number in reversed(range(len(units)))
        ],
    )
