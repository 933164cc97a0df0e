import pytest

from generator.ingest import venues
from generator.publish.exports import venue
from generator.publish.exports.venue import Venue


@pytest.mark.parametrize(
    ("written", "acl", "found"),
    [
        ("ICLR 2025", None, ("conference", "International Conference on Learning Representations")),
        ("TMLR 2024", None, ("journal", "Transactions on Machine Learning Research")),
        ("Nature Physics 2023", None, ("journal", "Nature Physics")),
        ("Journal of Tides", None, ("journal", "Journal of Tides")),
        ("ICML 2024 Workshops: MI", None, ("conference", "ICML 2024 Workshops: MI")),
        ("IJCNLP-AACL 2023", None, ("conference", "IJCNLP-AACL")),
        ("A Blog on Birds", None, ("other", "A Blog on Birds")),
        ("A Blog on Birds", "2024.tacl-1.5", ("journal", "A Blog on Birds")),
        ("Gathering of Gulls", "W19-4312", ("conference", "Gathering of Gulls")),
    ],
)
def test_a_venue_is_proceedings_or_a_journal(
    written: str, acl: str | None, found: tuple[str, str]
) -> None:
    read = venue.read(written, acl)
    assert read
    assert (read.kind, read.name) == found


@pytest.mark.parametrize(
    ("written", "acl", "year"),
    [
        ("ICLR 2025", None, 2025),
        ("Second Workshop on Wings (SWW 2023)", None, 2023),
        ("First Workshop on Wings", "2025.wings-main.14", 2025),
        ("First Workshop on Wings", "W98-0102", 1998),
        ("First Workshop on Wings", None, None),
    ],
)
def test_the_year_is_the_venues_own(written: str, acl: str | None, year: int | None) -> None:
    read = venue.read(written, acl)
    assert read
    assert read.year == year


@pytest.mark.parametrize("written", ["arXiv", "CoRR 2023", "arXiv preprint arXiv:2301.00001"])
def test_a_server_of_preprints_is_no_venue(written: str) -> None:
    assert venue.read(written) is None


@pytest.mark.parametrize(
    "short",
    ["ACL", "EMNLP", "EACL", "NAACL", "ICLR", "ICML", "NeurIPS", "CoNLL", "COLING", "TACL", "TMLR"],
)
def test_ingest_reads_the_full_name_back(short: str) -> None:
    read = venue.read(f"{short} 2024")
    assert read
    assert venues.short(read.name, str(read.year)) == f"{short} 2024"
    findings = venue.read(f"Findings of {short} 2024")
    assert findings == Venue(
        kind="conference",
        name=f"Findings of the Association for Computational Linguistics: {short} 2024",
        year=2024,
    )
