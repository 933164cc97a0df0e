import pytest

from generator.check import guide
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("CONTRIBUTING.md", "| `topic` | The section"),
        ("CONTRIBUTING.md", "| `same-work` | No two pages"),
        ("ARCHITECTURE.md", "| `ingest/reconcile.py` | The three-way merge"),
    ],
)
def test_the_guides_are_true(name: str, row: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert guide.renew(text) == text
    assert row in text


def test_a_text_without_tables_stays() -> None:
    assert guide.renew("Nothing here.\n") == "Nothing here.\n"
