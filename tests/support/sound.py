"""MP3 files as an independent decoder hears them (libsndfile with mpg123), and their loudness."""

import io
import math
from dataclasses import dataclass

import numpy as np
import soundfile

from audio.mp3 import DELAY

Samples = np.ndarray[tuple[int], np.dtype[np.float64]]

_QUIET = 0.005
_WINDOW = 0.005


@dataclass(frozen=True)
class Sound:
    """Samples between -1 and 1."""

    samples: Samples
    rate: int

    @property
    def duration(self) -> float:
        return len(self.samples) / self.rate

    def is_silent(self, start: float, end: float) -> bool:
        """Whether nothing is heard between two seconds."""
        part = self.samples[round(start * self.rate) : round(end * self.rate)]
        return bool(np.abs(part).max(initial=0) < _QUIET)

    def beginnings(self, silence: float) -> list[float]:
        """The seconds at which something begins to be heard after a silence so long."""
        width = round(_WINDOW * self.rate)
        blocks = self.samples[: len(self.samples) // width * width].reshape(-1, width)
        loud = np.flatnonzero(np.abs(blocks).max(axis=1) >= _QUIET)
        gaps = np.diff(loud, prepend=-len(blocks))
        return [float(at * _WINDOW) for at in loud[gaps * _WINDOW > silence]]


def heard(mp3: bytes) -> Sound:
    samples, rate = soundfile.read(io.BytesIO(mp3))
    return Sound(samples, rate)


def loudness(sound: Sound) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-5, annex 1), for one channel."""
    weighted = _filtered(_filtered(sound.samples, *_shelf(sound.rate)), *_high_pass(sound.rate))
    width, step = round(0.4 * sound.rate), round(0.1 * sound.rate)
    starts = range(0, len(weighted) - width, step)
    power = np.array([np.mean(weighted[at : at + width] ** 2) for at in starts]) + 1e-15
    power = power[_lufs(power) > -70]
    power = power[_lufs(power) > _lufs(power.mean()) - 10]
    return float(_lufs(power.mean()))


def _lufs(power: Samples) -> Samples:
    result: Samples = -0.691 + 10 * np.log10(power)
    return result


Coefficients = tuple[list[float], list[float]]


def _shelf(rate: int) -> Coefficients:
    """The first filter of the standard, for any sample rate (after De Man, 2014)."""
    k, q = math.tan(math.pi * 1681.974450955533 / rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    forward = [high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k]
    return [b / a0 for b in forward], [2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]


def _high_pass(rate: int) -> Coefficients:
    """The second one."""
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    a0 = 1 + k / q + k * k
    return [1, -2, 1], [2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]


def _filtered(samples: Samples, forward: list[float], back: list[float]) -> Samples:
    """Direct form I; plain Python, since the tests listen to seconds only."""
    result = np.zeros_like(samples)
    x1 = x2 = y1 = y2 = 0.0
    for at, x in enumerate(samples.tolist()):
        y = forward[0] * x + forward[1] * x1 + forward[2] * x2 - back[0] * y1 - back[1] * y2
        x1, x2, y1, y2 = x, x1, y, y1
        result[at] = y
    return result


def before_decoder(rate: int) -> float:
    """The seconds of nothing that every decoder gives first."""
    return DELAY / rate
