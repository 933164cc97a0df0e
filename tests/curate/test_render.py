from hypothesis import given
from hypothesis import strategies as st

from generator.curate import render
from generator.curate.history import Unreadable
from generator.curate.report import (
    Changes,
    Duplicate,
    Edit,
    Edited,
    Mention,
    Removed,
    Renamed,
    Section,
)
from tests.curate.test_escape import HOSTILE, TEXTS, rendered

MIB = 1 << 20


def changes(text: str, times: int = 1) -> Changes:
    """Return changes in which every text is `text`, and every list `times` long."""
    paper = Mention(slug=text, title=text, topic=text, path=text)
    edited = Edited(paper=paper, edits=(Edit(key=text, before=text, after=None),) * 20)
    texts = Edited(paper=paper, edits=(Edit(key="abstract", before=text, after="one two"),))
    duplicate = Duplicate(paper=paper, other=paper, certain=True, similarity=0.5, shared_id=text)
    return Changes(
        base="0" * 40,
        head="1" * 40,
        papers=2,
        papers_before=1,
        added=(paper,) * times,
        moved=(edited,) * times,
        retitled=(edited,) * times,
        renamed=(Renamed(paper=paper, before=text, redirects=False),) * times,
        removed=(Removed(paper=paper, leads_to=text),) * times,
        edited=(texts,) * times,
        duplicates=(duplicate,) * times,
        sections=(Section(id=text, title=text, before=None, after=3),) * times,
        unreadable=(Unreadable(path=text, what=text),) * times,
    )


def test_a_summary_reads_well() -> None:
    paper = Mention(slug="wind", title="On *Wind*", topic="birds", path="docs/topics/birds/wind.md")
    told = render.as_markdown(
        Changes(
            base="0" * 40,
            head="1" * 40,
            papers=8,
            papers_before=7,
            added=(paper,),
            moved=(Edited(paper=paper, edits=(Edit(key="topic", before="rocks", after="birds"),)),),
            retitled=(),
            renamed=(),
            removed=(Removed(paper=paper, leads_to=None), Removed(paper=paper, leads_to="gale")),
            edited=(),
            duplicates=(
                Duplicate(
                    paper=paper, other=paper, certain=False, similarity=0.875, shared_id=None
                ),
            ),
            sections=(Section(id="birds", title="Birds", before=3, after=4),),
            unreadable=(),
        )
    )
    assert told == (
        "## What changes for readers\n\n"
        "From `000000000000` to `111111111111`: 7 → 8 papers.\n\n"
        "### Possible duplicates (1)\n\n"
        "- <code>birds/wind</code>: On \\*Wind\\*\n"
        "  - may be the same work as <code>birds/wind</code>: On \\*Wind\\*"
        " (abstracts 88% alike)\n\n"
        "### Added (1)\n\n- <code>birds/wind</code>: On \\*Wind\\*\n\n"
        "### Moved to another section (1)\n\n- <code>birds/wind</code>: On \\*Wind\\*\n"
        "  - topic: rocks → birds\n\n"
        "### Merged into another page (1)\n\n- <code>birds/wind</code>: On \\*Wind\\*:"
        " merged into <code>gale</code>\n\n"
        "### Removed (1)\n\n- <code>birds/wind</code>: On \\*Wind\\*\n\n"
        "### Sections (1)\n\n- <code>birds</code>: Birds: 3 papers → 4 papers\n"
    )


def test_hostile_pages_cannot_put_anything_into_a_summary() -> None:
    for text in HOSTILE:
        _demand_inert(text)


@given(TEXTS)
def test_no_text_puts_anything_into_a_summary(text: str) -> None:
    _demand_inert(text)


def _demand_inert(text: str) -> None:
    told = render.as_markdown(changes(text))
    found = rendered(told)
    assert set(found.tags) == {"h2", "h3", "p", "ul", "li", "code"}
    assert found.tags.count("h3") == 9
    assert "@" not in found.text.replace("@\u200b", "")
    assert not any(line.lstrip().startswith("::") for line in told.splitlines())


@given(st.sampled_from(["@", "\U0001f426", "<", "&", "x"]))
def test_a_summary_fits_however_much_changes(character: str) -> None:
    told = render.as_markdown(changes(character * 5000, 2000))
    assert len(told.encode()) < MIB
    assert told.count(" more\n") >= 9


def test_what_is_left_out_is_counted() -> None:
    told = render.as_markdown(changes("x", 60))
    assert "### Added (60)" in told
    assert "- … and 10 more\n" in told
    assert "  - … and 8 more\n" in told
