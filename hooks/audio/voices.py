"""Which voice reads a language, and what its sound depends on."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from audio.espeak import Espeak
from audio.piper import Piper, settings_of

_SPEEDS = {"en": 160, "pl": 165}
_VOLUMES = {"en": 165, "pl": 175}
"""Measured with the text of the book: -16 LUFS, as podcasts are asked to have."""

_USUAL_SPEED, _USUAL_VOLUME = 160, 170


class Speaker(Protocol):
    """Something that says sentences: 16 bits, one channel, `rate` samples a second."""

    rate: int
    is_level: bool
    """Whether what it says has the loudness of the book already."""

    def say(self, text: str) -> bytes: ...


@dataclass(frozen=True)
class Voice:
    """A voice as it is chosen; to speak, it has to be started in the process that speaks."""

    language: str
    model: str = ""
    """The file of a Piper voice; without one, eSpeak NG speaks."""

    @property
    def packages(self) -> tuple[str, ...]:
        return ("piper", "numpy", "lameenc") if self.model else ("espeakng_loader", "lameenc")

    @property
    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return [name for name in self.packages if find_spec(name) is None]

    def start(self) -> Speaker:
        return Piper(Path(self.model)) if self.model else self.start_espeak()

    def start_espeak(self) -> Espeak:
        speed = _SPEEDS.get(self.language, _USUAL_SPEED)
        return Espeak(self.language, speed, _VOLUMES.get(self.language, _USUAL_VOLUME))

    def identity(self) -> list[str]:
        """All that the sound of a sentence depends on, beside the sentence."""
        versions = [f"{name} {_version(name)}" for name in self.packages]
        if self.model:
            made_of = (Path(self.model), settings_of(Path(self.model)))
            return [*versions, *(sha256(each.read_bytes()).hexdigest() for each in made_of)]
        speed, volume = _SPEEDS.get(self.language), _VOLUMES.get(self.language)
        return [*versions, self.language, f"{speed} {volume}"]


def chosen_voices(languages: tuple[str, ...], models: Mapping[str, str]) -> dict[str, Voice]:
    """The voice of each language; `models` are files, as seen from the folder of the project."""
    files = {language: str(Path(model).resolve()) for language, model in models.items() if model}
    return {language: Voice(language, files.get(language, "")) for language in languages}


def _version(package: str) -> str:
    try:
        return version({"piper": "piper-tts"}.get(package, package))
    except PackageNotFoundError:
        return "?"
