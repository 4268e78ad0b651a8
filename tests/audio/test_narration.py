"""Pages that are spoken: exact to the sample, the same each time, and only when they must be."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from audio.mp3 import duration
from audio.narration import Script, Studio, Track, script
from audio.spoken import Sentence
from audio.voices import Voice
from tests.audio.conftest import SENTENCES
from tests.support.sound import heard, loudness

TOLERANCE = 0.02
"""Seconds; a reader notices sixty thousandths."""


def test_each_sentence_begins_and_ends_when_the_timings_say(track: Track) -> None:
    sound = heard(track.mp3)
    starts, ends = in_seconds(track.starts), in_seconds(track.ends)
    assert len(starts) == len(ends) == len(SENTENCES)
    for end, start in zip([0, *ends], [*starts, sound.duration], strict=True):
        assert sound.is_silent(end + TOLERANCE, start - TOLERANCE)
    for start, end in zip(starts, ends, strict=True):
        assert not sound.is_silent(start, start + 2 * TOLERANCE)
        assert not sound.is_silent(end - 2 * TOLERANCE, end)


def in_seconds(times: Sequence[int | None]) -> list[float]:
    return [time / 1000 for time in times if time is not None]


def test_a_heading_has_more_silence_before_it_than_a_sentence(track: Track) -> None:
    page = [Sentence("One.", "p", True), Sentence("Two.", "p", False), Sentence("A", "h2", True)]
    pauses = [pause for _, pause in script([*page, page[0]], Voice("en"), {}).lines]
    assert pauses[1] < pauses[3] < pauses[2]


def test_the_duration_is_that_of_the_sound(track: Track) -> None:
    assert track.duration == duration(track.mp3)
    assert duration(track.mp3) == pytest.approx(heard(track.mp3).duration, abs=0.03)
    assert len(track.mp3) / duration(track.mp3) * 3600 < 15_000_000


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Relationships pass through stages, and each stage asks something different of you.",
        ),
        ("pl", "Relacje przechodzą przez kolejne etapy, a każdy wymaga od ciebie czegoś innego."),
    ],
)
def test_it_is_as_loud_as_podcasts_should_be(studio: Studio, language: str, text: str) -> None:
    sentences = [Sentence(text, "p", True)]
    spoken = studio.speak([script(sentences, Voice(language), {})])[0]
    assert loudness(heard(spoken.mp3)) == pytest.approx(-16, abs=1.5)


def test_the_same_text_gives_the_same_bytes(
    track: Track, elsewhere: Studio, page_script: Script
) -> None:
    assert elsewhere.speak([page_script])[0] == track


def test_nothing_is_spoken_twice(studio: Studio, page_script: Script, track: Track) -> None:
    before = {path: path.stat().st_mtime_ns for path in studio.folder.iterdir()}
    assert studio.speak([page_script]) == [track]
    assert {path: path.stat().st_mtime_ns for path in studio.folder.iterdir()} == before


def test_another_text_voice_or_pronunciation_is_spoken_anew(page_script: Script) -> None:
    others = [
        script([*SENTENCES[:-1], Sentence("It is free.", "td", True)], Voice("en"), {}),
        script(SENTENCES, Voice("pl"), {}),
        script(SENTENCES, Voice("en"), {"listening": "lissening"}),
        script([*SENTENCES[:-1], Sentence(SENTENCES[-1].text, "p", False)], Voice("en"), {}),
    ]
    assert len({page_script.key, *(other.key for other in others)}) == 5


def test_a_page_that_was_cut_off_is_spoken_again(
    elsewhere: Studio, page_script: Script, track: Track
) -> None:
    elsewhere.folder.mkdir()
    (elsewhere.folder / f"{page_script.key}.mp3").write_bytes(b"half")
    assert elsewhere.speak([page_script]) == [track]


def test_what_no_page_needs_any_more_is_forgotten(elsewhere: Studio, page_script: Script) -> None:
    elsewhere.folder.mkdir()
    old = elsewhere.folder / "old.mp3"
    old.write_bytes(b"")
    elsewhere.speak([page_script])
    elsewhere.forget_unused()
    assert {path.suffix for path in elsewhere.folder.iterdir()} == {".mp3", ".json"}
    assert not old.exists()


def test_what_goes_wrong_is_told(elsewhere: Studio, tmp_path: Path) -> None:
    missing = Voice("en", str(tmp_path / "no-such-voice.onnx"))
    with pytest.raises(FileNotFoundError, match="no-such-voice"):
        script(SENTENCES, missing, {}).key  # noqa: B018
    unknown = Script(Voice("xx"), (("Hello.", 0),))
    with pytest.raises(RuntimeError, match="no voice for 'xx'"):
        elsewhere.speak([unknown])
