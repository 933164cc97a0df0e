from generator.publish.paper_view import PaperView
from tests.publish.invented import page, site_of


def view(head: str = "", body: str = "") -> PaperView:
    return site_of(page("a-wing", head, body)).papers["a-wing"]


def test_unknown_facts_are_not_shown() -> None:
    bare = view()
    assert bare.date is bare.kind is bare.author_count is bare.affiliation is bare.comments is None
    assert bare.summary is None
    assert not bare.abstract + bare.links + bare.marks
    assert bare.gist == ""


def test_very_many_authors_are_shown_on_demand() -> None:
    many = [f"Author {letter}{other}" for letter in "abcd" for other in "efghijklm"]
    few = view(f"authors: [{', '.join(many[:30])}]\n")
    assert (len(few.first_authors), few.further_authors) == (30, ())
    crowd = view(f"authors: [{', '.join(many)}]\n")
    assert (*crowd.first_authors, *crowd.further_authors) == tuple(many)
    assert len(crowd.first_authors) == 20


def test_counts_are_worded() -> None:
    assert view("author_count: 1").author_count == "1 author"
    assert view("author_count: 12").author_count == "12 authors"
    assert view("comments: 1").comments == "1 comment on Hugging Face"
    assert view("comments: 0").comments is None
    assert view("citations: 1200").citations == "1200 citations"


def test_named_authors_need_no_count() -> None:
    assert view("authors: [Ada Reed]\nauthor_count: 1").author_count is None


def test_an_organisation_is_told_by_its_name_where_it_has_one() -> None:
    assert view("organization: {handle: owl, name: The Owl Group}").affiliation == "The Owl Group"
    assert view("organization: {handle: owl}").affiliation == "owl"


def test_the_gist_is_the_summary_or_the_first_sentence() -> None:
    body = "Wings beat. They beat fast.\n"
    assert view(body=body).gist == "Wings beat."
    assert view("summary: On wings.", body).gist == "On wings."


def test_text_becomes_html_only_escaped() -> None:
    hostile = view("title: '<b>Wings</b> & \"tails\"'\nsummary: <i>x</i>", "<script>x</script>\n")
    assert "<b>" not in hostile.heading
    assert "&lt;b&gt;" in hostile.heading
    assert hostile.title == '<b>Wings</b> & "tails"'
    assert "<script" not in "".join(hostile.abstract)
    assert hostile.summary is not None
    assert "<i>" not in hostile.summary


def test_mathematics_is_drawn_in_headings_and_spelt_in_titles() -> None:
    found = view("title: Beating $n^2$ wings")
    assert "<math" in found.heading
    assert "$" not in found.title
    assert "<" not in found.title


def test_marks_tell_what_comes_with_the_paper() -> None:
    found = view(
        "links: {dataset: 'https://x.test/d', code: ['https://x.test/a', 'https://x.test/b']}"
    )
    assert found.marks == ("Code", "Data")
    assert [label for label, _ in found.links] == ["Code", "Code", "Data"]


def test_a_section_named_twice_is_shown_once() -> None:
    assert [topic.id for topic in view("also: [birds, tides]").topics] == ["birds", "tides"]
