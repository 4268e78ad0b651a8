"""What changes between two builds of the book, as Markdown for the page of a pull request.

    python tools/summary.py earlier/site site

Needs nothing but Python. Pages are compared by their content, without the frame around it: the
commit in the footer differs on every page.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

CONTENT = re.compile(r"<article.*?</article>", re.DOTALL)
DEFINITION = re.compile(r'<(?P<tag>\w+)[^>]*\bdata-(?:exercise|quiz|figure)="(?P<id>[\w-]+)"')
FOLD_AFTER = 20
KILOBYTE, MEGABYTE = 1000, 1_000_000

Contents = Mapping[str, str]
"""What stands under each name: the path of a page, the id of an exercise."""


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    print("\n".join(summary(*map(Path, arguments))))
    return 0


def summary(earlier: Path, later: Path) -> Iterator[str]:
    yield "## What changes in the book"
    if not earlier.is_dir():
        yield "\nThere is no earlier build to compare with, so everything counts as new."
    before, after = pages_of(earlier), pages_of(later)
    yield from changes("Pages", before, after)
    yield from changes("Exercises, quizzes and figures", definitions(before), definitions(after))
    yield from sizes(earlier, later)


def pages_of(site: Path) -> dict[str, str]:
    """The content of each page, by its path."""
    return {
        page.relative_to(site).as_posix(): content_of(page.read_text(encoding="utf-8"))
        for page in sorted(site.rglob("*.html"))
    }


def content_of(html: str) -> str:
    found = CONTENT.search(html)
    return found[0] if found else html


def definitions(pages: Contents) -> dict[str, str]:
    """What each page shows of each definition, by page and id."""
    return {
        f"{page}: {id_}": html
        for page, content in pages.items()
        for id_, html in definitions_in(content)
    }


def definitions_in(content: str) -> Iterator[tuple[str, str]]:
    for match in DEFINITION.finditer(content):
        yield match["id"], element_at(content, match.start(), match["tag"])


def element_at(html: str, start: int, tag: str) -> str:
    """An element from its opening tag to the closing one that belongs to it."""
    depth = 0
    for match in re.compile(rf"<(?P<closes>/?){tag}\b").finditer(html, start):
        depth += -1 if match["closes"] else 1
        if depth == 0:
            return html[start : match.end()]
    return html[start:]


def changes(title: str, before: Contents, after: Contents) -> Iterator[str]:
    """A list of names that are new, changed or gone."""
    lines = [f"- new: `{name}`" for name in sorted(after.keys() - before.keys())]
    both = sorted(after.keys() & before.keys())
    lines += [f"- changed: `{name}`" for name in both if before[name] != after[name]]
    lines += [f"- gone: `{name}`" for name in sorted(before.keys() - after.keys())]
    yield f"\n### {title}: {len(after)}, of which {len(lines)} differ\n"
    yield from folded(lines)


def folded(lines: list[str]) -> list[str]:
    """A long list is closed until the reader opens it."""
    if len(lines) <= FOLD_AFTER:
        return lines
    return ["<details><summary>all of them</summary>\n", *lines, "\n</details>"]


def sizes(earlier: Path, later: Path) -> Iterator[str]:
    yield "\n### Sizes\n"
    yield "| | before | after |"
    yield "|---|--:|--:|"
    for name, pattern, unit, symbol in (
        ("whole site without downloads", "**/*", MEGABYTE, "MB"),
        ("pages", "**/*.html", MEGABYTE, "MB"),
        ("styles", "**/*.css", KILOBYTE, "kB"),
        ("scripts", "**/*.js", KILOBYTE, "kB"),
        ("downloads", "downloads/*.zip", MEGABYTE, "MB"),
    ):
        sums = (size_of(site, pattern) / unit for site in (earlier, later))
        before, after = (f"{each:.2f} {symbol}" if each else "–" for each in sums)
        yield f"| {name} | {before} | {after} |"


def size_of(site: Path, pattern: str) -> int:
    """The bytes of the files; downloads hold the site once more, so they count only by name."""
    files = [path for path in site.glob(pattern) if path.is_file()]
    return sum(
        path.stat().st_size
        for path in files
        if path.suffix != ".zip" or pattern.startswith("downloads")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
