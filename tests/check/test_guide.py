from generator.check import guide
from tests.conftest import REPOSITORY


def test_the_guide_for_contributors_is_true() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert guide.renew(text) == text
    assert "| `topic` |" in text
    assert "| `same-work` |" in text


def test_a_text_without_tables_stays() -> None:
    assert guide.renew("Nothing here.\n") == "Nothing here.\n"
