"""What templates are known to show."""

from pathlib import Path

import pytest

from generator.publish.templates import show_texts
from tests.conftest import REPOSITORY


def test_none_of_ours_shows_in_lists_what_stands_on_papers_pages_alone() -> None:
    assert not show_texts([REPOSITORY / "overrides"])


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("{{ paper.abstract }}", True),
        ("{{ paper.paper. abstract | first }}", True),
        ("{{ paper['plain_abstract'] }}", True),
        ('{{ papers | map(attribute="notes") }}', True),
        ("{{ paper.title }} and its abstract, with notes", False),
        ("{{ file.format.abstracts }}", False),
    ],
)
def test_a_text_is_shown_where_a_template_names_it(tmp_path: Path, text: str, shows: bool) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "paper.html").write_text("{{ paper.abstract }}", encoding="utf-8")
    (tmp_path / "partials" / "rows.html").write_text(text, encoding="utf-8")
    assert show_texts([tmp_path]) == shows
