"""Ingest as its users meet it: run, edit, run again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import snapshot
from generator.classify import examples
from generator.errors import GeneratorError, PageError, ProjectError, SourceError, TaxonomyError
from generator.ingest import pipeline, transaction
from generator.ingest.transaction import Change
from tests.conftest import TOPICS, Sandbox, abstract_of, listing, title_of


def dated(number: int, date: str) -> str:
    """Return a listing of one paper with a byline."""
    banner = "new\n\nDaily Papers\n\nFeb 2\n\n"
    byline = f"  • 3 authors\n·\n{date}\n"
    return f"{banner}{title_of(number)}\n\n{abstract_of(number)}\n\n{byline}"


def test_every_listed_paper_gets_a_page_in_its_section(sandbox: Sandbox) -> None:
    sandbox.source(range(12))
    report = sandbox.ingest()
    assert (report.entries, report.papers, len(report.new), report.rejects) == (12, 12, 12, ())
    for number in range(12):
        page = sandbox.page(number)
        assert page.paper.title == title_of(number)
        assert page.abstract == abstract_of(number)
        assert page.folder == page.paper.topic == tuple(TOPICS)[number % 3]


def test_the_second_run_changes_no_byte(sandbox: Sandbox) -> None:
    sandbox.source(range(12))
    sandbox.ingest()
    before = sandbox.tree()
    report = sandbox.ingest()
    assert sandbox.tree() == before
    assert (report.kept, report.new, report.updated) == (12, (), ())


def test_one_work_in_two_sources_is_one_page(sandbox: Sandbox) -> None:
    sandbox.source(range(6), "one.txt")
    sandbox.source(range(3, 9), "two.txt")
    report = sandbox.ingest()
    assert (report.entries, report.papers) == (12, 9)
    belief = snapshot.load(sandbox.root)[sandbox.page(4).slug]
    assert [entry.source for entry in belief.listings] == ["sources/one.txt", "sources/two.txt"]


def test_a_further_source_updates_what_nobody_touched(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    sandbox.write("sources/more.txt", dated(1, "May 2, 2024 7"))
    report = sandbox.ingest()
    paper = sandbox.page(1).paper
    assert report.updated == (str(sandbox.page(1).path),)
    assert (paper.date, paper.author_count, paper.comments) == ("2024-05-02", 3, 7)


def test_reading_one_source_does_not_forget_the_others(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    extra = sandbox.root / "elsewhere.txt"
    extra.write_text(listing([3, 4]), encoding="utf-8")
    assert len(sandbox.ingest(extra).new) == 1
    before = sandbox.tree()
    assert len(sandbox.ingest().new) == 0
    assert sandbox.tree() == before


def test_a_paper_that_left_its_source_keeps_its_page(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    sandbox.source(range(3))
    report = sandbox.ingest()
    assert (report.entries, report.kept) == (3, 4)
    assert sandbox.page(3).paper.title == title_of(3)


def test_a_curated_title_survives_a_changed_listing_and_is_told_once(sandbox: Sandbox) -> None:
    sandbox.source([1])
    sandbox.ingest()
    path = sandbox.page(1).path
    sandbox.edit(1, title_of(1), "A Better Title")
    changed = listing([1]).replace(title_of(1), title_of(1) + " and Beyond")
    sandbox.write("sources/list.txt", changed)
    report = sandbox.ingest()
    assert sandbox.page(1).paper.title == "A Better Title"
    assert sandbox.page(1).path == path
    assert [(where, each.key) for where, each in report.conflicts] == [(str(path), "title")]
    assert sandbox.ingest().conflicts == ()


def test_notes_comments_and_own_keys_survive(sandbox: Sandbox) -> None:
    sandbox.source([1])
    sandbox.ingest()
    page = sandbox.page(1)
    edited = (
        page.text.replace("topic:", "# placed by hand\nmood: calm\ntopic:") + "\n## Notes\nMine.\n"
    )
    sandbox.write(str(page.path), edited)
    fresh = abstract_of(1) + " We add a last sentence that was not there before."
    sandbox.write("sources/list.txt", listing([1]).replace(abstract_of(1), fresh))
    sandbox.ingest()
    after = sandbox.pages()[page.slug]
    assert after.text == edited.replace(abstract_of(1), fresh)


def test_a_field_a_person_took_out_stays_out(sandbox: Sandbox) -> None:
    sandbox.write("sources/list.txt", dated(1, "May 2, 2024 7"))
    sandbox.ingest()
    sandbox.edit(1, "date: 2024-05-02\n", "")
    sandbox.write("sources/list.txt", dated(1, "May 3, 2024 8"))
    report = sandbox.ingest()
    paper = sandbox.page(1).paper
    assert (paper.date, paper.comments) == (None, 8)
    assert [conflict.key for _, conflict in report.conflicts] == ["date"]


def test_changing_the_topic_moves_the_file_and_keeps_the_slug(sandbox: Sandbox) -> None:
    sandbox.source(range(6))
    sandbox.ingest()
    old = sandbox.page(1)
    sandbox.edit(1, "topic: rocks", "topic: birds")
    report = sandbox.ingest()
    new = sandbox.page(1)
    assert (new.folder, new.slug) == ("birds", old.slug)
    assert report.moved == ((str(old.path), str(new.path)),)
    assert not (sandbox.root / old.path).exists()


def test_a_deleted_page_is_not_made_again(sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    sandbox.ingest()
    (sandbox.root / sandbox.page(1).path).unlink()
    for _ in range(2):
        report = sandbox.ingest()
        assert (report.removed, report.new, len(sandbox.pages())) == (1, (), 2)


def test_a_page_added_by_hand_is_left_alone(sandbox: Sandbox) -> None:
    text = f"---\ntitle: {title_of(5)!r}\ntopic: birds\n---\n{abstract_of(5)}\n"
    sandbox.write("docs/topics/birds/by-hand.md", text)
    sandbox.source(range(6))
    for _ in range(2):
        report = sandbox.ingest()
        assert (report.papers, len(sandbox.pages())) == (6, 6)
        assert sandbox.page(5).text == text


def test_a_renamed_page_keeps_its_past_and_says_so(sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    sandbox.ingest()
    page = sandbox.page(1)
    sandbox.edit(1, title_of(1), "Chosen Title")
    (sandbox.root / page.path).rename(sandbox.root / page.path.with_name("short.md"))
    sandbox.ingest()
    renamed = sandbox.pages()["short"]
    assert (renamed.paper.formerly, renamed.paper.title) == ((page.slug,), "Chosen Title")
    assert page.slug not in snapshot.load(sandbox.root)
    before = sandbox.tree()
    sandbox.ingest()
    assert sandbox.tree() == before


def test_two_pages_merged_by_a_person_stay_one(sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    sandbox.ingest()
    gone, kept = sandbox.page(0), sandbox.page(1)
    sandbox.edit(1, "topic:", f"formerly: [{gone.slug}]\ntopic:")
    (sandbox.root / gone.path).unlink()
    for _ in range(2):
        report = sandbox.ingest()
        assert (len(sandbox.pages()), report.conflicts) == (2, ())
    merged = sandbox.pages()[kept.slug]
    assert merged.paper.title == title_of(1)
    assert merged.paper.formerly == (gone.slug,)


def test_curators_choices_teach_the_sections(sandbox: Sandbox) -> None:
    sandbox.source(range(3))
    sandbox.ingest()
    sandbox.edit(1, "topic: rocks", "topic: tides")
    project = pipeline.load(sandbox.root)
    taught = examples.of(project.pages.values(), project.beliefs, project.topics)
    assert [(each.text[0], each.topic, each.kind) for each in taught] == [
        (title_of(1), "tides", None)
    ]


def test_slugs_are_unique_and_stay_with_their_paper(sandbox: Sandbox) -> None:
    pairs = [f"The Very Same Title\n{abstract_of(each)}\n" for each in (1, 2)]
    sandbox.write("sources/list.txt", listing([]) + "".join(pairs))
    report = sandbox.ingest()
    assert set(sandbox.pages()) == {"the-very-same-title", "the-very-same-title-2"}
    assert len(report.doubtful) == 1
    first = sandbox.page(1).slug
    sandbox.write("sources/list.txt", listing([]) + "".join(reversed(pairs)))
    sandbox.ingest()
    assert sandbox.page(1).slug == first


@pytest.mark.parametrize("count", range(8))
def test_a_killed_run_ends_like_one_that_was_not(
    sandbox: Sandbox, count: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = Sandbox(tmp_path_factory.mktemp("whole"))
    for each in (sandbox, whole):
        each.source(range(6))
        each.ingest()
        each.edit(1, "topic: rocks", "topic: birds")
        each.edit(2, title_of(2), "By Hand")
        each.source(range(9))

    def killing(items: object, label: str) -> Iterator[object]:
        for number, item in enumerate(items):  # type: ignore[arg-type, var-annotated]
            if label == "Writing" and number == count:
                raise KeyboardInterrupt
            yield item

    try:
        pipeline.ingest(sandbox.root, [], killing)
    except KeyboardInterrupt:
        assert (sandbox.root / ".paperindex" / transaction.JOURNAL).exists()
    sandbox.ingest()
    whole.ingest()
    assert sandbox.tree() == whole.tree()


def test_an_edit_made_after_a_kill_survives_and_later_news_still_arrive(
    sandbox: Sandbox,
) -> None:
    sandbox.source(range(3))
    sandbox.ingest()
    fresh = abstract_of(1) + " A sentence that is new."
    sandbox.write("sources/list.txt", listing(range(3)).replace(abstract_of(1), fresh))

    def killing(items: object, label: str) -> Iterator[object]:
        if label == "Writing":
            raise KeyboardInterrupt
        yield from items  # type: ignore[misc]

    with pytest.raises(KeyboardInterrupt):
        pipeline.ingest(sandbox.root, [], killing)
    sandbox.edit(1, title_of(1), "By Hand")
    report = sandbox.ingest()
    page = sandbox.page(1)
    assert report.foreign == (str(page.path),)
    assert (page.paper.title, page.abstract) == ("By Hand", fresh)


@pytest.mark.parametrize(
    ("path", "content", "error", "words"),
    [
        ("sources/list.txt", "import os\nprint(os.name)\n" * 30, SourceError, "list.txt"),
        ("sources/list.txt", "\x00\x01\x02" * 300, SourceError, "list.txt"),
        ("docs/topics/birds/x.md", "no front matter", PageError, "birds/x.md:1: no front matter"),
        ("docs/topics/birds/x.md", "---\ntitle: a: b\n---\n", PageError, "birds/x.md:2"),
        ("docs/topics/birds/index.md", "---\ntitle: x\n---\n", TaxonomyError, "'description'"),
        ("snapshot.jsonl", '{"slug": 1}\n', ProjectError, "snapshot.jsonl:1: not a line"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(
    sandbox: Sandbox, path: str, content: str, error: type[GeneratorError], words: str
) -> None:
    sandbox.source(range(3), "good.txt")
    sandbox.write(path, content)
    before = sandbox.tree()
    with pytest.raises(error) as caught:
        sandbox.ingest()
    assert words in str(caught.value)
    assert sandbox.tree() == before


def test_a_missing_source_is_told(sandbox: Sandbox) -> None:
    with pytest.raises(SourceError, match="no such file or folder; name listing files"):
        sandbox.ingest(sandbox.root / "nowhere.txt")


def test_an_empty_source_is_no_fault(sandbox: Sandbox) -> None:
    sandbox.write("sources/empty.txt", "")
    sandbox.write("sources/README.md", "What lies here.\n")
    report = sandbox.ingest()
    assert (report.entries, report.papers) == (0, 0)


def test_a_reject_is_reported_and_harms_no_neighbour(sandbox: Sandbox) -> None:
    text = listing(range(6)).replace(f"{abstract_of(2)}\n", "")
    sandbox.write("sources/list.txt", text)
    report = sandbox.ingest()
    (reject,) = report.rejects
    assert (reject.source, reject.line, reject.text) == ("sources/list.txt", 7, title_of(2))
    assert report.papers == 5


def test_author_macros_are_listed_for_curators(sandbox: Sandbox) -> None:
    text = listing([1]).replace("We look at", r"We present \ourmodel and look at")
    sandbox.write("sources/list.txt", text)
    report = sandbox.ingest()
    ((path, macro),) = report.macros
    assert macro == r"\ourmodel"
    assert r"\ourmodel" in (sandbox.root / path).read_text(encoding="utf-8")


def test_the_working_folder_does_not_matter(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sandbox.source(range(3))
    monkeypatch.chdir(tmp_path_factory.mktemp("other"))
    sandbox.ingest()
    before = sandbox.tree()
    monkeypatch.chdir(sandbox.root)
    pipeline.ingest(Path(), [], lambda items, _: items)
    assert sandbox.tree() == before


def test_changes_name_their_files(sandbox: Sandbox) -> None:
    sandbox.source([1])
    seen: list[Change] = []

    def watching(items: object, label: str) -> Iterator[object]:
        for item in items:  # type: ignore[attr-defined]
            if label == "Writing":
                seen.append(item)
            yield item

    pipeline.ingest(sandbox.root, [], watching)
    assert [each.path for each in seen] == [str(sandbox.page(1).path), "snapshot.jsonl"]


HEADER = "title,arxiv,authors,year,venue,code\n"


def row(number: int, *facts: str) -> str:
    """Return a table's row for an invented paper."""
    return ",".join([title_of(number), *facts]) + "\n"


def test_a_table_adds_what_the_listings_do_not_say(sandbox: Sandbox) -> None:
    sandbox.write("sources/list.txt", dated(1, "May 2, 2024 7"))
    sandbox.ingest()
    facts = ("2404.00001", "Ada Vale; Ben Moor", "2025", "iclr", "https://github.com/ada/one")
    sandbox.write("sources/table.csv", HEADER + row(1, *facts))
    report = sandbox.ingest()
    paper = sandbox.page(1).paper
    assert (report.entries, report.papers, report.new, report.doubtful) == (2, 1, (), ())
    assert (paper.arxiv, paper.authors) == ("2404.00001", ("Ada Vale", "Ben Moor"))
    assert (paper.date, paper.author_count, paper.comments) == ("2024-05-02", 3, 7)
    assert (paper.venue, paper.links[0].url) == ("ICLR 2025", "https://github.com/ada/one")
    before = sandbox.tree()
    assert sandbox.ingest().kept == 1
    assert sandbox.tree() == before


def test_a_table_fills_only_the_kinds_of_link_that_no_text_names(sandbox: Sandbox) -> None:
    sandbox.source([1])
    text = listing([1]).replace("We look", "Code is at https://github.com/Ada/One today. We look")
    sandbox.write("sources/list.txt", text)
    table = "title,code,demo\n" + row(1, "https://github.com/ada/two", "https://one.example/try")
    sandbox.write("sources/a-table.csv", table)
    sandbox.ingest()
    (page,) = sandbox.pages().values()
    assert [link.url for link in page.paper.links] == [
        "https://github.com/Ada/One",
        "https://one.example/try",
    ]


def test_an_address_in_two_spellings_is_one_link(sandbox: Sandbox) -> None:
    text = listing([1]).replace("We look", "Papers: https://github.com/Ada/Awesome-One. We look")
    sandbox.write("sources/list.txt", text)
    sandbox.write("sources/table.csv", "title,code\n" + row(1, "github.com/ada/awesome-one"))
    sandbox.ingest()
    (page,) = sandbox.pages().values()
    assert [link.url for link in page.paper.links] == ["https://github.com/Ada/Awesome-One"]


def test_a_paper_that_only_a_table_names_gets_a_page(sandbox: Sandbox) -> None:
    sandbox.write("sources/table.csv", HEADER + row(1, "2404.00001", "Ada Vale", "", "", ""))
    report = sandbox.ingest()
    (page,) = sandbox.pages().values()
    assert report.new == (str(page.path),)
    assert (page.abstract, page.paper.date) == (None, "2024-04")


def test_an_id_finds_the_paper_under_another_title(sandbox: Sandbox) -> None:
    sandbox.source([1])
    sandbox.ingest()
    sandbox.edit(1, "topic:", "arxiv: '2404.00001'\ntopic:")
    sandbox.write("sources/table.csv", "title,arxiv,venue\nQuite Another Title,2404.00001,icml\n")
    report = sandbox.ingest()
    assert (report.new, sandbox.page(1).paper.title) == ((), title_of(1))
    assert sandbox.page(1).paper.venue == "ICML"


def test_two_ids_under_one_title_are_two_papers_and_told(sandbox: Sandbox) -> None:
    rows = row(1, "2404.00001", "", "", "", "") + row(1, "2405.00002", "", "", "", "")
    sandbox.write("sources/table.csv", HEADER + rows)
    report = sandbox.ingest()
    assert (len(report.new), len(report.doubtful)) == (2, 1)
    again = sandbox.ingest()
    assert (again.new, again.kept) == ((), 2)


def test_a_bad_value_is_told_and_the_rest_of_its_row_counts(sandbox: Sandbox) -> None:
    sandbox.write("sources/table.csv", HEADER + row(1, "24", "Ada Vale", "", "", ""))
    report = sandbox.ingest()
    (page,) = sandbox.pages().values()
    assert [reject.reason for reject in report.rejects] == ["arxiv: '24' is not an arXiv id"]
    assert (page.paper.arxiv, page.paper.authors) == (None, ("Ada Vale",))


def test_a_page_added_by_hand_follows_its_topic(sandbox: Sandbox) -> None:
    text = "---\ntitle: Mine\ntopic: tides\n---\nAn abstract of my own.\n"
    sandbox.write("docs/topics/birds/mine.md", text)
    sandbox.source(range(3))
    report = sandbox.ingest()
    assert report.moved == (("docs/topics/birds/mine.md", "docs/topics/tides/mine.md"),)
    assert sandbox.pages()["mine"].text == text
    assert sandbox.ingest().moved == ()
