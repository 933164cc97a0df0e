import pytest

from generator.ingest import venues

SOCIETY = "the Association for Computational Linguistics"


@pytest.mark.parametrize(
    ("venue", "year", "short"),
    [
        ("iclr", "2025", "ICLR 2025"),
        ("NeurIPS 2024", "2025", "NeurIPS 2024"),
        ("nips", None, "NeurIPS"),
        ("Advances in Neural Information Processing Systems", "2025", "NeurIPS 2025"),
        (
            "Proceedings of the 42nd International Conference on Machine Learning",
            "2025",
            "ICML 2025",
        ),
        (
            "Proceedings of the 2024 Conference on Empirical Methods in Natural Language Processing"
            ": Industry Track",
            "2025",
            "EMNLP 2024 Industry Track",
        ),
        (
            "Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing"
            " (EMNLP)",
            "2020",
            "EMNLP 2020",
        ),
        (
            f"Proceedings of the 62nd Annual Meeting of {SOCIETY} (Volume 1: Long Papers)",
            "2024",
            "ACL 2024",
        ),
        (
            f"Proceedings of the 59th Annual Meeting of {SOCIETY} and the 11th International Joint "
            "Conference on Natural Language Processing (Volume 1: Long Papers)",
            "2021",
            "ACL 2021",
        ),
        (
            "Proceedings of the 2025 Conference of the Nations of the Americas Chapter of "
            f"{SOCIETY}: Human Language Technologies (Volume 1: Long Papers)",
            "2025",
            "NAACL 2025",
        ),
        (
            f"Proceedings of the 18th Conference of the European Chapter of {SOCIETY}"
            ": Student Research Workshop",
            "2024",
            "EACL 2024 Student Research Workshop",
        ),
        (f"Findings of {SOCIETY}: EMNLP 2023", "2023", "Findings of EMNLP 2023"),
        (f"Transactions of {SOCIETY}, Volume 12", "2024", "TACL 2024"),
        (
            "Computational Linguistics, Volume 50, Issue 1 - March 2024",
            "2024",
            "Computational Linguistics 2024",
        ),
        (
            "Proceedings of the 2024 Joint International Conference on Computational Linguistics, "
            "Language Resources and Evaluation (LREC-COLING 2024)",
            "2024",
            "LREC-COLING 2024",
        ),
        (
            "Proceedings of the Vale Workshop on Maps (VWM 2024)",
            "2024",
            "Vale Workshop on Maps (VWM 2024)",
        ),
        ("Journal of Folded Maps", "2024", "Journal of Folded Maps"),
    ],
)
def test_a_venue_has_one_spelling(venue: str, year: str | None, short: str) -> None:
    assert venues.short(venue, year) == short
    assert venues.short(short) == short


@pytest.mark.parametrize(
    ("remark", "venue"),
    [
        ("Accepted to EMNLP 2023", "EMNLP 2023"),
        ("12 pages, ICML'24 camera-ready", "ICML 2024"),
        ("NIPS-2017", "NeurIPS 2017"),
        ("Findings of the ACL 2023", "Findings of ACL 2023"),
        ("ACL 2023 Findings", "Findings of ACL 2023"),
        ("EMNLP 2024 (Findings)", "Findings of EMNLP 2024"),
        ("in IJCNLP-AACL 2023", "IJCNLP-AACL 2023"),
        ("Submitted to ICLR 2024", None),
        ("NeurIPS 2023 Workshop on Maps", None),
        ("Extended version of our ACL 2020 paper", None),
        ("ICML", None),
        ("12 pages", None),
        ("a paper of 2024 by NAACLers", None),
    ],
)
def test_a_remark_names_a_venue_only_where_that_is_plain(remark: str, venue: str | None) -> None:
    assert venues.stated(remark) == venue
