"""The real site, built once and served below a path, and a browser that notices every fault."""

from __future__ import annotations

import functools
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.conftest import REPOSITORY
from tests.publish import building

NAMES = ("chromium", "chromium-browser", "google-chrome")
BELOW = "paperindex"  # as the published site lies below the host's root
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's page of lost addresses, as hosts of such sites do."""
        page = Path(self.directory) / self.path.split("/")[1] / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(site: Path, kind: type[Quiet] = Quiet) -> Iterator[str]:
    """Yield the address under which the folder above `site` serves it."""
    handler = functools.partial(kind, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()


def executable(bundled: str) -> str:
    """Return the browser's program: the one named, the system's, or Playwright's own.

    Without any the tests fail, since nothing could be judged.
    """
    named = os.environ.get("PAPERINDEX_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if not found and Path(bundled).exists():
        return bundled
    if not found:
        pytest.fail(
            "No Chromium: install it (`make test` does) or name it in PAPERINDEX_CHROMIUM",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests."""
    with sync_playwright() as playwright:
        program = executable(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built once."""
    return building.build(REPOSITORY, tmp_path_factory.mktemp("site") / BELOW)


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the real site's home page."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def assets(site: Path, home: str) -> str:
    """The address of the folder of scripts and styles."""
    (script,) = site.glob("assets/*/header.js")
    return f"{home}assets/{script.parent.name}/"


@pytest.fixture(scope="session")
def engine(site: Path, home: str) -> str:
    """The address of the script of the search."""
    (script,) = site.glob("search/engine-*.js")
    return f"{home}search/{script.name}"


BLOCKED = "Service Worker registration blocked by Playwright"  # as it is told to


@dataclass
class Visit:
    """A page in the browser, and all it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Begin to listen."""
        self.page.context.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: object) -> None:
        text = getattr(message, "text", "")
        if getattr(message, "type", "") in ("error", "warning") and text != BLOCKED:
            self.complaints.append(text)

    @property
    def hosts(self) -> set[str]:
        """Return the hosts that were asked for anything."""
        return {urlsplit(url).hostname or "" for url in self.requests if url.startswith("http")}

    def names(self) -> set[str]:
        """Return the file names that were asked for."""
        return {urlsplit(url).path.rpartition("/")[2] for url in self.requests}


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A visit; it fails where a page complained or asked another host."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="light",
        service_workers="block",  # what is kept for later would be asked for amid the test
    )
    found = Visit(context.new_page())
    found.watch()
    yield found
    context.close()
    assert found.complaints == []
    assert found.hosts <= {"127.0.0.1"}


STAND_IN = Path(__file__).with_name("stand_in_worker.js")
COUNTING = """
window.asked = []
const post = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message) {
  if (message.type === 10 && message.limit) window.asked.push(message)
  return post.call(this, message)
}
"""


@dataclass(frozen=True)
class SearchPage:
    """The search page of the real site; its worker is stood in for by one with invented papers."""

    page: Page
    address: str

    def open(self, search: str = "") -> Page:
        """Open the page with what follows its address, and wait for an answer."""
        self.page.goto(f"{self.address}{search}")
        expect(self.page.get_by_role("heading", level=2)).to_have_text(re.compile("paper|Not"))
        return self.page

    def asked(self) -> list[dict[str, Any]]:
        """Return the questions of this visit for papers, not for their counts, in order."""
        found: list[dict[str, Any]] = self.page.evaluate("window.asked")
        return found


@pytest.fixture
def search(visit: Visit, home: str) -> SearchPage:
    """The search page, not opened yet."""
    visit.page.context.route(
        "**/assets/*/search/worker.js",
        lambda route: route.fulfill(body=STAND_IN.read_text(), content_type="text/javascript"),
    )
    visit.page.add_init_script(COUNTING)
    return SearchPage(visit.page, f"{home}search/")
