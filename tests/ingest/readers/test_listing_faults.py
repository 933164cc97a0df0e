import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ingest.readers import listing, read
from generator.ingest.source import Line, plain
from generator.model import Banner, Entry, Record, Reject

Paper = tuple[str, str]
Layout = Callable[[list[list[str]]], str]
BEFORE: Paper = (
    "Counting Sheep with Small Networks",
    "Sheep are hard to count in the dark. We train a network of twelve neurons that counts them.",
)
FAULTY: Paper = (
    "A Theory of Folded Maps",
    "Maps fold in more ways than travellers believe. We prove a bound on the number of folds.",
)
AFTER: Paper = (
    "What Do Lanterns Know? Probing Forty Lamps",
    "Lanterns glow in many colours, and nobody has asked what they know. This work asks forty.",
)
BYLINE = "  • 4 authors\n·\nOct 9, 2018 2"
EMAIL = "Get trending papers in your email inbox!"
SITE = f"new\n\n{EMAIL}\n\nSubscribe\n\n"


def layout_a(blocks: list[list[str]]) -> str:
    content = "\n".join(line for block in blocks for line in block[:2])
    return f"{EMAIL}\nSubscribe{content}"


def layout_b(blocks: list[list[str]]) -> str:
    banner = f"{SITE}Daily Papers\n\nbyAK and the research community\n\nFeb 2\n\n"
    return banner + "\n\n".join(line for block in blocks for line in block)


def layout_c(blocks: list[list[str]]) -> str:
    return layout_b([block[:2] for block in blocks])


def layout_d(blocks: list[list[str]]) -> str:
    return layout_c(blocks).replace("Daily Papers\n\n", "")


LAYOUTS = [layout_a, layout_b, layout_c, layout_d]

SHORT = "We prove a bound on the folds of a rainy map in town."
LONG = ", ".join(["Upper and Lower Bounds"] * 8)

# What becomes of a record's title, abstract and byline.
KEPT: dict[str, Callable[[str, str, str], list[str]]] = {
    "sound": lambda t, a, b: [t, a, b],
    "blank lines doubled": lambda t, a, b: [f"\n{t}\n\n\n", f"{a}\n\n\n\n", f"{b}\n\n"],
    "no-break spaces": lambda t, a, b: [x.replace(" ", "\xa0") for x in (t, a, b)],
    "zero-width characters": lambda t, a, b: [f"\ufeff{x}\u200b" for x in (t, a, b)],
    "tabs around": lambda t, a, b: [f"\t{x}\t\f" for x in (t, a, b)],
    "abstract cut": lambda t, a, b: [t, a[:70], b],
    "abstract ends in a link": lambda t, a, b: [t, f"{a} See https://maps.invented/a", b],
    "short abstract": lambda t, _, b: [t, SHORT, b],
    "long title": lambda t, a, b: [f"{t}: {LONG}", a, b],
    "title asks": lambda _, a, b: ["Do maps fold? Or are they folded?", a, b],
    "title ends in a stop": lambda t, a, b: [f"{t}.", a, b],
    "title in small letters": lambda _, a, b: ["mapFold: folding maps with care", a, b],
    "title of one word": lambda _, a, b: ["Folds", a, b],
    "title of digits": lambda _, a, b: ["2048", a, b],
    "title begins with the button": lambda t, a, b: [f"Subscribe to {t}", a, b],
    "rule above": lambda t, a, b: [f"-----\n{t}", a, b],
    "buttons inside": lambda t, a, b: [f"{t}\nUpvote 12", a, f"Submitted by\nann-1\n{b}"],
}
LOST: dict[str, Callable[[str, str, str], list[str]]] = {
    "title": lambda _, a, b: [a, b],
    "abstract": lambda t, _, b: [t, b],
    "title, abstract short": lambda *_: [SHORT, BYLINE],
    "abstract, title long": lambda t, _, b: [f"{t}: {LONG}", b],
    "abstract, title asks": lambda *_: ["Do maps fold? Or are they folded?", BYLINE],
    "abstract, byline names an organization": lambda t, *_: [t, "vale Lamp Lab\n·\nOct 9, 2018"],
}

BYLINE_FAULTS = {
    "missing": ("", 0),
    "of unreadable authors": ("  • many authors\n·\nOct 9, 2018", 1),
    "of an impossible day": ("• 4 authors\n·\nFeb 30, 2024 3", 1),
    "of an unknown month": ("• 4 authors\n·\nOctember 4, 2024", 1),
    "without a year": ("• 4 authors\n·\nFeb 3", 1),
    "without a date": ("• 4 authors", 0),
    "of a date only": ("Oct 9, 2018", 0),
    "of dots": ("·\n·", 0),
    "of signs": ("#!? %&", 1),
}


def records(text: str) -> list[Record]:
    return list(listing.read([Line(i, x) for i, x in enumerate(text.split("\n"), 1)], "dump"))


def pairs(found: list[Record]) -> list[Paper]:
    return [(one.title, one.abstract or "") for one in found if isinstance(one, Entry)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("fault", KEPT)
def test_an_odd_record_is_kept_and_spoils_neither_neighbour(fault: str, layout: Layout) -> None:
    odd = KEPT[fault](*FAULTY, BYLINE)
    found = records(layout([[*BEFORE, BYLINE], odd, [*AFTER, BYLINE]]))
    assert not any(isinstance(one, Reject) for one in found)
    first, middle, last = pairs(found)
    assert (first, last) == (BEFORE, AFTER)
    assert [plain(x) for x in odd[:2]] == _expected(fault, middle)


def _expected(fault: str, pair: Paper) -> list[str]:
    title, abstract = pair
    around = {"rule above": ("----- ", ""), "buttons inside": ("", " Upvote 12")}
    before, after = around.get(fault, ("", ""))
    return [before + title + after, abstract]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("fault", LOST)
def test_a_lost_part_costs_one_reject_in_its_place(fault: str, layout: Layout) -> None:
    rest = LOST[fault](*FAULTY, BYLINE)
    block = rest if layout is layout_b else rest[:1]
    text = layout([[*BEFORE, BYLINE], block, [*AFTER, BYLINE]])
    found = records(text)
    assert pairs(found) == [BEFORE, AFTER]
    [reject] = (one for one in found if isinstance(one, Reject))
    assert reject.text == "\n".join(block)
    assert reject.reason == f"no {fault.partition(',')[0]}"
    assert text.split("\n")[reject.line - 1] == rest[0]


@pytest.mark.parametrize("fault", BYLINE_FAULTS)
def test_a_faulty_byline_costs_no_paper(fault: str) -> None:
    byline, rejects = BYLINE_FAULTS[fault]
    found = records(layout_b([[*BEFORE, BYLINE], [*FAULTY, byline], [*AFTER, BYLINE]]))
    assert pairs(found) == [BEFORE, FAULTY, AFTER]
    assert sum(isinstance(one, Reject) for one in found) == rejects
    first, _, last = (one for one in found if isinstance(one, Entry))
    for one in (first, last):
        assert (one.date, one.author_count, one.comments) == ("2018-10-09", 4, 2)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_lost_parts_are_two_rejects(layout: Layout) -> None:
    whole = [[*BEFORE, BYLINE], [*FAULTY, BYLINE], [*AFTER, BYLINE]]
    lost = [FAULTY[0], BYLINE] if layout is layout_b else [FAULTY[0]]
    found = records(layout([*whole, lost, *whole, lost, *whole]))
    assert pairs(found) == [BEFORE, FAULTY, AFTER] * 3
    assert [one.reason for one in found if isinstance(one, Reject)] == ["no abstract"] * 2


def real(number: str) -> list[str]:
    path = next((Path(__file__).parents[3] / "sources").glob(f"{number}_*.txt"))
    return path.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
@pytest.mark.parametrize("part", ["title", "abstract"])
def test_a_line_lost_from_a_real_dump_costs_one_record(number: str, part: str) -> None:
    lines = real(number)
    whole = [one for one in records("\n".join(lines)) if isinstance(one, Entry)]
    chance = random.Random(number + part)  # the same every time
    for lost in chance.sample(range(1, len(whole) - 1), 12):
        at = whole[lost].line
        if part == "abstract":
            at = next(i for i in range(at + 1, len(lines)) if lines[i - 1].strip())
        found = records("\n".join([*lines[: at - 1], "", *lines[at:]]))
        kept = [one for one in found if isinstance(one, Entry)]
        rejects = [one for one in found if isinstance(one, Reject)]
        assert kept == whole[:lost] + whole[lost + 1 :]
        assert [one.reason for one in rejects] == [f"no {part}"]
        assert whole[lost].line <= rejects[0].line <= rejects[0].last_line <= whole[lost].last_line


def test_a_real_dump_in_utf_16_with_dos_line_ends_reads_the_same(tmp_path: Path) -> None:
    lines = real("001")
    (tmp_path / "plain.txt").write_text("\n".join(lines), encoding="utf-8", newline="")
    (tmp_path / "dos.txt").write_text("\r\n".join(lines), encoding="utf-16", newline="")
    unix, dos = (list(read(tmp_path / name, "dump")) for name in ("plain.txt", "dos.txt"))
    assert unix == dos
    assert isinstance(unix[0], Banner)
