import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate import bibtex
from generator.curate.bibtex import BibtexError
from generator.identifiers import Identity

ENTRY = r"""
@inproceedings{roe-2024-cedar,
  title = "{Cedar} Rings at {$O(n^2)$}: A {M}odel of S{\~a}o Wind",
  author = "M{\"u}ller, Jane and {The Grove Team} and van der Berg, Otto and others",
  booktitle = {Proceedings of {GROVE} \& Friends},
  year = 2024, month = may,
  doi = {10.1234/grove.7},
  eprint = {2405.01234v2}, archivePrefix = {arXiv},
  url = {https://aclanthology.org/2024.grove-long.1},
  abstract = {Rings are
    counted, 5\% more.

    Then again.}
}
"""


def test_an_entry_is_read_as_pages_write_it() -> None:
    facts = bibtex.read(ENTRY)
    assert facts.title == "Cedar Rings at $O(n^2)$: A Model of São Wind"
    assert facts.authors == ("Jane Müller", "The Grove Team", "Otto van der Berg")
    assert facts.venue == "Proceedings of GROVE & Friends"
    assert facts.date == "2024-05"
    assert facts.abstract == "Rings are counted, 5% more.\n\nThen again."
    assert facts.identities == (
        Identity(arxiv="2405.01234"),
        Identity(doi="10.1234/grove.7"),
        Identity(acl="2024.grove-long.1"),
    )


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2024", "2024"),
        ("year = {2024}, month = {12}", "2024-12"),
        ("year = 2024, month = sept", "2024-09"),
        ("year = 2024, month = {13}", "2024"),
        ("date = {2024-05-28}, year = 2023", "2024-05-28"),
        ("year = {in press}", None),
        ("month = may", None),
    ],
)
def test_a_date_is_as_precise_as_the_entry(fields: str, date: str | None) -> None:
    assert bibtex.read(f"@misc{{x, title = {{Wind}}, {fields}}}").date == date


@pytest.mark.parametrize(
    "fields",
    [
        "journal = {arXiv preprint arXiv:2405.01234}",
        "journal = {CoRR}, volume = {abs/2405.01234}",
        "howpublished = {arXiv: 2405.01234}",
        "eprint = {2405.01234}, eprinttype = {arXiv}",
        "url = {https://arxiv.org/abs/2405.01234}",
    ],
)
def test_a_preprint_is_an_id_and_no_venue(fields: str) -> None:
    facts = bibtex.read(f"@article{{x, title = {{Wind}}, {fields}}}")
    assert facts.identities[0] == Identity(arxiv="2405.01234")
    assert facts.venue is None


def test_an_eprint_of_another_archive_is_no_arxiv_id() -> None:
    facts = bibtex.read("@misc{x, title={Wind}, eprint={2405.01234}, archiveprefix={HAL}}")
    assert facts.identities == ()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "wings",
        "@article{a, title = {Wind}",
        "@article{a, title = {Wind}} @article{b, title = {Rain}}",
        "@article{a, title = {Wind}, title = {Rain}}",
        "@article{a,\n@article{b, title = {Wind}}",
        "@comment{a}",
        "@{",
        "{" * 10_000,
        "@a{" * 10_000,
        "@article{a, title = {" + "x" * 10**6 + "}}",
    ],
)
def test_what_is_not_one_entry_is_refused(source: str) -> None:
    with pytest.raises(BibtexError):
        bibtex.read(source)


@given(st.text(alphabet=st.sampled_from("@a{}(),=\"\\# \n$&%'~^_x1") | st.characters()))
def test_no_text_makes_reading_fail_in_another_way(source: str) -> None:
    for text in (source, f"@a{{k, title = {{{source}}}, author = {{{source}}}, year = {source}}}"):
        try:
            facts = bibtex.read(text)
        except BibtexError:
            continue
        assert facts.title is None or "\n" not in facts.title


def test_an_underscore_in_an_identifier_is_no_mathematics() -> None:
    facts = bibtex.read("@misc{a, title = {Rings}, doi = {10.1234/978-3-031_4}}")
    assert facts.identities == (Identity(doi="10.1234/978-3-031_4"),)
