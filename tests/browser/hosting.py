"""A host for tests of reading offline: what it serves can change, fail, hang or end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

from tests.browser.conftest import BELOW, Quiet


class Host:
    """Serves whatever is deployed to it, below a path as published sites are."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / BELOW
        self.asked: list[str] = []  # paths below the site's root, in order
        self.missing: set[str] = set()  # such paths that it does not find
        self.hanging: set[str] = set()  # such paths that it does not answer before the end
        self.end = threading.Event()
        self._news = threading.Condition()
        self._stack = ExitStack()
        self.address = self._stack.enter_context(self._serving())

    def deploy(self, site: Path) -> None:
        """Serve another site from now on."""
        self.place.unlink(missing_ok=True)
        self.place.symlink_to(site)

    def note(self, path: str) -> None:
        """Remember that a path was asked for."""
        with self._news:
            self.asked.append(path)
            self._news.notify_all()

    def hears(self, path: str, *, times: int, within: float) -> bool:
        """Return whether a path has been asked for so often, after some seconds at the latest."""
        with self._news:
            return self._news.wait_for(lambda: self.asked.count(path) >= times, within)

    def cut(self) -> None:
        """Serve nothing any more."""
        self.end.set()
        self._stack.close()

    @contextmanager
    def _serving(self) -> Iterator[str]:
        with ThreadingHTTPServer(("127.0.0.1", 0), self._handler()) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/{BELOW}/"
            server.shutdown()

    def _handler(self) -> type[Quiet]:
        host = self

        class Handler(Quiet):
            def __init__(self, *arguments: object) -> None:
                super().__init__(*arguments, directory=str(host.place.parent))  # type: ignore[arg-type]

            def do_GET(self) -> None:  # noqa: N802
                path = self.path.removeprefix(f"/{BELOW}/")
                host.note(path)
                if path in host.hanging:
                    host.end.wait()
                # Builds of one second would pass for each other; real hosts tell by the content.
                del self.headers["If-Modified-Since"]
                if path in host.missing:
                    self.send_error(HTTPStatus.NOT_FOUND)
                else:
                    super().do_GET()

        return Handler
