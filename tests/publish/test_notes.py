import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.notes import relinked, sanitise

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    '<p style="background:url(//x.test)" onclick="alert(1)" id="__config">x</p>',
    "<iframe src=https://x.test></iframe>",
    "<form action=https://x.test><input name=q></form>",
]
BAD = ("<script", "onerror", "onclick", "javascript:", "data:", "style=", "id=", "<iframe", "<form")


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_that_acts_survives(html: str) -> None:
    clean = sanitise(f"<p>Before</p>{html}<p>After</p>").lower()
    assert not [bad for bad in BAD if bad in clean]
    assert "before" in clean


@pytest.mark.parametrize("source", ["https://x.test/a.png", "//x.test/a.png", "\\\\x.test/a.png"])
def test_no_picture_is_loaded_from_another_host(source: str) -> None:
    assert "x.test" not in sanitise(f'<img src="{source}" alt="A figure">')


def test_what_markdown_makes_survives() -> None:
    html = (
        '<h2>Notes</h2><p><strong>Bold</strong> <a href="../tides/">here</a> <code>x</code></p>'
        '<ul><li>One</li></ul><table><thead><tr><th>A</th></tr></thead></table><img src="a.png">'
    )
    assert sanitise(html).replace(' rel="noopener nofollow"', "") == html


@given(st.text(alphabet="<>/\"'= abcimgsrconerrorscript:()&;"))
def test_cleaning_twice_changes_nothing(html: str) -> None:
    clean = sanitise(html)
    assert "<script" not in clean
    assert sanitise(clean) == clean


FILES = {"a-paper": "topics/birds/a-paper.md", "once": "topics/birds/a-paper.md"}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[x](a-paper.md)", "[x](../birds/a-paper.md)"),
        ("[x](../tides/a-paper.md#title)", "[x](../birds/a-paper.md#title)"),
        ("[x](once.md 'why')", "[x](../birds/a-paper.md 'why')"),
        ("[x](unknown.md) [y](../birds/index.md)", "[x](unknown.md) [y](../birds/index.md)"),
        ("[x](https://a.b/a-paper.md)", "[x](https://a.b/a-paper.md)"),
    ],
)
def test_links_to_papers_follow_their_files(written: str, found: str) -> None:
    assert relinked(written, "topics/rocks", FILES) == found
