"""The one file that knows mkdocs: it hands pages to the engine and puts the results in place.

Before a build everything is read and checked, so a fault leaves the last good site untouched. A
marker becomes an empty element in the Markdown and the finished HTML in the page, so that Markdown
never has to read the exercises. mkdocs builds one language after the other in one process; what
belongs to all of them is made anew in `on_pre_build` of the first.
"""

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))

from content.faults import FaultsFound
from content.library import read_library
from content.pages import LISTS, lines_outside_code, marker_in
from rendering.bundle import bundles, needed
from rendering.finish import secure
from rendering.render import Renderer
from rendering.typography import set_spaces_in_html

KINDS_FOLDER = "kinds"
_THIS_BUILD: list[Renderer] = []


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check all content; one list of faults ends the build before it writes anything."""
    if _is_further_language(config):
        return
    try:
        library = read_library(Path(config.docs_dir), _languages(config))
    except FaultsFound as found:
        raise PluginError(f"Faults in the content: {len(found.faults)}\n{found}") from None
    _THIS_BUILD[:] = [Renderer.from_templates(_kinds(config), library)]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The sources of the exercises stay unpublished; only their bundles are served."""
    for file in [file for file in files if file.src_uri.startswith(f"{KINDS_FOLDER}/")]:
        files.remove(file)
    return files


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
    for id_ in page.meta["placed"]:
        definition = renderer.render(id_, language, inner)
        html = html.replace(renderer.placeholder(id_), definition, 1)
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    """Tell the page's template what the definitions on it need."""
    definitions = _renderer().library.definitions
    context["needed"] = needed(definitions[id_].kind for id_ in page.meta["placed"])
    context["live_labels"] = _renderer().live_labels(_whereabouts(page)[0])
    return context


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return secure(output)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """404.html is made once a language, at the same place: the first one speaks all languages."""
    if template_name != "404.html":
        return output_content
    return secure(output_content) if config.theme["language"] == _languages(config)[0] else ""


def on_post_build(config: MkDocsConfig) -> None:
    """Write the scripts and styles of the exercises and figures."""
    if _is_further_language(config):
        return
    for name, text in bundles(_kinds(config)).items():
        target = Path(config.site_dir) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _languages(config: MkDocsConfig) -> tuple[str, ...]:
    settings = config.plugins["i18n"].config["languages"]
    return tuple(language["locale"] for language in settings)


def _is_further_language(config: MkDocsConfig) -> bool:
    """Whether this is a later one of the builds, one a language, that make up a build."""
    return bool(getattr(config.plugins["i18n"], "building"))  # noqa: B009 (it has no type)


def _renderer() -> Renderer:
    return _THIS_BUILD[0]


def _kinds(config: MkDocsConfig) -> Path:
    return Path(config.theme.custom_dir or "overrides") / KINDS_FOLDER


def _whereabouts(page: Page) -> tuple[str, str]:
    """The language of a page and its path inside the language's tree."""
    language, _, inner = page.file.src_uri.partition("/")
    return language, inner
