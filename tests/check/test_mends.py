"""`--fix` mends what is certain, leaves the rest, and touches nothing else."""

import pytest

from generator.check import run
from tests.conftest import Sandbox

HEAD = "# kept\ntitle: T\ntopic: rocks # why\n"
PATH = "docs/topics/rocks/x.md"


def mended(sandbox: Sandbox, head: str, body: str = "A.\n") -> str:
    sandbox.write(PATH, f"---\n{head}---\n{body}")
    run.fix(sandbox.root)
    return (sandbox.root / PATH).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("arxiv: 2401.10000", "arxiv: '2401.10000'"),
        ("arxiv: https://arxiv.org/abs/2401.10000v2", "arxiv: '2401.10000'"),
        ("arxiv: arXiv:2401.10000", "arxiv: '2401.10000'"),
        ("doi: https://doi.org/10.1000/abc # d", "doi: 10.1000/abc # d"),
        ("acl: https://aclanthology.org/2024.acl-long.1/", "acl: 2024.acl-long.1"),
        ("date: 2024/05/28", "date: 2024-05-28"),
        ("kind: Survey", "kind: survey"),
        ("also: [rocks, birds]", "also: [birds]"),
        ("also: [birds, birds]", "also: [birds]"),
        ("links:\n  code: github.com/a/b", "links:\n  code: https://github.com/a/b"),
        ("athors: [Ann Lee]", "authors: [Ann Lee]"),
        ("venue: ICLR\u200b 2025", "venue: ICLR 2025"),
        ("Review: pending", "review: pending"),
        (
            "links:\n  code: https://huggingface.co/datasets/a/b",
            "links:\n  dataset: https://huggingface.co/datasets/a/b",
        ),
        (
            "links:\n  demo: https://arxiv.org/abs/2401.10000\n  paper: https://a.b",
            "links:\n  paper: ['https://arxiv.org/abs/2401.10000', 'https://a.b']",
        ),
    ],
)
def test_a_certain_mend_is_made(sandbox: Sandbox, wrong: str, right: str) -> None:
    assert mended(sandbox, f"{HEAD}{wrong}\n") == f"---\n{HEAD}{right}\n---\nA.\n"
    assert run.check(sandbox.root) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "date: May 2024",
        "topic: rokcs",
        "links:\n  code: javascript:alert(1)",
        "author: Ann Lee",
        "arxiv: 12",
        "kind: poem",
        "also: [clouds]",
        "summary: ",
    ],
)
def test_what_takes_a_person_is_left(sandbox: Sandbox, wrong: str) -> None:
    section = "" if wrong.startswith("topic") else "topic: rocks\n"
    head = f"title: T\n{section}{wrong}\n"
    assert mended(sandbox, head) == f"---\n{head}---\nA.\n"
    assert run.has_errors(run.check(sandbox.root))


def test_many_faults_are_mended_in_one_go(sandbox: Sandbox) -> None:
    head = f"{HEAD}arxiv: 2401.10000\ndoi: doi:10.1000/abc\nkind: METHOD\nalso: [rocks]\n"
    assert mended(sandbox, head) == (
        f"---\n{HEAD}arxiv: '2401.10000'\ndoi: 10.1000/abc\nkind: method\n---\nA.\n"
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("date: 2024/05/28", "date: 2024/05/28 → 2024-05-28"),
        ("also: [rocks, birds]", "also: [rocks, birds] → [birds]"),
        ("also: [rocks]", "also: [rocks] → none"),
        ("arxiv: 2401.10000", "arxiv: 2401.10000 → arxiv: '2401.10000'"),
        ("venue: ICLR\u200b 2025", "venue: ICLR\\u200b 2025 → ICLR 2025"),
        ("links:\n  code: e.org/a", "links: code: e.org/a → code: https://e.org/a"),
    ],
)
def test_every_mend_is_told(sandbox: Sandbox, wrong: str, told: str) -> None:
    sandbox.write(PATH, f"---\n{HEAD}{wrong}\n---\nA.\n")
    assert run.fix(sandbox.root) == [(PATH, told)]


def test_a_sound_page_is_not_written(sandbox: Sandbox) -> None:
    file = sandbox.write(PATH, f"---\n{HEAD}---\nA.\n")
    file.chmod(0o444)
    before = file.stat().st_mtime_ns
    assert run.fix(sandbox.root) == []
    assert file.stat().st_mtime_ns == before


LISTED = """---
tags:
  song:
    label: Song
    group: Sounds
    description: Singing birds.
    also_called: [call, trill]
  ebb:
    label: Ebb
    group: Water
    description: Falling water.
---
"""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("[call] # why", "[song] # why"),
        ("[trill, ebb, call]", "[song, ebb]"),
        ("[call, cry]", "[song, cry]"),
        ("[sogn]", "[sogn]"),
    ],
)
def test_a_synonym_gives_way_to_its_tag(sandbox: Sandbox, wrong: str, right: str) -> None:
    sandbox.write("docs/tags.md", LISTED)
    assert mended(sandbox, f"{HEAD}tags: {wrong}\n") == f"---\n{HEAD}tags: {right}\n---\nA.\n"
