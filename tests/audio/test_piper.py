"""A neural voice of one's own. Its package brings no voices, so one that hums stands in for it."""

from pathlib import Path

import pytest

from audio.narration import Studio, script
from audio.voices import Voice
from tests.audio.conftest import SENTENCES
from tests.support.sound import heard, loudness

PIPER = """
import math
from array import array
from types import SimpleNamespace

class PiperVoice:
    config = SimpleNamespace(sample_rate=16000)

    @classmethod
    def load(cls, model):
        assert model.endswith("voice.onnx")
        return cls()

    def synthesize(self, text):
        hum = (int(900 * math.sin(0.1 * at)) for at in range(800 * len(text)))
        yield SimpleNamespace(audio_int16_bytes=array("h", hum).tobytes())
"""


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Voice:
    (tmp_path / "piper.py").write_text(PIPER, "utf-8")
    (tmp_path / "onnxruntime.py").write_text("def set_seed(seed): pass\n", "utf-8")
    (tmp_path / "voice.onnx").write_bytes(b"a model")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return Voice("en", str(tmp_path / "voice.onnx"))


def test_another_voice_speaks_with_the_same_timings_and_loudness(
    voice: Voice, elsewhere: Studio
) -> None:
    track = elsewhere.speak([script(SENTENCES, voice, {})])[0]
    sound = heard(track.mp3)
    assert sound.rate == 16000
    assert loudness(sound) == pytest.approx(-16, abs=1)
    begun = [start / 1000 for start in track.starts if start is not None]
    assert sound.beginnings(0.25) == pytest.approx(begun, abs=0.04)


def test_another_model_is_another_voice(voice: Voice) -> None:
    before = script(SENTENCES, voice, {}).key
    Path(voice.model).write_bytes(b"another model")
    assert script(SENTENCES, voice, {}).key != before
