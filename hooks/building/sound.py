"""The sound of a build: whether there is any, the files of a language, and what editors learn."""

import logging
import os
from pathlib import Path

from audio.audiobook import AudioBook
from audio.feed import Feed, feed_path, podcast
from audio.narration import Studio
from audio.recordings import Report
from audio.voices import chosen_voices
from building.files import write
from building.settings import ROOT, Front, Settings
from content.library import Library
from editions.version import Version
from rendering.render import Renderer

_COVER = "assets/images/icon-512.png"
_SPOKEN_BEFORE = ROOT / ".cache" / "audio"
_LOG = logging.getLogger("mkdocs.hooks.book")  # mkdocs shows what is said under its own name


def audio_book(settings: Settings, library: Library) -> AudioBook:
    voices = chosen_voices(library.languages, settings.extra["audio"]["models"])
    cover = (settings.overrides / _COVER).read_bytes()
    alone = settings.extra["audio"]["alone"]
    return AudioBook(Studio(_SPOKEN_BEFORE), voices, library.pronunciation, alone, cover)


def makes_audio(settings: Settings, audio: AudioBook) -> bool:
    """Whether it is asked for and can be had; if it cannot, the build says so."""
    if not (settings.extra["audio"]["made"] and settings.is_published):
        return False
    if missing := audio.missing:
        _LOG.info(f"No audio: {', '.join(missing)} missing (see guide/audio.md)")
    return not missing


def publish_audio(
    settings: Settings, audio: AudioBook, renderer: Renderer, version: Version, front: Front
) -> str:
    """Write the sound of a language; gives the path of its feed, or '' if it can have none."""
    language = front.language
    files: dict[str, bytes | str] = {**audio.speak(language, front.title)}
    if settings.site_url:
        licence = settings.extra["licence"]
        about = Feed(front.title, front.description, settings.site_url, licence)
        files |= podcast(renderer, audio, language, about, version)
    else:
        _LOG.info("No podcast feed: its addresses have to be absolute (set SITE_URL)")
    for name, content in files.items():
        write(settings.site / name, content)
    for report in audio.reports:
        _LOG.info(told(report))
    audio.reports.clear()
    return feed_path(language) if settings.site_url else ""


def told(report: Report) -> str:
    """What editors learn of a recording: how it fits, and what has changed since it was made."""
    name = os.path.relpath(report.sound, ROOT)
    fit = "fits" if report.fits else "does NOT fit: it is played, but nothing is highlighted"
    since = f"; sentences not in it: {report.changed}" if report.changed else ""
    script = "" if report.has_script else "; there is no .txt with what was read beside it"
    return f"{name} {fit} (quality {report.quality:.2f}){since}{script}"


def finish_audio(settings: Settings, audio: AudioBook) -> None:
    if audio.units:
        audio.studio.forget_unused()
    if folder := settings.extra["audio"]["scripts"]:
        audio.write_scripts(Path(folder))
