"""LibreOffice, the second opinion on every spreadsheet formula."""

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
from openpyxl import Workbook

# LibreOffice would believe the values that a file brings along; they are what is to be proven.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """The path of LibreOffice: BOOK_LIBREOFFICE, or what the system has, or None."""
    chosen = os.environ.get("BOOK_LIBREOFFICE")
    return chosen or shutil.which("soffice") or shutil.which("libreoffice")


def recalculated(workbook: bytes, folder: Path) -> Workbook:
    """A workbook with the values that LibreOffice computes. It is slow to start: ask it once."""
    given, profile = folder / "given.xlsx", folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    given.write_bytes(workbook)
    return openpyxl.load_workbook(saved_again(given, folder), data_only=True)


def saved_again(workbook: Path, folder: Path, ending: str = "xlsx") -> Path:
    """A file opened and saved by LibreOffice, in a folder beside its settings."""
    soffice, out, profile = program(), folder / "saved", folder / "profile"
    assert soffice
    subprocess.run(
        [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ending,
         "--outdir", str(out), str(workbook)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return out / workbook.with_suffix(f".{ending}").name
