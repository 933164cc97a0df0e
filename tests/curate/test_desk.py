"""Which papers are asked about, and what is shown of them."""

import pytest

from generator.curate import desk, judge, paper_on_desk
from generator.curate.desk import Desk, Wanted
from generator.errors import ProjectError
from generator.model import PAPER_KINDS
from tests.conftest import Sandbox, abstract_of, title_of


def write(sandbox: Sandbox, number: int, head: str) -> None:
    topic = ("birds", "rocks", "tides")[number % 3]
    text = f"---\ntitle: '{title_of(number)}'\ntopic: {topic}\n{head}---\n{abstract_of(number)}\n"
    sandbox.write(f"docs/topics/{topic}/p{number}.md", text)


@pytest.fixture
def waiting(sandbox: Sandbox) -> Sandbox:
    """A project with nine papers: 0-5 need nothing but a date, 6 a summary, 7 and 8 a section."""
    for number in range(6):
        write(sandbox, number, f"kind: survey\ntags: [feather]\nsummary: Number {number}.\n")
    write(sandbox, 6, "")
    write(sandbox, 7, "review: pending\nsummary: Seven.\n")
    write(sandbox, 8, "also: [birds]\nreview: pending\n")
    return sandbox


def slugs(found: Desk) -> list[str]:
    return [question.page.slug for question in found.questions]


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        (Wanted(), ["p8", "p7", "p6"]),
        (Wanted(limit=2), ["p8", "p7"]),
        (Wanted(topic="birds"), ["p8", "p6"]),
        (Wanted(reason="section"), ["p8", "p7"]),
        (Wanted(reason="date", topic="rocks"), ["p7", "p1", "p4"]),
        (Wanted(everything=True, topic="rocks"), ["p7", "p1", "p4"]),
        (Wanted(slugs=("p1", "p7", "p1")), ["p1", "p7"]),
    ],
)
def test_the_queue_is_what_the_pages_say(
    waiting: Sandbox, wanted: Wanted, asked: list[str]
) -> None:
    assert slugs(desk.load(waiting.root, wanted)) == asked


def test_a_paper_that_was_answered_waits_no_more(waiting: Sandbox) -> None:
    write(waiting, 7, "summary: Seven.\n")
    assert slugs(desk.load(waiting.root, Wanted())) == ["p8", "p6"]


def test_an_unknown_or_broken_page_is_named(waiting: Sandbox) -> None:
    waiting.write("docs/topics/birds/broken.md", "---\ntitle: [\n---\n")
    assert slugs(desk.load(waiting.root, Wanted())) == ["p8", "p7", "p6"]
    for name in ("nobody", "broken"):
        with pytest.raises(ProjectError, match=f"no sound page '{name}'"):
            desk.load(waiting.root, Wanted(slugs=(name,)))


def test_a_question_shows_what_is_alike_and_what_a_program_would_say(waiting: Sandbox) -> None:
    found = desk.load(waiting.root, Wanted())
    last = found.questions[-1]
    assert last.neighbours[0].topics == ("birds",)
    assert title_of(6) not in [each.title for each in last.neighbours]
    assert judge.suggestion(last, "topic") == "birds"
    assert judge.suggestion(last, "kind") in PAPER_KINDS
    assert judge.suggestion(last, "summary") is None
    assert found.tags == {"feather": "(6 papers)"}


def test_no_page_commands_the_terminal(waiting: Sandbox) -> None:
    text = '---\ntitle: "Red \\e[31m"\ntopic: birds\nvenue: "\\a"\n---\nOf \x1b[2J wings.\n'
    waiting.write("docs/topics/birds/red.md", text)
    found = desk.load(waiting.root, Wanted(slugs=("red",)))
    shown = "".join(paper_on_desk.lines(found, found.questions[0]))
    assert shown.isprintable()
    assert "Red [31m" in shown
    assert paper_on_desk.prompt("summary", found.questions[0], "\x1b[1m").isprintable()


def test_a_paper_is_shown_with_why_it_waits(waiting: Sandbox) -> None:
    waiting.write("mkdocs.yml", "site_url: !ENV [SITE, 'https://example.org/index/']\n")
    write(waiting, 6, "")
    copy = (waiting.root / "docs/topics/birds/p6.md").read_text(encoding="utf-8")
    waiting.write("docs/topics/birds/twin.md", copy)
    found = desk.load(waiting.root, Wanted(slugs=("p6",)))
    shown = "\n".join(paper_on_desk.lines(found, found.questions[0]))
    assert title_of(6) in shown
    assert "waits   Possible duplicate" in shown
    assert "https://example.org/index/papers/twin/" in shown
    assert "waits   No summary" in shown
    assert all(len(line) <= 140 for line in shown.split("\n"))
