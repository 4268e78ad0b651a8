"""A server like the public one: under a sub-path, with byte ranges and a page for lost readers.

Python's own server answers no Range requests, so audio could not be tested with it.
"""

import contextlib
import re
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

SUB_PATH = "/book/"

# Written out, because the table of the system differs from machine to machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".epub": "application/epub+zip",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@contextlib.contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve the folder on a free port; gives the address of its first page's folder."""

    class SiteHandler(Handler):
        root = site.resolve()

    with ThreadingHTTPServer(("127.0.0.1", 0), SiteHandler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()
        thread.join()


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from a folder."""

    root: Path
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # the reader has what they wanted of a long file
            super().handle()

    def do_GET(self) -> None:
        self.answer()

    def do_HEAD(self) -> None:
        self.answer()

    def answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path + "/" == SUB_PATH:
            self.redirect(SUB_PATH)
            return
        file = self.file_at(path)
        if file is None:
            self.answer_lost()
            return
        self.answer_found(file)

    def file_at(self, path: str) -> Path | None:
        """The file asked for, or None; nothing outside the folder is given out."""
        if not path.startswith(SUB_PATH):
            return None
        file = (self.root / path.removeprefix(SUB_PATH)).resolve()
        if file.is_dir():
            file = file / "index.html"
        return file if file.is_file() and file.is_relative_to(self.root) else None

    def answer_found(self, file: Path) -> None:
        content = file.read_bytes()
        asked = self.headers.get("Range")
        if asked is None:
            self.send(HTTPStatus.OK, content, file)
            return
        part = byte_range(asked, len(content))
        if part is None:
            status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
            self.send(status, b"", file, f"bytes */{len(content)}")
            return
        said = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
        self.send(HTTPStatus.PARTIAL_CONTENT, content[part.start : part.stop], file, said)

    def answer_lost(self) -> None:
        page = self.root / "404.html"
        content = page.read_bytes() if page.exists() else b"Not found"
        self.send(HTTPStatus.NOT_FOUND, content, page)

    def redirect(self, place: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send(self, status: HTTPStatus, content: bytes, file: Path, content_range: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Accept-Ranges", "bytes")
        if content_range:
            self.send_header("Content-Range", content_range)
        self.end_headers()
        if self.command != "HEAD":
            with contextlib.suppress(ConnectionError):  # the reader has left the page
                self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: tests report what matters."""


def byte_range(asked: str, size: int) -> range | None:
    """The bytes that a Range header asks for (RFC 9110, 14.1.2), or None where there are none."""
    match = re.fullmatch(r"bytes=(\d*)-(\d*)", asked.strip())
    if not match or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if first:
        part = range(int(first), min(int(last) + 1 if last else size, size))
    else:
        part = range(max(size - int(last), 0), size)
    return part if len(part) else None
