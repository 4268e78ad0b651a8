"""A neural voice for those who have one: Piper, with a model file of their own.

Piper (GPL, the package piper-tts) brings no voices. Whoever has one for a language names its file
in the setting for it (extra.audio.models in mkdocs.yml); beside `voice.onnx` there must be
`voice.onnx.json`. Tried with piper-tts 1.8.0 and a model that hums.
"""

from pathlib import Path

_SEED = 1


def settings_of(model: Path) -> Path:
    """Where Piper looks for what goes with a model: its rate, its speed, its phonemes."""
    return model.with_name(f"{model.name}.json")


class Piper:
    """The voice of a model."""

    is_level = False

    def __init__(self, model: Path) -> None:
        import onnxruntime
        from piper import PiperVoice

        onnxruntime.set_seed(_SEED)  # the model adds chance: the same one each time
        self._voice = PiperVoice.load(str(model))
        self.rate = int(self._voice.config.sample_rate)

    def say(self, text: str) -> bytes:
        """The samples of a sentence: 16 bits, one channel."""
        return b"".join(chunk.audio_int16_bytes for chunk in self._voice.synthesize(text))
