"""The HTML of the player: what it names, where it leads, and how light it is."""

import gzip
import json
import re

import pytest

from rendering.bundle import bundles
from rendering.player import Audio, Chapter, Place, player
from rendering.render import Renderer
from tests.support.definitions import LANGUAGES, library
from tests.support.listening import KINDS
from tests.support.site import ROOT

LARGEST = 6 * 1024  # bytes, over gzip: scripts and style together
LARGEST_VOICE = 1024  # of what a page without a file loads on top: the voice of the device

CHAPTERS: list[Chapter] = [
    {"title": "One & two", "url": "pl/unit-1/index.html"},
    {"title": "Three", "url": "pl/unit-1/benefits.html"},
]
PLACE = Place("pl", "pl/unit-1/benefits.html", "Three", "Moduł I")
AUDIO: Audio = {
    "src": "audio/pl/unit-1/benefits.mp3",
    "size": 1_650_001,
    "duration": 421.5,
    "starts": [0, 900, None],
    "ends": [800, 2000, None],
    "voice": "recording",
    "aligned": True,
    "unit": None,
}


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer.from_templates(KINDS, library())


def test_length_and_size_are_rounded_up_and_written_in_the_language(renderer: Renderer) -> None:
    html = player(renderer, PLACE, AUDIO, CHAPTERS)

    assert "(8 min, 1,7 MB)" in words_of(html)
    assert "Pobierz (MP3, 1,7 MB)" in words_of(html)
    assert "Czyta lektor." in words_of(html)
    assert '<option value="0.75">0,75×</option>' in html


def test_addresses_are_those_seen_from_the_page(renderer: Renderer) -> None:
    html = player(renderer, PLACE, AUDIO, CHAPTERS)

    assert html.count('src="../../audio/pl/unit-1/benefits.mp3"') == 1
    assert 'href="../../audio/pl/unit-1/benefits.mp3" download' in html
    assert '<a href="index.html">One &amp; two</a>' in html
    assert '<a href="benefits.html" aria-current="page">Three</a>' in html


def test_the_script_gets_the_times_and_what_to_remember_the_page_by(renderer: Renderer) -> None:
    data = data_of(player(renderer, PLACE, AUDIO, CHAPTERS))

    assert data == {
        "page": "pl/unit-1/benefits.html",
        "title": "Three",
        "album": "Moduł I",
        "unit": "pl/unit-1",
        "duration": 421.5,
        "starts": [0, 900, None],
        "ends": [800, 2000, None],
        "aligned": True,
    }


def test_a_page_without_a_file_has_nothing_to_load_and_nothing_to_download(
    renderer: Renderer,
) -> None:
    html = player(renderer, PLACE, None, [])

    assert "<audio" not in html
    assert "MP3" not in html
    assert 'name="unit"' not in html
    assert "starts" not in data_of(html)


def test_only_the_page_that_opens_a_unit_offers_the_whole_of_it(renderer: Renderer) -> None:
    opening = PLACE._replace(url="pl/unit-1/index.html", opens_unit=True)

    assert 'data-do="listen to unit"' in player(renderer, opening, AUDIO, CHAPTERS)
    assert 'data-do="listen to unit"' not in player(renderer, PLACE, AUDIO, CHAPTERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_a_script_can_do_waits_for_it(renderer: Renderer, language: str) -> None:
    html = player(renderer, PLACE._replace(language=language), AUDIO, CHAPTERS)
    outside, bar, _ = html.partition('<div class="player__bar" hidden>')

    assert bar
    buttons = re.findall(r"<button[^>]*>", outside)
    assert len(buttons) == 2
    assert all("hidden" in each for each in buttons)


def test_scripts_and_style_are_light() -> None:
    files = bundles(ROOT / "overrides")
    size = {name: len(gzip.compress(text.encode())) for name, text in files.items()}
    names = ("listening.js", "player.js", "player.css")

    assert sum(size[f"assets/{name}"] for name in names) < LARGEST
    assert size["assets/device.js"] < LARGEST_VOICE


def words_of(html: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", re.sub(r"<[^>]*>", "", html))


def data_of(html: str) -> dict[str, object]:
    found = re.search(r'id="book-audio">(.*?)</script>', html)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data
