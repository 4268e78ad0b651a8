"""An EPUB that can be heard: each clip belongs to a sentence of the text and a part of the sound.

The files of sound are silent and their times known by construction; the build's own take minutes.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from audio.audiobook import AudioBook
from audio.narration import Studio, Track
from audio.spoken import marked_like, spoken
from editions import books
from editions.books import Bindery
from editions.document import Book, Leaf
from editions.imprint import Imprint
from editions.version import Version
from rendering.render import PRINT, Renderer
from tests.support.definitions import DOCS, LANGUAGES, ids_of, library
from tests.support.listening import silence

OPF, SMIL = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/ns/SMIL}"
KINDS = DOCS.parent / "overrides" / "kinds"
TITLES = {"en": "book-en", "pl": "book-pl"}

PAGES = {
    "tales/index.md": "<h1>Tales</h1><p>One. <strong>Two. Three</strong> is longer. Four.</p>",
    "tales/person.md": "<h1>Read by a person</h1><p>New since. Last.</p>",
    "tales/misfit.md": "<h1>Misread</h1><p>Nobody knows when.</p>",
    "tales/works.md": "<h1>Works</h1><p>Nowak, A. (2020). Tales.</p>",
}
TRACKS = {
    "tales/index.md": Track(
        silence(5), [300, 1300, 2000, 2750, 4000], [1000, 1900, 2700, 3900, 4600], 5
    ),
    "tales/person.md": Track(silence(4), [500, None, 2500], [1500, None, 3500], 4, "recording"),
    "tales/misfit.md": Track(silence(3), [0, 1], [1, 2], 3, "recording", aligned=False),
}


class Par(NamedTuple):
    """What is highlighted, and while which milliseconds are heard."""

    words: str
    sound: str
    start: int
    end: int


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def epub(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made as the build makes it, but for the PDF, whose pages it could do without."""
    site = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(books, "why_no_pdf", lambda: "not asked for")
        [made] = bindery(language, site).make_spoken_books(spoken_book(language))
    assert made.path == f"downloads/{TITLES[language]}-with-audio.epub"
    assert (made.format, made.which, made.size) == (
        "spoken epub",
        language,
        (site / made.path).stat().st_size,
    )
    return site / made.path


def bindery(language: str, site: Path) -> Bindery:
    book = Book()
    book.open(language, "Tales", "About them", list(PAGES))
    for inner, html in PAGES.items():
        marked = spoken(html, language).html if inner in TRACKS else ""
        book.add(language, Leaf(inner, inner.replace(".md", ".html"), inner, "", html, marked))
    imprint = Imprint(Version(), "https://example.org/licence")
    return Bindery(book, renderer(), KINDS.parent, site, TITLES, imprint)


def spoken_book(language: str) -> AudioBook:
    tracks = {(language, inner): track for inner, track in TRACKS.items()}
    return AudioBook(Studio(Path()), {}, {}, tracks=tracks, units={language: []})


@cache
def renderer() -> Renderer:
    return Renderer.from_templates(KINDS, library())


def test_the_same_book_is_the_same_bytes(
    epub: Path, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "why_no_pdf", lambda: "not asked for")
    [again] = bindery(language, tmp_path).make_spoken_books(spoken_book(language))
    assert (tmp_path / again.path).read_bytes() == epub.read_bytes()


@pytest.mark.java
def test_epubcheck_finds_nothing(epub: Path) -> None:
    command = [sys.executable, "-m", "epubcheck", str(epub)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"\b(FATAL|ERROR|WARNING)\b", done.stdout), done.stdout


def test_each_sentence_is_heard_until_the_next_begins(epub: Path) -> None:
    heard = [(par.words, par.start, par.end) for par in pars(epub, "tales")]
    assert heard == [
        ("Tales", 300, 1300),
        ("One.", 1300, 2000),
        ("Two.", 2000, 2750),
        ("Three", 2750, 3140),  # five letters of 16, with the space, of 1250 milliseconds
        ("is longer.", 3140, 4000),
        ("Four.", 4000, 4600),
    ]


def test_what_nobody_has_read_is_left_out(epub: Path) -> None:
    heard = [(par.words, par.start, par.end) for par in pars(epub, "tales-person")]
    assert heard == [("Read by a person", 500, 1500), ("Last.", 2500, 3500)]


def test_a_recording_that_does_not_fit_is_heard_as_a_whole(epub: Path) -> None:
    [par] = pars(epub, "tales-misfit")
    assert (par.words, par.start, par.end) == ("MisreadNobody knows when.", 0, 3000)


def test_a_page_that_is_not_read_has_no_sound(epub: Path) -> None:
    with ZipFile(epub) as archive:
        assert not [name for name in archive.namelist() if "works." in name and "xhtml" not in name]


def test_the_sound_is_in_the_file_as_it_is(epub: Path) -> None:
    with ZipFile(epub) as archive:
        for inner, name in (("index", "tales"), ("person", "tales-person")):
            sound = archive.getinfo(f"EPUB/audio/{name}.mp3")
            assert archive.read(sound) == TRACKS[f"tales/{inner}.md"].mp3
            assert sound.compress_type == ZIP_STORED


def test_the_package_tells_how_long_it_is_and_that_it_can_be_heard(epub: Path) -> None:
    with ZipFile(epub) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    metas = [
        (each.get("property"), each.get("refines"), each.text)
        for each in package.iter(f"{OPF}meta")
    ]
    durations = {refines: text for name, refines, text in metas if name == "media:duration"}
    assert durations == {
        "#tales-overlay": "4300ms",
        "#tales-person-overlay": "2000ms",
        "#tales-misfit-overlay": "3000ms",
        None: "9300ms",
    }
    overlays = {each.get("id"): each.get("media-overlay") for each in package.iter(f"{OPF}item")}
    assert overlays["tales"] == "tales-overlay"
    assert overlays["tales-works"] is None
    assert ("schema:accessibilityFeature", None, "synchronizedAudioText") in metas
    [active] = [text for name, _, text in metas if name == "media:active-class"]
    with ZipFile(epub) as archive:
        assert f".{active}" in archive.read("EPUB/epub.css").decode()


def test_all_that_is_read_of_an_exercise_stands_in_its_form_for_paper(language: str) -> None:
    only_on_site = library().labels["page"]["checklist"][language]
    for kind in ("calculator", "worksheet", "matrix", "quiz", "figure"):
        for id_ in ids_of(kind):
            told, form = (spoken(drawn(id_, language, each), language) for each in ("site", PRINT))
            marked = set(map(int, re.findall(r'data-sentence="(\d+)"', marked_like(told, form))))
            missing = [
                each.text for number, each in enumerate(told.sentences) if number not in marked
            ]
            assert set(missing) <= {only_on_site}, id_


def drawn(id_: str, language: str, edition: str) -> str:
    pages = ((inner, page) for (each, inner), page in library().pages.items() if each == language)
    inner = next(inner for inner, page in pages if id_ in {each.id for each in page.markers})
    return renderer().render(id_, language, inner, edition)


def pars(epub: Path, chapter: str) -> list[Par]:
    """What is heard of a chapter, in its order; every reference leads somewhere."""
    return list(read_pars(epub, chapter))


def read_pars(epub: Path, chapter: str) -> Iterator[Par]:
    with ZipFile(epub) as archive:
        overlay = etree.fromstring(archive.read(f"EPUB/{chapter}.smil"))
        text = etree.fromstring(archive.read(f"EPUB/{chapter}.xhtml"))
        for par in overlay.iter(f"{SMIL}par"):
            source, sound = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
            assert source is not None
            assert sound is not None
            file, _, id_ = str(source.get("src")).partition("#")
            assert file == f"{chapter}.xhtml"
            [element] = [each for each in text.iter() if each.get("id") == id_]
            assert f"EPUB/{sound.get('src')}" in archive.namelist()
            yield Par(
                " ".join(str(element.xpath("string()")).split()),
                str(sound.get("src")),
                milliseconds(sound.get("clipBegin")),
                milliseconds(sound.get("clipEnd")),
            )


def milliseconds(clock: object) -> int:
    return int(str(clock).removesuffix("ms"))
