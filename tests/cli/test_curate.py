"""`paperindex curate`, driven line by line as a curator types."""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import cli, pages
from tests.conftest import Sandbox, abstract_of, title_of

HEAD = "# kept\ntitle: {title}\ntopic: rocks\nalso: [tides]\nvenue:   'A  B'\n"

Curate = Callable[..., str]


@pytest.fixture
def queue(sandbox: Sandbox) -> Sandbox:
    """A project with two papers that wait: one, then two."""
    for name, number in (("one", 1), ("two", 4)):
        head = HEAD.format(title=f"'{title_of(number)}'")
        body = f"---\n{head}review: pending\n---\n{abstract_of(number)}\n\n## Notes\nSo.\n"
        sandbox.write(f"docs/topics/rocks/{name}.md", body)
    sandbox.write(
        "docs/topics/tides/done.md",
        f"---\ntitle: Done\ntopic: tides\ntags: [moon]\nsummary: D.\n---\n{abstract_of(2)}\n",
    )
    return sandbox


@pytest.fixture
def curate(
    queue: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Curate:
    """A function that types lines and gives what was shown."""

    def typed(lines: str | Iterator[str], *options: str) -> str:
        stdin = io.StringIO(lines) if isinstance(lines, str) else Typist(lines)
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "argv", ["paperindex", "-C", str(queue.root), "curate", *options])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert not ended.value.code
        return capsys.readouterr().out

    return typed


class Typist:
    """Types what an iterator yields, which may do something before each line."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return next(self.lines, "")


def text(queue: Sandbox, name: str) -> str:
    return (queue.root / f"docs/topics/rocks/{name}.md").read_text(encoding="utf-8")


def test_answers_are_written_and_nothing_else_changes(queue: Sandbox, curate: Curate) -> None:
    before = text(queue, "one")
    shown = curate("ti\n\nsur\nmo, cliff!\nOf birds.\n", "-n", "1")
    assert text(queue, "one") == before.replace("topic: rocks", "topic: tides").replace(
        "also: [tides]\n", "kind: survey\ntags: [moon, cliff]\nsummary: Of birds.\n"
    ).replace("review: pending\n", "")
    assert "waits   Section not confirmed" in shown
    assert "  topic: rocks → tides\n" in shown
    assert "1 answered, 0 to come" in shown
    assert (queue.root / "docs/topics/rocks/one.md").exists()


def test_enter_keeps_everything_and_confirms(queue: Sandbox, curate: Curate) -> None:
    before = text(queue, "one")
    curate("\n" * 5, "-n", "1")
    assert text(queue, "one") == before.replace("review: pending\n", "")


def test_the_next_run_goes_on_where_this_one_ended(curate: Curate) -> None:
    assert "1 of 2" in curate("\n\n\n\nA sum.\n")
    shown = curate("\n\n\n\nAnother sum.\n")
    assert "1 of 1" in shown
    assert title_of(4) in shown
    assert curate("") == "nothing waits\n"


def test_commands_are_obeyed(queue: Sandbox, curate: Curate) -> None:
    before = text(queue, "one")
    shown = curate(":o\n:h\n:zz\n:s\n:back\nti\n:b\nrocks\n:q\n")
    assert "  docs/topics/rocks/one.md\n  /papers/one/\n" in shown
    assert ":undo" in shown
    assert "'zz' is not known here" in shown
    assert [line for line in shown.splitlines() if line.endswith(" of 2")] == [
        "1 of 2",
        "2 of 2",
        "1 of 2",
    ]
    assert shown.endswith("0 answered, 2 to come\n")
    assert text(queue, "one") == before


def test_the_last_paper_can_be_taken_back(queue: Sandbox, curate: Curate) -> None:
    before = text(queue, "one")
    shown = curate(":undo\n" + "\n" * 5 + ":undo\n:q\n")
    assert "nothing to take back" in shown
    assert "docs/topics/rocks/one.md: as it was before" in shown
    assert text(queue, "one") == before


def test_what_cannot_stand_is_asked_again(queue: Sandbox, curate: Curate) -> None:
    copied = "The record of site 7 shows ore."
    shown = curate(f"clouds\nrokcs\n\n?\n\n\n\n{'x' * 241}\n{copied}\n\n", "one")
    assert "'clouds' is not known here" in shown
    assert "did you mean 'rocks'?" in shown
    assert "  birds: Birds: Flight, song and migration of birds.\n" in shown
    assert "the summary has 241 characters" in shown
    assert "copies 'The record of site 7 shows' from the abstract" in shown
    assert f"summary: {copied}\n" in text(queue, "one")


def test_a_page_that_changes_meanwhile_is_read_again(queue: Sandbox, curate: Curate) -> None:
    file = Path(queue.root / "docs/topics/rocks/one.md")

    def typing() -> Iterator[str]:
        yield "birds\n"
        file.write_text(text(queue, "one").replace("topic: rocks", "topic: tides"))
        yield from ["\n"] * 4
        yield ":quit\n"

    shown = curate(typing(), "one")
    assert "in the meantime; this is what it says now" in shown
    assert "topic [tides]" in shown
    assert "topic: tides\n" in text(queue, "one")


def test_a_page_that_is_gone_is_told_and_passed_over(queue: Sandbox, curate: Curate) -> None:
    def typing() -> Iterator[str]:
        (queue.root / "docs/topics/rocks/one.md").unlink()
        yield from ["\n"] * 10

    shown = curate(typing())
    assert "docs/topics/rocks/one.md: the file is gone" in shown
    assert shown.endswith("1 answered, 0 to come\n")


def test_an_unknown_section_is_a_mistake(
    queue: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sys, "argv", ["paperindex", "-C", str(queue.root), "curate", "--topic", "clouds"]
    )
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "there is no section 'clouds'" in capsys.readouterr().err


def test_what_curate_leaves_is_moved_by_the_next_ingest(queue: Sandbox, curate: Curate) -> None:
    queue.source([])
    curate("tides\n\n\n\nA sum.\n", "one")
    queue.ingest()
    assert pages.by_slug(pages.load_all(queue.root))["one"].folder == "tides"
