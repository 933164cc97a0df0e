import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pages, sketches, snapshot
from generator.deduplicate import Work
from generator.errors import GeneratorError
from generator.ingest import pipeline, remembered, selection
from generator.ingest.pipeline import Report
from generator.ingest.said import _ids_of, _said, laid_out, said
from generator.pages import Page
from generator.snapshot import Belief
from tests.conftest import Sandbox, abstract_of, listing, title_of

Edit = Callable[[Sandbox], object]


def touched(sandbox: Sandbox, number: int, old: str, new: str) -> None:
    sandbox.edit(number, old, new)


def removed(sandbox: Sandbox, path: str) -> None:
    (sandbox.root / path).unlink()


def renamed(sandbox: Sandbox) -> None:
    page = sandbox.page(1)
    (sandbox.root / page.path).rename(sandbox.root / page.path.with_name("another-name.md"))


def moved(sandbox: Sandbox) -> None:
    page = sandbox.page(1)
    target = sandbox.root / "docs/topics" / ("rocks" if page.folder != "rocks" else "birds")
    (sandbox.root / page.path).rename(target / page.path.name)


def resaid(sandbox: Sandbox, old: str, new: str) -> None:
    sandbox.write("sources/list.txt", listing(range(4)).replace(old, new))


def unsettled(sandbox: Sandbox) -> None:
    """Leave a snapshot as another version would have written it."""
    beliefs = snapshot.load(sandbox.root)
    slug = sandbox.page(2).slug
    text = snapshot.render(beliefs.values()).replace(title_of(2), title_of(2) + "!")
    assert slug in text
    sandbox.write(snapshot.FILE, text)


# Each kind of input, changed in each way that can matter.
EDITS: dict[str, Edit] = {
    "nothing": lambda _: None,
    "a title": lambda sandbox: touched(sandbox, 1, title_of(1), "A Better Title"),
    "an abstract": lambda sandbox: touched(sandbox, 1, abstract_of(1), "Said anew."),
    "a topic": lambda sandbox: touched(sandbox, 1, "topic:", "topic: rocks\nmood:"),
    "a former name": lambda sandbox: touched(sandbox, 1, "topic:", "formerly: [old]\ntopic:"),
    "an id": lambda sandbox: touched(sandbox, 1, "topic:", "arxiv: 2401.00001\ntopic:"),
    "no front matter": lambda sandbox: touched(sandbox, 1, "---\n", ""),
    "a page gone": lambda sandbox: removed(sandbox, str(sandbox.page(1).path)),
    "a page renamed": renamed,
    "a page moved": moved,
    "a page by hand": lambda sandbox: sandbox.write(
        "docs/topics/birds/mine.md", "---\ntitle: Mine\ntopic: rocks\n---\nOf my own.\n"
    ),
    "one name twice": lambda sandbox: sandbox.write(
        f"docs/topics/tides/{sandbox.page(1).slug}.md", "---\ntitle: T\ntopic: tides\n---\n"
    ),
    "a source said anew": lambda sandbox: resaid(sandbox, abstract_of(1), "Said anew, at length."),
    "a source with another title": lambda sandbox: resaid(sandbox, title_of(1), "Another Title"),
    "a further source": lambda sandbox: sandbox.source([2, 5], "further.txt"),
    "a source gone": lambda sandbox: removed(sandbox, "sources/list.txt"),
    "a source renamed": lambda sandbox: (sandbox.root / "sources/list.txt").rename(
        sandbox.root / "sources/renamed.txt"
    ),
    "the snapshot gone": lambda sandbox: removed(sandbox, snapshot.FILE),
    "the snapshot of another version": unsettled,
    "a section's words": lambda sandbox: sandbox.write(
        "docs/topics/birds/index.md",
        "---\ntitle: Birds\ndescription: Of birds\norder: 0\nkeywords: wing\n---\n",
    ),
    "a section gone": lambda sandbox: removed(sandbox, "docs/topics/birds/index.md"),
}


def outcome(sandbox: Sandbox) -> tuple[Report | str, dict[str, bytes]]:
    """Return what a run tells, or why it failed, and all that is there afterwards."""
    try:
        told: Report | str = sandbox.ingest()
    except GeneratorError as error:
        told = str(error).replace(str(sandbox.root), "")
    return told, sandbox.tree()


def forget(sandbox: Sandbox) -> None:
    shutil.rmtree(sandbox.root / remembered.FOLDER, ignore_errors=True)


@pytest.mark.parametrize("runs", [1, 2])
@pytest.mark.parametrize("name", EDITS)
def test_after_any_edit_a_run_does_what_it_does_without_memory(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory, name: str, runs: int
) -> None:
    sandbox.source(range(4))
    for _ in range(runs):
        sandbox.ingest()
    EDITS[name](sandbox)
    other = Sandbox(tmp_path_factory.mktemp("forgetful"))
    shutil.rmtree(other.root)
    shutil.copytree(sandbox.root, other.root)
    for _ in range(3):
        forget(other)
        assert outcome(sandbox) == outcome(other)


def test_a_run_with_nothing_to_do_reads_no_source_again(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    read: list[str] = []

    def telling(items: object, label: str) -> object:
        read.append(label)
        return items

    report = pipeline.ingest(sandbox.root, [], telling)  # type: ignore[arg-type]
    assert (report.entries, report.kept, read) == (4, 4, [])
    monkeypatch.setattr(pipeline, "identify", None)  # not even looked at
    assert pipeline.ingest(sandbox.root, [], telling) == report  # type: ignore[arg-type]


def test_texts_that_stay_are_not_compared_again(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    sketched: list[int] = []

    def counting(works: Sequence[Work]) -> sketches.Sketches:
        sketched.append(len(works))
        return sketch(works)

    sketch = sketches.sketch
    monkeypatch.setattr(sketches, "sketch", counting)
    sandbox.source([2, 5], "further.txt")
    assert sandbox.ingest().papers == 5
    assert sketched[0] == 1  # others only where they share a fingerprint with it


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, None])
def test_what_is_damaged_is_as_good_as_none(sandbox: Sandbox, damage: bytes | None) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    report = sandbox.ingest()
    kept = [*(sandbox.root / remembered.FOLDER).iterdir()]
    assert {file.stem for file in kept} == {"read", "compared", "settled", "done"}
    for file in kept:
        file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert sandbox.ingest() == report


def test_other_code_trusts_nothing(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    sandbox.ingest()
    monkeypatch.setattr(remembered, "_code", lambda: b"another version")
    store = remembered.of(sandbox.root)
    assert remembered.settled(store, sandbox.root) is None
    assert remembered.known_of(store, Report) == {}


def test_a_selection_and_a_dry_run_leave_no_memory(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    pipeline.preview(sandbox.root, [], lambda items, _: items)
    assert not (sandbox.root / ".paperindex").exists()
    chosen = selection.parse("title:nothing-has-it")
    pipeline.ingest(sandbox.root, [], lambda items, _: items, chosen)
    assert sandbox.ingest().entries == 4


def test_a_source_from_elsewhere_is_always_read(sandbox: Sandbox, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere.txt"
    elsewhere.write_text(listing([1]), encoding="utf-8")
    assert sandbox.ingest(elsewhere).entries == 1
    elsewhere.write_text(listing([1, 2]), encoding="utf-8")
    assert sandbox.ingest(elsewhere).entries == 2


@pytest.mark.parametrize("name", ["docs/topics/birds/x.md", "docs/topics/birds/index.md"])
def test_every_file_that_a_run_goes_by_tells_one_state_from_another(
    sandbox: Sandbox, name: str
) -> None:
    sandbox.write("docs/topics/birds/x.md", "---\ntitle: X\ntopic: birds\n---\nOf wings.\n")
    states = set()
    for _ in range(2):
        states.add(remembered.state(sandbox.root, [], pages.load_all(sandbox.root)))
        file = sandbox.root / name
        file.write_text(file.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert len(states) == 2


VALUES = st.fixed_dictionaries(
    {
        "title": st.text(min_size=1).filter(str.strip),
        "topic": st.sampled_from(["birds", "no", "1"]),
    },
    optional={
        "arxiv": st.sampled_from(["2401.00001", "cs/0112017"]),
        "doi": st.sampled_from(["10.1000/ABC", "10.1000/1.10"]),
        "acl": st.just("2024.acl-long.1"),
        "formerly": st.lists(st.sampled_from(["old-name", "on", "12"]), min_size=1, unique=True),
        "author_count": st.integers(1, 99),
    },
)


@given(VALUES, st.one_of(st.none(), st.text(alphabet="ab #\n-:")))
def test_a_page_laid_out_says_what_its_belief_says(
    values: dict[str, object], abstract: str | None
) -> None:
    title = " ".join("".join(c for c in str(values["title"]) if c.isprintable()).split())
    values = {**values, "title": title or "T"}
    belief = Belief(slug="x", values=values, abstract=abstract, listings=())
    page = Page(path=pages.path_of("birds", "x"), text=laid_out(belief))
    assert said(page) == _said(values, _ids_of(values))
