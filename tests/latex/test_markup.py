"""What LaTeX's text commands, quotes and dashes mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.latex import markup

PIECES = st.sampled_from(
    [
        *("owl", " ", "``", "''", "`", "'", '"', "--", "-", "~", "(", ")", ".", "5", "arrow"),
        *("right", "left", "Long", "down", "narrow", "times", "sim", "leq", "approx "),
    ]
)


@pytest.mark.parametrize(
    ("text", "punctuated"),
    [
        ("``owls'' `hoot'", "“owls” ‘hoot’"),
        ("``owls\" and \"rooks''", "“owls” and “rooks”"),
        ("say ''owls''", "say “owls”"),
        ("don't, rock 'n' roll", "don't, rock 'n' roll"),
        ("a -- b---c <!-- d --> ----", "a – b—c <!-- d --> ----"),
        ("Fig.~1 of ~80, 5~GB", "Fig. 1 of ~80, 5 GB"),
        ("Longleftarrow, uparrow, arightarrowb", "⟸, ↑, a→b"),
        ("a narrow arrow", "a narrow arrow"),
        ("5times, sim4, leq 5, approx 0.5", "5×, ∼4, ≤ 5, ≈ 0.5"),
        ("sometimes, sim 4, geqslant", "sometimes, sim 4, geqslant"),
    ],
)
def test_punctuation_becomes_characters(text: str, punctuated: str) -> None:
    assert markup.punctuate(text) == punctuated


@given(st.lists(PIECES).map("".join))
def test_what_is_punctuated_stays(text: str) -> None:
    if markup.is_punctuated(text) and not markup.has_digit(text):
        assert markup.punctuate(text) == text


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("caf\\'e, na\\\"{\\i}ve, \\ss{}", "café, naïve, ß"),
        ("Nguy{\\~{\\^e}}n, {\\^{\\d{o}}}, \\'{\\ae}", "Nguy{ễ}n, {ộ}, ǽ"),
        ("CO\\ensuremath{_2}, \\ensuremath{x_i}", "CO₂, x_i"),
        ("\\emph{a \\textbf{b}}, \\cite[p. 5]{doe}", "a b, [doe, p. 5]"),
        ("\\label{x}\\footnote{y}", " (y)"),
        ("\\owl{x}", "\\owl{x}"),
        ("no command", "no command"),
    ],
)
def test_commands_become_text(text: str, expanded: str) -> None:
    assert markup.expand(text) == expanded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("{OWL}s of {Large Owls}", "OWLs of Large Owls"),
        ("{\\bf Owls}, \\owl{}, \\owl{x}", "Owls, \\owl, \\owl{x}"),
        ("{°}C, {a, b}", "°C, {a, b}"),
        ('{"a": 1} and {', '{"a": 1} and {'),
    ],
)
def test_braces_that_only_group_go(text: str, plain: str) -> None:
    assert markup.unguard(markup.ungroup(text)) == plain
