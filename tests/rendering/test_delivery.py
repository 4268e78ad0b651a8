"""Addresses that change with what they lead to, and the version of the whole site."""

import json
import re
from pathlib import Path

import pytest

from rendering.delivery import VERSION_SLOT, WORKER, deliver
from tests.support.site import ROOT

PAGE = f"""
<link rel="stylesheet" href="assets/css/book.css"><script src="assets/a.js"></script>
<img src="assets/a.png"><a href="https://a.test/assets/css/book.css">a</a>
<script src="assets/offline.js" data-version="{VERSION_SLOT}" data-load="search/en.js"></script>
"""
POLISH_PAGE = '<script src="../assets/a.js" data-load="../search/pl.js"></script>'


def test_scripts_and_styles_are_asked_for_with_a_hash_of_what_they_hold(site: Path) -> None:
    before = addresses(site)
    (site / "assets/css/book.css").write_text("a{x:2}", encoding="utf-8")
    (site / "index.html").write_text(PAGE, encoding="utf-8")

    deliver(site, ["en", "pl"])

    assert [re.sub("[0-9a-f]{10}$", "", address) for address in before] == [
        "assets/css/book.css?v=",
        "assets/a.js?v=",
        "assets/a.png",
        "https://a.test/assets/css/book.css",
        "assets/offline.js?v=",
    ]
    changed = [old for old, new in zip(before, addresses(site), strict=True) if old != new]
    assert changed == [before[0]]


def test_pages_and_the_worker_know_the_same_version(site: Path) -> None:
    (version,) = re.findall('data-version="([0-9a-f]{10})"', text(site / "index.html"))

    assert f'VERSION = "{version}"' in text(site / WORKER)


@pytest.mark.parametrize("name", ["index.html", "assets/css/book.css", "assets/a.js"])
def test_the_version_changes_with_every_page_script_and_style(site: Path, name: str) -> None:
    before = text(site / WORKER)
    fill(site)
    with (site / name).open("a", encoding="utf-8") as file:
        file.write("b{x:2}")

    deliver(site, ["en", "pl"])

    assert text(site / WORKER) != before


def test_the_version_stays_where_nothing_changes(site: Path) -> None:
    before = text(site / WORKER)
    fill(site)

    deliver(site, ["en", "pl"])

    assert text(site / WORKER) == before


def test_the_worker_keeps_the_first_pages_and_all_scripts_and_styles(site: Path) -> None:
    shell = text(site / WORKER).partition("SHELL = ")[2].partition(";")[0]

    assert shell.startswith('["index.html","pl/index.html","offline.html"')
    for address in addresses(site):
        assert (f'"{address}"' in shell) == ("?v=" in address)


def test_the_worker_knows_the_pages_of_each_language_and_what_they_load_later(site: Path) -> None:
    books = json.loads(text(site / WORKER).partition("BOOKS = ")[2].partition(";")[0])

    assert [re.sub("[0-9a-f]{10}$", "", each) for each in books["en"]] == [
        "index.html",
        "search/en.js?v=",
    ]
    assert books["pl"][0] == "pl/index.html"
    assert f'data-load="../{books["pl"][1]}"' in text(site / "pl/index.html")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A very small site, delivered."""
    fill(tmp_path)
    deliver(tmp_path, ["en", "pl"])
    return tmp_path


def fill(site: Path) -> None:
    for folder in ("assets/css", "search", "pl"):
        (site / folder).mkdir(parents=True, exist_ok=True)
    worker = (ROOT / "overrides" / WORKER).read_text(encoding="utf-8")
    files = {"index.html": PAGE, "assets/css/book.css": "a{x:1}", WORKER: worker}
    files |= {"assets/a.js": "a()", "assets/offline.js": "b()", "pl/index.html": POLISH_PAGE}
    files |= {"404.html": "lost", "search/en.js": "en()", "search/pl.js": "pl()"}
    for name, content in files.items():
        (site / name).write_text(content, encoding="utf-8")


def addresses(site: Path) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', text(site / "index.html"))


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
