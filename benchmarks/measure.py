"""How long the exercises make readers and builders wait, and how much they weigh.

    python book.py check                       (once, to have everything in .venv)
    .venv/bin/python benchmarks/measure.py     (with the Python of .venv)

Prints a table of what was measured, against what it should be; takes about five minutes, or less
with fewer sizes: `measure.py 1 10`. It is no test, because times depend on the machine and on what
else the machine is doing.

- Build time is processor time of one whole build, the least of a few. The same pages are built with
  everything that markers place on them, and with the markers and definitions taken away: the book
  as it is, then with Unit I in it 10 and 40 times, under other names.
- A change is visible when a browser that asks all the time gets it from `serve`, by the clock.
- Keystrokes are input events in a browser slowed down four times. `script` is the time until the
  event has been dealt with; `frame` the time until the browser has drawn the result.
- Bytes are those of gzip -9.
"""

import contextlib
import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from content.pages import LISTS, marker_in  # noqa: E402
from kinds.calculator.model import Calculator  # noqa: E402
from kinds.inputs import NumberInput  # noqa: E402
from tests.support.browser import launched  # noqa: E402
from tests.support.definitions import (  # noqa: E402
    LANGUAGES,
    calculator_named,
    ids_of,
    page_of,
)
from tests.support.html import files_loaded_by  # noqa: E402
from tests.support.site import address_of, html_pages  # noqa: E402

SIZES = (1, 10, 40)
UNIT = "unit-1"
KEYSTROKES = 200
SLOWDOWN = 4

CHANGES = (
    ("a page", "docs/en/unit-4/crisis-plan.md", "two pages are enough", "unit-4/crisis-plan.html"),
    (
        "an exercise",
        "docs/exercises/unit-2/u2-nps.yml",
        "Promoter Score survey",
        "unit-2/loyalty.html",
    ),
)
"""What is changed, where, behind which words, and the page that shows it."""

LARGE_ROWS = 500
LARGE = f"""\
kind: calculator
title: {{en: Large, pl: Duży}}
task: {{en: Fill it in., pl: Wypełnij.}}
tables:
  factors:
    title: {{en: Factors, pl: Czynniki}}
    heading: {{en: Factor, pl: Czynnik}}
    growing: {{start: {LARGE_ROWS}, most: {LARGE_ROWS}, label: {{en: "No. {{n}}", pl: "Nr {{n}}"}}}}
    columns:
      weight: {{title: {{en: Weight, pl: Waga}}, input: number, from: 0, to: 1}}
      rating: {{title: {{en: Rating, pl: Ocena}}, input: whole number, from: 1, to: 5}}
      weighted: {{title: {{en: Weighted, pl: Ważone}}, formula: weight * rating}}
constraints:
  weights:
    formula: sum(factors.weight)
    equals: 1
    met: {{en: "They add up to {{target}}", pl: "Suma {{target}}"}}
    unmet: {{en: "Now {{now}}", pl: "Teraz {{now}}"}}
bands:
  level:
    - {{id: low, below: 3, title: {{en: low, pl: nisko}}}}
    - {{id: high, from: 3, title: {{en: high, pl: wysoko}}}}
results:
  total:
    title: {{en: Total, pl: Razem}}
    formula: sum(factors.weighted)
    bands: level
    in words: {{en: weight × rating, pl: waga × ocena}}
  average:
    title: {{en: Mean, pl: Średnia}}
    formula: mean(factors.rating)
    in words: {{en: mean of the ratings, pl: średnia ocen}}
chart:
  kind: bars
  title: {{en: Both, pl: Oba}}
  of: [total, average]
  to: 5
examples:
  - name: {{en: Two, pl: Dwa}}
    given: {{factors.weight: [0.5, 0.5], factors.rating: [2, 4]}}
    expect: {{factors.weighted: [1, 2], weights: met, total: 3, total.verdict: high, average: 3}}
  - name: {{en: One, pl: Jeden}}
    given: {{factors.weight: [1], factors.rating: [2]}}
    expect: {{factors.weighted: [2], weights: met, total: 2, total.verdict: low, average: 2}}
"""

BUILD = """
import sys, time
from mkdocs.__main__ import cli
cli(["build", "--quiet", "--site-dir", sys.argv[1]], standalone_mode=False)
print(time.process_time())
"""

# Types into a field again and again; gives milliseconds of script, and until a frame is drawn.
TYPE = """async (field, texts) => {
  const times = [];
  for (const text of texts) {
    field.value = text;
    const start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const done = performance.now();
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    times.push([done - start, performance.now() - start]);
  }
  return times;
}"""

# Adds all rows that the tables can have, and types a number into each field that takes one.
FILL = """(root) => {
  for (const adder of root.querySelectorAll("[data-do='add row']")) {
    while (!adder.disabled) adder.click();
  }
  for (const field of root.querySelectorAll("input[inputmode]")) {
    field.value = "1";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""

# Answers all questions, and again after each retry; gives milliseconds of script for each answer.
ANSWER = """async (quiz, rounds) => {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const question of quiz.querySelectorAll("fieldset")) {
      const option = question.querySelectorAll("input")[round % 2];
      const start = performance.now();
      option.click();
      times.push(performance.now() - start);
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    }
    quiz.querySelector("[data-do='retry all']").click();
  }
  return times;
}"""


def main(sizes: list[int]) -> None:
    print(f"{'measured':<58}{'found':>12}{'wanted':>12}")
    with tempfile.TemporaryDirectory() as folder:
        measure_builds(Path(folder), sizes)
        measure_changes(project(Path(folder) / "served"))
        site = site_with_large_table(Path(folder))
        measure_bytes(site)
        with launched() as browser:
            measure_typing(browser, site)
            measure_quiz(browser, site)


def show(what: str, found: str, wanted: str = "") -> None:
    print(f"{what:<58}{found:>12}{wanted:>12}", flush=True)


# ---- Build time ----------------------------------------------------------------------------------


def measure_builds(folder: Path, sizes: list[int]) -> None:
    for size in sizes:
        bare, full = project(folder / f"bare-{size}", size), project(folder / f"full-{size}", size)
        take_exercises_away(bare)
        # In turns, so that what else the machine does is shared fairly.
        times = [(build_time(bare), build_time(full)) for _ in range(3 if size < 40 else 1)]
        without, with_them = min(time for time, _ in times), min(time for _, time in times)
        pages = len(list(full.glob("docs/*/**/*.md")))
        show(f"build of {pages} pages without exercises", f"{without:.2f} s")
        show(f"build of {pages} pages with exercises", f"{with_them:.2f} s")
        share = with_them / without - 1
        show(f"exercises add to the build of {pages} pages", f"{share:.1%}", "< 15%")


def project(folder: Path, size: int = 1) -> Path:
    """A copy of the project whose Unit I stands there as often as asked."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    # The menu of so many pages is made from the folders.
    menu = re.compile(r"^nav:\n(?:[ #].*\n|\n)*", re.MULTILINE)
    (folder / "mkdocs.yml").write_text(menu.sub("", settings), "utf-8")
    for number in range(2, size + 1):
        copy_unit(folder / "docs", f"unit-{number + 100}", f"-{number}")
    return folder


def copy_unit(docs: Path, unit: str, suffix: str) -> None:
    """Copies the pages and definitions of Unit I; each definition gets an id of its own."""
    for kind in ("exercises", "figures"):
        for file in sorted((docs / kind / UNIT).glob("*.yml")):
            copy = docs / kind / unit / f"{file.stem}{suffix}.yml"
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
    for language in LANGUAGES:
        shutil.copytree(docs / language / UNIT, docs / language / unit)
        for page in (docs / language / unit).rglob("*.md"):
            page.write_text("\n".join(renamed(lines_of(page), suffix)), "utf-8")


def renamed(lines: list[str], suffix: str) -> Iterator[str]:
    for line in lines:
        yield line.rstrip() + suffix if places_a_definition(line) else line


def take_exercises_away(folder: Path) -> None:
    for kind in ("exercises", "figures"):
        shutil.rmtree(folder / "docs" / kind)
    for page in folder.glob("docs/*/**/*.md"):
        kept = [line for line in lines_of(page) if not places_a_definition(line)]
        page.write_text("\n".join(kept), "utf-8")


def places_a_definition(line: str) -> bool:
    """Whether it is the marker of an exercise, a quiz or a figure; lists stay what they are."""
    marker = marker_in(line)
    return marker is not None and marker["word"] not in LISTS


def lines_of(page: Path) -> list[str]:
    return page.read_text("utf-8").split("\n")


def build_time(folder: Path) -> float:
    """Builds into the folder's site/; gives seconds of processor time."""
    command = [sys.executable, "-c", BUILD, str(folder / "site")]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.split()[-1])


# ---- Changes while the book is served ------------------------------------------------------------


def measure_changes(folder: Path) -> None:
    server = "http://127.0.0.1:8099/"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--livereload",
        "--dirty",
        "-a",
        server[7:-1],
    ]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as serving:
        until_shown(f"{server}index.html", "<h1")
        for what, source, old, page in CHANGES:
            path = folder / source
            path.write_text(path.read_text("utf-8").replace(old, f"{old} Zebra", 1), "utf-8")
            seconds = until_shown(server + page, "Zebra")
            show(f"until a change of {what} is visible", f"{seconds:.1f} s", "< 2 s")
        serving.terminate()


def until_shown(address: str, text: str) -> float:
    start = time.monotonic()
    while time.monotonic() - start < 120:
        with contextlib.suppress(OSError), urlopen(address) as answer:
            if text in answer.read().decode():
                return time.monotonic() - start
    raise TimeoutError(f"{text} is not on {address}")


# ---- Bytes ---------------------------------------------------------------------------------------


def measure_bytes(site: Path) -> None:
    kinds = sorted((site / "assets" / "kinds").iterdir())
    show("scripts and styles of all exercises", kilobytes(kinds), "< 20 KB")
    for page in html_pages(site):
        if page.startswith("unit-"):
            files = [site / page, *files_loaded_by(site, page)]
            show(f"{page}, a first visit", kilobytes(files), "< 65 KB")


def kilobytes(files: list[Path]) -> str:
    size = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
    return f"{size / 1024:.2f} KB"


# ---- Time in the browser -------------------------------------------------------------------------


def site_with_large_table(folder: Path) -> Path:
    """The book with a page more: a table of many rows."""
    copy = project(folder / "large")
    (copy / "docs/exercises/large.yml").write_text(LARGE, "utf-8")
    for language in LANGUAGES:
        page = copy / "docs" / language / "large.md"
        page.write_text("# Large {#large}\n\n::: exercise large\n", "utf-8")
    build_time(copy)
    return copy / "site"


def measure_typing(browser: Browser, site: Path) -> None:
    largest = max(ids_of("calculator"), key=lambda id_: number_fields(calculator_named(id_)))
    page = slow_page(browser)
    page.goto(address_of(site) + page_of(largest, "en"))
    show_typing(largest, page.locator(f'[data-exercise="{largest}"]'), "< 16 ms")
    page.goto(address_of(site) + "large.html")
    show_typing(f"{LARGE_ROWS} rows", page.locator('[data-exercise="large"]'), "< 50 ms")


def number_fields(calculator: Calculator) -> int:
    """How many numbers a reader may have to type."""
    return sum(
        (table.growing.most if table.growing else table.size)
        * sum(isinstance(field, NumberInput) for field in table.inputs.values())
        for table in calculator.tables.values()
    )


def show_typing(name: str, root: Locator, wanted: str) -> None:
    root.evaluate(FILL)
    for state in ("", ", workings open"):
        if state:
            root.locator(".how > summary").click()
        texts = ["1", ""] * (KEYSTROKES // 2)  # every other time an entry is missing
        times: list[list[float]] = root.locator("input[inputmode]").first.evaluate(TYPE, texts)
        script, frame = zip(*times, strict=True)
        show(f"keystroke, {name}{state}: script, p50", milliseconds(script, 50))
        show(f"keystroke, {name}{state}: script, p95", milliseconds(script, 95), wanted)
        show(f"keystroke, {name}{state}: frame, p95", milliseconds(frame, 95))


def measure_quiz(browser: Browser, site: Path) -> None:
    for id_ in ids_of("quiz"):
        page = slow_page(browser)
        page.goto(address_of(site) + page_of(id_, "en"))
        times: list[float] = page.locator(f'[data-quiz="{id_}"]').evaluate(ANSWER, 20)
        show(f"answer in {id_}: script, p50", milliseconds(times, 50))
        show(f"answer in {id_}: script, p95", milliseconds(times, 95), "< 5 ms")


def slow_page(browser: Browser) -> Page:
    page = browser.new_page()
    debugger = page.context.new_cdp_session(page)
    debugger.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return page


def milliseconds(times: list[float] | tuple[float, ...], percentile: int) -> str:
    return f"{statistics.quantiles(times, n=100)[percentile - 1]:.1f} ms"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
