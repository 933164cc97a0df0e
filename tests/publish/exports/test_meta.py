from urllib.parse import parse_qsl

from hypothesis import given

from generator.model import Paper
from generator.publish.exports.coins import coins
from generator.publish.exports.meta import meta
from generator.publish.paper_view import PaperView
from tests.publish.exports.library import VIEWS, real, view
from tests.publish.exports.test_formats import BARE, KNOWN


def test_highwire_tags_say_what_is_known() -> None:
    assert meta(KNOWN) == (
        ("citation_title", "Wings at O(n²): LLMs in Norland"),
        ("citation_author", "Müller, Ada"),
        ("citation_author", "van der Wal, Bo, Jr."),
        ("citation_publication_date", "2022"),
        ("citation_conference_title", "International Conference on Learning Representations"),
        ("citation_doi", "10.1000/a_b"),
        ("citation_arxiv_id", "2105.00001"),
        ("citation_pdf_url", "https://arxiv.org/pdf/2105.00001"),
        ("DC.subject", "Birds & {wings}"),
    )
    assert [name for name, _ in meta(BARE)] == ["citation_title", "DC.subject"]


def test_sections_may_be_left_to_the_page() -> None:
    assert meta(KNOWN, subjects=False) == meta(KNOWN)[:-1]


def test_the_anthology_has_the_pdf() -> None:
    told = dict(meta(view(Paper(title="Wings", topic="birds", acl="W19-4312"))))
    assert told["citation_pdf_url"] == "https://aclanthology.org/W19-4312.pdf"
    assert told["DC.identifier"] == "https://aclanthology.org/W19-4312/"


def test_coins_name_the_first_author_in_parts() -> None:
    assert parse_qsl(coins(KNOWN)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "proceeding"),
        ("rft.atitle", "Wings at O(n²): LLMs in Norland"),
        ("rft.jtitle", "International Conference on Learning Representations"),
        ("rft.date", "2022"),
        ("rft.aulast", "Müller"),
        ("rft.aufirst", "Ada"),
        ("rft.au", "van der Wal, Bo, Jr."),
        ("rft_id", "info:doi/10.1000/a_b"),
        ("rft_id", "info:arxiv/2105.00001"),
    ]


@given(VIEWS)
def test_coins_hold_nothing_that_html_would_read(each: PaperView) -> None:
    assert not set(coins(each)) & set("<>\"' ")
    assert dict(parse_qsl(coins(each)))["rft.atitle"] == each.title


def test_every_paper_has_both() -> None:
    for each in real():
        assert dict(meta(each))["citation_title"] == each.title
        assert dict(parse_qsl(coins(each)))["rft.atitle"] == each.title
