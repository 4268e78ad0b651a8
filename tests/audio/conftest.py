"""A short page that has been spoken once, for all tests that listen to it."""

from pathlib import Path

import pytest

from audio.narration import Script, Studio, Track, script
from audio.spoken import Sentence
from audio.voices import Voice

SENTENCES = [
    Sentence("Listening", "h1", True),
    Sentence("This is the first sentence of the page.", "p", True),
    Sentence("It is followed by another one.", "p", False),
    Sentence("Buy", "li", True),
    Sentence("It costs €20 in 2024.", "td", True),
]


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("spoken"))


@pytest.fixture(scope="session")
def page_script() -> Script:
    return script(SENTENCES, Voice("en"), {})


@pytest.fixture(scope="session")
def track(studio: Studio, page_script: Script) -> Track:
    return studio.speak([page_script])[0]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Studio:
    """A studio that has spoken nothing yet."""
    return Studio(tmp_path / "audio")
