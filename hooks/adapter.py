"""The one file that knows mkdocs: it hands pages to the engine and puts the results in place.

Before a build everything is read and checked, so a fault leaves the last good site untouched. A
marker becomes an empty element in the Markdown and the finished HTML in the page, so that Markdown
never has to read the exercises. mkdocs builds one language after the other in one process; what
belongs to all of them is made anew in `on_pre_build` of the first.

`book.py serve` asks for dirty builds. Here they are clean ones that save time: a page is left as it
is when nothing has changed that it shows.
"""

import logging
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

sys.path.insert(0, str(Path(__file__).parent))

from audio.audiobook import AudioBook
from audio.audiobook import Page as SpokenPage
from audio.feed import Feed, feed_path, podcast
from audio.narration import Studio
from audio.recordings import Report, recording_of
from audio.spoken import marked_like, spoken, without_respellings
from audio.voices import chosen_voices
from content.changes import marks
from content.faults import FaultsFound
from content.library import Library, read_library
from content.pages import LISTS, lines_outside_code, marker_in
from editions.answers import answers
from editions.document import Book, Leaf
from editions.downloads import offer_downloads
from editions.imprint import Imprint
from editions.pdf import why_no_pdf
from editions.reader import STYLE as READER_STYLE
from editions.reader import reader_script, reader_style
from editions.version import DATE_VARIABLE, Version, day_in, version_of
from rendering import workbook
from rendering.bundle import FIGURE_STYLE, bundles, keeping_bundles, needed, player_bundles
from rendering.compiled import COMPILED
from rendering.delivery import MANIFEST, OFFLINE_PAGE, deliver, manifest
from rendering.finish import finished
from rendering.player import Audio, Chapter, Place, is_worth_hearing, player
from rendering.render import PRINT, Renderer
from rendering.typography import set_spaces_in_html
from search.files import SearchFiles

KINDS_FOLDER = "kinds"
SEARCH_FOLDER = "search"
TAKEAWAY_FOLDER = "takeaway"
BRINGBACK_FOLDER = "bringback"
PLAYER_FOLDER = "audio"
KEEPING_FOLDER = "keeping"
READER_FOLDER = "reader"
UNPUBLISHED = (
    f"{KINDS_FOLDER}/",
    f"{SEARCH_FOLDER}/",
    f"{TAKEAWAY_FOLDER}/",
    f"{BRINGBACK_FOLDER}/",
    f"{PLAYER_FOLDER}/",
    f"{KEEPING_FOLDER}/",
    f"{READER_FOLDER}/",
    "editions/",
    "assets/javascripts/lunr/",  # Material's own search, which ours replaces
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",  # ours are in tokens.css
)
UNPUBLISHED_ENDING = ".map"  # for the developers of the theme
_ROOT = Path(__file__).parents[1]
_COVER = "assets/images/icon-512.png"
_SPOKEN_BEFORE = _ROOT / ".cache" / "audio"
_LOG = logging.getLogger("mkdocs.hooks.book")  # mkdocs shows what is said under its own name
_THIS_BUILD: list[Renderer] = []
_SEARCH: list[SearchFiles] = []
_VERSION: list[Version] = []
_BOOK: list[Book] = []
_AUDIO: list[AudioBook] = []
_COMMAND: list[str] = []

_KEPT = ("markdown", "meta", "toc", "content", "_title_from_render", "present_anchor_ids")
"""What other pages show of a page, and what mkdocs would find out by reading it again."""


@dataclass
class Served:
    """What is left from one build to the next while the book is served."""

    marks: dict[str, str] = field(default_factory=dict)
    """Of the pages as they are now."""

    made: dict[str, tuple[str, Page]] = field(default_factory=dict)
    """The pages as they were last made, with their marks."""

    def is_as_made(self, page: Page) -> bool:
        mark, _ = self.made.get(page.file.src_uri, ("", None))
        return mark == self.marks[page.file.src_uri]


_SERVED: list[Served] = []
"""Nothing, but for dirty builds."""


def on_startup(command: str, dirty: bool) -> None:
    """Date the build like its commit, or two builds of one commit would differ."""
    _COMMAND[:] = [command]
    _SERVED[:] = [Served()] if dirty else []
    if dirty:  # mkdocs warns of what its own dirty builds leave undone
        logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_dirt)
    built = version_of(_ROOT, os.environ).built
    if built:
        os.environ[DATE_VARIABLE] = str(int(built.timestamp()))


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check all content; one list of faults ends the build before it writes anything."""
    if _is_further_language(config):
        return
    try:
        library = read_library(Path(config.docs_dir), _languages(config))
    except FaultsFound as found:
        raise PluginError(f"Faults in the content: {len(found.faults)}\n{found}") from None
    _THIS_BUILD[:] = [Renderer.from_templates(_kinds(config), library, config.extra["book"])]
    if _SERVED:
        frame = [Path(config.config_file_path), _overrides(config)]
        _SERVED[0].marks = marks(library, Path(config.docs_dir), frame)
        if _VERSION:
            return  # what pages that are left as they are have told the search and the book
    _SEARCH[:] = [SearchFiles(_overrides(config) / SEARCH_FOLDER)]
    _VERSION[:] = [version_of(_ROOT, os.environ)]
    _BOOK[:] = [Book()]
    _AUDIO[:] = [_audio_book(config, library)]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The sources of scripts and styles stay unpublished; only their bundles are served."""
    for file in [file for file in files if _is_unpublished(file.src_uri)]:
        files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the frame of every page which state of the book it shows, and the words it needs."""
    languages = _languages(config)
    env.bytecode_cache = COMPILED
    env.globals.update(
        version=_VERSION[0],
        day_in=day_in,
        languages=languages,
        label_in=_renderer().label_in,
        is_published=_is_published(),
    )
    if _is_published():
        # Here, because only while a language is built do the settings speak it.
        language = str(config.theme["language"])
        folder, root = ("", "") if language == languages[0] else (f"{language}/", "../")
        text = manifest(config.site_name, config.site_description or "", language, root)
        _write(Path(config.site_dir) / f"{folder}{MANIFEST}", text)
    env.globals["podcast"] = ""
    if _makes_audio(config):  # now, because all pages are read and none is written
        env.globals["podcast"] = _publish_audio(config)
    return env


def _publish_audio(config: MkDocsConfig) -> str:
    """Write the sound of a language; gives the path of its feed, or '' if it can have none."""
    language = str(config.theme["language"])
    files: dict[str, bytes | str] = {**_AUDIO[0].speak(language, config.site_name)}
    if config.site_url:
        licence = config.extra["licence"]
        about = Feed(config.site_name, config.site_description or "", config.site_url, licence)
        files |= podcast(_renderer(), _AUDIO[0], language, about, _VERSION[0])
    else:
        _LOG.info("No podcast feed: its addresses have to be absolute (set SITE_URL)")
    for name, content in files.items():
        _write(Path(config.site_dir) / name, content)
    for report in _AUDIO[0].reports:
        _LOG.info(_told(report))
    _AUDIO[0].reports.clear()
    return feed_path(language) if config.site_url else ""


def _told(report: Report) -> str:
    """What editors learn of a recording: how it fits, and what has changed since it was made."""
    name = os.path.relpath(report.sound, _ROOT)
    fit = "fits" if report.fits else "does NOT fit: it is played, but nothing is highlighted"
    since = f"; sentences not in it: {report.changed}" if report.changed else ""
    script = "" if report.has_script else "; there is no .txt with what was read beside it"
    return f"{name} {fit} (quality {report.quality:.2f}){since}{script}"


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Take down which pages make up the book of this language, and in which order."""
    pages = [_whereabouts(page) for page in nav.pages]
    inners = [inner for _, inner in pages if inner not in config.extra["only_on_site"]]
    title, description = config.site_name, config.site_description or ""
    language = pages[0][0]
    _AUDIO[0].open(language, [inner for _, inner in pages])
    _BOOK[0].open(language, title, description, inners)
    _BOOK[0].append(language, answers(_renderer(), language, inners))
    for page in nav.pages if _SERVED else ():
        _leave_as_it_is(page)
    return nav


def _leave_as_it_is(page: Page) -> None:
    """Spare a page that would come out as it did last time; mkdocs asks whether it was modified."""
    served = _SERVED[0]
    is_as_made = served.is_as_made(page)
    setattr(page.file, "is_modified", lambda: not is_as_made)  # noqa: B010 (it is a method)
    if is_as_made:
        _, before = served.made[page.file.src_uri]
        for name in _KEPT:
            setattr(page, name, getattr(before, name))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put an empty element where a definition belongs, and lists where they do."""
    renderer, (language, inner) = _renderer(), _whereabouts(page)
    lines = renderer.markdown(markdown, language, inner).split("\n")
    page.meta["placed"] = []
    for number, line in lines_outside_code("\n".join(lines)):
        marker = marker_in(line)
        if marker and marker["word"] in LISTS:
            lines[number - 1] = renderer.render_list(marker["word"], marker["id"], language, inner)
        elif marker:
            lines[number - 1] = marker["indent"] + renderer.placeholder(marker["id"])
            page.meta["placed"].append(marker["id"])
    return "\n".join(lines)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the empty elements, and finish the running text."""
    renderer, (language, inner) = _renderer(), _whereabouts(page)
    html = set_spaces_in_html(html, language)
    paper = html
    for id_ in page.meta["placed"]:
        slot = renderer.placeholder(id_)
        html = html.replace(slot, renderer.render(id_, language, inner), 1)
        paper = paper.replace(slot, renderer.render(id_, language, inner, PRINT), 1)
    part = page.parent.title if page.parent else ""
    leaf = Leaf(inner, page.url, str(page.title), part, without_respellings(paper))
    _BOOK[0].add(language, leaf)
    _SEARCH[0].add(language, page.url, str(page.title), html)
    page.meta["search"] = {"exclude": True}  # from Material's own search
    listening = renderer.library.pages[language, inner].listening
    if listening.is_silent:
        return html
    told = spoken(html, language, listening.silent_sections)
    if config.extra["audio"]["made"]:
        form = spoken(paper, language, listening.silent_sections)
        _BOOK[0].add(language, replace(leaf, marked=marked_like(told, form)))
    title, about = str(page.title), str(page.meta.get("description", ""))
    recording = recording_of(Path(config.docs_dir) / page.file.src_uri)
    aloud = SpokenPage(
        inner, page.url, title, about, part, told.sentences, listening.say, recording
    )
    _AUDIO[0].add(language, aloud)
    return told.html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Tell the page's template what the definitions on it need, and which part it opens."""
    renderer, (language, inner) = _renderer(), _whereabouts(page)
    kinds = {renderer.library.definitions[id_].kind for id_ in page.meta["placed"]}
    is_workbook = workbook.MARKER in renderer.library.pages[language, inner].lists
    if is_workbook:
        kinds |= _fill_workbook(page, _units(nav))
    unit = next((unit for unit in _units(nav) if page in unit.children), None)
    if unit and page.is_index:
        progress = workbook.progress_of(renderer, language, inner, _part(unit))
        context["part_progress"] = progress
    context["needed"] = needed(kinds, is_workbook)
    audio = _AUDIO[0].offer(language, inner)
    context["player"] = _player(page, audio)
    context["live_labels"] = renderer.live_labels(language, is_workbook)
    context["inner"] = inner.removesuffix(".md")
    context["is_counted"] = unit is not None
    return context


def _fill_workbook(page: Page, units: list[Section]) -> set[str]:
    """Put the workbook in its place, and its parts into the page's contents; gives the kinds.

    Only now, when all pages have their titles, and the search has read this one: it is to find
    exercises on their own pages.
    """
    renderer, (language, inner) = _renderer(), _whereabouts(page)
    parts = [_part(unit) for unit in units]
    slot = renderer.render_list(workbook.MARKER, "all", language, inner).strip()
    filled = workbook.workbook(renderer, language, inner, parts)
    page.content = (page.content or "").replace(slot, filled, 1)
    page.toc.items[0].children += [AnchorLink(part.title, part.id, 2) for part in parts]
    return workbook.kinds_in(renderer, parts)


def _units(nav: Navigation) -> list[Section]:
    """The sections of the navigation whose first page introduces them."""
    return [item for item in nav.items if isinstance(item, Section) and _pages(item)[0].is_index]


def _pages(section: Section) -> list[Page]:
    return [item for item in section.children if isinstance(item, Page)]


def _part(section: Section) -> workbook.Part:
    """A unit as the workbook has it, under the title of its first page."""
    language, _ = _whereabouts(_pages(section)[0])
    pages = [workbook.PartPage(_whereabouts(page)[1], str(page.title)) for page in _pages(section)]
    return workbook.part_of(_renderer(), language, pages[0].title, pages)


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    for served in _SERVED:
        served.made[page.file.src_uri] = (served.marks[page.file.src_uri], page)
    return finished(output)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Some pages are made once a language, at the same place: the first speaks all languages."""
    if template_name not in ("404.html", OFFLINE_PAGE):
        return output_content
    return finished(output_content) if config.theme["language"] == _languages(config)[0] else ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site, once all languages are there: the plugins' own last steps come before.

    The order matters: what changes files, then the downloads, which are made of them.
    """
    if _is_further_language(config):
        return
    site = Path(config.site_dir)
    scripts = {
        **bundles(_kinds(config)),
        **player_bundles(_overrides(config) / PLAYER_FOLDER),
        **keeping_bundles(_overrides(config) / KEEPING_FOLDER),
    }
    reader = _reader_files(config, scripts[FIGURE_STYLE])
    for name, text in {**scripts, **_SEARCH[0].files(), **reader}.items():
        _write(site / name, text)
    for name, content in _renderer().sheets.files(_overrides(config)).items():
        _write(site / name, content)
    _write(site / "build.json", _VERSION[0].as_json())
    if _is_published():
        deliver(site, _languages(config))
    if not config.site_url:  # the addresses in a sitemap have to be absolute
        for sitemap in site.glob("sitemap.xml*"):
            sitemap.unlink()
    _finish_audio(config)
    if config.extra["downloads"]:
        imprint = Imprint(_VERSION[0], config.extra["licence"], config.site_url or "")
        if reason := why_no_pdf():
            _LOG.info(f"The PDF editions are left out: {reason}")
        offer_downloads(_renderer(), _BOOK[0], _AUDIO[0], _overrides(config), site, imprint)


def _finish_audio(config: MkDocsConfig) -> None:
    if _AUDIO[0].units:
        _AUDIO[0].studio.forget_unused()
    if folder := config.extra["audio"]["scripts"]:
        _AUDIO[0].write_scripts(Path(folder))


def _is_no_warning_of_dirt(record: logging.LogRecord) -> bool:
    return not any(each in str(record.msg) for each in ("'dirty' build", "stale files"))


def _audio_book(config: MkDocsConfig, library: Library) -> AudioBook:
    voices = chosen_voices(library.languages, config.extra["audio"]["models"])
    cover = (_overrides(config) / _COVER).read_bytes()
    alone = config.extra["audio"]["alone"]
    return AudioBook(Studio(_SPOKEN_BEFORE), voices, library.pronunciation, alone, cover)


def _makes_audio(config: MkDocsConfig) -> bool:
    """Whether it is asked for and can be had; if it cannot, the build says so."""
    if not (config.extra["audio"]["made"] and _is_published()):
        return False
    if missing := _AUDIO[0].missing:
        _LOG.info(f"No audio: {', '.join(missing)} missing (see guide/audio.md)")
    return not missing


def _player(page: Page, audio: Audio | None) -> str:
    """The player of a page that can be read aloud; the cover is no page to listen to."""
    parent = page.parent
    is_cover = page.is_index and not parent
    if is_cover or not (audio or is_worth_hearing(page.content or "")):
        return ""
    unit = parent.title if parent else ""
    chapters = audio["unit"]["chapters"] if audio and audio["unit"] else _chapters(page)
    place = Place(_whereabouts(page)[0], page.url, str(page.title), unit, page.is_index)
    return player(_renderer(), place, audio, chapters)


def _chapters(page: Page) -> list[Chapter]:
    siblings = page.parent.children if page.parent else []
    pages = [each for each in siblings if isinstance(each, Page)]
    return [
        {"title": str(each.title), "url": each.url}
        for each in pages
        if is_worth_hearing(each.content or "")
    ]


def _reader_files(config: MkDocsConfig, figures: str) -> dict[str, str]:
    """The book reader, by the paths inside the site."""
    sources = _overrides(config) / READER_FOLDER
    scripts = {
        f"{READER_FOLDER}/{each}.js": reader_script(
            _renderer(),
            _BOOK[0].document(each),
            _VERSION[0],
            config.extra["book"],
            _SEARCH[0].words_of_language(each),
            sources,
        )
        for each in _languages(config)
    }
    return {READER_STYLE: reader_style(figures, sources), **scripts}


def _write(target: Path, content: str | bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)


def _is_unpublished(path: str) -> bool:
    return path.startswith(UNPUBLISHED) or path.endswith(UNPUBLISHED_ENDING)


def _languages(config: MkDocsConfig) -> tuple[str, ...]:
    settings = config.plugins["i18n"].config["languages"]
    return tuple(language["locale"] for language in settings)


def _is_further_language(config: MkDocsConfig) -> bool:
    """Whether this is a later one of the builds, one a language, that make up a build."""
    return bool(getattr(config.plugins["i18n"], "building"))  # noqa: B009 (it has no type)


def _is_published() -> bool:
    """Not while it is being written: a page that a browser keeps would hide the next change."""
    return _COMMAND[0] != "serve"


def _renderer() -> Renderer:
    return _THIS_BUILD[0]


def _kinds(config: MkDocsConfig) -> Path:
    return _overrides(config) / KINDS_FOLDER


def _overrides(config: MkDocsConfig) -> Path:
    return Path(config.theme.custom_dir or "overrides")


def _whereabouts(page: Page) -> tuple[str, str]:
    """The language of a page and its path inside the language's tree."""
    language, _, inner = page.file.src_uri.partition("/")
    return language, inner
