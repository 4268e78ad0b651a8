"""A neural voice for those who have one: Piper, with a model file of their own.

Piper (GPL, the package piper-tts) brings no voices. Whoever has one for a language names its file
in the setting for it (extra.audio.models in mkdocs.yml); beside `voice.onnx` there must be
`voice.onnx.json`.
"""

from pathlib import Path

_SEED = 1
_LOUDNESS = 10 ** (-19.0 / 20)  # root mean square of what is said, which comes to about -16 LUFS
_FULL_SCALE = 32767


class Piper:
    """The voice of a model; it is as loud as the other one."""

    def __init__(self, model: Path) -> None:
        import onnxruntime
        from piper import PiperVoice

        onnxruntime.set_seed(_SEED)  # the model adds chance: the same one each time
        self._voice = PiperVoice.load(str(model))
        self.rate = int(self._voice.config.sample_rate)

    def say(self, text: str) -> bytes:
        """The samples of a sentence: 16 bits, one channel."""
        import numpy

        chunks = [chunk.audio_int16_bytes for chunk in self._voice.synthesize(text)]
        samples = numpy.frombuffer(b"".join(chunks), "<i2").astype(numpy.float64)
        spoken = samples[numpy.abs(samples) > _FULL_SCALE / 100]
        if spoken.size == 0:
            return b""
        gain = _LOUDNESS * _FULL_SCALE / numpy.sqrt((spoken**2).mean())
        louder = numpy.clip(samples * gain, -_FULL_SCALE, _FULL_SCALE)
        return bytes(louder.astype("<i2").tobytes())
