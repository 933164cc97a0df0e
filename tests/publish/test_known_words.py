"""Words that are kept are those that the pages as they are would give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import tokens
from generator.publish.known_words import words
from generator.store import Store
from tests.publish.invented import page, site_of

TEXTS = ("Owls fly well-known ways.", "Granite rests.", "", "Wing-space and wingspace.")
# Papers by number, each with one of the texts.
PAPERS = st.dictionaries(st.integers(0, 7), st.sampled_from(TEXTS), max_size=8)


def built(papers: dict[int, str], store: Store) -> None:
    """Assert that what a build keeps and what it reads anew are the same."""
    site = site_of(*(page(f"p{number}", "", text) for number, text in papers.items()))
    found, wanted = words(site, store), tokens.read(tuple(site.papers.values()), site.tags)
    assert found.names == wanted.names
    for name in ("numbers", "bounds", "joined", "joined_in"):
        assert np.array_equal(getattr(found, name), getattr(wanted, name)), name
    store.settling()()


@given(st.lists(PAPERS, min_size=2, max_size=5))
def test_papers_come_go_and_change(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[int, str]]
) -> None:
    store = Store(root=tmp_path_factory.mktemp("kept"))
    for papers in builds:
        built(papers, store)
