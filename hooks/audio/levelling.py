"""Sounds of all origins as the book needs them: one channel, one rate, one loudness.

Loudness is measured as in ITU-R BS.1770-5: blocks of 400 ms, weighted as the ear does, and only
those that are loud enough count.
"""

import io
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_TAPS = 63
_LOUDNESS = -16  # LUFS, as Apple asks of podcasts
_LOUDEST = 0.9
_KNEE = 0.8 * _LOUDEST
_FULL_SCALE = 32767
_BLOCK, _BLOCKS_IN_STEP = 0.4, 4
_SILENT, _QUIET = -70, -10  # below the first never counts, nor what is that far below the rest
_RATE_OF_STANDARD = 48000
_SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (-1.69065929318241, 0.73248077421585),
)
_HIGH_PASS = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))


def read(sound: Path | bytes) -> tuple[Samples, int]:
    """The samples of a file, between -1 and 1, its channels mixed; and its rate."""
    import soundfile  # here, because a neural voice is levelled without it

    source = io.BytesIO(sound) if isinstance(sound, bytes) else sound
    samples, rate = soundfile.read(source, dtype="float32", always_2d=True)
    return samples.mean(axis=1), int(rate)


def resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    """The same sound at another rate; what is too high for it is taken out before."""
    if rate == wanted:
        return samples
    if wanted < rate:
        places = np.arange(_TAPS) - _TAPS // 2
        cut = 0.92 * wanted / rate
        filter_ = np.sinc(cut * places) * np.hamming(_TAPS)
        samples = np.convolve(samples, (filter_ / filter_.sum()).astype(np.float32), "same")
    count = int(len(samples) * wanted / rate)
    at = np.arange(count) * (rate / wanted)
    moved: Samples = np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
    return moved


def levelled(samples: Samples, rate: int) -> Samples:
    """As loud as the rest of the book; peaks are rounded off instead of cut."""
    for _ in range(2):  # a second time, for what the rounding took away
        level = loudness(samples, rate)
        if not np.isfinite(level):
            return samples
        samples = _rounded(samples * np.float32(10 ** ((_LOUDNESS - level) / 20)))
    return samples


def levelled_bytes(sound: bytes, rate: int) -> bytes:
    """The same for samples of 16 bits."""
    samples = np.frombuffer(sound, "<i2").astype(np.float32) / np.float32(_FULL_SCALE)
    return as_bytes(levelled(samples, rate))


def as_bytes(samples: Samples) -> bytes:
    return (samples * _FULL_SCALE).astype("<i2").tobytes()


def _rounded(samples: Samples) -> Samples:
    room = _LOUDEST - _KNEE
    height = np.abs(samples)
    bent = np.sign(samples) * (_KNEE + room * np.tanh((height - _KNEE) / room))
    rounded: Samples = np.where(height > _KNEE, bent, samples).astype(np.float32)
    return rounded


def loudness(samples: Samples, rate: int) -> float:
    """In LUFS; minus infinity for silence."""
    width = round(_BLOCK * rate)
    step = width // _BLOCKS_IN_STEP
    weights = _weights(np.fft.rfftfreq(width, 1 / rate))
    starts = range(0, max(len(samples) - width, 0) + 1, step)
    power = np.array([_power(samples[at : at + width], weights, width) for at in starts])
    power = power[_lufs(power) > _SILENT]
    if power.size == 0:
        return -np.inf
    return float(_lufs(power[_lufs(power) > _lufs(power.mean()) + _QUIET].mean()))


def _power(block: Samples, weights: npt.NDArray[np.float64], width: int) -> float:
    """The mean square of a block as the ear weighs it (by Parseval's theorem)."""
    return float(2 * (np.abs(np.fft.rfft(block, width)) ** 2 * weights).sum() / width**2)


def _lufs(power: npt.ArrayLike) -> npt.NDArray[np.float64]:
    level: npt.NDArray[np.float64] = -0.691 + 10 * np.log10(np.asarray(power) + 1e-20)
    return level


def _weights(hertz: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """How much the two filters of the standard let through of each frequency."""
    z = np.exp(-2j * np.pi * hertz / _RATE_OF_STANDARD)
    through = np.ones(len(hertz), complex)
    for forward, back in (_SHELF, _HIGH_PASS):
        above = forward[0] + forward[1] * z + forward[2] * z**2
        through *= above / (1 + back[0] * z + back[1] * z**2)
    return np.abs(through) ** 2
