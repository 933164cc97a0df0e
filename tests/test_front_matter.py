import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import front_matter
from generator.errors import PageError

TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)
WORDS = st.text("abcdefghij", min_size=1, max_size=8)
VALUES = st.one_of(
    TEXTS.filter(str.strip),
    st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3),
    st.dictionaries(WORDS, TEXTS.filter(str.strip), min_size=1, max_size=3),
)


def parse(text: str) -> front_matter.Document:
    return front_matter.parse(text, "a/b.md")


def test_scalars_stay_the_text_that_stands_in_the_file() -> None:
    document = parse("---\narxiv: 2401.10000\nkind: no\ndate: 2024-05-28\n---\nBody\n")
    assert document.values == {"arxiv": "2401.10000", "kind": "no", "date": "2024-05-28"}


def test_every_key_has_its_place_in_the_file() -> None:
    document = parse("---\ntitle: x\nlinks:\n  code: https://a.b\n---\nBody\n")
    assert document.places["title"] == front_matter.Place(line=2, column=1)
    assert document.places["links.code"] == front_matter.Place(line=4, column=3)
    assert (document.body, document.body_line) == ("Body\n", 6)


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    document = parse("\ufeff---\r\ntitle: x\r\n---\r\nBody\r\n")
    assert document.values == {"title": "x"}
    assert document.body == "Body\r\n"


def test_three_hyphens_in_the_body_end_nothing() -> None:
    assert parse("---\ntitle: x\n---\nBody\n---\nmore\n").body == "Body\n---\nmore\n"


def test_empty_front_matter_holds_nothing() -> None:
    assert parse("---\n---\nBody\n").values == {}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("no fence\n", 1, "no front matter"),
        ("---\ntitle: x\n", 1, "no front matter"),
        ("---\ntitle: a: b\n---\n", 2, "in quotes"),
        ("---\ntitle: x\n\tkind: y\n---\n", 3, "tab"),
        ("---\ntitle: x\ntitle: y\n---\n", 3, "stands twice"),
        ("---\nlinks:\n  code: a\n  code: b\n---\n", 4, "links.code"),
        ("---\ntitle: [a\n---\n", 2, "close the bracket"),
        ("---\n- a\n- b\n---\n", 2, "not a list of keys"),
        ("---\ntitle: &a x\nkind: *a\n---\n", 3, "aliases"),
        ("---\nalso: &a [x, y]\ntags: [*a, *a]\n---\n", 3, "aliases"),
        ("---\n[a, b]: c\n---\n", 2, "not a word"),
        ("---\ntitle: \0\n---\n", 2, "does not parse"),
        ("---\ntitle: " + "[" * 5000 + "\n---\n", 1, "too large"),
        ("---\ntitle: " + "x" * 70_000 + "\n---\n", 1, "too large"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(PageError, match=words) as caught:
        parse(text)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"a/b.md:{line}: ")


@pytest.mark.parametrize(
    ("head", "remedy"),
    [
        ("title: @home", "put the value in quotes: it begins with '@'"),
        ("title: `code`", "put the value in quotes: it begins with '`'"),
        ("authors:\n  - *Ann", "put the value in quotes: it begins with '*'"),
        ("title: 'Open\nkind: survey", "close the quote that begins here"),
        ('title: "Open', "close the quote that begins here"),
        ("title: 'It's here'", "write '' for an apostrophe"),
        ('title: "Yes" and no', "put the whole value in '…'"),
        ("title: [Sic] a note", "close the bracket, or put the whole value in quotes"),
        ("authors: [Ann Roe, Bo Lee\nkind: survey", "close the bracket"),
        ("title: One: Two", "put the value in quotes: it contains"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_remedy(head: str, remedy: str) -> None:
    with pytest.raises(PageError) as caught:
        parse(f"---\n{head}\ntopic: rocks\n---\nA.\n")
    assert caught.value.remedy.startswith(remedy)
    assert caught.value.line == (3 if head.startswith("authors:\n") else 2)


def test_python_tags_build_nothing() -> None:
    document = parse("---\ntitle: !!python/object/apply:os.getcwd []\n---\n")
    assert document.values == {"title": []}


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_what_is_rendered_reads_back(values: dict[str, object]) -> None:
    text = f"---\n{front_matter.render(values)}---\nBody\n"
    assert parse(text).values == values


@given(TEXTS.filter(str.strip))
def test_a_scalar_is_one_line_that_other_parsers_read_too(value: str) -> None:
    line = front_matter.render_key("title", value)
    assert line.count("\n") == 1
    assert yaml.safe_load(line) == {"title": value} or value[:4].isdigit()


def test_values_are_laid_out_as_people_write_them() -> None:
    values = {
        "title": "A: b",
        "also": ["x", "y"],
        "date": "2024-05-28",
        "authors": ["Ann Lee", "Bo: Ek"],
        "author_count": 2,
        "arxiv": "2401.10000",
        "links": {"code": "https://a.b", "model": ["https://c.d", "https://e.f"]},
    }
    assert front_matter.render(values) == (
        "title: 'A: b'\nalso: [x, y]\ndate: 2024-05-28\nauthors:\n  - Ann Lee\n  - 'Bo: Ek'\n"
        "author_count: 2\narxiv: '2401.10000'\nlinks:\n  code: https://a.b\n"
        "  model: ['https://c.d', 'https://e.f']\n"
    )


def test_a_day_that_is_not_in_the_calendar_is_quoted() -> None:
    assert front_matter.render_key("date", "2024-02-31") == "date: '2024-02-31'\n"


@given(st.from_regex(front_matter._PLAIN, fullmatch=True))
def test_what_is_told_to_be_plain_is_so_to_the_library(value: str) -> None:
    assert front_matter.render_scalar(value) == value
    assert front_matter._dumped(value).removesuffix("\n").removesuffix("\n...") == value
