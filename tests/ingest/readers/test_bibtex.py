"""BibTeX beyond the small files: volumes, macros, size, and agreement with a library."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest.readers import bibtex
from generator.ingest.readers.bibtex_fields import entries as fields_of
from generator.ingest.source import Head, Line
from generator.model import Entry, Record, Reject


def numbered(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def read(text: str) -> list[Record]:
    return list(bibtex.read(numbered(text), "x.bib"))


def entries(found: Iterable[Record]) -> list[Entry]:
    return [each for each in found if isinstance(each, Entry)]


def reasons(found: Iterable[Record]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Reject)]


def test_a_volume_may_come_before_or_after_what_it_holds() -> None:
    volume = "@proceedings{V1, title={Vale Days}, year={2019}, month=jun}\n"
    paper = "@inproceedings{a, crossref={v1}, title={Folded Maps}}\n"
    for text in (volume + paper, paper + volume):
        (found,) = entries(read(text))
        assert (found.venue, found.date) == ("Vale Days", "2019-06")


def test_what_an_entry_says_itself_is_not_inherited() -> None:
    text = (
        "@inproceedings{a, crossref={v}, title={T}, booktitle={Own}, year=2020}\n"
        "@book{v, title={A Book}, booktitle={Its Title}, year=2019, month=may}"
    )
    found = entries(read(text))
    assert [(each.title, each.venue, each.date) for each in found] == [
        ("T", "Own", "2020-05"),
        ("A Book", "Its Title", "2019-05"),
    ]


def test_an_entry_waits_for_its_volume_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibtex, "_LONGEST_WAIT", 2)
    others = "".join(f"@misc{{m{number}, title={{M{number}}}}}\n" for number in range(4))
    found = read(
        f"@inproceedings{{a, crossref={{v}}, title={{T}}}}\n{others}@proceedings{{v, title={{V}}}}"
    )
    assert [each.title for each in entries(found)] == ["T", "M0", "M1", "M2", "M3"]
    assert "crossref: there is no volume 'v'" in reasons(found)


def test_macros_are_joined_and_count_in_any_case() -> None:
    text = '@STRING(Vd = "Vale Days")\n@string{long = vD # " and " # {Nights}}\n'
    (found,) = entries(read(f"{text}@article{{a, title = {{T}}, journal = LONG # 7}}"))
    assert found.venue == "Vale Days and Nights7"


@pytest.mark.parametrize(
    ("month", "date"),
    [
        ("may", "2020-05"),
        ("MAY", "2020-05"),
        ("{May}", "2020-05"),
        ("5", "2020-05"),
        ("13", "2020"),
        ('"mar-apr"', "2020-03"),
        ("{}", "2020"),
        ('mar # "~7"', "2020-03"),
    ],
)
def test_months_are_understood_as_far_as_they_go(month: str, date: str) -> None:
    (found,) = entries(read(f"@misc{{a, title={{T}}, year=2020, month={month}}}"))
    assert found.date == date


def test_the_venues_date_does_not_hide_when_the_preprint_came() -> None:
    text = "@misc{a, title={T}, year=2025, month=jul, eprint={2401.00001}, archiveprefix={arXiv}}"
    (found,) = entries(read(text))
    assert (found.arxiv, found.date) == ("2401.00001", "2024-01")


@pytest.mark.parametrize(
    ("field", "arxiv"),
    [
        ("journal={arXiv preprint arXiv:2401.00001}", "2401.00001"),
        ("journal={CoRR}, volume={abs/2401.00001}", "2401.00001"),
        ("url={http://arxiv.org/abs/2401.00001v3}", "2401.00001"),
        ("doi={10.48550/arXiv.2401.00001}", "2401.00001"),
        ("note={arXiv:2401.00001 [cs]}", "2401.00001"),
        ("eprint={https://publisher.example/x.pdf}", None),
        ("eprint={2401.00001}, archiveprefix={HAL}", None),
    ],
)
def test_an_arxiv_id_is_found_where_programs_put_it(field: str, arxiv: str | None) -> None:
    (found,) = entries(read(f"@article{{a, title={{T}}, {field}}}"))
    assert found.arxiv == arxiv
    assert found.venue is None


@pytest.mark.parametrize(
    "text",
    [
        "@article{a,\n title={T}}",
        "% remark\n\n@article{a, title={T}}",
        "Written by a program\nin two lines\n@Article{a, title={T}}",
        "@string{x = {y}}",
        '@preamble{"x"}',
        "@comment{x}\n@misc(a, title={T})",
        "@article{ title={T}}",
    ],
)
def test_bibtex_is_known_by_its_content(text: str) -> None:
    assert bibtex.recognise(Head(tuple(numbered(text))))


@pytest.mark.parametrize(
    "text",
    [
        "mail me @work{",
        "- [x](y)\n@article{a,}",
        "```\n@article{a, title={T}}\n```",
        '{"a": 1}',
        "x",
    ],
)
def test_other_text_with_an_at_sign_is_not_bibtex(text: str) -> None:
    assert not bibtex.recognise(Head(tuple(numbered(text))))


VALUES = st.lists(
    st.sampled_from(["maps", " ", "{A}", "{\\'e}", "$x$", ",", "=", "#", "1", "~", "{}", "and"]),
    min_size=1,
    max_size=6,
).map("".join)
NAMES = st.sampled_from(["title", "author", "note", "year", "x-y"])


@given(st.dictionaries(NAMES, VALUES, min_size=1), st.booleans())
def test_fields_are_what_bibtexparser_reads(fields: dict[str, str], quoted: bool) -> None:
    opening, closing = ('"', '"') if quoted else ("{", "}")
    body = ",\n".join(f"{key} = {opening}{text}{closing}" for key, text in fields.items())
    source = f"@article{{key,\n{body}\n}}"
    (ours,) = fields_of(source, {})
    library = parse_string(source)
    theirs = {each.key: each.value for each in library.entries[0].fields}
    assert {key: text.strip() for key, text in ours.fields.items()} == {
        key: str(text).strip() for key, text in theirs.items()
    }
    assert (ours.type, ours.key) == ("article", "key")


def test_a_brace_that_never_closes_costs_only_itself() -> None:
    sound = "".join(f"@misc{{m{number}, title={{M{number}}}}}\n" for number in range(500))
    found = read(f"@misc{{open, title={{Open\n{sound}")
    assert len(entries(found)) == 500
    assert reasons(found) == ["braces that do not match"]
