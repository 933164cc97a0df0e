"""The rules that look at the pages of sections: their keys, and the introductions below them."""

from __future__ import annotations

from collections.abc import Iterator

from generator import taxonomy
from generator.check.markup import harms
from generator.check.page_rules import characters
from generator.check.problem import Finding, Project, nearest, project_rule
from generator.pages import INDEX, TOPICS, Page, place_at

Found = Iterator[tuple[Page, Finding]]


@project_rule("section-key", "A section's page holds title, description, keywords and order.")
def section_key(project: Project) -> Found:
    """Yield a problem for each key of a section that means nothing there."""
    for page in _sections(project):
        for key in page.document.values:
            if key not in taxonomy.KEYS:
                meant = nearest(key, taxonomy.KEYS)
                remedy = f"did you mean '{meant}'?" if meant else "take it out"
                yield page, Finding(key, f"'{key}' is not a key of a section", remedy)


@project_rule("keyword", "A section's keywords are words or phrases, each named once.")
def keyword(project: Project) -> Found:
    """Yield a problem for each keyword that is empty or stands twice."""
    for page in _sections(project):
        listed = page.document.values.get("keywords")
        seen: set[str] = set()
        for item in listed if isinstance(listed, list) else ():
            name = str(item).strip().removeprefix(taxonomy.CORE).casefold()
            if not name:
                yield page, Finding("keywords", "an empty keyword", "take it out")
            elif name in seen:
                yield page, Finding("keywords", f"'{name}' stands twice", "keep one of them")
            seen.add(name)


@project_rule("section-markup", "A section's introduction is Markdown without HTML.")
def section_markup(project: Project) -> Found:
    """Yield a problem for HTML, a suspicious link or an invisible character of a section's page."""
    for page in _sections(project):
        start = len(page.text) - len(page.document.body)
        for harm in sorted(harms(page.document.body), key=lambda each: each.offset):
            yield page, Finding(place_at(page, start + harm.offset), harm.what, harm.remedy)
        for finding in characters(page, project.topics):
            yield page, Finding(finding.place, finding.what, finding.remedy)


def _sections(project: Project) -> Iterator[Page]:
    for page in project.prose:
        if page.path.match(f"{TOPICS}/*/{INDEX}"):
            yield page
