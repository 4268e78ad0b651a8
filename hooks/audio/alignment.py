"""When each sentence is said in a recording by a person.

The synthetic voice says the same sentences, at known times. Both sounds become a row of short
spectra (mel-frequency cepstral coefficients), and dynamic time warping finds out which moment of
the one belongs to which of the other. What it finds is moved to the pauses nearby, where sentences
begin and end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

RATE = 16000
"""Samples a second of both sounds."""

_HOP = 0.05
_WINDOW = 0.1
_TRANSFORM = 2048
_FILTERS, _COEFFICIENTS = 26, 13
_LOWEST, _HIGHEST = 80, 7000  # hertz
_REACH = 60  # seconds by which a reader may be ahead or behind
_NEVER = 1e9
_BLOCK = 4000  # spectra that are made together: the memory of a computer is not endless

_ALONG, _ACROSS, _DOWN = 2, 1, 0

_LEAST = 1e-3
_STEP = 0.01
_NEAR = 0.8
_SHORTEST_PAUSE = 0.12
_ABOVE_SILENCE = 6  # decibels
_SHARE_OF_SILENCE = 8  # percent


@dataclass(frozen=True)
class Fit:
    """Starts and ends of the sentences in seconds, and how well the two sounds match."""

    starts: list[float]
    ends: list[float]
    quality: float
    """About 0 if something else is read, above a half if it is the same, whoever reads it."""


def aligned(
    model: Samples, starts: Sequence[float], ends: Sequence[float], reading: Samples
) -> Fit:
    """Find in a reading what the model says at known times; both with RATE samples a second."""
    spectra, others = _spectra(model), _spectra(reading)
    path = _warped(spectra, others)
    pauses = _pauses(reading)
    found = [_begun(_moved(path, start), pauses) for start in starts]
    finished = [_ended(_moved(path, end), pauses) for end in ends]
    starts = np.maximum.accumulate(found).tolist()
    limits = [*starts[1:], len(reading) / RATE]
    bounded = [
        min(max(end, start), limit)
        for start, end, limit in zip(starts, finished, limits, strict=True)
    ]
    backwards = others[::-1]
    by_chance = _likeness(spectra, backwards, _warped(spectra, backwards))
    likeness = max(_likeness(spectra, others, path), by_chance)
    return Fit(list(starts), bounded, 1 - by_chance / likeness)


def _moved(path: npt.NDArray[np.int64], second: float) -> float:
    row = min(round(second / _HOP), len(path) - 1)
    return float(path[row] * _HOP)


def _spectra(sound: Samples) -> npt.NDArray[np.float32]:
    """The coefficients of each moment, all of the same weight."""
    hop, width = round(_HOP * RATE), round(_WINDOW * RATE)
    count = max(1, 1 + (len(sound) - width) // hop)
    sound = np.pad(sound, (0, max(0, width - len(sound))))
    filters, cosines = _mel_filters(), _cosines()
    window = np.hanning(width).astype(np.float32)
    parts = []
    for first in range(0, count, _BLOCK):
        moments = np.arange(first, min(count, first + _BLOCK))
        frames = sound[(moments * hop)[:, None] + np.arange(width)] * window
        power = np.abs(np.fft.rfft(frames, _TRANSFORM, axis=1)) ** 2
        parts.append(np.log(power @ filters.T + 1e-5) @ cosines)
    found = np.concatenate(parts)
    normal: npt.NDArray[np.float32] = (found - found.mean(0)) / (found.std(0) + 1e-6)
    return normal.astype(np.float32)


def _mel_filters() -> npt.NDArray[np.float32]:
    """Triangles that are as wide as the ear is coarse."""
    edges = np.linspace(_mel(_LOWEST), _mel(_HIGHEST), _FILTERS + 2)
    hertz = 700 * (10 ** (edges / 2595) - 1)
    places = np.floor((_TRANSFORM + 1) * hertz / RATE).astype(int)
    filters = np.zeros((_FILTERS, _TRANSFORM // 2 + 1), np.float32)
    for number, (left, middle, right) in enumerate(
        zip(places, places[1:], places[2:], strict=False)
    ):
        filters[number, left:middle] = np.linspace(0, 1, middle - left, endpoint=False)
        filters[number, middle:right] = np.linspace(1, 0, right - middle, endpoint=False)
    return filters


def _mel(hertz: float) -> float:
    return 2595 * log10(1 + hertz / 700)


def _cosines() -> npt.NDArray[np.float64]:
    middles = np.arange(_FILTERS) + 0.5
    cosines: npt.NDArray[np.float64] = np.cos(
        np.pi / _FILTERS * middles[:, None] * np.arange(_COEFFICIENTS)[None]
    )
    return cosines


def _warped(
    rows: npt.NDArray[np.float32], columns: npt.NDArray[np.float32]
) -> npt.NDArray[np.int64]:
    """The column that each row belongs to, on the cheapest way through a band of all pairs."""
    reach = ceil(_REACH / _HOP)
    width = 2 * reach + 1
    edges = np.arange(len(rows)) * len(columns) // len(rows) - reach
    steps = np.empty((len(rows), width), np.int8)
    total = np.zeros(width)
    for row, edge in enumerate(edges):
        at = edge + np.arange(width)
        inside = (at >= 0) & (at < len(columns))
        cost = np.full(width, _NEVER)
        cost[inside] = np.linalg.norm(columns[at[inside]] - rows[row], axis=1)
        # What it costs to go along a row up to each column: a running sum, so that the cheapest
        # place to leave the row above is a running minimum.
        along = np.cumsum(np.where(inside, cost, 0))
        if row == 0:
            total = along
            steps[row] = _ALONG
        else:
            shift = int(edge - edges[row - 1])
            down, across = _shifted(total, shift), _shifted(total, shift - 1)
            entered = np.minimum(down, across) + cost - along
            best = np.minimum.accumulate(entered)
            total = best + along
            left = np.where(across <= down, _ACROSS, _DOWN)
            steps[row] = np.where(entered > best + 1e-9, _ALONG, left)
        total[~inside] = _NEVER
    return _traced(steps, edges, len(columns))


def _shifted(total: npt.NDArray[np.float64], by: int) -> npt.NDArray[np.float64]:
    """The sums of the row above, below the same columns."""
    moved = np.full(len(total), _NEVER)
    if by >= 0:
        moved[: len(total) - by] = total[by:]
    else:
        moved[-by:] = total[:by]
    return moved


def _traced(
    steps: npt.NDArray[np.int8], edges: npt.NDArray[np.int64], columns: int
) -> npt.NDArray[np.int64]:
    """The way back from the last pair to the first."""
    path = np.zeros(len(steps), np.int64)
    at = columns - 1
    for row in range(len(steps) - 1, -1, -1):
        place = int(np.clip(at - edges[row], 0, steps.shape[1] - 1))
        while steps[row, place] == _ALONG and edges[row] + place > 0:
            place -= 1
        at = int(edges[row]) + place
        path[row] = at
        at -= int(steps[row, place] == _ACROSS)
    return path


def _likeness(
    rows: npt.NDArray[np.float32],
    columns: npt.NDArray[np.float32],
    path: npt.NDArray[np.int64],
) -> float:
    """How much nearer to each other the pairs on the path are than any pairs; more than nothing.

    It says little by itself, because voices differ. A reading that runs backwards has the same
    voice, and what it reaches is chance.
    """
    chance = np.random.default_rng(1)
    pairs = chance.integers(0, len(rows), 4000), chance.integers(0, len(columns), 4000)
    unrelated = np.linalg.norm(rows[pairs[0]] - columns[pairs[1]], axis=1).mean()
    related = np.linalg.norm(rows - columns[path], axis=1).mean()
    return max(float(1 - related / unrelated), _LEAST)


def _pauses(sound: Samples) -> list[tuple[float, float]]:
    """From when to when nobody speaks."""
    size = round(_STEP * RATE)
    steps = sound[: len(sound) // size * size].reshape(-1, size)
    level = 10 * np.log10((steps**2).mean(axis=1) + 1e-12)
    silent = level < np.percentile(level, _SHARE_OF_SILENCE) + _ABOVE_SILENCE
    changes = np.flatnonzero(np.diff(np.concatenate([[False], silent, [False]]).astype(int)))
    spans = [(float(a * _STEP), float(b * _STEP)) for a, b in changes.reshape(-1, 2)]
    return [(a, b) for a, b in spans if b - a >= _SHORTEST_PAUSE]


def _begun(second: float, pauses: Sequence[tuple[float, float]]) -> float:
    """Where the longest pause nearby ends."""
    near = [(b - a, b) for a, b in pauses if abs(b - second) <= _NEAR]
    return max(near)[1] - _STEP if near else second


def _ended(second: float, pauses: Sequence[tuple[float, float]]) -> float:
    """Where the longest pause nearby begins."""
    near = [(b - a, a) for a, b in pauses if abs(a - second) <= _NEAR]
    return max(near)[1] + _STEP if near else second
