import re

import pytest
from hypothesis import given
from markdown import markdown

from generator import text
from generator.curate import wording
from tests.curate.test_escape import HOSTILE, TEXTS, Reader


def check(source: str) -> None:
    reader = Reader()
    reader.feed(markdown(wording.quotation(source), extensions=["sane_lists", "tables", "toc"]))
    reader.close()
    assert set(reader.tags) <= {"blockquote", "p"}
    assert reader.text.split() == " ".join(map(text.clean, source.splitlines())).split()


@pytest.mark.parametrize("source", HOSTILE)
def test_a_hostile_quotation_shows_its_words_and_does_nothing(source: str) -> None:
    check(source)


@given(TEXTS.filter(lambda source: not re.search("[\u0002\u0003]", source)))
def test_any_quotation_shows_its_words_and_does_nothing(source: str) -> None:
    check(source)


@given(TEXTS)
def test_every_line_of_a_quotation_is_quoted(source: str) -> None:
    assert all(line.startswith(">") for line in wording.quotation(source).split("\n")[:-1])


def test_a_line_loses_latex_and_what_cannot_be_seen() -> None:
    assert wording.line("  The {\\'E}tude\u202e of  \\emph{Wind}\n") == "The Étude of Wind"
    assert wording.line(" \u200b\n") is None


def test_paragraphs_stay_apart() -> None:
    assert wording.paragraphs("One\ntwo.\r\n\r\nThree.\n\n \n") == "One two.\n\nThree."
    assert wording.paragraphs("\n\n") is None


def test_nothing_is_cut_off_in_silence() -> None:
    for made in (wording.line, wording.paragraphs):
        with pytest.raises(wording.TooLongError, match="of 30000 characters"):
            made("word " * 6000)
