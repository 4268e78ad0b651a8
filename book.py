"""The front door of the book. Needs nothing but Python: it fetches the rest into .venv by itself.

    python book.py          lists what it can do
    python book.py serve    shows the book in a browser and follows every change
    python book.py test     proves that everything works

Read it from the top: the commands first, then how they set up, run and watch.
"""

# Lets an old Python come as far as being told that it is too old.
from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ADDRESS = ("127.0.0.1", 8000)

ROOT = Path(__file__).resolve().parent
SITE = ROOT / "site"
UNFINISHED_SITE = ROOT / "site.unfinished"
SCRIPTS = ROOT / "scripts"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED = VENV / "installed.txt"

BUILD_CODE = [ROOT / "hooks"]
SOURCES = [*BUILD_CODE, ROOT / "docs", ROOT / "overrides", ROOT / "mkdocs.yml"]

# Tests in a row share sites and pages: each process keeps to a row and helps others in the end.
AT_ONCE = ("-n", "auto", "--dist", "worksteal")

CACHES = (".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis")

# What each command needs. All that is in a file is in those after it, in the same versions.
LOCKED = ("site", "editions", "recordings", "test")
LOCK_FILES = {name: ROOT / f"requirements/{name}.txt" for name in LOCKED}
BROWSERS = ("chromium", "firefox", "webkit")
RECORDINGS = (".flac", ".wav", ".mp3")


class Trouble(Exception):
    """Something the person at the keyboard can put right. The message says what and how."""


# The commands


def serve(extra: list[str]) -> int:
    """Show the book at http://127.0.0.1:8000/ and reload the page at every change."""
    refuse_taken_address(extra)
    set_up("site")
    say("Open the address that follows 'Serving on' in a browser. Ctrl-C ends")
    status = None
    while status is None:
        status = serve_once(extra)
    return status


def build(extra: list[str]) -> int:
    """Build the whole book into site/, strictly: one fault and nothing is built."""
    set_up("site")
    return build_site(extra)


def bundle(extra: list[str]) -> int:
    """Build the book with its downloads, ZIP, PDF, EPUB and audio files, in site/downloads/."""
    set_up("recordings" if has_recordings() else "editions")
    audio = os.environ.get("BOOK_AUDIO", "true")  # "false" saves minutes
    return build_site(extra, BOOK_DOWNLOADS="true", BOOK_AUDIO=audio)


def speak(extra: list[str]) -> int:
    """Say a sentence as the audio book does: python book.py say en "About 5 €"."""
    set_up("editions")
    return run("-m", "audio.say", *extra, PYTHONPATH=str(ROOT / "hooks"))


def scripts(extra: list[str]) -> int:
    """Write what is read aloud of each page into scripts/, for people who record it."""
    refuse_extra(extra)
    set_up("site")
    command = mkdocs("build", "--strict", "--site-dir", str(UNFINISHED_SITE))
    status = run(*command, BOOK_SCRIPTS=str(SCRIPTS))
    remove(UNFINISHED_SITE)
    return status


def check(extra: list[str]) -> int:
    """Check content, style and types, without the tests."""
    refuse_extra(extra)
    set_up("test")
    return build_site([]) or check_code()


def test(extra: list[str]) -> int:
    """Check everything, then run all tests, also in a browser."""
    set_up("test")
    browser = find_browser()
    status = build_site([], BOOK_DOWNLOADS="true") or check_code()
    if status:
        return status
    say("Tests")
    at_once = () if any(each.startswith("-n") for each in extra) else AT_ONCE
    return run("-m", "pytest", *at_once, *extra, BOOK_SITE=str(SITE), BOOK_CHROMIUM=browser)


def clean(extra: list[str]) -> int:
    """Remove everything that was made here: the site, .venv and caches."""
    refuse_extra(extra)
    if Path(sys.prefix).resolve() == VENV:
        raise Trouble("This Python lives in .venv, which is to be removed. Use the system's own.")
    for folder in [SITE, UNFINISHED_SITE, SCRIPTS, VENV, *(ROOT / name for name in CACHES)]:
        remove(folder)
    for folder in [*ROOT.glob("hooks/**/__pycache__"), *ROOT.glob("tests/**/__pycache__")]:
        remove(folder)
    return 0


COMMANDS = {
    "serve": serve,
    "build": build,
    "bundle": bundle,
    "say": speak,
    "scripts": scripts,
    "check": check,
    "test": test,
    "clean": clean,
}


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST_PYTHON:
        raise Trouble(f"The book needs Python 3.11 or newer; this is {platform.python_version()}.")
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        list_commands()
        return 0
    name, *extra = arguments
    if name not in COMMANDS:
        list_commands()
        raise Trouble(f"There is no command '{name}'. The list above has them all.")
    return COMMANDS[name](extra)


def list_commands() -> None:
    print("python book.py <command> [options]\n")
    for name, command in COMMANDS.items():
        print(f"  {name:<7} {command.__doc__}")
    print(
        "\nOptions are passed on: those of 'test' to pytest (python book.py test -k quiz), those of"
        "\n'serve', 'build' and 'bundle' to mkdocs. What is needed is set up in .venv at first use."
    )


# Setting up


def set_up(name: str) -> None:
    """Bring .venv to the state of a lock file, unless it is in that state already."""
    if wanted(name) in installed():
        return
    say(f"Setting up .venv (once, and again when {LOCK_FILES[name].name} changes)")
    INSTALLED.unlink(missing_ok=True)
    make_venv()
    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--require-hashes")
    if run(*pip, "-r", str(LOCK_FILES[name])):
        raise Trouble(
            "The packages could not be installed; pip says why above. It needs the network this"
            f" once, and one of Python 3.11 to 3.14 (this is {platform.python_version()})."
        )
    contents = list(LOCK_FILES)[: list(LOCK_FILES).index(name) + 1]
    INSTALLED.write_text("\n".join(map(wanted, contents)), encoding="utf-8")


def wanted(name: str) -> str:
    """One line that changes whenever the packages have to be installed again."""
    lock = hashlib.sha256(LOCK_FILES[name].read_bytes()).hexdigest()
    return f"{name} {platform.python_version()} {lock}"


def installed() -> list[str]:
    if not (INSTALLED.exists() and VENV_PYTHON.exists()):
        return []
    return INSTALLED.read_text(encoding="utf-8").splitlines()


def make_venv() -> None:
    if Path(sys.prefix).resolve() == VENV:
        return  # started with the Python of .venv: it is there, and cannot be made anew from within
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        raise Trouble(
            "This Python cannot make virtual environments. On Debian and Ubuntu, install"
            " python3-venv (apt install python3-venv) and try again."
        )
    making = subprocess.run([sys.executable, "-m", "venv", *anew_if_other_python(), str(VENV)])
    if making.returncode:
        raise Trouble("The folder .venv could not be made; the reason is above.")


def anew_if_other_python() -> list[str]:
    """Packages of one Python are of no use to another: a .venv of another one starts afresh."""
    script = "import platform; print(platform.python_version())"
    try:
        answer = subprocess.run([VENV_PYTHON, "-c", script], capture_output=True, text=True)
    except OSError:  # there is none, or it has lost its Python
        return ["--clear"]
    return [] if answer.stdout.strip() == platform.python_version() else ["--clear"]


def find_browser() -> str:
    """The program to test in, or '' for Playwright's own, which all but Chromium are."""
    name = chosen_browser()
    program = find_chromium() if name == "chromium" else ""
    if not program and run("-m", "playwright", "install", name):
        raise Trouble(
            f"The tests need a browser, and {name} could not be fetched. Install Chromium or"
            " Chrome, or set the variable BOOK_CHROMIUM to the path of one."
        )
    return program


def chosen_browser() -> str:
    """What BOOK_BROWSER names, or else Chromium."""
    name = os.environ.get("BOOK_BROWSER") or BROWSERS[0]
    if name not in BROWSERS:
        raise Trouble(f"BOOK_BROWSER names {name}, but the tests know {', '.join(BROWSERS)} only.")
    return name


def find_chromium() -> str:
    """BOOK_CHROMIUM, or a program of the system, if there is one."""
    chosen = os.environ.get("BOOK_CHROMIUM", "")
    if chosen and not shutil.which(chosen):
        raise Trouble(f"BOOK_CHROMIUM names {chosen}, but there is no such program.")
    names = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    )
    found = [path for path in map(shutil.which, names) if path and not is_snap(path)]
    return chosen or (found[0] if found else "")


def is_snap(program: str) -> bool:
    """Snap packages see neither our temporary folders nor our site."""
    return "snap" in Path(program).parts or Path(program).resolve().name == "snap"


# Building and checking


def has_recordings() -> bool:
    """Whether somebody has read a page aloud."""
    return any(path.suffix in RECORDINGS for path in (ROOT / "docs").rglob("*"))


def build_site(extra: list[str], **variables: str) -> int:
    """Build beside the old site and change them over at the end: what is in site/ is whole."""
    say("Content")
    remove(UNFINISHED_SITE)
    command = mkdocs("build", "--strict", *extra, "--site-dir", str(UNFINISHED_SITE))
    status = run(*command, **variables)
    if status:
        remove(UNFINISHED_SITE)
        return status
    remove(SITE)
    UNFINISHED_SITE.rename(SITE)
    print(f"The book is in {SITE / 'index.html'}")
    return 0


def check_code() -> int:
    """Report style and types together: who mends one wants to know of the other."""
    say("Style and types")
    style = run("-m", "ruff", "check")
    layout = run("-m", "ruff", "format", "--check")
    types = run("-m", "mypy")
    return style or layout or types


def mkdocs(*arguments: str) -> tuple[str, ...]:
    return ("-m", "mkdocs", *arguments)


def run(*arguments: str, **variables: str) -> int:
    """Run the Python of .venv in the project's root and return its exit status."""
    command = [str(VENV_PYTHON), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(**variables)).returncode


def environment(**variables: str) -> dict[str, str]:
    settled = {
        "NO_MKDOCS_2_WARNING": "1",  # the theme's advertisement of another generator
        "PYTHONUTF8": "1",  # Polish letters on every console
    }
    return {**os.environ, **settled, **variables}


# Serving


def refuse_taken_address(extra: list[str]) -> None:
    """Look first: mkdocs would build the whole book and then end as it does for a fault."""
    if any(option.startswith(("-a", "--dev-addr")) for option in extra):
        return
    with socket.socket() as connection:
        connection.settimeout(1)
        if connection.connect_ex(ADDRESS) == 0:
            raise Trouble(
                f"Another program serves at port {ADDRESS[1]}. End it, or choose another port:"
                " python book.py serve --dev-addr 127.0.0.1:8001"
            )


def serve_once(extra: list[str]) -> int | None:
    """Serve until the server ends (its exit status) or has to start again (None).

    mkdocs follows changes of content by itself. It does not load changed code of ours anew, and
    it gives up when the first build has a fault; both are reasons to start again.
    """
    sources, code = state_of(SOURCES), state_of(BUILD_CODE)
    # Without --livereload mkdocs 1.6 with click 8.3 or newer follows no changes. What --dirty does
    # is up to hooks/adapter.py: pages that would come out the same are left as they are.
    command = [str(VENV_PYTHON), *mkdocs("serve", "--livereload", "--dirty", *extra)]
    with subprocess.Popen(command, cwd=ROOT, env=environment()) as server:
        while server.poll() is None:
            time.sleep(1)
            if state_of(BUILD_CODE) != code:
                say("The code of the build has changed: starting again")
                server.terminate()
                return None
    if server.returncode != 1:
        return server.returncode
    say("The book cannot be built; the reasons are above. Waiting for a change")
    while state_of(SOURCES) == sources:
        time.sleep(1)
    return None


def state_of(places: list[Path]) -> dict[Path, int]:
    """When each source was last changed, without what Python itself writes beside them."""
    found = [path for place in places for path in (place, *place.rglob("*"))]
    return {path: changed_at(path) for path in found if is_source(path)}


def is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # editors replace files while we look
        return 0


# Small things


def say(text: str) -> None:
    print(f"\n== {text}", flush=True)


def refuse_extra(extra: list[str]) -> None:
    if extra:
        raise Trouble(f"This command takes no options, but was given: {' '.join(extra)}")


def remove(folder: Path) -> None:
    if not folder.exists():
        return
    try:
        shutil.rmtree(folder)
    except OSError as reason:
        raise Trouble(f"{folder} could not be removed: {reason}. Is it open somewhere?") from None


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(f"\n{trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
