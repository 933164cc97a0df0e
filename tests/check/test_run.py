import json

from generator.check import run
from generator.check.problem import WARNING, Problem, nearest

PROBLEM = Problem(
    path="docs/a,b.md", line=3, column=5, what="100 % wrong", remedy="mend\nit", rule="field"
)


def test_text_is_a_line_an_editor_can_follow() -> None:
    assert run.as_text([PROBLEM]) == "docs/a,b.md:3:5: 100 % wrong; mend\nit\n"


def test_a_warning_says_so() -> None:
    warning = Problem(
        path="a.md", line=1, column=1, what="w", remedy="r", rule="x", severity=WARNING
    )
    assert str(warning) == "a.md:1:1: warning: w; r"
    assert run.has_errors([PROBLEM, warning])
    assert not run.has_errors([warning])


def test_annotations_escape_what_github_would_misread() -> None:
    assert run.as_github([PROBLEM]) == (
        "::error file=docs/a%2Cb.md,line=3,col=5,title=field::100 %25 wrong; mend%0Ait\n"
    )


def test_json_holds_everything() -> None:
    (found,) = json.loads(run.as_json([PROBLEM]))
    assert found["line"] == 3
    assert found["rule"] == "field"


def test_near_misses_are_found_and_others_are_not() -> None:
    assert nearest("interpretabilty", ["interpretability", "science"]) == "interpretability"
    assert nearest("zebra", ["interpretability", "science"]) is None
