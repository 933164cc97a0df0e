"""What is found in a sentence that speaks of addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import links
from generator.latex import to_unicode
from generator.model import LINK_KINDS, Link
from generator.text import clean

SOURCES = Path(__file__).parent.parent / "sources"


def found(text: str) -> list[tuple[str, str]]:
    return [(link.kind, link.url) for link in links.find(text)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("at https://owl.example.org/a.", "https://owl.example.org/a"),
        ("(see https://owl.example.org/a).", "https://owl.example.org/a"),
        ("at https://owl.example.org/a_(b), and", "https://owl.example.org/a_(b)"),
        ("at `https://owl.example.org/a/`.", "https://owl.example.org/a/"),
        ("“https://owl.example.org/a”", "https://owl.example.org/a"),
        ("at https://owl.example.org/ .", "https://owl.example.org"),
        ("at https://github.com/owl/nest.git.", "https://github.com/owl/nest"),
        ("at https://github.com/owl/nest/", "https://github.com/owl/nest"),
        ("at github.com/owl/nest.", "https://github.com/owl/nest"),
        ("at www.owl.example.org, and", "https://www.owl.example.org"),
        ("at owl.github.io.", "https://owl.github.io"),
        ("at http://owl.example.org/x?a=1&b=2#c", "http://owl.example.org/x?a=1&b=2#c"),
        ("at HTTPS://Owl.Example.ORG/Path", "https://owl.example.org/Path"),
        ("见https://owl.example.org/a。", "https://owl.example.org/a"),
        ("at https://hf-mirror.com/owl/nest", "https://huggingface.co/owl/nest"),
        ("at \\url{https://owl.example.org/a}", "https://owl.example.org/a"),
    ],
)
def test_an_address_loses_the_sentence_around_it(text: str, url: str) -> None:
    assert [link.url for link in links.find(text)] == [url]


@pytest.mark.parametrize(
    "text",
    [
        "and/or",
        "mail owl@www.example.org",
        "see wikipedia.org",
        "ftp://owl.example.org/a",
        "javascript:alert(1)",
        "https://",
        "https://[owl",
        "https://localhost/a",
        "",
    ],
)
def test_what_is_no_address_is_not_found(text: str) -> None:
    assert links.find(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Code is at https://github.com/owl/nest", "code"),
        ("Our dataset is available at https://github.com/owl/nest", "dataset"),
        ("Code and data are available at https://github.com/owl/nest", "code"),
        ("We maintain a list of papers at https://github.com/owl/nest", "project"),
        ("Kept up to date at https://github.com/owl/awesome-nests", "project"),
        ("Find us at https://gitlab.com/owl/nest", "code"),
        ("We open-source it at https://huggingface.co/owl/nest", "model"),
        ("The datasets are at https://huggingface.co/owl", "dataset"),
        ("Models are at https://huggingface.co/datasets/owl/nest", "dataset"),
        ("See https://huggingface.co/spaces/owl/nest", "demo"),
        ("Our code: https://colab.research.google.com/drive/1", "demo"),
        ("A demo is at https://owl.example.org", "demo"),
        ("Our code can be found at https://owl.example.org", "code"),
        ("Code, models and data: https://owl.example.org", "project"),
        ("The project page is https://owl.example.org", "project"),
        ("We use models. See https://owl.example.org", "project"),
        ("https://owl.example.org/x hosts the dataset.", "dataset"),
        ("See https://arxiv.org/abs/2401.00001 for the code", "paper"),
        ("Code: https://doi.org/10.1/owl", "paper"),
        ("See https://zenodo.org/records/1", "dataset"),
        ("The code is at https://zenodo.org/records/1", "code"),
        ("All at https://osf.io/owl/", "dataset"),
        ("See https://www.kaggle.com/datasets/owl/nest", "dataset"),
    ],
)
def test_host_and_sentence_tell_the_kind(text: str, kind: str) -> None:
    assert [link.kind for link in links.find(text)] == [kind]


def test_each_address_has_its_own_words() -> None:
    text = "The code is at https://a.example.org, the dataset at https://b.example.org."
    assert found(text) == [("code", "https://a.example.org"), ("dataset", "https://b.example.org")]


def test_an_address_counts_once() -> None:
    text = "http://github.com/Owl/nest, https://github.com/owl/nest.git, www.github.com/owl/nest/"
    assert [link.url for link in links.find(text)] == ["http://github.com/Owl/nest"]


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("github.com/owl", "https://github.com/owl"),
        ("https://user@owl.example.org/", None),
        ("https://owl.example.org:8080/a", "https://owl.example.org:8080/a"),
        ("https://owl.example.org:99x/a", None),
        ("https://evil.example.org\\@owl.example.org", None),
        ('https://owl.example.org/"onload', None),
        ("data:text/html,owl", None),
        ("https://hf-proxy-cf.effarig.site/owl", "https://huggingface.co/owl"),
        ("", None),
    ],
)
def test_only_web_addresses_are_normal(url: str, normal: str | None) -> None:
    assert links.normalize_url(url) == normal


def test_mirrors_are_restored_in_text() -> None:
    assert links.restore_hosts("at https://hf-mirror.com/a.") == "at https://huggingface.co/a."
    assert links.restore_hosts("https://not-hf-mirror.com/a") == "https://not-hf-mirror.com/a"


FRAGMENTS = st.sampled_from(
    [
        "https://",
        "http://",
        "www.",
        "github.com/",
        "a.b",
        "/",
        ".",
        ")",
        "(",
        "@",
        " ",
        "é",
        "[",
        ":",
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=4)).map("".join))
def test_only_known_kinds_and_schemes_come_out(text: str) -> None:
    for link in links.find(text):
        assert link.kind in LINK_KINDS
        assert link.url.startswith(("http://", "https://"))
        assert links.normalize_url(link.url) == link.url
        assert links.find(link.url)[0].url == link.url


def test_every_address_of_the_listings_is_found_whole() -> None:
    kinds: dict[str, int] = {}
    for path in sorted(SOURCES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = to_unicode(clean(line))
            found = links.find(text)
            assert len(found) >= ("://" in text)
            for link in found:
                assert isinstance(link, Link)
                assert link.url[-1] not in ".,)}`'\""
                assert "effarig" not in link.url
                kinds[link.kind] = kinds.get(link.kind, 0) + 1
    assert kinds["code"] > 40
    assert kinds["dataset"] >= 3
