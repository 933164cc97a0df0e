"""Filter expressions, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest import selection
from generator.ingest.selection import SelectionError
from generator.model import Entry, Mention

ENTRY = Entry(
    title="Folded Maps of the Sea",
    abstract="We study state\nspace models with Gödel's trick.",
    source="x",
    line=1,
    last_line=1,
    date="2024-05-02",
    authors=("Ada Vale", "Ben Moor"),
    venue="ACL 2024",
    categories=("cs.CL", "stat.ML"),
)


@pytest.mark.parametrize(
    ("expression", "takes"),
    [
        ("", True),
        ("  ", True),
        ("maps", True),
        ("MAPS sea", True),
        ("map", False),
        ("map*", True),
        ("maps rocks", False),
        ("-rocks", True),
        ("-maps", False),
        ('"state space"', True),
        ('"space state"', False),
        ('-"state space"', False),
        ("state-space", True),
        ("godel", True),
        ("vale", True),
        ("year:2024", True),
        ("year:2023", False),
        ("year:2023..2025", True),
        ("year:2025..", False),
        ("year:..2024", True),
        ("-year:2024", False),
        ("category:cs.CL", True),
        ("category:CS.cl", True),
        ("category:cs", True),
        ("category:c", False),
        ("category:cs.C", False),
        ("-category:cs", False),
        ("title:maps", True),
        ("title:vale", False),
        ("author:vale", True),
        ('author:"ada vale"', True),
        ("author:maps", False),
        ("venue:acl", True),
        ("Year:2024 CATEGORY:stat.ML trick", True),
    ],
)
def test_what_an_expression_takes(expression: str, takes: bool) -> None:
    assert selection.parse(expression).takes(ENTRY) is takes


@pytest.mark.parametrize(
    ("expression", "what"),
    [
        ("year:soon", "'soon' is no year; write year:2024 or year:2023..2025"),
        ("year:..", "'..' is no year"),
        ("mood:calm", "'mood:' is not known; use year:, category:, title:, author:, venue:"),
        ('"open', "close every quotation mark"),
        ('a "b"c', "close every quotation mark"),
        ("---", "'--' is no word"),
    ],
)
def test_an_expression_that_means_nothing_is_told(expression: str, what: str) -> None:
    with pytest.raises(SelectionError) as caught:
        selection.parse(expression)
    assert what in str(caught.value)


def test_what_is_unknown_is_not_taken() -> None:
    bare = Entry(title="T", abstract=None, source="x", line=1, last_line=1)
    assert not selection.parse("year:2024").takes(bare)
    assert not selection.parse("category:cs").takes(bare)
    mention = Mention(source="x", line=1, last_line=1, text="2401.00001", arxiv="2401.00001")
    assert selection.ALL.takes(mention)
    assert not selection.parse("maps").takes(mention)


@given(st.text(st.sampled_from('ab -":.*2024 year:category:'), max_size=40) | st.text())
def test_no_expression_raises_anything_else(expression: str) -> None:
    try:
        found = selection.parse(expression)
    except SelectionError:
        return
    assert found.takes(ENTRY) in (True, False)
