"""A process that speaks one page: python -m audio.speaking < job > timings.

The job is JSON: the voice, the sentences with the silence before each of them, and the file to
write. The timings are counted in samples, so they are exact.
"""

import json
import sys
from array import array
from pathlib import Path
from typing import Any

from audio.mp3 import DELAY, duration, encoded
from audio.voices import Speaker, Voice

_SILENCE = 180  # of 32768: what is below is no speech
_MARGIN = 0.01  # seconds that are kept before and behind speech
_END = 0.6  # seconds of silence at the end of a page
_BYTES = 2
_STEP = 8  # samples that are looked at together: a third of a millisecond


def speak(job: dict[str, Any]) -> dict[str, Any]:
    """Write the MP3 file of a page; gives the starts and ends of its sentences in milliseconds.

    The duration is in seconds.
    """
    speaker = Voice(**job["voice"]).start()
    samples = bytearray()
    starts, ends = [], []
    for text, pause in job["sentences"]:
        samples += _silence(pause / 1000, speaker.rate)
        starts.append(_milliseconds(samples, speaker.rate))
        samples += _said(speaker, text)
        ends.append(_milliseconds(samples, speaker.rate))
    samples += _silence(_END, speaker.rate)
    sound = bytes(samples)
    if not speaker.is_level:
        from audio.levelling import levelled_bytes  # here, because it needs numpy

        sound = levelled_bytes(sound, speaker.rate)
    file = encoded(sound, speaker.rate)
    Path(job["file"]).write_bytes(file)
    return {"starts": starts, "ends": ends, "duration": duration(file)}


def _said(speaker: Speaker, text: str) -> bytes:
    """The samples of a sentence without the silence around it."""
    samples = array("h", speaker.say(text))
    loud = [at for at in range(0, len(samples), _STEP) if abs(samples[at]) > _SILENCE]
    if not loud:
        return b""
    margin = int(_MARGIN * speaker.rate)
    return samples[max(0, loud[0] - margin) : loud[-1] + margin].tobytes()


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(_BYTES * int(seconds * rate))


def _milliseconds(samples: bytearray, rate: int) -> int:
    return round(1000 * (len(samples) // _BYTES + DELAY) / rate)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(speak(json.load(sys.stdin))))
