"""What can be heard of a book: a file for each page, a file with chapters for each unit, a feed."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from mutagen.id3 import ID3
from PIL import Image

from audio.audiobook import AudioBook, Page
from audio.cover import cover
from audio.feed import Feed, feed, podcast
from audio.narration import Studio
from audio.spoken import Sentence
from audio.voices import chosen_voices
from editions.listening import make_listening
from editions.version import Version
from rendering.render import Renderer
from tests.support.definitions import library
from tests.support.sound import heard

COVER = b"\x89PNG a picture"
TEXTS = {
    "index.md": ("Home", "", "Welcome."),
    "introduction.md": ("Introduction", "", "This is how it begins."),
    "unit-1/index.md": ("Unit I", "Unit I", "The first unit has two pages."),
    "unit-1/stages.md": ("2. Żółte stages & more", "Unit I", "Everything passes through stages."),
    "unit-1/silent.md": ("3. Nothing", "Unit I", ""),
}
SITE = "https://example.org/book/"
ABOUT = Feed("The book & more", "What it is", SITE, "https://example.org/licence")
VERSION = Version("a" * 40, built=datetime(2026, 11, 22, 7, 5, tzinfo=UTC))
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def tags_of(mp3: bytes) -> Any:
    """The tags as an independent program reads them."""
    read: Any = ID3  # mutagen brings no types
    return read(io.BytesIO(mp3))


@pytest.fixture(scope="module")
def audio(studio: Studio) -> AudioBook:
    book = AudioBook(studio, chosen_voices(("en",), {}), {}, ["introduction.md"], COVER)
    book.open("en", list(TEXTS))
    for inner, (title, part, text) in TEXTS.items():
        sentences = [Sentence(text, "p", True)] if text else []
        address = inner.replace(".md", ".html")
        book.add("en", Page(inner, address, title, "About it.", part, sentences, {}))
    return book


@pytest.fixture(scope="module")
def files(audio: AudioBook) -> dict[str, bytes]:
    return audio.speak("en", "The book")


def test_each_page_and_each_unit_has_a_file(files: dict[str, bytes]) -> None:
    assert sorted(files) == [
        "audio/en/index.mp3",
        "audio/en/introduction.mp3",
        "audio/en/unit-1.mp3",
        "audio/en/unit-1/index.mp3",
        "audio/en/unit-1/stages.mp3",
    ]


def test_the_player_learns_all_it_needs(audio: AudioBook, files: dict[str, bytes]) -> None:
    offer = audio.offer("en", "unit-1/stages.md")
    assert offer is not None
    sound = heard(files["audio/en/unit-1/stages.mp3"])
    assert offer["duration"] == pytest.approx(sound.duration, abs=0.06)
    assert 0 < (offer["starts"][0] or 0) < (offer["ends"][0] or 0) < offer["duration"] * 1000
    assert (offer["voice"], offer["aligned"]) == ("synthetic", True)
    assert offer["size"] == len(files[offer["src"]])
    assert offer["unit"] == {
        "title": "Unit I",
        "chapters": [
            {"title": "Unit I", "url": "unit-1/index.html"},
            {"title": "2. Żółte stages & more", "url": "unit-1/stages.html"},
        ],
    }
    assert audio.offer("en", "unit-1/silent.md") is None


def test_a_page_without_a_unit_is_a_chapter_by_itself(
    audio: AudioBook, files: dict[str, bytes]
) -> None:
    offer = audio.offer("en", "index.md")
    assert offer is not None
    assert offer["unit"] == {"title": "Home", "chapters": [{"title": "Home", "url": "index.html"}]}


def test_a_unit_has_chapters_that_begin_where_its_pages_do(files: dict[str, bytes]) -> None:
    unit = files["audio/en/unit-1.mp3"]
    tags = tags_of(unit)
    pages = [heard(files[f"audio/en/unit-1/{name}.mp3"]).duration for name in ("index", "stages")]
    assert tags["TIT2"].text == ["Unit I"]
    assert tags["TALB"].text == ["The book"]
    assert tags["TLAN"].text == ["eng"]
    assert (tags["APIC:"].mime, tags["APIC:"].data) == ("image/png", COVER)
    assert tags["CTOC:toc"].child_element_ids == ["c0", "c1"]
    chapters = [tags["CHAP:c0"], tags["CHAP:c1"]]
    assert [each.sub_frames["TIT2"].text for each in chapters] == [
        ["Unit I"],
        ["2. Żółte stages & more"],
    ]
    times = [(each.start_time / 1000, each.end_time / 1000) for each in chapters]
    assert times[0] == pytest.approx((0, pages[0]), abs=0.06)
    assert times[1] == pytest.approx((pages[0], sum(pages)), abs=0.06)
    assert heard(unit).duration == pytest.approx(sum(pages), abs=0.06)


def test_the_sound_of_a_unit_is_that_of_its_pages(files: dict[str, bytes]) -> None:
    pages = [heard(files[f"audio/en/unit-1/{name}.mp3"]) for name in ("index", "stages")]
    begun = [heard(files["audio/en/unit-1.mp3"]).beginnings(0.5)[0], pages[0].beginnings(0.2)[0]]
    assert begun[0] == pytest.approx(begun[1], abs=0.02)


def test_a_page_says_of_itself_where_it_belongs(files: dict[str, bytes]) -> None:
    tags = tags_of(files["audio/en/unit-1/stages.mp3"])
    assert tags["TIT2"].text == ["Unit I: 2. Żółte stages & more"]
    assert tags["TRCK"].text == ["4/4"]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer.from_templates(Path("overrides/kinds").resolve(), library())


def test_the_feed_has_an_episode_for_each_unit(
    audio: AudioBook, files: dict[str, bytes], renderer: Renderer
) -> None:
    text = feed(renderer, audio, "en", ABOUT, VERSION)
    channel = ElementTree.fromstring(text).find("channel")
    assert channel is not None
    assert channel.findtext("title") == "The book & more"
    assert channel.findtext("link") == f"{SITE}index.html"
    assert channel.findtext("language") == "en"
    assert [
        (item.findtext("title"), item.findtext("link"), item.findtext("pubDate"))
        for item in channel.iter("item")
    ] == [
        ("Introduction", f"{SITE}introduction.html", "Sun, 22 Nov 2026 07:04:00 +0000"),
        ("Unit I", f"{SITE}unit-1/index.html", "Sun, 22 Nov 2026 07:05:00 +0000"),
    ]
    for item in channel.iter("item"):
        enclosure = item.find("enclosure")
        assert enclosure is not None
        path = enclosure.attrib["url"].removeprefix(SITE)
        assert enclosure.attrib["length"] == str(len(files[path]))
        seconds = int(item.findtext(f"{ITUNES}duration") or 0)
        assert seconds == pytest.approx(heard(files[path]).duration, abs=0.6)


def test_a_feed_has_what_directories_require(
    audio: AudioBook, files: dict[str, bytes], renderer: Renderer
) -> None:
    """By https://help.apple.com/itc/podcasts_connect/#/itcb54353390 and podcastindex.org."""
    made = podcast(renderer, audio, "en", ABOUT, VERSION)
    channel = ElementTree.fromstring(made["audio/feed.en.xml"]).find("channel")
    assert channel is not None
    for required in ("title", "description", "language", f"{ITUNES}explicit"):
        assert channel.findtext(required), required
    assert channel.findtext(f"{ITUNES}explicit") in ("true", "false")
    assert channel.findtext(f"{ITUNES}type") == "serial"
    categories = [each.attrib["text"] for each in channel.iter(f"{ITUNES}category")]
    assert categories == ["Business", "Marketing", "Education"]  # as Apple spells them
    # The feed's address without its scheme, hashed as podcastindex.org describes.
    id_ = uuid5(UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "example.org/book/audio/feed.en.xml")
    assert channel.findtext(f"{PODCAST}guid") == str(id_)
    assert channel.findtext(f"{PODCAST}medium") == "audiobook"
    items = list(channel.iter("item"))
    assert [item.findtext(f"{ITUNES}episode") for item in items] == ["1", "2"]
    guids = {item.findtext("guid") for item in items}
    assert guids == {f"{SITE}audio/en/introduction.mp3", f"{SITE}audio/en/unit-1.mp3"}
    dates = [parsedate_to_datetime(item.findtext("pubDate") or "") for item in items]
    assert dates == sorted(dates)
    assert dates[-1] == VERSION.built
    assert all(item.findtext("title") for item in items)
    assert {enclosure.attrib["type"] for enclosure in channel.iter("enclosure")} == {"audio/mpeg"}


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Customer relationship building"), ("pl", "Budowanie relacji z klientem")],
)
def test_the_cover_of_the_podcast_is_as_directories_require(
    renderer: Renderer, language: str, title: str
) -> None:
    """By https://podcasters.apple.com/support/896-artwork-requirements."""
    content = cover(renderer, language, title)
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.mode) == ("PNG", "RGB")  # no alpha channel
    assert picture.size == (3000, 3000)  # square, 1400 to 3000 pixels, the largest preferred
    assert len(content) < 500_000
    # The drawing reaches neither edge, and only the ribbons lie in the lowest fifth.
    ink = picture.convert("L").point(lambda level: 255 * (level < 100))
    left, top, right, _ = ink.crop((0, 0, 3000, 2400)).getbbox() or (0, 0, 0, 0)
    assert (left > 200, top > 200, right < 2800) == (True, True, True)
    assert right - left > 1500  # there are words


def test_a_feed_of_a_book_without_a_date_has_none(
    audio: AudioBook, files: dict[str, bytes], renderer: Renderer
) -> None:
    assert "pubDate" not in feed(renderer, audio, "en", ABOUT, Version())


def test_all_units_of_a_language_come_in_one_download(
    audio: AudioBook, files: dict[str, bytes], tmp_path: Path
) -> None:
    made = make_listening(audio, tmp_path, {"en": "book-en"}, None)
    assert [(each.format, each.path, each.title) for each in made] == [
        ("audio", "downloads/book-en-audio.zip", ""),
        ("mp3", "audio/en/introduction.mp3", "Introduction"),
        ("mp3", "audio/en/unit-1.mp3", "Unit I"),
    ]
    assert made[0].size > sum(each.size for each in made[1:])
    assert dict(_entries(tmp_path / made[0].path)) == {
        "01-introduction.mp3": files["audio/en/introduction.mp3"],
        "02-unit-1.mp3": files["audio/en/unit-1.mp3"],
        "playlist.m3u8": b"01-introduction.mp3\n02-unit-1.mp3\n",
    }


def _entries(archive: Path) -> Iterator[tuple[str, bytes]]:
    with ZipFile(archive) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)
