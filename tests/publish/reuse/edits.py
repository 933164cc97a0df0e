"""Edits that people make to a project of papers, of many kinds, chosen by a seed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.conftest import REPOSITORY

EACH = 8  # of so many real papers one is taken


def project(root: Path) -> Path:
    """Make a project of some of the real papers."""
    shutil.copytree(REPOSITORY / "docs", root / "docs", ignore=shutil.ignore_patterns("papers"))
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    for name in ("mkdocs.yml", "snapshot.jsonl"):
        shutil.copy(REPOSITORY / name, root)
    for number, file in enumerate(_papers(root)):
        if number % EACH:
            file.unlink()
    for file in root.glob("docs/*/**/*.md"):  # some of what they cite is not there
        kept = [line for line in file.read_text("utf-8").splitlines(True) if "[@" not in line]
        file.write_text("".join(kept), encoding="utf-8")
    return root


def edit(root: Path, site: Path, random: Random) -> str:
    """Change something, and return what."""
    change = random.choice(EDITS)
    change(root, site, random)
    return change.__name__.strip("_")


def _papers(root: Path) -> list[Path]:
    return sorted(set(root.glob("docs/topics/*/*.md")) - set(root.glob("docs/topics/*/index.md")))


def _sub(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def _title(root: Path, _site: Path, random: Random) -> None:
    _sub(random.choice(_papers(root)), r"^title: .*$", f"title: Tidal wings {random.random()}")


def _abstract(root: Path, _site: Path, random: Random) -> None:
    _sub(random.choice(_papers(root)), r"\Z", f"\nOf tide-pools and pretraining {random.random()}")


def _summary(root: Path, _site: Path, random: Random) -> None:
    _set(random.choice(_papers(root)), "summary", f"A sentence of its own, {random.random()}.")


def _set(file: Path, key: str, value: str) -> None:
    _sub(file, rf"^{key}:(.*\n)(^[ -].*\n)*", "")
    _sub(file, r"^topic:", f"{key}: {value}\ntopic:")


def _date(root: Path, _site: Path, random: Random) -> None:
    _set(random.choice(_papers(root)), "date", f"20{random.randint(10, 25)}-03")


def _tags(root: Path, _site: Path, random: Random) -> None:
    _set(random.choice(_papers(root)), "tags", "[benchmark, agents]")


def _authors(root: Path, _site: Path, random: Random) -> None:
    one, other = random.sample(_papers(root), 2)
    for file in (one, other):
        _set(file, "authors", f"[Bo Reed {random.randint(1, 3)}, Ada Wing]")


def _code(root: Path, _site: Path, random: Random) -> None:
    link = f"https://code.test/{random.randint(1, 9)}"
    _set(random.choice(_papers(root)), "links", f"{{code: '{link}'}}")


def _citations(root: Path, _site: Path, random: Random) -> None:
    _set(random.choice(_papers(root)), "citations", str(random.randint(1, 99)))


def _comments(root: Path, _site: Path, random: Random) -> None:
    _set(random.choice(_papers(root)), "comments", str(random.randint(1, 99)))


def _synonyms(root: Path, _site: Path, random: Random) -> None:
    group = f"[language model {random.randint(1, 9)}, language model, tidal wing]"
    _sub(root / "docs/search.md", r"^same:$", f"same:\n  - {group}")


def _review(root: Path, _site: Path, random: Random) -> None:
    _set(random.choice(_papers(root)), "review", "pending")


def _section(root: Path, _site: Path, random: Random) -> None:
    file = random.choice(_papers(root))
    other = random.choice(sorted(root.glob("docs/topics/*"))).name
    _sub(file, r"^also:(.*\n)(^[ -].*\n)*", "")
    _sub(file, r"^topic: .*$", f"topic: {other}")
    if random.random() < 0.5:
        file.rename(file.parent.parent / other / file.name)


def _notes(root: Path, _site: Path, random: Random) -> None:
    _sub(random.choice(_papers(root)), r"\Z", "\n\n## Notes\n\nRead *this* first.\n")


def _gone(root: Path, _site: Path, random: Random) -> None:
    random.choice(_papers(root)).unlink()


def _new(root: Path, _site: Path, random: Random) -> None:
    file = random.choice(_papers(root))
    name = f"new-{random.randint(0, 10**6)}"
    text = re.sub(r"(?m)^(arxiv|doi|acl|formerly):.*\n(^[ -].*\n)*", "", file.read_text("utf-8"))
    text = re.sub(r"(?m)^title: .*$", f"title: Something new {name}", text)
    file.with_name(f"{name}.md").write_text(text, encoding="utf-8")


def _renamed(root: Path, _site: Path, random: Random) -> None:
    file = random.choice(_papers(root))
    if "formerly:" not in file.read_text(encoding="utf-8"):
        _set(file, "formerly", f"[{file.stem}]")
        file.rename(file.with_name(f"renamed-{random.randint(0, 10**6)}.md"))


def _introduction(root: Path, _site: Path, random: Random) -> None:
    _sub(random.choice(sorted(root.glob("docs/topics/*/index.md"))), r"\Z", "\nMore words.\n")


def _description(root: Path, _site: Path, random: Random) -> None:
    file = random.choice(sorted(root.glob("docs/topics/*/index.md")))
    _sub(file, r"^title: (.*)$", r"title: \1 and more")


def _label(root: Path, _site: Path, _random: Random) -> None:
    _sub(root / "docs/tags.md", r"label: (\w+)$", r"label: \1 again")


def _prose(root: Path, _site: Path, _random: Random) -> None:
    _sub(root / "docs/about.md", r"\Z", "\nAnd more of it.\n")


def _configuration(root: Path, _site: Path, random: Random) -> None:
    _sub(root / "mkdocs.yml", r"^site_name: .*$", f"site_name: Index {random.randint(1, 9)}")


def _template(root: Path, _site: Path, _random: Random) -> None:
    _sub(root / "overrides/partials/paper-crumbs.html", r"Home", "The home page")


def _tampered(_root: Path, site: Path, random: Random) -> None:
    random.choice(sorted(site.glob("papers/*/index.html"))).write_text("Not ours", "utf-8")


def _lost(_root: Path, site: Path, random: Random) -> None:
    shutil.rmtree(random.choice(sorted(site.glob("papers/*"))))


def _half_written(_root: Path, site: Path, random: Random) -> None:
    random.choice(sorted(site.glob("search/*/*/*.gz"))).write_bytes(b"Not ours")


def _piece(_root: Path, site: Path, random: Random) -> None:
    random.choice(sorted(site.glob("search/*/*/*.gz"))).unlink()


def _stray(_root: Path, site: Path, _random: Random) -> None:
    (site / "papers/stray").mkdir(exist_ok=True)
    (site / "papers/stray/index.html").write_text("Not ours", encoding="utf-8")


EDITS: tuple[Callable[[Path, Path, Random], None], ...] = (
    *(_title, _abstract, _summary, _date, _tags, _authors, _review, _section, _notes, _gone),
    *(_new, _renamed, _introduction, _description, _label, _prose, _configuration, _template),
    *(_code, _citations, _comments, _synonyms),
    *(_tampered, _lost, _half_written, _piece, _stray),
)
