"""The fourth step of the audio book: the pages are spoken, each as a track with its timings.

What has been spoken is kept in a folder under a name that stands for the text, the voice and its
settings, so a page is spoken again only when one of these has changed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from audio.mp3 import BIT_RATE
from audio.spoken import Sentence
from audio.voices import Voice
from audio.wording import worded

_FORMAT = "1"
"""To be changed whenever the same text, voice and settings are to give other bytes."""

_SPEAKING, _HOOKS = "audio.speaking", Path(__file__).parents[1]

# Silence before a sentence, in milliseconds
_AT_FIRST, _BEHIND_HEADING, _WITHIN = 300, 600, 350
_BEFORE = {"h1": 1000, "h2": 1000, "h3": 900, "h4": 800, "h5": 800, "h6": 800, "p": 650}
_BEFORE_OTHERS = 500


@dataclass(frozen=True)
class Script:
    """A page as it is to be spoken: its sentences in their wording, with silence before each."""

    voice: Voice
    lines: tuple[tuple[str, int], ...]

    @property
    def key(self) -> str:
        """The name of what comes of it."""
        told = json.dumps([_FORMAT, BIT_RATE, self.voice.identity(), self.lines])
        return sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Track:
    """A page that can be heard."""

    mp3: bytes
    starts: Sequence[int | None]
    """In milliseconds, by the number of the sentence; None for one that nobody has read."""

    ends: Sequence[int | None]
    duration: float
    """In seconds."""

    voice: str = "synthetic"
    """Or 'recording'."""

    aligned: bool = True
    """Whether starts and ends are known."""


def script(sentences: Sequence[Sentence], voice: Voice, pronunciation: Mapping[str, str]) -> Script:
    """What a voice is given to say for a page."""
    before = ["", *(sentence.block for sentence in sentences)]
    lines = tuple(
        (worded(sentence.text, voice.language, pronunciation), _pause(sentence, previous))
        for sentence, previous in zip(sentences, before, strict=False)
    )
    return Script(voice, lines)


def _pause(sentence: Sentence, block_before: str) -> int:
    if not block_before:
        return _AT_FIRST
    if not sentence.opens:
        return _WITHIN
    if sentence.block in _BEFORE and sentence.block != "p":
        return _BEFORE[sentence.block]
    if block_before.startswith("h"):
        return _BEHIND_HEADING
    return _BEFORE.get(sentence.block, _BEFORE_OTHERS)


class Studio:
    """Speaks scripts, several at once, and keeps what it has spoken in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()

    def speak(self, scripts: Sequence[Script]) -> list[Track]:
        """The tracks of the scripts, in the same order."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.used.update(each.key for each in scripts)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self._track, scripts))

    def forget_unused(self) -> None:
        """Delete what nothing has asked for."""
        for path in self.folder.glob("*.*"):
            if path.stem not in self.used:
                path.unlink()

    def _track(self, script: Script) -> Track:
        file = self.folder / f"{script.key}.json"
        if not file.exists():
            self._record(script, file)
        timings = json.loads(file.read_bytes())
        return Track(file.with_suffix(".mp3").read_bytes(), **timings)

    def _record(self, script: Script, file: Path) -> None:
        """The timings are written last: where they are, all is."""
        job = {
            "voice": asdict(script.voice),
            "sentences": script.lines,
            "file": str(file.with_suffix(".mp3")),
        }
        done = subprocess.run(
            [sys.executable, "-m", _SPEAKING],
            cwd=_HOOKS,
            input=json.dumps(job).encode(),
            capture_output=True,
        )
        if done.returncode:
            raise RuntimeError(f"A page could not be spoken: {done.stderr.decode()}")
        unfinished = file.with_suffix(".part")
        unfinished.write_bytes(done.stdout)
        unfinished.replace(file)
