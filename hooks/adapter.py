"""The one file that knows mkdocs: it hands pages to the engine and puts the results in place.

Before a build everything is read and checked, so a fault leaves the last good site untouched. A
marker becomes an empty element in the Markdown and the finished HTML in the page, so that Markdown
never has to read the exercises. mkdocs builds one language after the other in one process; what
belongs to all of them is begun in `on_pre_build` of the first and finished in `on_post_build` of
the last.
"""

import os
import sys
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

from building.build import Build, PlacedPage
from building.files import write
from building.served import Served, keep_quiet_about_dirt
from building.settings import ROOT, Front, Settings
from content.faults import FaultsFound
from content.library import read_library
from content.pages import LISTS, lines_outside_code, marker_in
from editions.version import DATE_VARIABLE, day_in, version_of
from rendering import workbook
from rendering.bundle import needed
from rendering.compiled import COMPILED
from rendering.delivery import MANIFEST, OFFLINE_PAGE, manifest
from rendering.finish import finished
from rendering.player import Audio, Chapter, Place, is_worth_hearing, player

ASSETS = "assets"
"""The only folder below overrides/ whose files are published as they are."""

UNPUBLISHED = (
    "assets/javascripts/bundle.",  # Material's script; ours are in overrides/page/ and search/
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",  # ours are in tokens.css
)
UNPUBLISHED_ENDING = ".map"  # for the developers of the theme


class Adapter:
    """What mkdocs calls, event by event; a page's events come in the order they stand in here."""

    command: str
    build: Build | None = None
    served: Served | None = None
    """Nothing, but for dirty builds."""

    def on_startup(self, command: str, dirty: bool) -> None:
        """Date the build like its commit, or two builds of one commit would differ."""
        self.command = command
        if dirty:
            self.served = Served()
            keep_quiet_about_dirt()
        if built := version_of(ROOT, os.environ).built:
            os.environ[DATE_VARIABLE] = str(int(built.timestamp()))

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check all content; one list of faults ends the build before it writes."""
        if _is_further_language(config):
            return
        settings = self._settings(config)
        try:
            library = read_library(settings.docs, settings.languages)
        except FaultsFound as found:
            raise PluginError(f"Faults in the content: {len(found.faults)}\n{found}") from None
        if self.served:
            self.served.look_again(settings, library)
        if self.served and self.build:
            self.build.renew(settings, library)
        else:
            self.build = Build.begin(settings, library)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """The sources of scripts and styles stay unpublished; only what is made of them is not."""
        folders = [each for each in self._build.settings.overrides.iterdir() if each.is_dir()]
        sources = tuple(f"{each.name}/" for each in folders if each.name != ASSETS)
        for file in list(files):
            path = file.src_uri
            if path.startswith((*sources, *UNPUBLISHED)) or path.endswith(UNPUBLISHED_ENDING):
                files.remove(file)
        return files

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Take down which pages make up the book of this language, and in which order.

        Once the plugin for languages has translated titles: it would also translate those that
        come back with spared pages.
        """
        self._build.open(_front(config), [_whereabouts(page)[1] for page in nav.pages])
        if self.served:
            self.served.spare(nav.pages)
        return nav

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put an empty element where a definition belongs, and lists where they do."""
        renderer, (language, inner) = self._build.renderer, _whereabouts(page)
        lines = renderer.markdown(markdown, language, inner).split("\n")
        page.meta["placed"] = []
        for number, line in lines_outside_code("\n".join(lines)):
            marker = marker_in(line)
            if marker and marker["word"] in LISTS:
                filled = renderer.render_list(marker["word"], marker["id"], language, inner)
                lines[number - 1] = filled
            elif marker:
                lines[number - 1] = marker["indent"] + renderer.placeholder(marker["id"])
                page.meta["placed"].append(marker["id"])
        return "\n".join(lines)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._build.take_in(_placed(page), html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the frame of every page which state of the book it shows, and the words it needs.

        Now all pages of the language are read, and none is written: it can be spoken.
        """
        build = self._build
        env.bytecode_cache = COMPILED
        env.globals.update(
            version=build.version,
            day_in=day_in,
            languages=build.settings.languages,
            label_in=build.renderer.label_in,
            is_published=build.settings.is_published,
            podcast=build.speak(_front(config)),
        )
        if build.settings.is_published:
            self._write_manifest(_front(config))
        return env

    def on_page_context(
        self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Tell the page's template what the definitions on it need, and which part it opens."""
        renderer, (language, inner) = self._build.renderer, _whereabouts(page)
        kinds = {renderer.library.definitions[id_].kind for id_ in page.meta["placed"]}
        is_workbook = workbook.MARKER in renderer.library.pages[language, inner].lists
        if is_workbook:
            kinds |= self._fill_workbook(page, _units(nav))
        unit = next((unit for unit in _units(nav) if page in unit.children), None)
        if unit and page.is_index:
            progress = workbook.progress_of(renderer, language, inner, self._part(unit))
            context["part_progress"] = progress
        context["needed"] = needed(kinds, is_workbook)
        context["player"] = self._player(page, self._build.audio.offer(language, inner))
        sections = ["live", "workbook"] if is_workbook else ["live"]
        context["live_labels"] = renderer.said_by_scripts(language, *sections)
        context["inner"] = inner.removesuffix(".md")
        context["is_counted"] = unit is not None
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        if self.served:
            self.served.note(page)
        return finished(output, self._build.settings.is_published)

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Some pages are made once a language, at one place: the first speaks all languages."""
        if template_name not in ("404.html", OFFLINE_PAGE):
            return output_content
        is_first = config.theme["language"] == self._build.settings.languages[0]
        return finished(output_content, self._build.settings.is_published) if is_first else ""

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Once all languages are there: the plugins' own last steps come before."""
        if not _is_further_language(config):
            self._build.finish()

    # ---- What the events share -------------------------------------------------------------------

    @property
    def _build(self) -> Build:
        assert self.build, "on_pre_build comes first"
        return self.build

    def _settings(self, config: MkDocsConfig) -> Settings:
        languages = config.plugins["i18n"].config["languages"]
        return Settings(
            file=Path(config.config_file_path),
            docs=Path(config.docs_dir),
            overrides=Path(config.theme.custom_dir or "overrides"),
            site=Path(config.site_dir),
            languages=tuple(language["locale"] for language in languages),
            site_url=config.site_url or "",
            extra=config.extra,
            is_published=self.command != "serve",
        )

    def _write_manifest(self, front: Front) -> None:
        settings = self._build.settings
        is_first = front.language == settings.languages[0]
        folder, root = ("", "") if is_first else (f"{front.language}/", "../")
        text = manifest(front.title, front.description, front.language, root)
        write(settings.site / f"{folder}{MANIFEST}", text)

    def _fill_workbook(self, page: Page, units: list[Section]) -> set[str]:
        """Put the workbook in its place, and its parts into the page's contents; gives the kinds.

        Only now, when all pages have their titles, and the search has read this one: it is to find
        exercises on their own pages.
        """
        renderer, (language, inner) = self._build.renderer, _whereabouts(page)
        parts = [self._part(unit) for unit in units]
        slot = renderer.render_list(workbook.MARKER, "all", language, inner).strip()
        filled = workbook.workbook(renderer, language, inner, parts)
        page.content = (page.content or "").replace(slot, filled, 1)
        page.toc.items[0].children += [AnchorLink(part.title, part.id, 2) for part in parts]
        return workbook.kinds_in(renderer, parts)

    def _part(self, section: Section) -> workbook.Part:
        """A unit as the workbook has it, under the title of its first page."""
        pages = _pages(section)
        language, _ = _whereabouts(pages[0])
        placed = [workbook.PartPage(_whereabouts(page)[1], str(page.title)) for page in pages]
        return workbook.part_of(self._build.renderer, language, placed[0].title, placed)

    def _player(self, page: Page, audio: Audio | None) -> str:
        """The player of a page that can be read aloud; the cover is no page to listen to."""
        is_cover = page.is_index and not page.parent
        if is_cover or not (audio or is_worth_hearing(page.content or "")):
            return ""
        unit = page.parent.title if page.parent else ""
        chapters = audio["unit"]["chapters"] if audio and audio["unit"] else _chapters(page)
        place = Place(_whereabouts(page)[0], page.url, str(page.title), unit, page.is_index)
        return player(self._build.renderer, place, audio, chapters)


def _whereabouts(page: Page) -> tuple[str, str]:
    """The language of a page and its path inside the language's tree."""
    language, _, inner = page.file.src_uri.partition("/")
    return language, inner


def _placed(page: Page) -> PlacedPage:
    language, inner = _whereabouts(page)
    return PlacedPage(
        language,
        inner,
        page.url,
        str(page.title),
        str(page.meta.get("description", "")),
        page.parent.title if page.parent else "",
        page.meta["placed"],
    )


def _front(config: MkDocsConfig) -> Front:
    """Only while a language is built do the settings speak it."""
    language = str(config.theme["language"])
    return Front(language, config.site_name, config.site_description or "")


def _units(nav: Navigation) -> list[Section]:
    """The sections of the navigation whose first page introduces them."""
    return [item for item in nav.items if isinstance(item, Section) and _pages(item)[0].is_index]


def _pages(section: Section) -> list[Page]:
    return [item for item in section.children if isinstance(item, Page)]


def _chapters(page: Page) -> list[Chapter]:
    return [
        {"title": str(each.title), "url": each.url}
        for each in (_pages(page.parent) if page.parent else [])
        if is_worth_hearing(each.content or "")
    ]


def _is_further_language(config: MkDocsConfig) -> bool:
    """Whether this is a later one of the builds, one a language, that make up a build."""
    return bool(getattr(config.plugins["i18n"], "building"))  # noqa: B009 (it has no type)


_adapter = Adapter()

on_startup = _adapter.on_startup
on_pre_build = _adapter.on_pre_build
on_files = _adapter.on_files
on_nav = _adapter.on_nav
on_page_markdown = _adapter.on_page_markdown
on_page_content = _adapter.on_page_content
on_env = _adapter.on_env
on_page_context = _adapter.on_page_context
on_post_page = _adapter.on_post_page
on_post_template = _adapter.on_post_template
on_post_build = _adapter.on_post_build
