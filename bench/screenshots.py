"""Takes the README's picture from the built site, in a real browser."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "images" / "home.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on this machine and yield its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main() -> None:
    """Build the site and write the picture of its home page."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", name]
        subprocess.run(command, cwd=ROOT, check=True)
        found = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1120, "height": 720}, color_scheme="light")
        with served(Path(name)) as address:
            page.goto(address)
            PICTURE.parent.mkdir(exist_ok=True)
            page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
