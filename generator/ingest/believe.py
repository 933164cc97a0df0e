"""Makes the new snapshot: old beliefs and fresh entries in, what ingest now believes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import text
from generator.classify import examples, kinds
from generator.classify.keywords import Text
from generator.classify.topics import Choice, classify
from generator.ingest import facts
from generator.ingest.archive import is_member
from generator.ingest.identify import Identified
from generator.ingest.said import said
from generator.model import Curated, Entry
from generator.pages import Page
from generator.snapshot import Belief
from generator.taxonomy import Taxonomy


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """What there is before an ingest: the sections, the beliefs and the pages, by slug.

    Beliefs are `settled` where this very code wrote them: from the same listings come the same.
    """

    topics: Taxonomy
    beliefs: Mapping[str, Belief]
    pages: Mapping[str, Page]
    settled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Beliefs:
    """The beliefs before (under the slugs of now) and after an ingest, by slug."""

    base: Mapping[str, Belief]
    fresh: Mapping[str, Belief]

    @property
    def new(self) -> tuple[Belief, ...]:
        """Return the beliefs in papers that were not known before."""
        return tuple(belief for slug, belief in self.fresh.items() if slug not in self.base)


def believe(project: Project, found: Identified, reread: Collection[str]) -> Beliefs:
    """Return what ingest believed and believes; `reread` names the sources read as a whole."""
    base = _under_current_slugs(project, found.renamed)
    fresh = {
        slug: _renewed(belief, found.known.get(slug, ()), reread, settled=project.settled)
        for slug, belief in base.items()
    }
    for old, slug in found.renamed.items():
        former = project.beliefs[old].values.get("formerly", ())
        fresh[slug] = _with_former(fresh[slug], [*former, old])
    return Beliefs(base=base, fresh=fresh | _newcomers(project, found))


def _under_current_slugs(project: Project, renamed: Mapping[str, str]) -> dict[str, Belief]:
    """Return the old beliefs by the slug of now; where two became one, with both's listings."""
    current: dict[str, Belief] = {}
    for slug in sorted(project.beliefs, key=lambda each: (each in renamed, each)):
        belief = project.beliefs[slug]
        if slug in renamed:
            belief = replace(belief, slug=renamed[slug])
        if (kept := current.get(belief.slug)) is not None:
            belief = _merged(kept, belief.listings)
        current[belief.slug] = belief
    return current


def _merged(kept: Belief, listings: Sequence[Entry]) -> Belief:
    """Return the belief in a page that a person merged another into, whose `listings` join it.

    What both say becomes the base, so that the page stays as it was chosen and takes from the
    other only what it lacked.
    """
    together = (*kept.listings, *listings)
    if not together:
        return kept
    values, abstract = facts.listed(together)
    known = {
        key: value if isinstance(value, list | dict) else values.get(key, value)
        for key, value in kept.values.items()
    }
    return replace(kept, values=known, abstract=kept.abstract and abstract, listings=together)


def _renewed(
    belief: Belief, arrivals: Sequence[Entry], reread: Collection[str], *, settled: bool
) -> Belief:
    """Return the belief with the re-read sources' entries in place of what they said before.

    A source that was read only in part has its say anew on the papers of which it speaks.
    """
    anew = {*reread, *(entry.source for entry in arrivals)}
    retained = [each for each in belief.listings if not _is_of(each.source, anew)]
    together = dict.fromkeys([*retained, *arrivals])
    listings = sorted(together, key=lambda entry: (entry.source, entry.line))
    if settled and tuple(listings) == belief.listings:
        return belief
    if not listings:  # no source speaks of it any more: that is no reason to forget
        return replace(belief, listings=())
    values, abstract = facts.listed(listings)
    kept = {key: belief.values[key] for key in facts.LASTING if key in belief.values}
    return replace(
        belief, values=facts.in_order(values | kept), abstract=abstract, listings=tuple(listings)
    )


def _is_of(source: str, names: Collection[str]) -> bool:
    """Return whether a source is one of these, or a member of an archive among them."""
    return source in names or is_member(source, names.__contains__)


def _with_former(belief: Belief, slugs: Sequence[str]) -> Belief:
    former = dict.fromkeys([*belief.values.get("formerly", ()), *slugs])
    values = facts.in_order({**belief.values, "formerly": list(former)})
    return replace(belief, values=values)


def _newcomers(project: Project, found: Identified) -> dict[str, Belief]:
    """Return beliefs in the papers that nobody knew, each with a slug and a section."""
    listed = [(group, *facts.listed(group)) for group in found.new]
    texts = [(str(values["title"]), abstract or "") for _, values, abstract in listed]
    choices = list(_choices(project, texts)) if texts else []
    taken = _taken_slugs(project, found)
    newcomers = {}
    for (group, values, abstract), (choice, kind) in zip(listed, choices, strict=True):
        curated = next((entry.curated for entry in group if entry.curated), Curated())
        slug = _slug(str(values["title"]), curated, taken)
        taken.add(slug)
        chosen = facts.assigned(choice, kind) | facts.taken_over(curated, project.topics)
        newcomers[slug] = Belief(
            slug=slug,
            values=facts.in_order(values | chosen),
            abstract=abstract,
            listings=tuple(sorted(group, key=lambda entry: (entry.source, entry.line))),
            confidence=round(choice.confidence, 3),
            evidence=choice.evidence,
        )
    return newcomers


def _slug(title: str, curated: Curated, taken: Collection[str]) -> str:
    if curated.slug and curated.slug not in taken:
        return curated.slug
    return text.unique_slug(title, taken)


def _choices(project: Project, texts: Sequence[Text]) -> Iterator[tuple[Choice, str | None]]:
    """Yield the section and the kind chosen for each text, as far as people taught them."""
    known = [
        (str(belief.values.get("title", "")), belief.abstract or "")
        for _, belief in sorted(project.beliefs.items())
    ]
    taught = examples.of(project.pages.values(), project.beliefs, project.topics)
    sections = classify(texts, project.topics, examples.topics_of(taught), background=known)
    yield from zip(sections, kinds.guess(texts, examples.kinds_of(taught)), strict=True)


def _taken_slugs(project: Project, found: Identified) -> set[str]:
    names = {name for page in project.pages.values() for name in said(page).formerly}
    return {*project.pages, *project.beliefs, *found.renamed, *names}
