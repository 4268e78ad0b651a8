"""What the build publishes of the audio book, and what it says where it cannot."""

import logging
from pathlib import Path

import pytest

from audio.audiobook import AudioBook, Page
from audio.narration import Studio
from audio.recordings import Recording, Report, recording_of
from audio.voices import Voice, chosen_voices
from building.settings import ROOT, Front, Settings
from building.sound import makes_audio, publish_audio, told
from editions.version import Version
from rendering.render import Renderer
from tests.audio.conftest import SENTENCES
from tests.support.definitions import DOCS, library

RECORDING = ROOT / "docs" / "en" / "stages.flac"


@pytest.fixture
def book(studio: Studio) -> AudioBook:
    book = AudioBook(studio, chosen_voices(("en",), {}), {}, ["stages.md"])
    book.open("en", ["stages.md"])
    book.add("en", Page("stages.md", "stages.html", "Stages", "", "", SENTENCES, {}))
    return book


def settings(
    site: Path, address: str = "", made: bool = True, is_published: bool = True
) -> Settings:
    return Settings(
        file=ROOT / "mkdocs.yml",
        docs=DOCS,
        overrides=ROOT / "overrides",
        site=site,
        languages=("en", "pl"),
        site_url=address,
        extra={
            "licence": "https://example.org/licence",
            "audio": {"made": made, "scripts": str(site / "scripts")},
        },
        is_published=is_published,
    )


def publish(book: AudioBook, asked: Settings) -> str:
    renderer = Renderer.from_templates(asked.kinds, library())
    return publish_audio(asked, book, renderer, Version(), Front("en", "The book", "What it is"))


def files_in(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.*"))


def test_the_sound_of_a_language_is_published(
    book: AudioBook, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert publish(book, settings(tmp_path)) == ""
    assert files_in(tmp_path) == ["audio/en/stages.mp3"]
    assert "No podcast feed" in caplog.text
    assert book.offer("en", "stages.md") is not None


def test_a_book_with_an_address_has_a_feed(book: AudioBook, tmp_path: Path) -> None:
    published = publish(book, settings(tmp_path, "https://example.org/"))
    assert published == "audio/feed.en.xml"
    assert files_in(tmp_path) == [
        "audio/cover.en.png",
        "audio/en/stages.mp3",
        "audio/feed.en.xml",
    ]


def test_audio_is_made_when_it_is_asked_for_but_never_while_writing(
    book: AudioBook, tmp_path: Path
) -> None:
    assert makes_audio(settings(tmp_path), book)
    assert not makes_audio(settings(tmp_path, made=False), book)
    assert not makes_audio(settings(tmp_path, is_published=False), book)


def test_a_build_without_the_packages_says_what_it_leaves_out(
    book: AudioBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(Voice, "missing", ["lameenc"])
    with caplog.at_level(logging.INFO):
        assert not makes_audio(settings(tmp_path), book)
    assert "No audio: lameenc missing" in caplog.text


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (Report(RECORDING, 0.58, True, 0, True), "fits (quality 0.58)"),
        (Report(RECORDING, 0.58, True, 2, True), "fits (quality 0.58); sentences not in it: 2"),
        (
            Report(RECORDING, 0.2, False, 0, True),
            "does NOT fit: it is played, but nothing is highlighted (quality 0.20)",
        ),
        (
            Report(RECORDING, 0.58, True, 0, False),
            "fits (quality 0.58); there is no .txt with what was read beside it",
        ),
    ],
)
def test_editors_learn_how_a_recording_fits(report: Report, words: str) -> None:
    assert told(report) == f"{Path('docs/en/stages.flac')} {words}"


def test_what_people_may_read_aloud_is_written_a_sentence_a_line(
    book: AudioBook, tmp_path: Path
) -> None:
    book.write_scripts(tmp_path)
    written = (tmp_path / "en" / "stages.txt").read_text("utf-8")
    assert written.splitlines() == [sentence.text for sentence in SENTENCES]
    (tmp_path / "stages.flac").write_bytes(b"")
    (tmp_path / "stages.txt").write_text(written, "utf-8")
    lines = tuple(sentence.text for sentence in SENTENCES)
    assert recording_of(tmp_path / "stages.md") == Recording(tmp_path / "stages.flac", lines)
