"""MP3 files: made of samples, measured, and joined without being made anew.

The bit rate is constant: players find any second of the file by calculation, whatever its length.
"""

import re
from collections.abc import Iterator, Sequence

BIT_RATE = 32  # kilobits a second: 14.4 MB an hour
DELAY = 1105
"""So many samples a decoder gives before those that went in (576 for the encoder, 529 for it)."""

_QUALITY = 2  # the second best, which is as quick
_SAMPLES_IN_FRAME = 576  # of MPEG 2, that is, below 32000 samples a second
_BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLE_RATES = {0: 22050, 1: 24000, 2: 16000}
_HEADER = re.compile(rb"\xff[\xf2\xf3]", re.DOTALL)
_HEADER_SIZE = 4


def encoded(samples: bytes, rate: int) -> bytes:
    """The file of samples of 16 bits and one channel."""
    import lameenc  # here, because most builds make no audio

    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(_QUALITY)
    encoder.silence()
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())


def duration(file: bytes) -> float:
    """How long a file of ours lasts, in seconds."""
    frames = list(_frames(file))
    return sum(_SAMPLES_IN_FRAME / rate for _, rate in frames)


def joined(files: Sequence[bytes]) -> bytes:
    """Files one after another: each of ours begins with a frame that needs none before it."""
    return b"".join(files)


def _frames(file: bytes) -> Iterator[tuple[int, int]]:
    """The size and the sample rate of each frame."""
    at = 0
    while at + _HEADER_SIZE <= len(file):
        header = file[at : at + _HEADER_SIZE]
        if not _HEADER.match(header):
            raise ValueError(f"no frame at byte {at}")
        rate = _SAMPLE_RATES[header[2] >> 2 & 3]
        bits = _BIT_RATES[header[2] >> 4]
        padding = header[2] >> 1 & 1
        size = _SAMPLES_IN_FRAME // 8 * bits * 1000 // rate + padding
        yield size, rate
        at += size
