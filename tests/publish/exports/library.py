"""Papers to export: the real ones, and some that mean harm."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from generator.model import Link, Paper
from generator.publish import site
from generator.publish.exports import keys
from generator.publish.paper_view import PaperView
from generator.store import digest
from generator.taxonomy import Topic
from tests.conftest import REPOSITORY

TOPIC = Topic(id="birds", title="Birds & {wings}", description="-", keywords=(), order=0, intro="")
HOSTILE = (
    "</script><script>hit(1)</script>",
    "a } b { c \\ d",
    "say \"yes\", or 'no'",
    "@article{x, title = {y}}",
    "line\nTY  - JOUR\nER  - \n\n@misc{z,}",
    "=HYPERLINK(1)",
    "$\\input{x}$ and $}{$ and \\$5 and $O(n^2)$",
    "100% & #1_2^3~",
    "]]> &amp; <![CDATA[ \u2028 \x85",
    "\\",
    "et al.",
)


@cache
def real() -> tuple[PaperView, ...]:
    """Return the papers of this index."""
    return tuple(site.load(REPOSITORY).papers.values())


def view(paper: Paper, slug: str = "a-wing", notes: str = "") -> PaperView:
    """Return a paper as a site of one would show it."""
    told = digest(repr(paper).encode())
    return PaperView(
        slug=slug,
        key=keys.keys({slug: paper})[slug],
        source=f"docs/topics/birds/{slug}.md",
        paper=paper,
        topics=(TOPIC,),
        notes=notes,
        told=told,
        listed=told,
        texts=told,
    )


TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
).map(str.strip).filter(bool)  # fmt: skip
NAMES = st.one_of(
    TEXTS, st.sampled_from(["Ada Reed", "Bo van der Wal", "Barnes and Noble", "01.AI"])
)
DATES = st.sampled_from([None, "2021", "2021-05", "2021-05-28", "0999-12"])


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Make a paper of which anything may be known."""
    return Paper(
        title=draw(TEXTS),
        topic="birds",
        kind=draw(st.sampled_from([None, "survey"])),
        summary=draw(st.none() | TEXTS),
        date=draw(DATES),
        authors=tuple(draw(st.lists(NAMES, max_size=4, unique=True))),
        venue=draw(st.sampled_from([None, "ICLR 2022", "TMLR 2022", "arXiv"]) | TEXTS),
        arxiv=draw(st.sampled_from([None, "2105.00001", "cs/9901001"])),
        doi=draw(st.sampled_from([None, "10.1000/a_b{c}d", '10.1000/x"y<z>', "10.1000/é"])),
        acl=draw(st.sampled_from([None, "2022.acl-long.1", "W19-4312"])),
        links=draw(
            st.sampled_from([(), (Link(kind="paper", url="https://x.test/a%20b?c={d}&e=\\"),)])
        ),
        abstract=draw(st.none() | TEXTS),
    )


def view_of(paper: Paper) -> PaperView:
    """Return a view of a made paper."""
    return view(paper)


VIEWS = papers().map(view_of)
