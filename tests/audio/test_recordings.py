"""Pages read by people: aligned with their text, and honest about what does not fit."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import pytest
import soundfile

from audio.levelling import levelled, resampled
from audio.levelling import loudness as measured
from audio.narration import Studio
from audio.recordings import Recording, recording_of, track_of
from audio.spoken import Sentence
from audio.voices import Voice
from tests.support.site import ROOT
from tests.support.sound import heard, loudness

READ = {
    "en": [
        "Relationships pass through stages.",
        "Each stage asks something different of you.",
        "If you know where a customer stands, you will not send a welcome offer to someone who has"
        " been with you for years.",
        "First find those who will become customers.",
        "Two tools help.",
        "A needs analysis asks what people want to achieve and what stops them.",
        "Segmentation divides them into groups with similar needs.",
        "The school might find three segments.",
    ],
    "pl": [
        "Relacje przechodzą przez kolejne etapy.",
        "Każdy z nich wymaga od ciebie czegoś innego.",
        "Jeśli wiesz, na jakim etapie jest klient, nie wyślesz oferty powitalnej komuś, kto jest z"
        " tobą od lat.",
        "Najpierw znajdź tych, którzy staną się klientami.",
        "Pomagają w tym dwa narzędzia.",
        "Analiza potrzeb pyta, co ludzie chcą osiągnąć i co ich powstrzymuje.",
        "Segmentacja dzieli ich na grupy o podobnych potrzebach.",
        "Szkoła mogłaby znaleźć trzy segmenty.",
    ],
}
OTHERS = [
    "No crisis can be predicted exactly, but you can ask three questions in advance.",
    "Write the answers in a register of threats.",
    "It may look like this; the guest house by the sea is invented.",
    "A storm cuts off the electricity, and nobody answers the telephone.",
    "The plan is a living document, reviewed and updated often.",
    "Keep a printed copy as well.",
]


@dataclass(frozen=True)
class Reading:
    """A page with its recording, and when its sentences really begin and end in it."""

    page: Path
    starts: list[float]
    ends: list[float]


def sentences_of(lines: Sequence[str]) -> list[Sentence]:
    return [Sentence(line, "p", True) for line in lines]


def read_aloud(lines: Sequence[str], voice: str, page: Path) -> Reading:
    command = [sys.executable, "-m", "tests.support.reading", voice, str(page.with_suffix(".wav"))]
    environment = {"PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT}", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, input="\n".join(lines), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    starts, ends = json.loads(done.stdout)
    page.with_suffix(".txt").write_text("\n".join(lines), "utf-8")
    return Reading(page, starts, ends)


@pytest.fixture(scope="module", params=["en", "pl"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def reading(language: str, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    page = tmp_path_factory.mktemp("docs") / "stages.md"
    return read_aloud(READ[language], f"{language}+f3", page)


def found(page: Path) -> Recording:
    recording = recording_of(page)
    assert recording is not None
    return recording


def test_each_sentence_is_found_where_it_is_read(
    reading: Reading, language: str, studio: Studio
) -> None:
    lines = sentences_of(READ[language])
    track, report = track_of(found(reading.page), lines, Voice(language), {}, studio)
    assert (track.voice, track.aligned, report.changed) == ("recording", True, 0)
    delay = 0.05  # that of decoders
    errors = [
        abs((time or 0) / 1000 - delay - truth)
        for times, truths in ((track.starts, reading.starts), (track.ends, reading.ends))
        for time, truth in zip(times, truths, strict=True)
    ]
    assert median(errors) < 0.04
    assert max(errors) < 0.25


def test_a_recording_is_as_long_as_it_was_and_as_loud_as_the_book(
    reading: Reading, language: str, studio: Studio
) -> None:
    lines = sentences_of(READ[language])
    track, _ = track_of(found(reading.page), lines, Voice(language), {}, studio)
    sound, original = heard(track.mp3), soundfile.info(reading.page.with_suffix(".wav"))
    assert sound.duration == pytest.approx(original.duration, abs=0.15)
    assert loudness(sound) == pytest.approx(-16, abs=1)


def test_sentences_that_changed_since_are_not_placed(
    reading: Reading, language: str, studio: Studio
) -> None:
    lines = READ[language]
    now = [lines[0], "This one is new.", *lines[1:4], "This one has changed.", *lines[5:]]
    before, _ = track_of(found(reading.page), sentences_of(lines), Voice(language), {}, studio)
    track, report = track_of(found(reading.page), sentences_of(now), Voice(language), {}, studio)
    assert (report.changed, track.aligned) == (2, True)
    assert [number for number, start in enumerate(track.starts) if start is None] == [1, 5]
    known = [start for start in track.starts if start is not None]
    assert known == [*before.starts[:4], *before.starts[5:]]


@pytest.mark.parametrize("right", [0, 3])
def test_what_does_not_fit_is_played_without_highlighting(
    right: int, tmp_path: Path, studio: Studio
) -> None:
    page = tmp_path / "stages.md"
    read_aloud([*READ["en"][:right], *OTHERS[right:]], "en+f3", page)
    page.with_suffix(".txt").write_text("\n".join(READ["en"]), "utf-8")
    lines = sentences_of(READ["en"])
    track, report = track_of(found(page), lines, Voice("en"), {}, studio)
    assert (track.voice, track.aligned, report.fits) == ("recording", False, False)


def test_a_recording_without_a_script_is_taken_for_the_page_of_today(
    reading: Reading, language: str, studio: Studio, tmp_path: Path
) -> None:
    page = tmp_path / "stages.md"
    page.with_suffix(".wav").write_bytes(reading.page.with_suffix(".wav").read_bytes())
    lines = sentences_of(READ[language])
    track, report = track_of(found(page), lines, Voice(language), {}, studio)
    assert (report.has_script, track.aligned) == (False, True)


def test_a_recording_is_aligned_once(reading: Reading, language: str, studio: Studio) -> None:
    lines = sentences_of(READ[language])
    first = track_of(found(reading.page), lines, Voice(language), {}, studio)
    before = {path: path.stat().st_mtime_ns for path in studio.folder.iterdir()}
    assert track_of(found(reading.page), lines, Voice(language), {}, studio) == first
    assert {path: path.stat().st_mtime_ns for path in studio.folder.iterdir()} == before


def test_a_page_without_a_recording_has_none(tmp_path: Path) -> None:
    assert recording_of(tmp_path / "stages.md") is None


def test_another_rate_leaves_a_tone_as_it_is_and_takes_out_what_is_too_high() -> None:
    seconds = np.arange(44100, dtype=np.float32) / 44100
    low, high = np.sin(2 * np.pi * 440 * seconds), np.sin(2 * np.pi * 15000 * seconds)
    kept = resampled(low.astype(np.float32), 44100, 22050)
    expected = np.sin(2 * np.pi * 440 * np.arange(22050) / 22050)
    assert np.abs(kept[500:-500] - expected[500:-500]).max() < 0.02
    assert np.abs(resampled(high.astype(np.float32), 44100, 22050)[500:-500]).max() < 0.02


def test_loudness_is_that_of_the_standard() -> None:
    # ITU-R BS.1770-5: a sine of 997 Hz at full scale in one channel is -3.01 LUFS.
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * 48000) / 48000).astype(np.float32)
    assert measured(tone, 48000) == pytest.approx(-3.01, abs=0.05)
    assert measured(tone / np.float32(10), 48000) == pytest.approx(-23.01, abs=0.05)


def test_peaks_are_rounded_off_and_silence_stays_silent() -> None:
    speech = 0.03 * np.sin(2 * np.pi * 300 * np.arange(44100) / 22050).astype(np.float32)
    speech[22050:22060] = 0.9
    assert np.abs(levelled(speech, 22050)).max() <= 0.9
    assert measured(levelled(speech, 22050), 22050) == pytest.approx(-16, abs=0.5)
    assert not levelled(np.zeros(22050, np.float32), 22050).any()
