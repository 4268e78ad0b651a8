"""The podcast: a feed of each language, an episode for each unit."""

from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime

from audio.audiobook import FOLDER, AudioBook
from editions.version import Version
from rendering.render import Renderer


@dataclass(frozen=True)
class Feed:
    """What a podcast says of itself."""

    title: str
    description: str
    site: str
    """The address of the site, with a slash at the end."""


def feed_path(language: str) -> str:
    """Inside the site."""
    return f"{FOLDER}/feed.{language}.xml"


def feed(renderer: Renderer, audio: AudioBook, language: str, about: Feed, version: Version) -> str:
    """The feed as XML; it has dates if the version has one."""
    units = audio.units[language]
    return renderer.fill(
        "downloads/feed.xml",
        language,
        about=about,
        home=renderer.library.address(language, "index.md"),
        path=feed_path(language),
        units=units,
        # A minute apart, so that players that sort by date keep the order.
        dates=[
            format_datetime(version.built + timedelta(minutes=number)) if version.built else ""
            for number in range(len(units))
        ],
    )
