"""What one formula is, and how it reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.latex.formula import FORMULA, readable, repair, symbol


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$n$ and $m$", ["n", "m"]),
        ("$5 to 10$", ["5 to 10"]),
        ("$ n$, $n $, $n$5", []),
        ("\\$n and $m$", ["m"]),
        ("$a\\$b$", ["a\\$b"]),
        ("$$", []),
    ],
)
def test_dollars_enclose_a_formula_by_pandocs_rule(text: str, formulas: list[str]) -> None:
    assert [match[1] for match in FORMULA.finditer(text)] == formulas


@pytest.mark.parametrize(
    ("source", "repaired"),
    [
        ("n log n", "n \\log n"),
        ("textbook", "textbook"),
        ("acdot b", "a\\cdot b"),
        ("T_1^{-beta}", "T_1^{-\\beta}"),
        ("alphabet", "alphabet"),
        ("\\alpha log n", "\\alpha log n"),
    ],
)
def test_lost_backslashes_are_given_back(source: str, repaired: str) -> None:
    assert repair(source) == repaired


@pytest.mark.parametrize(
    ("name", "text"),
    [("times", "×"), ("leq", "≤"), ("textless", "<"), ("textbraceleft", "{"), ("owlnet", None)],
)
def test_symbols_are_known_by_name(name: str, text: str | None) -> None:
    assert symbol(name) == text


def test_braces_that_are_text_stay() -> None:
    assert readable(r"\{0,1\}^{n}") == "{0,1}ⁿ"


@given(st.text(st.sampled_from("\\{}^_ab12 =+frac"), max_size=40))
def test_every_formula_reads_as_something(source: str) -> None:
    read = readable(source)
    assert read == read.strip()
    assert "  " not in read
