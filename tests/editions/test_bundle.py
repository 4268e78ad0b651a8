"""The downloads: what is in them, and that their bytes depend on nothing else."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile, ZipInfo

import pytest

from editions.bundle import (
    Download,
    StartPage,
    make_downloads,
    without_player_of_file,
    without_switch,
    zipped,
)
from rendering.render import Renderer
from tests.support.definitions import DOCS, LANGUAGES, library
from tests.support.html import outline, resolved
from tests.support.site import ROOT, downloads_of, unpacked

MORNING = datetime(2026, 11, 22, 7, 5, 31, tzinfo=UTC)
STARTS = {"en": StartPage("START.html", "Start"), "pl": StartPage("OTWÓRZ.html", "Otwórz")}
TITLES = {"all": "book-en-pl", "en": "book-en", "pl": "książka-pl"}
SWITCH = '<div class="md-header__option book-languages">\n<a hreflang="pl">Polski</a>\n</div>'


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    for name, content in {
        "index.html": f"<p>{SWITCH}</p>",
        "404.html": "lost",
        "robots.txt": "robots",
        "sitemap.xml": "sitemap",
        "sitemap.xml.gz": "sitemap",
        "offline.html": "no network",
        "offline-worker.js": "worker",
        "assets/book.css": "a { color: red }",
        "assets/book.css.map": "{}",
        "pl/index.html": f"<p>{SWITCH}</p>",
        "pl/zdjęcie.svg": "<svg/>",
        "search/en.js": "english()",
        "search/pl.js": "polish()",
        "downloads/earlier.zip": "old",
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return tmp_path / "site"


def test_the_download_in_all_languages_holds_what_a_reader_needs(small_site: Path) -> None:
    make_downloads(small_site, TITLES, STARTS, MORNING)

    assert names_in(small_site / "downloads/book-en-pl.zip") == [
        "OTWÓRZ.html",
        "START.html",
        "book/assets/book.css",
        "book/index.html",
        "book/pl/index.html",
        "book/pl/zdjęcie.svg",
        "book/search/en.js",
        "book/search/pl.js",
    ]


def test_no_download_speaks_of_the_podcast(small_site: Path) -> None:
    page = small_site / "index.html"
    frame = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    [link] = re.findall(r"<link [^>]*rss\+xml[^>]*>", frame)
    page.write_text(f"<head>{link}\n<title>A</title></head>", encoding="utf-8")
    for name in ("audio/feed.en.xml", "audio/cover.en.png"):
        (small_site / name).parent.mkdir(exist_ok=True)
        (small_site / name).write_bytes(b"of the podcast")

    make_downloads(small_site, TITLES, STARTS, MORNING)

    archive = small_site / "downloads/book-en.zip"
    assert not [name for name in names_in(archive) if "audio" in name]
    assert ZipFile(archive).read("book/index.html") == b"<head><title>A</title></head>"


def test_a_download_in_one_language_holds_that_one_and_no_switch(small_site: Path) -> None:
    make_downloads(small_site, TITLES, STARTS, MORNING)

    polish = small_site / "downloads/książka-pl.zip"
    assert names_in(polish) == [
        "OTWÓRZ.html",
        "book/assets/book.css",
        "book/pl/index.html",
        "book/pl/zdjęcie.svg",
        "book/search/pl.js",
    ]
    assert ZipFile(polish).read("book/pl/index.html") == b"<p></p>"
    assert ZipFile(small_site / "downloads/book-en.zip").read("book/index.html") == b"<p></p>"


def test_a_download_has_audio_only_where_its_name_says_so(small_site: Path) -> None:
    for name in ("en/index.mp3", "pl/index.mp3", "pl/unit-1.mp3", "pl/unit-1/a.mp3", "feed.pl.xml"):
        path = small_site / "audio" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())

    made = make_downloads(small_site, TITLES, STARTS, MORNING)

    sound = {
        each.path: [name for name in names_in(small_site / each.path) if "audio" in name]
        for each in made
    }
    assert sound == {
        "downloads/book-en-pl.zip": [],
        "downloads/book-en.zip": [],
        "downloads/książka-pl.zip": [],
        "downloads/book-en-with-audio.zip": ["book/audio/en/index.mp3"],
        "downloads/książka-pl-with-audio.zip": [
            "book/audio/pl/index.mp3",
            "book/audio/pl/unit-1/a.mp3",
        ],
    }
    assert {each.format for each in made} == {"zip", "spoken zip"}


def test_a_page_without_its_audio_offers_the_voice_of_the_device_alone() -> None:
    page = (
        '<section class="player"><audio class="player__sound" controls src="a.mp3"></audio>'
        '<p><button type="button" class="md-button" data-do="listen" hidden><svg></svg>Listen'
        '</button><button type="button" data-do="listen by device">Device</button></p>'
        '<p class="player__note">A voice <a href="a.mp3" download>Save</a></p></section>'
    )
    assert without_player_of_file(page.encode()).decode() == (
        '<section class="player"><p><button type="button" data-do="listen by device">Device'
        "</button></p></section>"
    )


def test_what_has_been_made_is_told_with_its_size(small_site: Path) -> None:
    made = make_downloads(small_site, TITLES, STARTS, MORNING)

    assert [(each.which, each.path) for each in made] == [
        ("all", "downloads/book-en-pl.zip"),
        ("en", "downloads/book-en.zip"),
        ("pl", "downloads/książka-pl.zip"),
    ]
    assert all(each.size == (small_site / each.path).stat().st_size for each in made)


@pytest.mark.parametrize(
    ("size", "megabytes"), [(1, 0.1), (2_100_000, 2.1), (2_100_001, 2.2), (7_950_000, 8.0)]
)
def test_a_size_is_never_told_too_small(size: int, megabytes: float) -> None:
    assert Download("all", "book.zip", size).megabytes == megabytes


def test_entries_are_sorted_and_have_one_date_and_one_permission() -> None:
    entries = entries_of(zipped({"b/ą.txt": b"1", "a.txt": b"2"}, MORNING))

    assert [entry.filename for entry in entries] == ["a.txt", "b/ą.txt"]
    for entry in entries:
        assert entry.date_time == (2026, 11, 22, 7, 5, 30)  # ZIP counts every other second
        assert entry.external_attr >> 16 == 0o100644
        assert entry.create_system == 3


def test_neither_the_order_of_files_nor_the_time_zone_changes_a_byte() -> None:
    in_gdynia = MORNING.astimezone(timezone(timedelta(hours=1)))

    assert zipped({"a": b"1", "b": b"2"}, MORNING) == zipped({"b": b"2", "a": b"1"}, in_gdynia)


def test_without_a_date_the_oldest_one_is_taken() -> None:
    (entry,) = entries_of(zipped({"a": b"1"}, None))

    assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_only_the_language_switch_is_taken_out() -> None:
    page = f"<div><p>ą</p>{SWITCH}<div>b</div></div>"

    assert without_switch(page.encode()).decode() == "<div><p>ą</p><div>b</div></div>"


# ---- The downloads of the book -------------------------------------------------------------------


def test_every_link_of_every_download_leads_to_a_file_in_it(site: Path, tmp_path: Path) -> None:
    for archive in downloads_of(site):
        folder = unpacked(archive, tmp_path / archive.stem)
        assert [link for link in links_in(folder) if not (folder / link).is_file()] == []


def test_the_downloads_without_audio_stay_under_eight_megabytes(site: Path) -> None:
    assert max(archive.stat().st_size for archive in silent_downloads(site)) < 8_000_000


def test_what_lies_beside_the_book_says_what_to_open(site: Path) -> None:
    beside = [
        sorted(name for name in names_in(archive) if "/" not in name)
        for archive in silent_downloads(site)
    ]

    assert sorted(beside) == [
        ["OTWORZ-MNIE.html"],
        ["OTWORZ-MNIE.html", "START-HERE.html"],
        ["START-HERE.html"],
    ]


def test_the_site_offers_each_download_in_both_languages_and_no_download_does(
    site: Path, download: str, tmp_path: Path
) -> None:
    offered = sorted(f"downloads/{archive.name}" for archive in downloads_of(site))
    offline = unpacked(silent_downloads(site)[0], tmp_path)
    for page in ("how-to-use.html", "pl/how-to-use.html"):
        assert sorted(downloads_on(site, page)) == offered
        assert downloads_on(offline, f"book/{page}") == []


def silent_downloads(site: Path) -> list[Path]:
    """The archives without audio; a site that was built with it has others beside them."""
    return [
        archive
        for archive in downloads_of(site)
        if not any(name.endswith(".mp3") for name in names_in(archive))
    ]


def downloads_on(folder: Path, page: str) -> list[str]:
    links = [resolved(page, address)[0] for address in outline(folder / page).addresses]
    return [link for link in links if link.endswith(".zip")]


def links_in(folder: Path) -> Iterator[str]:
    """All that the pages below a folder link to or load, but for other websites."""
    for file in sorted(folder.rglob("*.html")):
        page = file.relative_to(folder).as_posix()
        for address in outline(file).addresses:
            if not urlsplit(address).scheme:
                yield resolved(page, address)[0]


def names_in(archive: Path) -> list[str]:
    return ZipFile(archive).namelist()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sort_of_download_is_offered_in_its_place(language: str) -> None:
    sorts = ("zip", "spoken zip", "pdf", "epub", "spoken epub", "mp3", "audio", "feed")
    labels = library().labels["page"]
    assert {key for key in labels if key.startswith("downloads ")} == {
        f"downloads {sort}" for sort in sorts
    }
    renderer = Renderer.from_templates(DOCS.parent / "overrides" / "kinds", library())
    items = [Download(language, f"downloads/{sort}", 1, sort) for sort in reversed(sorts)]
    offer = renderer.fill(
        "downloads/downloads.html", language, items=items, day="", file=lambda path: path
    )
    assert re.findall(r'href="downloads/([^"]+)"', offer) == list(sorts)


def entries_of(archive: bytes) -> list[ZipInfo]:
    return ZipFile(BytesIO(archive)).infolist()
