"""A reading as by a person: another voice, slower, with pauses of all lengths and some noise.

A process of its own: eSpeak NG has one voice in each. It prints when the sentences begin and end.

    python -m tests.support.reading en+f3 reading.wav < lines
"""

import json
import random
import sys
from array import array
from pathlib import Path

import numpy as np
import soundfile

from audio.espeak import SAMPLE_RATE, Espeak

_SPEED, _VOLUME = 135, 80
_PAUSES = (0.25, 1.5)
_NOISE = 0.001
_SILENCE = 180


def read(voice: str, lines: list[str], target: Path) -> tuple[list[float], list[float]]:
    """Write the reading; gives the starts and ends of its lines in seconds."""
    speaker, chance = Espeak(voice, _SPEED, _VOLUME), random.Random(7)
    parts = [np.zeros(SAMPLE_RATE // 2)]
    starts, ends = [], []
    for line in lines:
        starts.append(sum(map(len, parts)) / SAMPLE_RATE)
        parts.append(_trimmed(speaker.say(line)) / 32768)
        ends.append(sum(map(len, parts)) / SAMPLE_RATE)
        parts.append(np.zeros(round(SAMPLE_RATE * chance.uniform(*_PAUSES))))
    sound = np.concatenate(parts)
    sound += np.random.default_rng(7).normal(0, _NOISE, len(sound))
    soundfile.write(target, sound, SAMPLE_RATE)
    return starts, ends


def _trimmed(said: bytes) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    samples = array("h", said)
    loud = [at for at, sample in enumerate(samples) if abs(sample) > _SILENCE]
    return np.array(samples[loud[0] : loud[-1]], np.int16)


if __name__ == "__main__":
    print(json.dumps(read(sys.argv[1], sys.stdin.read().splitlines(), Path(sys.argv[2]))))
