"""The laws of an update over whole page files, in every spelling that people use."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import front_matter, minimal_edit
from generator.check import run
from generator.check.problem import RULES, Project
from generator.ingest.reconcile import canonical
from generator.ingest.update import updated
from generator.pages import Page
from generator.snapshot import Belief
from generator.taxonomy import Topic
from tests.scenario.page_files import (
    LISTS,
    SCALARS,
    VALUES,
    PageFile,
    beliefs,
    page_files,
)

SECTIONS = ("birds", "rocks", "tides")
TAXONOMY = {
    name: Topic(id=name, title=name, description=name, keywords=(), order=0, intro="")
    for name in SECTIONS
}
THOROUGH = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Case:
    """A page, what was believed of it and what is believed now, and what came of it."""

    def __init__(self, file: PageFile, base: Belief, fresh: Belief) -> None:
        self.file, self.base, self.fresh = file, base, fresh
        self.before = file.page
        self.update = updated(file.page, base, fresh, SECTIONS)
        self.after = Page(path=self.update.path, text=self.update.text)

    def values(self, key: str) -> tuple[Any, Any, Any, Any]:
        """Return what base, fresh, the page before and the page after say under `key`."""
        found = (self.base, self.fresh, self.before.document, self.after.document)
        base, fresh, before, after = (canonical(each.values.get(key)) for each in found)
        return base, fresh, before, after

    def is_news(self, key: str) -> bool:
        """Return whether the sources say something new about `key`."""
        base, fresh, before, _ = self.values(key)
        return fresh not in (base, before)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a page and two beliefs that have something to do with it."""
    said = draw(st.fixed_dictionaries({}, optional=VALUES))
    file = draw(page_files(said))
    base = draw(beliefs(said, file.page.abstract))
    fresh = draw(beliefs(dict(base.values), base.abstract))
    return Case(file, base, fresh)


@THOROUGH
@given(cases())
def test_what_a_person_changed_stays_and_what_nobody_touched_follows(case: Case) -> None:
    for key in SCALARS:
        base, fresh, before, after = case.values(key)
        assert after == (fresh if before == base else before)
    told = {conflict.key for conflict in case.update.conflicts}
    for key in SCALARS:
        base, fresh, before, _ = case.values(key)
        assert (key in told) == (len({repr(each) for each in (base, fresh, before)}) == 3)


@THOROUGH
@given(cases())
def test_lists_keep_what_a_person_added_and_stay_without_what_was_taken_out(case: Case) -> None:
    for key in LISTS:
        base, fresh, before, after = (set(each or ()) for each in case.values(key))
        if canonical(case.base.values.get(key)) == canonical(case.fresh.values.get(key)):
            assert after == before
        assert before - base <= after
        assert not (base - before) & after or fresh == before
        assert fresh - base <= after
        assert not (base & before - fresh) & after


@THOROUGH
@given(cases())
def test_links_are_merged_address_by_address(case: Case) -> None:
    def pairs(value: Any) -> set[tuple[str, str]]:
        groups = (value or {}).items()
        return {
            (kind, each)
            for kind, found in groups
            for each in (found if isinstance(found, list) else [found])
        }

    base, fresh, before, after = (pairs(each) for each in case.values("links"))
    assert before - base <= after
    if before:
        assert not (base - before) & after or fresh == before
        assert fresh - base <= after
    assert after <= before | fresh


@THOROUGH
@given(cases())
def test_only_the_lines_of_keys_with_news_change(case: Case) -> None:
    document = case.after.document
    position = 0
    for block in case.file.blocks:
        if block.key is not None and case.is_news(block.key):
            continue
        if block.key is None and not block.text.strip():
            continue
        text = block.text.rstrip() if block.key else block.text.strip()
        found = document.head.find(text, position)
        assert found >= 0, (block, document.head)
        position = found + len(text)


@THOROUGH
@given(cases())
def test_every_comment_survives(case: Case) -> None:
    assert comments(case.after.document.head) == comments(case.before.document.head)


def comments(head: str) -> list[str]:
    """Return all comments of the YAML text, wherever they stand now."""
    lines = (found.rstrip() for found in re.findall(r"(?m)(?:^|(?<=\s))#[^\n]*", masked(head)))
    return sorted(lines)


def masked(head: str) -> str:
    """Return the text with its scalars crossed out."""
    text = list(head)
    ends = re.finditer(r"\r\n|[\n\r\x85\u2028\u2029]", head)
    starts = [0, *(found.end() for found in ends)]
    document = front_matter.parse(f"---\n{head}---\n", "x")
    for leaf in minimal_edit._leaves(document.root) if document.root else ():
        marks = (leaf.start_mark, leaf.end_mark)
        first, last = (starts[mark.line] + mark.column for mark in marks)
        if leaf.style in ("|", ">"):
            first = head.index("\n", first)
            last = first + len(block_scalar(head[first:last]))
        text[first:last] = re.sub(r"[^\r\n]", "x", head[first:last])
    return "".join(text)


def block_scalar(text: str) -> str:
    """Return the lines of a block scalar without the comments behind it."""
    lines = text.splitlines(keepends=True)
    while lines and not (lines[-1].strip() and lines[-1][0] == " "):
        lines.pop()
    return "".join(lines)


@THOROUGH
@given(cases())
def test_byte_order_mark_line_ends_and_notes_stay(case: Case) -> None:
    before, after = case.before.text, case.after.text
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert case.after.notes == case.before.notes
    if "\r\n" in before:
        assert after.count("\n") == after.count("\r\n")
    else:
        assert "\r" not in after
    if canonical(case.after.abstract) == canonical(case.before.abstract):
        assert case.after.document.body == case.before.document.body


@THOROUGH
@given(cases())
def test_the_abstract_is_a_field_like_any_other(case: Case) -> None:
    base, fresh = case.base.abstract, case.fresh.abstract
    assert case.after.abstract == (fresh if case.before.abstract == base else case.before.abstract)


@THOROUGH
@given(cases())
def test_an_update_is_done_once(case: Case) -> None:
    again = updated(case.after, case.fresh, case.fresh, SECTIONS)
    assert (again.path, again.text, again.conflicts) == (case.after.path, case.after.text, ())


@THOROUGH
@given(page_files(), st.data())
def test_without_news_no_byte_changes_whatever_the_page_says(
    file: PageFile, data: st.DataObject
) -> None:
    belief = data.draw(beliefs({}, None))
    assert updated(file.page, belief, belief, SECTIONS).text == file.page.text


@THOROUGH
@given(page_files())
def test_every_check_copes_with_every_page_and_a_mend_keeps_the_rest(file: PageFile) -> None:
    project = Project(topics=TAXONOMY, pages=[file.page])
    assert run.RULE_MODULES  # importing them declared the rules
    for rule in RULES.values():
        for page, finding in rule.findings(project):
            assert finding.what
            mended = finding.mend(page) if finding.mend else page.text
            again = Page(path=page.path, text=mended)
            assert again.notes == page.notes
            assert mended.startswith("\ufeff") == page.text.startswith("\ufeff")
