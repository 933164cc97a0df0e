"""While the site is served, an edited page is shown at once, and what hangs on it soon after."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from generator.publish.serving import Serving
from tests.conftest import Sandbox
from tests.publish.test_plugin import invented


class Played:
    """A project whose builds are counted; only pages named in `papers` can be written alone."""

    def __init__(self, root: Path, *papers: str) -> None:
        self.root, self.papers = root, papers
        self.builds, self.written = 0, list[str]()
        self.later = root / "later"
        (root / "docs/topics").mkdir(parents=True)
        for name in ("a.md", "b.md"):
            self.edit(name, "An abstract.")
        self.serving = Serving(root, self.later, self.build, self.write)

    def build(self) -> None:
        self.builds += 1

    def write(self, path: str) -> bool:
        self.written.append(path)
        return path in self.papers

    def edit(self, name: str, text: str) -> None:
        (self.root / "docs/topics" / name).write_text(text, encoding="utf-8")


def test_an_edited_paper_is_written_alone_and_a_build_asked_for_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[Callable[[], None]]()

    class Clock(threading.Timer):
        def start(self) -> None:
            asked.append(self.function)

    monkeypatch.setattr(threading, "Timer", Clock)
    played = Played(tmp_path, "docs/topics/a.md")
    played.edit("a.md", "Another abstract.")
    played.serving()
    assert (played.written, played.builds) == (["docs/topics/a.md"], 0)
    assert not played.later.exists()
    asked[0]()
    assert played.later.exists()  # which the server watches
    played.serving()
    assert played.builds == 1


def test_whatever_else_changes_is_built(tmp_path: Path) -> None:
    played = Played(tmp_path, "docs/topics/a.md", "docs/topics/new.md")
    played.serving()  # a template or the configuration
    played.edit("b.md", "What is no paper.")
    played.serving()
    played.edit("a.md", "An edit")
    played.edit("b.md", "and another.")
    played.serving()
    (tmp_path / "docs/topics/b.md").unlink()
    played.serving()
    assert played.builds == 4


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of a server of the project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    settings = {"NO_MKDOCS_2_WARNING": "1", "PAPERINDEX_SITE_URL": "", "TMPDIR": str(root.parent)}
    process = subprocess.Popen(
        command, cwd=root, env=os.environ | settings, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    try:
        for line in process.stderr:
            if "Serving on" in line:
                break
        drained = threading.Thread(target=process.stderr.read, daemon=True)
        drained.start()
        yield f"http://{host}/"
    finally:
        process.terminate()
        process.wait()
        drained.join()
        process.stderr.close()


def wait_for(address: str, words: str, *edited: Path) -> str:
    """Return the page once it holds the words.

    Files that were `edited` are touched anew: the server may not have looked at them before.
    """
    for _ in range(60):
        for file in edited:
            file.touch()
        for _ in range(20):
            with suppress(URLError), urlopen(address) as answer:  # noqa: S310  our own server
                text: str = answer.read().decode()
                if words in text:
                    return text
            time.sleep(0.1)
    raise AssertionError(f"{address} does not show '{words}'")


def test_the_server_shows_an_edit_and_then_a_new_paper(sandbox: Sandbox) -> None:
    invented(sandbox)
    page = "docs/topics/birds/plain.md"
    head = "---\ntitle: Plain\ntopic: birds\n---\n"
    sandbox.write(page, f"{head}An abstract.\n")
    with served(sandbox.root) as address:
        wait_for(f"{address}papers/plain/", "An abstract.")
        file = sandbox.write(page, f"{head}An abstract that was edited.\n")
        wait_for(f"{address}papers/plain/", "An abstract that was edited.", file)
        newer = "---\ntitle: Newer\ntopic: birds\n---\nNew.\n"
        file = sandbox.write("docs/topics/birds/newer.md", newer)
        wait_for(f"{address}papers/newer/", "New.", file)
        assert "that was edited" in wait_for(f"{address}topics/birds/", "Newer")
