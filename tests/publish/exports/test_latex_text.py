import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.exports.capitals import is_sentence_case, protect
from generator.publish.exports.latex_text import ascii_only, escape, is_sound, with_mathematics


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50% of A & B_2 #1", r"50\% of A \& B\_2 \#1"),
        (
            "{a} ~b^c\\d $5",
            r"\textbraceleft{}a\textbraceright{} \textasciitilde{}b"
            r"\textasciicircum{}c\textbackslash{}d \$5",
        ),
        ("Müller – “naïve”", "Müller – “naïve”"),
    ],
)
def test_special_characters_are_escaped(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Müller", r"M{\"u}ller"),
        ("Nguyễn Thế", r"Nguy{\~{\^e}}n Th{\'{\^e}}"),
        ("Łódź, Straße, Øre", r"{\L}{\'o}d{\'z}, Stra{\ss}e, {\O}re"),
        ("Erdős", r"Erd{\H{o}}s"),
        ("a – b — “c” ‘d’…", r"a -- b --- ``c'' `d'\ldots{}"),
        (
            "Siân O’Neil’s 6”",
            r"Si{\^a}n O{\textquoteright}Neil{\textquoteright}s "
            r"6{\textquotedblright}",
        ),
        ("a ≤ b", r"a {\ensuremath{\leq}} b"),
        ("e\u0301", r"{\'e}"),
        ("a < b | c", r"a \textless{} b \textbar{} c"),
        ("王小明", "王小明"),
        ("{$a < b$} < é", r"{$a < b$} \textless{} {\'e}"),
    ],
)
def test_accents_become_commands(text: str, written: str) -> None:
    assert ascii_only(text) == written


@pytest.mark.parametrize(
    "formula", ["O(n^2)", r"\alpha_{1} \leq 2", r"\mathcal{O}(\log n)", "a<b", r"\{0,1\}^n"]
)
def test_plain_mathematics_is_sound(formula: str) -> None:
    assert is_sound(formula)


@pytest.mark.parametrize(
    "formula",
    [r"\input{/etc/passwd}", r"\write18{ls}", "}{", "a}b", "{a", r"a\ ".strip(), "a % b", "a & b",
     "x²", r"\def\x{1}", r"\csname x\endcsname", r"\ourmodel", r"a\}", r"{a\}"],
)  # fmt: skip
def test_anything_else_is_written_out_in_words(formula: str) -> None:
    assert not is_sound(formula)
    assert not any(is_formula for is_formula, _ in with_mathematics(f"${formula}$"))


def test_mathematics_stays_and_money_is_money() -> None:
    assert with_mathematics(r"Cost \$5 or $O(n^2)$") == [(False, "Cost $5 or "), (True, "$O(n^2)$")]


@given(st.text())
def test_braces_come_in_pairs_whatever_the_text(text: str) -> None:
    for written in (escape(text), ascii_only(escape(text))):
        assert written.count("{") == written.count("}")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("LLaMA-NAS: Search for Wings", "{LLaMA}-{NAS}: Search for Wings"),
        ("Chain-of-Thought in GPT-4", "Chain-of-Thought in {GPT}-4"),
        ("Bayesian Flight in German", "{Bayesian} Flight in {German}"),
        ("A Study of A and K", "A Study of A and {K}"),
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("How birds of Norland fly over hills", "How birds of {Norland} fly over hills"),
        (
            "How do birds fly over hills? Wings, mostly",
            "How do birds fly over hills? Wings, mostly",
        ),
        ("Über CNNs & RNNs", r"Über {CNNs} \& {RNNs}"),
    ],
)
def test_capitals_that_must_stay_are_in_braces(title: str, written: str) -> None:
    kept = is_sentence_case(title)
    assert protect(title, escape, opens=True, sentence_case=kept) == written
