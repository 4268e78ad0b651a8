"""A neural voice of one's own. Its package brings no voices, so one that hums stands in for it."""

from pathlib import Path

import pytest

from audio.narration import Studio, script
from audio.voices import Voice, chosen_voices
from tests.audio.conftest import SENTENCES
from tests.support.sound import heard, loudness

PIPER = """
import json
import math
from array import array
from types import SimpleNamespace

# With the names and parameters of piper-tts 1.8.0.
class PiperVoice:
    def __init__(self, config):
        self.config = config

    @staticmethod
    def load(model_path, config_path=None, use_cuda=False):
        open(model_path).close()
        with open(config_path or f"{model_path}.json", encoding="utf-8") as settings:
            audio = json.load(settings)["audio"]
            return PiperVoice(SimpleNamespace(sample_rate=audio["sample_rate"]))

    def synthesize(self, text, syn_config=None, include_alignments=False):
        for sentence in filter(None, text.split(".")):  # a chunk for each sentence
            hum = (int(900 * math.sin(0.1 * at)) for at in range(800 * len(sentence)))
            yield SimpleNamespace(audio_int16_bytes=array("h", hum).tobytes())
"""


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Voice:
    (tmp_path / "piper.py").write_text(PIPER, "utf-8")
    (tmp_path / "onnxruntime.py").write_text("def set_seed(seed): pass\n", "utf-8")
    (tmp_path / "voice.onnx").write_bytes(b"a model")
    (tmp_path / "voice.onnx.json").write_text('{"audio": {"sample_rate": 16000}}', "utf-8")
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


@pytest.mark.parametrize("changed", ["voice.onnx", "voice.onnx.json"])
def test_another_model_or_other_settings_are_another_voice(voice: Voice, changed: str) -> None:
    before = script(SENTENCES, voice, {}).key
    Path(voice.model).with_name(changed).write_bytes(b"another")
    assert script(SENTENCES, voice, {}).key != before


def test_only_the_language_that_has_a_model_speaks_with_it(voice: Voice) -> None:
    chosen = chosen_voices(("en", "pl"), {"en": voice.model, "pl": ""})
    assert chosen == {"en": voice, "pl": Voice("pl")}
    assert chosen["en"].packages == ("piper", "numpy", "lameenc")
