"""Says a sentence as the book would: what the voice is given, its phonemes, and the sound itself.

python book.py say pl "Korzyści z wdrożenia CRM"
"""

import shutil
import subprocess
import sys
import wave
from pathlib import Path

from audio.espeak import SAMPLE_RATE
from audio.voices import Voice
from audio.wording import worded
from content.faults import FaultsFound
from content.library import PRONUNCIATION
from content.pronunciation import read_pronunciation

_ROOT = Path(__file__).parents[2]
_DOCS = _ROOT / "docs"
_PLAYERS = ("aplay", "paplay", "afplay", "ffplay")


def say(language: str, text: str, target: Path) -> None:
    """Print what is said for a text and how, and write it as a WAV file."""
    languages = tuple(folder.name for folder in _DOCS.iterdir() if (folder / "index.md").exists())
    if language not in languages:
        sys.exit(f"There is no '{language}' in the book. It has: {', '.join(sorted(languages))}")
    try:
        book = read_pronunciation(_DOCS / PRONUNCIATION, f"docs/{PRONUNCIATION}", languages)
    except FaultsFound as found:
        sys.exit(str(found))
    wording = worded(text, language, book.get(language, {}))
    target.parent.mkdir(exist_ok=True)
    voice = Voice(language).start_espeak()
    print(f"said:     {wording}\nphonemes: {voice.phonemes(wording)}")
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(voice.say(wording))
    print(f"sound:    {target}")
    _play(target)


def _play(target: Path) -> None:
    player = next(filter(None, map(shutil.which, _PLAYERS)), None)
    if player:
        subprocess.run([player, str(target)], stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit('How to ask: python book.py say en "What is to be said"')
    say(sys.argv[1], " ".join(sys.argv[2:]), _ROOT / ".cache" / "said.wav")
