"""A project with a few pages, events as GitHub sends them, and a git repository to play in."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.curate.issue_form import ADDITION, APPROVED, CORRECTION, FORMS
from tests.conftest import Sandbox, abstract_of, title_of

AMBER = "docs/topics/birds/amber-wings.md"
BASALT = "docs/topics/rocks/basalt.md"

PAGE = f"""---
# placed by hand
title: 'Amber Wings: Notes on Flight'
topic: birds
also: [tides]
date: 2021-03
author_count: 2
arxiv: '2103.00017'
links:
  code: https://example.org/amber
review: pending
---
{abstract_of(3)}

## Notes
A note.
"""


def body_of(form: str, values: Mapping[str, str | None]) -> str:
    """Return an issue's text as GitHub lays a form out."""
    parts = []
    for field, label in FORMS[form].items():
        value = values.get(field)
        fenced = f"```bibtex\n{value}\n```" if value and field == "bibtex" else value
        parts.append(f"### {label}\n\n{fenced or '_No response_'}")
    return "\n\n".join(parts)


def event_of(
    form: str, values: Mapping[str, str | None], title: str = "", number: int = 7
) -> dict[str, Any]:
    """Return the event of an approved issue with a filled-in form."""
    labels = [{"name": form}, {"name": APPROVED}]
    body = body_of(form, values)
    return {
        "action": "labeled",
        "issue": {"number": number, "title": title, "body": body, "labels": labels},
    }


def correction(field: str, value: str, slug: str = "amber-wings", **more: str) -> dict[str, Any]:
    """Return the event of a correction."""
    values = {"slug": slug, "field": field, "correction": value}
    return event_of(CORRECTION, values | more)


def addition(title: str = "", **values: str) -> dict[str, Any]:
    """Return the event of an addition."""
    return event_of(ADDITION, {"topic": "birds"} | values, title)


@pytest.fixture
def project(sandbox: Sandbox) -> Sandbox:
    """A project with two pages that curators wrote."""
    sandbox.write(AMBER, PAGE)
    sandbox.write(
        BASALT, f"---\ntitle: {title_of(1).replace(':', '')}\ntopic: rocks\n---\n{abstract_of(1)}\n"
    )
    return sandbox


Git = Callable[..., str]


def git_in(root: Path) -> Git:
    """Return a function that runs git in `root` as somebody, apart from the machine's settings."""

    def git(*words: str) -> str:
        settings = (
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=no",
        )
        command = ["git", *settings, *words]
        found = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
        return found.stdout.strip()

    return git


class History:
    """A project under git: write files, then commit them under a name."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.root = sandbox.root
        self.git = git_in(self.root)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("start")

    def commit(self, name: str) -> None:
        """Commit everything and tag it."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", name)
        self.git("tag", "--force", name)

    def page(self, path: str, body: str, **keys: str) -> None:
        """Write a page of the project."""
        head = "".join(f"{key}: {value}\n" for key, value in keys.items())
        self.sandbox.write(f"docs/topics/{path}.md", f"---\n{head}---\n{body}\n")

    def remove(self, path: str) -> None:
        """Delete a page."""
        (self.root / f"docs/topics/{path}.md").unlink()


@pytest.fixture
def repository(sandbox: Sandbox) -> History:
    """A project under git, its first commit without papers."""
    return History(sandbox)
