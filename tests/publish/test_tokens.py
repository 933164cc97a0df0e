from hypothesis import given
from hypothesis import strategies as st

from generator.front_matter import Place
from generator.publish import tokens
from generator.publish.search.words import END, compounds, runs, spaced
from generator.publish.tokens import FIELDS, Words
from generator.tags import Tag
from tests.publish.invented import page, site_of

WING = page(
    "a-wing",
    "title: The $n^2$ wings\nsummary: On pre-training.\nauthors: [Ann Lee]\nvenue: ICLR 2025",
    "It beats and beats.\n\n## Notes\nFolded.\n",
)


def said(words: Words, paper: int) -> dict[str, list[str]]:
    """Return the words of each field of a paper, without empty fields."""
    found = {}
    for place, field in enumerate(FIELDS):
        text = paper * len(FIELDS) + place
        numbers = words.numbers[words.bounds[text] : words.bounds[text + 1]]
        found[field] = [words.names[number] for number in numbers]
    return {field: own for field, own in found.items() if own}


def test_each_field_has_its_words_in_order() -> None:
    assert said(tokens.words(site_of(WING)), 0) == {
        "title": ["the", "n2", "wings"],
        "summary": ["on", "pre", "training"],
        "abstract": ["it", "beats", "and", "beats"],
        "authors": ["ann", "lee", "iclr", "2025"],
        "topics": ["birds"],
        "notes": ["notes", "folded"],
    }


def test_what_hyphens_make_is_told_beside_it() -> None:
    words = tokens.words(site_of(page("b", "", "No tide."), WING))
    made = [words.names[number] for number in words.joined]
    assert made == ["pretraining"]
    paper, field = divmod(int(words.joined_in[0]), len(FIELDS))
    assert (said(words, paper)["title"], FIELDS[field]) == (["the", "n2", "wings"], "summary")


def test_what_a_tag_is_called_counts_as_a_text() -> None:
    tag = Tag(
        id="owl",
        label="Owls",
        group="Birds",
        description="They hunt.",
        also_called=("night birds", "Strix"),
        place=Place(line=1, column=1),
    )
    (view,) = site_of(page("a", "tags: [owl, free]")).papers.values()
    words = tokens.read([view], {"owl": tag})
    assert said(words, 0)["topics"] == ["birds", "owls", "free"]
    assert said(words, 0)["tags"] == ["night", "birds", "strix"]


def test_a_site_is_taken_apart_once() -> None:
    site = site_of(WING)
    assert tokens.words(site) is tokens.words(site)


def test_papers_are_taken_apart_alike_in_one_block_or_several() -> None:
    views = list(site_of(*(page(f"p{n}", "", f"Pre-{n} text.") for n in range(7))).papers.values())
    whole = tokens.read(views)
    block, tokens._BLOCK = tokens._BLOCK, 3
    try:
        parts = tokens.read(views)
    finally:
        tokens._BLOCK = block
    assert parts.names == whole.names
    for name in ("numbers", "bounds", "joined", "joined_in"):
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist()


def test_without_papers_there_are_no_words() -> None:
    words = tokens.read([])
    assert (words.names, words.papers, list(words.bounds)) == ((), 0, [0])


@given(st.one_of(st.text(), st.text("aB-_ \x01ß\u2010é\u0301´Σς²\t\x1f.")))
def test_the_quick_way_to_runs_tells_the_same(text: str) -> None:
    (first, nothing) = spaced([text, ""]).split(END)[:2]
    found = [run for part in first.split() for run in runs(part.decode())]
    assert nothing.split() == []
    assert found == runs(text)
    assert [compounds(run) for run in found] == [compounds(run) for run in runs(text)]
