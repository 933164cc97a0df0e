"""What becomes of the LaTeX that listings leave in titles and abstracts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import latex
from generator.inline import plain
from generator.latex import to_unicode
from generator.latex.formula import FORMULA
from generator.text import clean

SOURCES = Path(__file__).parents[2] / "sources"

TEXT = [
    ('na\\"ive owls', "naïve owls"),
    ("caf\\'{e} and {\\\"o}", "café and ö"),
    ("Fran\\c{c}ois, Stra\\ss e, \\v{s}", "François, Straße, š"),
    ("5\\% \\& \\_ \\# x", "5% & _ # x"),
    ("owls -- and --- rooks", "owls – and — rooks"),
    ("<!-- owl --> and ----", "<!-- owl --> and ----"),
    ("``x'' and ``y\" and ``z", "“x” and “y” and ``z"),
    ("\"x'' and ''y''", "“x” and “y”"),
    ("the `night' and don't `day", "the ‘night’ and don't `day"),
    ("OWL~4, Fig.~1, owls~(O), 10~GB", "OWL 4, Fig. 1, owls (O), 10 GB"),
    ("~1M of ~80 and 10~20", "~1M of ~80 and 10~20"),
    ("\\emph{a} \\textbf{b} \\texttt{c_1} \\mbox{d} \\text{e}", "a b c_1 d e"),
    ("emph{a} and textbf{b c}", "a and b c"),
    ("\\textit{a \\textbf{b} {c}}", "a b c"),
    ("{\\bf bold} and {\\em soft, too}", "bold and soft, too"),
    ("\\textcolor{red}{a, b}", "a, b"),
    ("as in~\\cite{doe}, \\ref{fig:1}\\footnote{A note.}", "as in [doe], fig:1 (A note.)"),
    ("\\item one \\item two", "• one • two"),
    ("a \\ldots b, 5\\times faster, \\alpha decay", "a … b, 5× faster, α decay"),
    ("{OWL}-4 of {Large Owls}", "OWL-4 of Large Owls"),
    ('OWL-{n} in {0,1} or {"a": 1} or {', 'OWL-n in {0,1} or {"a": 1} or {'),
    ("\\{a, b\\}", "{a, b}"),
    ("a\\\\b\\,c", "a b c"),
    ("\\LaTeX{} and \\eg, \\ie x", "LaTeX and e.g., i.e. x"),
    ('the \\"hello\\" world, don\\\'t', 'the "hello" world, don\'t'),
    ("\\owlnet{} is \\owlnet-7B, \\owlnet.", "\\owlnet is \\owlnet-7B, \\owlnet."),
    ("\\owl{bench}", "\\owl{bench}"),
    ("C:\\temp\\new", "C:\\temp\\new"),
    ("{Owls at Night: A Survey}", "Owls at Night: A Survey"),
]
LOST = [
    ("20times less, 4.6 times, sometimes", "20× less, 4.6 times, sometimes"),
    ("on leq5% and approx 0.5, sim4.4 million", "on ≤5% and ≈ 0.5, ∼4.4 million"),
    ("similar approximations simulate", "similar approximations simulate"),
    ("DaytorightarrowNight and a rightarrow b", "Dayto→Night and a → b"),
    ("nightx2014each owl x2014 such", "night—each owl — such"),
    ("Maddox2014 and x2014", "Maddox2014 and x2014"),
    ("laws doe2020owls,roe2022rooks.", "laws [doe2020owls, roe2022rooks]."),
    ("url{https://a.example.org/b_c}.", "https://a.example.org/b_c."),
    ("\\url{https://a.example.org/b\\_c}", "https://a.example.org/b_c"),
    ("\\href{https://a.example.org}{the page}", "the page (https://a.example.org)"),
    ("https://a.example.org/b{https://a.example.org/b}.", "https://a.example.org/b."),
    ("https://hf-mirror.com/owl", "https://huggingface.co/owl"),
    ("https://a.example.org/~owl/x^2_1--y", "https://a.example.org/~owl/x^2_1–y"),
]
MATHEMATICS = [
    ("\\(x^2\\), \\[y\\] and $$z$$", "$x^2$, $y$ and $z$"),
    ("\\begin{equation}E=mc^2\\end{equation}", "$E=mc^2$"),
    ("a $\\sim$80 b $ \\alpha $ c", "a $\\sim 80$ b $\\alpha$ c"),
    ("$k$-NN in $O(n log n)$", "$k$-NN in $O(n \\log n)$"),
    ("$textbf{several plain owls} here$ x", "several plain owls here x"),
    ("$\\text{OWL}$ and $textbf{Rook}$", "OWL and Rook"),
    ("$state of the art$ owls", "state of the art owls"),
    ("machine V_{12,3}. A", "machine $V_{12,3}$. A"),
    ("below 3.1 times 10^{12} owls", "below $3.1 \\times 10^{12}$ owls"),
    ("size O(N^K). We", "size $O(N^K)$. We"),
    ("(rho=0.83)", "($\\rho=0.83$)"),
    ("OwlEval^2, M^3Owl, H_2O", "OwlEval$^2$, M$^3$Owl, H$_2$O"),
    ("needs (2n^2-5n)d^2-4nd more", "needs $(2n^2-5n)d^2-4nd$ more"),
    ("F_1-score, x_i's, n^{th}, 10^-3", "$F_1$-score, $x_i$'s, $n^{th}$, $10^{-3}$"),
    ("mathcal{O}(n) and f(x_1, x_2)", "$\\mathcal{O}(n)$ and $f(x_1, x_2)$"),
    ("S_1 - a new owl", "$S_1$ - a new owl"),
    ("snake_case a_b_c file_1.py d_model view_only=1 ^_^", None),
    ("alpha-owls, k=5, a+b=c", "alpha-owls, k=5, a+b=c"),
]
MONEY = [
    ("costs $5 to $10", "costs $5 to $10"),
    ("from $5M and 10M$ on", "from \\$5M and 10M\\$ on"),
    ("\\$5 and \\$6", "$5 and $6"),
    ("US$ and R$", "US$ and R$"),
    ("$5-$7, $9", "$5-$7, $9"),
]


@pytest.mark.parametrize(("source", "text"), [*TEXT, *LOST, *MATHEMATICS, *MONEY])
def test_left_overs_become_text(source: str, text: str | None) -> None:
    assert to_unicode(source) == (source if text is None else text)


def test_a_formula_that_lost_its_inner_dollars_is_found_again() -> None:
    source = "law: $f(s) = f_0 + Bcdot T_1^{-beta} Where T_1 is the area and T_2$ is"
    text = "law: $f(s) = f_0 + B\\cdot T_1^{-\\beta}$ Where $T_1$ is the area and $T_2$ is"
    assert to_unicode(source) == text


def test_a_backslash_that_is_text_begins_no_command() -> None:
    assert latex.to_unicode(r"\textbackslash{}owl {LLMs}") == r"\owl LLMs"


def test_macros_are_those_nobody_defined() -> None:
    text = "\\owlnet and $\\alpha$ in \\owlnet-7B on \\nest, \\$5"
    assert latex.macros(text) == ("\\owlnet", "\\nest")
    assert latex.macros("no macro") == ()


def test_deep_nests_do_not_fail() -> None:
    assert "owl" in to_unicode("\\emph{" * 5000 + "owl" + "}" * 5000)


MARKS = st.sampled_from(
    [
        *("{", "}", "_", "^", "~", "`", "``", "''", "'", '"', "--", "=", "(", ")", " ", "x", "2"),
        *("times", "rightarrow", "x2014", "textbf{", "url{", "https://a.org/", "alpha", "cdot"),
        *("mathcal{", "S_1", "10^{3}", ".", ",", "-", "|", "\ufdd0", "\u00a0"),
    ]
)
LATEX = st.sampled_from(["\\", "$", "\\(", "\\)", "\\begin{math}", "\\emph{", "\\'", "\\$", "\\x"])


@given(st.lists(MARKS | st.text(max_size=4)).map("".join))
def test_text_without_latex_is_settled_at_once(source: str) -> None:
    cleaned = clean(source).replace("\\", "").replace("$", "")
    once = to_unicode(cleaned)
    assert to_unicode(once) == once


@given(st.lists(MARKS | LATEX | st.text(max_size=4)).map("".join))
def test_no_text_makes_it_fail(source: str) -> None:
    result = to_unicode(clean(source))
    to_unicode(source)
    latex.macros(result)
    assert not re.search("[\ufdd1-\ufdd6\U000f0000-\U000fffff]", result) or re.search(
        "[\U000f0000-\U000fffff]", source
    )


@given(st.lists(st.from_regex(r"[A-Za-z]{4,9}", fullmatch=True), min_size=1), st.data())
def test_no_word_is_lost(words: list[str], data: st.DataObject) -> None:
    wrappers = st.sampled_from(
        ["{}", "\\emph{{{}}}", "{{{}}}", "``{}''", "${}$", "\\owl {}", "{}~"]
    )
    source = " ".join(data.draw(wrappers).format(word) for word in words)
    read = plain(to_unicode(source))
    assert [word for word in words if word not in read] == []


def _lines() -> list[str]:
    paths = sorted(SOURCES.glob("*.txt"))
    return [clean(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def test_the_listings_are_settled_at_once() -> None:
    for line in _lines():
        once = to_unicode(line)
        assert to_unicode(once) == once


def test_nothing_of_the_listings_is_left_over() -> None:
    for line in _lines():
        text = FORMULA.sub("", to_unicode(line))
        prose = re.sub(r"https?://\S+", "", text)
        assert not re.search(
            r"[{}^]|``|''|--|\$|\w_\w|\\[^a-z]|\b(?:url|textbf)\b|rightarrow", prose
        )


def test_the_listings_keep_their_words() -> None:
    for line in _lines():
        before = set(
            re.findall(
                r"[A-Z][a-z]{3,}|\d{3,}",
                re.sub(r"https?://\S+|x20\d\d|\wcdot|rightarrow", "", line),
            )
        )
        after = to_unicode(line)
        assert [word for word in before if word not in after] == []
