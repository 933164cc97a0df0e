"""The rules that compare pages with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from generator.check.markup import links
from generator.check.problem import ERROR, WARNING, Finding, Project, nearest, project_rule
from generator.citations import citations, remedy
from generator.deduplicate import Work, ids_of, partition
from generator.model import Paper
from generator.pages import IMAGES, Page, place_at, place_in_notes

Found = Iterator[tuple[Page, Finding]]

_IDS: tuple[tuple[str, Callable[[Paper], str | None]], ...] = (
    ("arxiv", lambda paper: paper.arxiv),
    ("doi", lambda paper: paper.doi and paper.doi.casefold()),
    ("acl", lambda paper: paper.acl),
)


@project_rule("same-id", "No two pages have the same arXiv id, DOI or ACL id.")
def same_id(project: Project) -> Found:
    """Yield a problem for each page that shares an id with an earlier one."""
    for key, get in _IDS:
        first: dict[str, Page] = {}
        for page, paper in _papers(project):
            name = get(paper)
            if name and first.setdefault(name, page) is not page:
                what = f"{key} {name} is also on {first[name].path}"
                yield page, Finding(key, what, "merge the two pages or correct the id")


@project_rule(
    "same-work",
    "No two pages are one work: the same title, or nearly, and nearly the same abstract.",
)
def same_work(project: Project) -> Found:
    """Yield a problem for pages that are one work and a notice for those that may be."""
    papers = list(_papers(project))
    works = [
        Work(title=paper.title, abstract=paper.abstract, ids=ids_of(paper)) for _, paper in papers
    ]
    found = partition(works)
    pairs = [(group[0], other) for group in found.groups for other in group[1:]]
    for first, second in pairs:
        if works[first].ids & works[second].ids:
            continue  # another rule's matter
        yield _alike(papers[first][0], papers[second][0], "is the same work as", ERROR)
    for first, second in found.doubtful:
        yield _alike(papers[first][0], papers[second][0], "may be the same work as", WARNING)


@project_rule("same-address", "No two pages share an address, with upper and lower case alike.")
def same_address(project: Project) -> Found:
    """Yield a problem for pages whose slugs meet, or meet a slug that a page had before."""
    owners: defaultdict[str, list[Page]] = defaultdict(list)
    for page in project.pages:
        owners[page.slug.casefold()].append(page)
    for pages in owners.values():
        for page in pages[1:]:
            what = f"'{page.slug}' is also the name of {pages[0].path}"
            yield page, Finding("", what, "merge the two pages or rename one")
    former: dict[str, Page] = {}
    for page, paper in _papers(project):
        for name in paper.formerly:
            other = former.setdefault(name, page) if name not in owners else owners[name][0]
            if other is not page or name == page.slug:
                what = f"'{name}' belongs to {other.path}"
                yield page, Finding("formerly", what, "take it out of formerly")


@project_rule("note-link", "A link in notes leads to the web, or to a page's file by its name.")
def note_link(project: Project) -> Found:
    """Yield a problem for each link to a page that there is not."""
    slugs = {page.slug for page in project.pages}
    slugs |= {name for _, paper in _papers(project) for name in paper.formerly}
    for page in project.pages:
        for offset, target in links(page.notes):
            path = target.partition("#")[0]
            if not path or ":" in path or path.lower().endswith(IMAGES):
                continue
            name = PurePosixPath(path).stem
            known = name in slugs or (name == "index" and PurePosixPath(path).parent.name)
            if not path.endswith(".md") or path.startswith("/") or not known:
                meant = nearest(name, sorted(slugs))
                remedy = f"write {meant or '<name>'}.md, or a web address"
                place = place_in_notes(page, offset)
                yield page, Finding(place, f"there is no page '{target}'", remedy)


@project_rule("citation", "A citation, [@slug], names the file of a paper's page.")
def citation(project: Project) -> Found:
    """Yield a problem for each citation of a paper that there is not."""
    slugs = {page.slug for page in project.pages}
    slugs |= {name for _, paper in _papers(project) for name in paper.formerly}
    texts = [(page, page.notes) for page in project.pages]
    texts += [(page, page.text) for page in project.prose]
    for page, text in texts:
        for found in citations(text):
            if found.slug not in slugs:
                place = place_at(page, len(page.text) - len(text) + found.start)
                what = f"there is no paper '{found.slug}' to cite"
                yield page, Finding(place, what, remedy(found.slug, sorted(slugs)))


@project_rule("former-name", "formerly names pages that were published.")
def former_name(project: Project) -> Found:
    """Yield a notice for each former name that no page ever had, as far as ingest knows."""
    for page, paper in _papers(project) if project.published else ():
        for name in paper.formerly:
            if name not in project.published:
                meant = nearest(name, list(project.published))
                remedy = f"did you mean '{meant}'?" if meant else "take it out, or correct it"
                yield page, Finding("formerly", f"no page was ever '{name}'", remedy, WARNING)


def _papers(project: Project) -> Iterator[tuple[Page, Paper]]:
    """Yield the papers, new pages last: of two that clash, the new one is told of."""
    for page in sorted(project.pages, key=lambda each: each.slug not in project.published):
        if (paper := page.reading[0]) is not None:
            yield page, paper


def _alike(first: Page, second: Page, how: str, severity: str) -> tuple[Page, Finding]:
    remedy = "merge the two pages, or tell them apart"
    return second, Finding("title", f"{how} {first.path}", remedy, severity)
