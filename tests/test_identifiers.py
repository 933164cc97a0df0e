import pytest

from generator.identifiers import Identity, arxiv_month, identify
from generator.model import Link


@pytest.mark.parametrize(
    "text",
    [
        "2405.01234",
        "arXiv:2405.01234v3",
        "arXiv:2405.01234 [cs.CL]",
        " https://arxiv.org/abs/2405.01234 ",
        "http://www.arxiv.org/pdf/2405.01234v2.pdf",
        "https://arxiv.org/html/2405.01234v1#S2",
        "https://doi.org/10.48550/arXiv.2405.01234",
        "10.48550/ARXIV.2405.01234",
    ],
)
def test_one_arxiv_id_has_many_spellings(text: str) -> None:
    assert identify(text) == Identity(arxiv="2405.01234")


def test_old_arxiv_ids_name_a_field() -> None:
    assert identify("https://arxiv.org/abs/math.GT/0309136v1") == Identity(arxiv="math.GT/0309136")


@pytest.mark.parametrize(
    "text", ["10.1234/grove.7", "doi: 10.1234/grove.7", "https://dx.doi.org/10.1234/grove.7"]
)
def test_one_doi_has_many_spellings(text: str) -> None:
    assert identify(text) == Identity(doi="10.1234/grove.7")


def test_a_doi_is_read_without_what_addresses_need() -> None:
    for text in ("https://doi.org/10.1234/a%3Cb%3E", "10.1234/a%3Cb%3E"):
        assert identify(text) == Identity(doi="10.1234/a<b>")
    for text in ("10.1234/a%20b", "10.1234/%FF", "10.1234/5%"):
        assert identify(text) == Identity(doi=text)


def test_an_anthology_address_names_an_id() -> None:
    address = "https://aclanthology.org/2024.grove-long.1.pdf"
    assert identify(address) == Identity(acl="2024.grove-long.1")


def test_another_address_is_a_link() -> None:
    found = identify("https://github.com/amber/wings")
    assert found == Identity(link=Link(kind="code", url="https://github.com/amber/wings"))
    found = identify("https://grove.example.org/paper.pdf")
    assert found is not None
    assert found.link is not None
    assert found.link.url == "https://grove.example.org/paper.pdf"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "wings",
        "javascript:alert(1)",
        "https://",
        "https://host with spaces.org/",
        "file:///etc/passwd",
        "2405.01234/../../x",
        "10.1234/" + "x" * 10**6,
        "https://example.org/\u202eabc",
    ],
)
def test_anything_else_names_nothing(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize(
    ("arxiv", "month"),
    [
        ("2401.00001", "2024-01"),
        ("0704.0001", "2007-04"),
        ("cs/0501001", "2005-01"),
        ("math.GT/9912001", "1999-12"),
        ("2413.00001", None),
        ("2400.00001", None),
        ("", None),
    ],
)
def test_an_arxiv_id_tells_its_month(arxiv: str, month: str | None) -> None:
    assert arxiv_month(arxiv) == month
