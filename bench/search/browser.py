"""A reader in headless Chromium: opens a page, asks the search, sees when the answers stand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Request, ViewportSize, sync_playwright

from bench.search.peers.peer import Face
from bench.search.traffic import Trip

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SIZE = {"width": 1280, "height": 4000}  # so tall that ten answers are in sight
SLOW = {  # Lighthouse's slow 4G: 150 ms, 1.6 Mbit/s down, 750 kbit/s up
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
STILL, STILL_SLOW = 500, 2000  # milliseconds without a change after which the answers stand
SILENT = 20  # times longer without a change means that there is no answer
PATIENCE = 240_000  # milliseconds

# Resolves to the milliseconds from the first touch of the box to the last change of the answers
# that reached the screen, or to null where no answer comes.
ASK = """
([face, query, still, silent, patience]) => new Promise((done, fail) => {
  const start = performance.now()
  const box = document.querySelector(face.box)
  const answers = document.querySelector(face.answers)
  let last = 0
  let quiet
  const finish = result => {
    observer.disconnect()
    clearTimeout(late)
    done(result)
  }
  const rendered = () => {
    last = performance.now()
    clearTimeout(quiet)
    const found = answers.querySelector(face.answer)
    const known = found || answers.textContent.includes(face.nothing)
    quiet = setTimeout(() => finish(found ? last - start : null), still * (known ? 1 : silent))
  }
  const observer = new MutationObserver(() => requestAnimationFrame(rendered))
  const late = setTimeout(() => fail(Error(`nothing happens: ${query}`)), patience)
  observer.observe(answers, { childList: true, subtree: true, characterData: true })
  box.focus()
  box.value = query
  box.dispatchEvent(new InputEvent("input", { bubbles: true }))
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: query.slice(-1) }))
})
"""
# Empties the box: what then appears there answers the next query and no earlier one.
CLEAR = """
face => {
  const box = document.querySelector(face.box)
  box.focus()
  box.value = ""
  box.dispatchEvent(new InputEvent("input", { bubbles: true }))
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "Backspace" }))
}
"""
CLEARED = """
face => {
  const answers = document.querySelector(face.answers)
  return !answers.querySelector(face.answer) && !answers.textContent.includes(face.nothing)
}
"""
FOUND = """
face => [...document.querySelectorAll(`${face.answers} ${face.answer}`)].map(link => link.href)
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the system's Chromium, or Playwright's own."""
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, PROGRAMS)), None)
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Someone with an empty cache who has opened a page."""

    page: Page
    face: Face
    slow: bool

    def ask(self, query: str) -> float | None:
        """Return the milliseconds from putting `query` into the box to answers that stand.

        None where there is no answer.
        """
        self._clear()
        still = STILL_SLOW if self.slow else STILL
        arguments = [asdict(self.face), query, still, SILENT, PATIENCE]
        took: float | None = self.page.evaluate(ASK, arguments)
        return took

    def _clear(self) -> None:
        if self.page.locator(self.face.box).first.input_value():
            self.page.evaluate(CLEAR, asdict(self.face))
            self.page.wait_for_function(CLEARED, arg=asdict(self.face))

    def listen(self) -> list[Trip]:
        """Return a list into which goes whatever is asked for from now on."""
        heard: list[Trip] = []

        def note(request: Request) -> None:
            start, took = request.timing["startTime"], request.timing["responseEnd"]
            path = urlsplit(request.url).path.lstrip("/")
            heard.append(Trip(path=path, asked=start, answered=start + took))

        self.page.context.on("requestfinished", note)
        return heard

    def slugs(self) -> list[str]:
        """Return the papers that are shown, best first."""
        links: list[str] = self.page.evaluate(FOUND, asdict(self.face))
        names = (link.partition("?")[0].rstrip("/").rpartition("/")[2] for link in links)
        return list(dict.fromkeys(names))


@contextmanager
def reader(browser: Browser, address: str, face: Face, *, slow: bool = False) -> Iterator[Reader]:
    """Yield a reader whose page has loaded; nothing more is under way unless the net is `slow`."""
    # Without the service worker, which keeps the site for reading offline at the same time.
    viewport: ViewportSize = {"width": SIZE["width"], "height": SIZE["height"]}
    context = browser.new_context(viewport=viewport, service_workers="block")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    if slow:
        _throttle(context.new_cdp_session(page))
    page.goto(address, wait_until="load" if slow else "networkidle")
    page.locator(face.box).first.wait_for(state="attached")
    yield Reader(page=page, face=face, slow=slow)
    context.close()


def _throttle(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
