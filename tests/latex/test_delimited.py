"""Which dollars enclose mathematics."""

from __future__ import annotations

import pytest

from generator.latex import delimited
from generator.latex.formula import FORMULA


def held(text: str) -> tuple[str, list[str]]:
    kept: list[str] = []

    def keep(source: str) -> str:
        kept.append(source)
        return "#"

    return delimited.hold(text, keep), kept


@pytest.mark.parametrize(
    ("text", "rest", "formulas"),
    [
        ("in $n$ and \\(m\\) and \\[k\\]", "in # and # and #", ["n", "m", "k"]),
        ("$$n$$, \\begin{math}m\\end{math}", "#, #", ["n", "m"]),
        ("$\\sim$80 owls", "# owls", ["\\sim 80"]),
        ("$plain owls at night$", "plain owls at night", []),
        ("$\\text{OWL}$s", "OWLs", []),
        ("a\\\\(b\\\\)c", "a\\\\(b\\\\)c", []),
        ("no mathematics", "no mathematics", []),
    ],
)
def test_formulas_are_held(text: str, rest: str, formulas: list[str]) -> None:
    assert held(text) == (rest, formulas)


@pytest.mark.parametrize(
    ("text", "settled"),
    [("$5 to $10", "$5 to $10"), ("\\$5", "$5"), ("$5M and 10M$ on", "\\$5M and 10M\\$ on")],
)
def test_money_stays_money(text: str, settled: str) -> None:
    rest, formulas = held(text)
    assert delimited.settle(rest) == settled
    assert formulas == []


def test_a_dollar_that_is_escaped_lets_no_other_open_a_formula() -> None:
    rest, _ = held("$$5$ each")
    assert not FORMULA.search(delimited.settle(rest))
