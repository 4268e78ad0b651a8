"""Pages that people have read aloud: their recordings replace the synthetic voice.

Beside `docs/en/unit-1/stages.md` lie the recording, `stages.flac` (or .wav, .mp3), and what was
read, `stages.txt`, a sentence a line. Sentences that have changed since are not highlighted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from audio.mp3 import DELAY, duration, encoded
from audio.narration import Studio, Track, script
from audio.shared import shared
from audio.spoken import Sentence
from audio.voices import Voice

_FORMAT = "1"
ENDINGS = (".flac", ".wav", ".mp3")
SCRIPT_ENDING = ".txt"
_PACKAGES = ("numpy", "soundfile")
_RATE = 22050  # of the files of the book
_FITS = 0.45
"""With less, readers would see the wrong sentence highlighted: the quality of a fit says little
about a single one."""


@dataclass(frozen=True)
class Recording:
    """A page as somebody has read it."""

    sound: Path
    lines: tuple[str, ...]
    """What was read, sentence by sentence; nothing if nobody has written it down."""

    def key(self, voice: Voice) -> str:
        told = json.dumps([_FORMAT, self.lines, voice.identity()]).encode()
        return sha256(told + self.sound.read_bytes()).hexdigest()[:32]


@dataclass(frozen=True)
class Report:
    """What editors have to know about a recording."""

    sound: Path
    quality: float
    fits: bool
    changed: int
    """How many sentences of the page are not in the recording."""

    has_script: bool


def missing_packages() -> list[str]:
    return [name for name in _PACKAGES if find_spec(name) is None]


def recording_of(page: Path) -> Recording | None:
    """The recording beside a Markdown page, if there is one."""
    sound = next(
        (page.with_suffix(each) for each in ENDINGS if page.with_suffix(each).exists()), None
    )
    if sound is None:
        return None
    read = page.with_suffix(SCRIPT_ENDING)
    lines = read.read_text("utf-8").splitlines() if read.exists() else []
    return Recording(sound, tuple(line.strip() for line in lines if line.strip()))


def track_of(
    recording: Recording,
    sentences: Sequence[Sentence],
    voice: Voice,
    pronunciation: Mapping[str, str],
    studio: Studio,
) -> tuple[Track, Report]:
    """The recording as a track of the page as it is now, and what is to be said about it."""
    now = [sentence.text for sentence in sentences]
    read = Recording(recording.sound, recording.lines or tuple(now))
    timings = _prepared(read, voice, pronunciation, studio)
    starts, ends = (
        _placed(timings["starts"], read.lines, now),
        _placed(timings["ends"], read.lines, now),
    )
    fits = timings["quality"] >= _FITS
    mp3 = (studio.folder / f"{read.key(voice)}.mp3").read_bytes()
    report = Report(read.sound, timings["quality"], fits, starts.count(None), bool(recording.lines))
    return Track(mp3, starts, ends, timings["duration"], "recording", fits), report


def _prepared(
    recording: Recording, voice: Voice, pronunciation: Mapping[str, str], studio: Studio
) -> dict[str, Any]:
    """Encode and align a recording, or find that this has been done before."""
    key = recording.key(voice)
    studio.used.add(key)
    file = studio.folder / f"{key}.json"
    if file.exists():
        return dict(json.loads(file.read_bytes()))
    said = script([Sentence(line, "p", True) for line in recording.lines], voice, pronunciation)
    timings = _aligned(recording.sound, studio.speak([said])[0], file.with_suffix(".mp3"))
    file.write_text(json.dumps(timings))
    return timings


def _aligned(sound: Path, model: Track, target: Path) -> dict[str, Any]:
    from audio.alignment import RATE, aligned  # here, because few builds have recordings
    from audio.levelling import as_bytes, levelled, read, resampled

    samples, rate = read(sound)
    loud = levelled(resampled(samples, rate, _RATE), _RATE)
    file = encoded(as_bytes(loud), _RATE)
    target.write_bytes(file)
    spoken, spoken_rate = read(model.mp3)
    starts = [(start or 0) / 1000 for start in model.starts]
    ends = [(end or 0) / 1000 for end in model.ends]
    fit = aligned(
        resampled(spoken, spoken_rate, RATE), starts, ends, resampled(samples, rate, RATE)
    )
    return {
        "starts": [_in_file(second) for second in fit.starts],
        "ends": [_in_file(second) for second in fit.ends],
        "duration": duration(file),
        "quality": round(fit.quality, 3),
    }


def _in_file(second: float) -> int:
    """In milliseconds, with what every decoder puts before the sound."""
    return round(1000 * (second + DELAY / _RATE))


def _placed(times: Sequence[int], read: Sequence[str], now: Sequence[str]) -> list[int | None]:
    """The times of the sentences that a page has now; None for those that nobody has read."""
    then = shared(now, read)
    return [times[then[number]] if number in then else None for number in range(len(now))]
