"""Hunspell, which knows the words of a language."""

import os
import shutil
import subprocess
from collections.abc import Iterable

DICTIONARIES = {"en": "en_GB", "pl": "pl_PL"}


def is_here() -> bool:
    """Whether the program and its dictionaries are installed."""
    return shutil.which("hunspell") is not None and all(map(_opens, DICTIONARIES.values()))


def unknown(words: Iterable[str], language: str) -> set[str]:
    """The words that are not in the dictionary of a language."""
    answer = _ask(DICTIONARIES[language], "\n".join(words))
    answer.check_returncode()
    return set(answer.stdout.split())


def _opens(dictionary: str) -> bool:
    return _ask(dictionary, "").returncode == 0


def _ask(dictionary: str, text: str) -> subprocess.CompletedProcess[str]:
    # The words that somebody has taught the program on this machine do not count.
    command = ["hunspell", "-d", dictionary, "-p", os.devnull, "-i", "UTF-8", "-l"]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8")
