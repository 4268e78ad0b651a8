"""LibreOffice, the second opinion on every spreadsheet formula."""

import os
import shutil


def program() -> str | None:
    """The path of LibreOffice: BOOK_LIBREOFFICE, or what the system has, or None."""
    chosen = os.environ.get("BOOK_LIBREOFFICE")
    return chosen or shutil.which("soffice") or shutil.which("libreoffice")
