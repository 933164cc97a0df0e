"""Serves a site as GitHub Pages does (gzip, types, ten minutes of caching) and keeps a log."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
}
PACKED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")
PACKED_TOO = ("application/wasm", "image/vnd.microsoft.icon")
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """One answered request: seconds on the server's clock, and bytes as sent, headers included."""

    path: str
    received: float
    answered: float
    size: int


@dataclass(kw_only=True)
class Log:
    """What was asked of a server so far; `delay` seconds pass before each answer."""

    address: str
    delay: float = 0.0
    requests: list[Request] = field(default_factory=list)

    def since(self, mark: int) -> list[Request]:
        """Return the requests from the `mark`-th on, in the order in which they came."""
        return sorted(self.requests[mark:], key=lambda request: request.received)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    folder: Path
    log: Log


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with the file, or with 404."""
        received = time.perf_counter()
        server = cast(_Server, self.server)
        path = unquote(urlsplit(self.path).path)
        answer = _answer(server.folder, path)
        time.sleep(server.log.delay)
        done = time.perf_counter()
        server.log.requests.append(
            Request(path=path.lstrip("/"), received=received, answered=done, size=len(answer))
        )
        self.wfile.write(answer)  # after the log: who has the answer finds its line there

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002
        """Say nothing."""


@cache
def _answer(folder: Path, path: str) -> bytes:
    """Return the whole answer as it goes over the wire, packed once."""
    file = folder / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return _framed(HTTPStatus.NOT_FOUND, TYPES[".txt"], b"not here\n", packed=False)
    kind = TYPES.get(file.suffix, UNKNOWN)
    packed = kind.startswith(PACKED + PACKED_TOO)
    body = file.read_bytes()
    body = gzip.compress(body, compresslevel=9, mtime=0) if packed else body
    return _framed(HTTPStatus.OK, kind, body, packed=packed)


def _framed(status: HTTPStatus, kind: str, body: bytes, *, packed: bool) -> bytes:
    headers = {
        "Server": "GitHub.com",
        "Content-Type": kind,
        "Last-Modified": formatdate(0, usegmt=True),
        "Cache-Control": "max-age=600",
        "Vary": "Accept-Encoding",
        **({"Content-Encoding": "gzip"} if packed else {}),
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{lines}\r\n".encode() + body


@contextmanager
def served(folder: Path) -> Iterator[Log]:
    """Serve `folder` on this machine as long as the context lasts."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.folder = folder
        server.log = Log(address=f"http://127.0.0.1:{server.server_port}/")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.log
        server.shutdown()
    _answer.cache_clear()
