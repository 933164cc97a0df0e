"""Whatever a form holds: an error in one line, or one sound page in an existing section."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import pages
from generator.check.run import check, has_errors
from generator.curate.apply_issue import apply_issue
from generator.curate.issue_form import (
    ADDITION,
    ADDITION_LABELS,
    CORRECTION,
    CORRECTION_FIELDS,
    CORRECTION_LABELS,
)
from generator.errors import GeneratorError
from tests.conftest import TOPICS, Sandbox
from tests.curate.conftest import addition, correction, event_of

HOSTILE = (
    "../../../../etc/passwd",
    "..\\..\\windows",
    "birds/../../../x",
    "/root/x",
    "amber-wings\0.md",
    "title\ntopic: rocks\nreview: pending",
    "x\r\ntopic: rocks",
    "x\u2028topic: rocks\u0085a: b",
    "'}\n---\n# heading\n---\n",
    "---",
    "- [a, b]: {c: *d}",
    "!!python/object/apply:os.system ['true']",
    "&anchor *anchor",
    '"unterminated',
    "key: value # comment",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "javascript:alert(1)",
    "code: javascript:alert(1)",
    "code: data:text/html,x",
    "code: https://user:pass@e.org:99999999/",
    "\u202eevil\u2066",
    "\u200b\ufeff\u00ad",
    "a\0b\x07c\x1b[31m",
    "\ud800",
    "{{ config.secret }} {% raw %} ${{ github.token }} $(id) `id`",
    "--8<-- 'secret.txt'",
    "## Notes\n<b>x</b>",
    "\\## x",
    "### Page\n\nbasalt",
    "### The correction\n\nother",
    "### Section\n\nrocks",
    "```\n### x\n",
    "_No response_",
    "$" * 5000,
    "{" * 20_000,
    "@article{" * 2000,
    "@a{b, title = {x}, title = {y}}",
    "@a{b, title = {<script>}, author = {\u202e and \0}, year = {2024\ntopic: x}}",
    "@a{b, title = {x}, url = {javascript:alert(1)}, doi = {10.1234/<b>}, journal = {a\n---\nb}}",
    "@a{b, title = {x}, abstract = {\n## Notes\n<script>\n---\ntopic: x}}",
    "@a{b, title = {" + "{" * 500 + "x" + "}" * 500 + "}}",
    "x" * 1_000_000,
    "é" * 60_000,
)
VALUES = st.sampled_from(HOSTILE) | st.text(max_size=80) | st.none()
BIBTEX = st.builds(
    "@a{{k, title = {{{}}}, author = {{{}}}, abstract = {{{}}}, year = {}, url = {{{}}}}}".format,
    *[VALUES] * 5,
)


def judge(project: Sandbox, event: Any) -> None:
    """Apply an issue and hold the result to the promise, then put the project back."""
    before = project.tree()
    try:
        applied = apply_issue(project.root, event)
    except GeneratorError as fault:
        error: GeneratorError | None = fault
    else:
        error = None
    after = project.tree()
    if error:
        assert after == before
        assert len(str(error).splitlines()) == 1
        assert len(str(error)) < 1000
        return
    (path,) = applied.paths
    assert {name for name in after if after[name] != before.get(name)} <= {path}
    assert before.keys() <= after.keys()
    folder, _, name = path.removeprefix(f"{pages.TOPICS}/").partition("/")
    assert folder in TOPICS
    assert "/" not in name
    assert not has_errors(check(project.root))
    assert len(applied.title.splitlines()) == 1
    assert applied.branch == f"issue-{event['issue']['number']}"
    assert apply_issue(project.root, event) == applied
    assert project.tree() == after
    for name in after:
        if name in before:
            (project.root / name).write_bytes(before[name])
        else:
            (project.root / name).unlink()


LAW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_value_in_any_field_of_a_form(project: Sandbox, value: str) -> None:
    for field in CORRECTION_FIELDS:
        judge(project, correction(field, value))
    for key in CORRECTION_LABELS:
        judge(project, event_of(CORRECTION, _sound(CORRECTION) | {key: value}))
    for key in ADDITION_LABELS:
        judge(project, event_of(ADDITION, _sound(ADDITION) | {key: value}, title=value))
    judge(project, addition(f"Add: {value}", identifier="2405.01234", why=value))


def _sound(form: str) -> dict[str, str | None]:
    if form == CORRECTION:
        return {"slug": "amber-wings", "field": "title", "correction": "Wind"}
    return {"topic": "birds", "bibtex": "@a{b, title = {Cedar Rings}}"}


@LAW
@given(
    value=VALUES,
    field=st.sampled_from(CORRECTION_FIELDS),
    other=st.dictionaries(st.sampled_from(sorted(CORRECTION_LABELS)), VALUES, max_size=1),
)
def test_any_correction(
    project: Sandbox, value: str | None, field: str, other: dict[str, str | None]
) -> None:
    known = {"slug": "amber-wings", "field": field, "correction": value}
    judge(project, event_of(CORRECTION, known | other))


@LAW
@given(
    values=st.fixed_dictionaries(dict.fromkeys(ADDITION_LABELS, VALUES)),
    bibtex=BIBTEX,
    title=VALUES.map(lambda value: f"Add: {value}"),
    placed=st.booleans(),
)
def test_any_addition(
    project: Sandbox, values: dict[str, str | None], bibtex: str, title: str, placed: bool
) -> None:
    known = {"topic": "rocks", "identifier": None, "bibtex": bibtex} if placed else {}
    judge(project, event_of(ADDITION, values | known, title=title))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@LAW
@given(
    path=st.sampled_from(["", "issue", "number", "title", "body", "labels"]),
    junk=JSON,
    gone=st.booleans(),
)
def test_any_json_in_the_place_of_any_part(
    project: Sandbox, path: str, junk: Any, gone: bool
) -> None:
    event: Any = copy.deepcopy(correction("title", "Wind"))
    holder = event if path in ("", "issue") else event["issue"]
    if gone:
        holder.pop(path or "issue")
    elif path:
        holder[path] = junk
    else:
        event = junk
    judge(project, event)
