"""Turns an approved issue into an edit of the work tree, or says why it cannot.

Nothing is written but one page, in the folder of a section that exists, and only if the page
passes every check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import atomic, pages, schema, snapshot, taxonomy, text
from generator.check import run  # noqa: F401  it declares the rules
from generator.check.problem import ERROR, RULES, Problem, Project
from generator.curate import addition, alike, correction, escape, issue_form, outline
from generator.curate.issue_form import CORRECTION, Issue
from generator.curate.outline import Outline
from generator.deduplicate import Work
from generator.errors import PageError
from generator.model import Paper
from generator.pages import Page
from generator.taxonomy import Taxonomy

_SLUG = re.compile(schema.SLUG.pattern or "")
# A page's address on the site, or below it, where only its last part is asked for.
_ADDRESS = re.compile(r"^(?:https?://\S*?)?/?papers/(?P<slug>[^/?#\s]+)/?(?:[?#]\S*)?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Applied:
    """What to propose: a branch, a pull request's title and body, and the paths that changed."""

    branch: str
    title: str
    body: str
    paths: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Project:
    """The work tree: its sections, an outline of each readable page, the paths of every slug.

    `published` are the works that ingest knows to have had a page, by slug.
    """

    root: Path
    topics: Taxonomy
    papers: tuple[Outline, ...]
    paths: Mapping[str, tuple[str, ...]]
    published: Mapping[str, Work]

    @property
    def former(self) -> frozenset[str]:
        """Return the slugs that pages had before."""
        return frozenset(slug for paper in self.papers for slug in paper.formerly)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Proposal:
    page: Page
    title: str
    facts: tuple[tuple[str, str], ...]


def apply_issue(root: Path, event: Mapping[str, Any]) -> Applied:
    """Make the edit that GitHub's ``issues`` event asks for in the project at `root`.

    Applied twice, an issue gives the same answer and the same bytes.

    Raises:
        IssueError: the issue is not approved or cannot be applied; nothing is written.
        TaxonomyError: the sections themselves cannot be read.
    """
    issue = issue_form.read(event)
    project = _load(root)
    make = _correction if issue.form == CORRECTION else _addition
    proposal = make(issue, project)
    doubts = _judged(issue, proposal.page, project)
    _write(issue, root, proposal.page)
    facts = (*proposal.facts, *(("Please check", doubt) for doubt in doubts))
    told = "".join(f"- {name}: {escape.markdown(value, 1000)}\n" for name, value in facts)
    return Applied(
        branch=f"issue-{issue.number}",
        title=escape.label(proposal.title),
        body=f"Closes #{issue.number}\n\n{told}",
        paths=(str(proposal.page.path),),
    )


def _load(root: Path) -> _Project:
    paths: dict[str, tuple[str, ...]] = {}
    papers = []
    for path in pages.find(root):
        paths[path.stem] = (*paths.get(path.stem, ()), str(path))
        try:
            papers.append(outline.of(str(path), pages.load(root, path).text))
        except PageError:
            continue  # `check` tells of it; it is no duplicate of anything
    return _Project(
        root=root,
        topics=taxonomy.load(root),
        papers=tuple(papers),
        paths=paths,
        published={slug: _work(belief) for slug, belief in snapshot.load(root).items()},
    )


def _work(belief: snapshot.Belief) -> Work:
    return Work(title=str(belief.values.get("title", "")), abstract=belief.abstract)


def _correction(issue: Issue, project: _Project) -> _Proposal:
    field = correction.field_of(issue)
    page = _named_page(issue, project)
    fixed = Page(path=page.path, text=correction.corrected(issue, page, project.topics))
    facts = [
        ("Page", page.slug),
        ("Field", field),
        ("Correction", issue.values["correction"] or ""),
        ("Source", issue.values["source"] or "none given"),
    ]
    # The slug and not the title, which the correction may change: a second run says the same.
    return _Proposal(page=fixed, title=f"Correct the {field} of {page.slug}", facts=tuple(facts))


def _named_page(issue: Issue, project: _Project) -> Page:
    slug = _ADDRESS.sub(r"\g<slug>", (issue.line("slug") or "").strip())
    found = project.paths.get(slug, ()) if _SLUG.fullmatch(slug) else ()
    if len(found) != 1:
        remedy = "give the last part of the page's address, such as 'a-paper' of /papers/a-paper/"
        raise issue.error("'Page' names no page", remedy)
    page = pages.load(project.root, PurePosixPath(found[0]))
    _ = page.document
    return page


def _addition(issue: Issue, project: _Project) -> _Proposal:
    paper = addition.paper_of(issue, project.topics)
    content = addition.text_of(issue, paper)
    slug = _earlier(project, paper, content) or text.unique_slug(paper.title, _taken(project))
    page = Page(path=pages.path_of(paper.topic, slug), text=content)
    if page.reading != (paper, ()):
        _refuse(issue, next(_problems(Project(topics=project.topics, pages=[page]), page), None))
    facts = [("Title", paper.title), ("Section", paper.topic)]
    facts += [("Names it", name) for name in (paper.arxiv, paper.doi, paper.acl) if name]
    return _Proposal(page=page, title=f"Add {paper.title}", facts=tuple(facts))


def _earlier(project: _Project, paper: Paper, content: str) -> str | None:
    """Return the slug of the page that an earlier run made of the same issue."""
    for known in project.papers:
        if known.title == paper.title and known.topic == paper.topic:
            page = pages.load(project.root, PurePosixPath(known.path))
            if page.text == content and page.folder == paper.topic:
                return page.slug
    return None


def _taken(project: _Project) -> set[str]:
    """Return every slug that is or was an address."""
    return {*project.paths, *project.former, *project.published}


def _judged(issue: Issue, page: Page, project: _Project) -> tuple[str, ...]:
    """Return what a person should look at; raises IssueError where a check fails."""
    around = Project(
        topics=project.topics,
        pages=[*_related(page, project), page],
        published=_gone(page, project),
    )
    problems = list(_problems(around, page))
    errors = [problem for problem in problems if problem.severity == ERROR]
    if errors:
        _refuse(issue, errors[0])
    return tuple(each.what for each in problems if each.rule in ("same-work", "same-id"))


def _refuse(issue: Issue, problem: Problem | None) -> None:
    if problem is None:
        raise issue.error("the page would not say what the form says", "edit the page by hand")
    raise issue.error(f"{problem.rule}: {problem.what}", problem.remedy)


def _problems(project: Project, page: Page) -> Iterator[Problem]:
    for rule in RULES.values():
        yield from (each for each in rule.problems(project) if each.path == str(page.path))


def _related(page: Page, project: _Project) -> Iterator[Page]:
    """Yield the pages that a rule might set against this one."""
    mine = outline.of(str(page.path), page.text)
    others = [paper for paper in project.papers if paper.path != mine.path]
    for match in alike.find([mine], [*others, mine]):
        yield pages.load(project.root, PurePosixPath(match.other.path))


def _gone(page: Page, project: _Project) -> dict[str, Work]:
    """Return the works that have no page any more, and this page's own."""
    here = {*project.paths, *project.former} - {page.slug}
    return {slug: work for slug, work in project.published.items() if slug not in here}


def _write(issue: Issue, root: Path, page: Page) -> None:
    """Replace or create the page's file in one step."""
    target = root / page.path
    if target.is_symlink() or target.parent.resolve() != root.resolve() / page.path.parent:
        raise issue.error("the page's file is a link", "edit the page by hand")
    if not target.exists() or target.read_bytes() != page.text.encode():
        atomic.write(target, page.text)
