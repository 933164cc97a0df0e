"""The rules that look at which files there are, and under which names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.check.problem import Finding, Project, project_rule
from generator.deduplicate import Verdict, Work, compare
from generator.pages import IMAGES, TOPICS, Page

Found = Iterator[tuple[Page, Finding]]


@project_rule("file-type", "docs/ holds Markdown and images, docs/topics/ pages only.")
def file_type(project: Project) -> Found:
    """Yield a problem for each file that would be published as it is, or lies nowhere."""
    for path in project.files:
        if path.is_relative_to(TOPICS):
            fits = path.suffix == ".md" and len(path.relative_to(TOPICS).parts) == 2
            remedy = f"keep only {TOPICS}/<section>/<name>.md here"
        else:
            fits = path.suffix in (".md", *IMAGES)
            remedy = f"keep only .md and {', '.join(IMAGES)} in docs/"
        if not fits:
            yield _at(path, "a file that does not belong here", remedy)


@project_rule("symlink", "Nothing in docs/ is a symbolic link.")
def symlink(project: Project) -> Found:
    """Yield a problem for each symbolic link: it could publish any file of the machine."""
    for path in project.links:
        yield _at(path, "a symbolic link", "replace it by the file itself")


@project_rule("case", "No two files differ only in upper and lower case.")
def case(project: Project) -> Found:
    """Yield a problem for names that are one name on some systems."""
    first: dict[str, PurePosixPath] = {}
    for path in project.files:
        other = first.setdefault(str(path).casefold(), path)
        if other != path:
            yield _at(path, f"differs from {other} only in case", "rename one of them")


@project_rule("address-kept", "A page that is renamed says so under formerly; its address stays.")
def address_kept(project: Project) -> Found:
    """Yield a problem for each page that took the place of another without saying so."""
    papers = [(page, paper) for page in project.pages if (paper := page.reading[0])]
    here = {page.slug for page in project.pages}
    here |= {name for _, paper in papers for name in paper.formerly}
    gone = {slug: work for slug, work in project.published.items() if slug not in here}
    for page, paper in papers if gone else ():
        if page.slug in project.published:
            continue
        work = Work(title=paper.title, abstract=paper.abstract)
        for slug, other in gone.items():
            if compare(work, other) is not Verdict.DIFFERENT:
                what = f"looks like '{slug}' under a new name"
                yield page, Finding("title", what, f"add 'formerly: [{slug}]'")


def _at(path: PurePosixPath, what: str, remedy: str) -> tuple[Page, Finding]:
    return Page(path=path, text=""), Finding("", what, remedy)
