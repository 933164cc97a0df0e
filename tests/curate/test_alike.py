from hypothesis import given, settings
from hypothesis import strategies as st

from generator.curate import alike
from generator.curate.outline import Outline
from generator.deduplicate import Verdict, Work, compare
from tests.conftest import abstract_of, title_of

WORDS = [
    f"{first}{last}" for first in "bdfgklmnprst" for last in ("aro", "eli", "ona", "uma", "ist")
]


def paper(slug: str, title: str, abstract: str = "", *ids: str) -> Outline:
    path = f"docs/topics/birds/{slug}.md"
    return Outline(path=path, title=title, topic="birds", abstract=abstract, ids=frozenset(ids))


CROWD = [paper(f"p{number}", title_of(number), abstract_of(number)) for number in range(60)]


def pairs(found: tuple[alike.Match, ...]) -> list[tuple[str, str, Verdict]]:
    return [(match.paper.slug, match.other.slug, match.verdict) for match in found]


def test_a_copy_is_found_among_many() -> None:
    copy = paper("copy", title_of(7), abstract_of(7))
    found = alike.find([copy], [*CROWD, copy])
    assert pairs(found) == [("copy", "p7", Verdict.SAME)]
    assert found[0].similarity == 1.0
    assert found[0].certain


def test_a_copied_abstract_under_another_title_is_doubtful() -> None:
    copy = paper("copy", "Something Else Entirely", abstract_of(7))
    assert pairs(alike.find([copy], [*CROWD, copy])) == [("copy", "p7", Verdict.DOUBTFUL)]


def test_a_slip_in_a_title_without_abstract_is_doubtful() -> None:
    copy = paper("copy", title_of(7).replace("Notes", "Note"))
    found = alike.find([copy], [*CROWD, copy])
    assert pairs(found) == [("copy", "p7", Verdict.DOUBTFUL)]
    assert found[0].similarity is None


def test_an_id_in_common_is_certain() -> None:
    first, second = (
        paper("a", "One", "x y z", "doi 10.1/a"),
        paper("b", "Two", "u v w", "doi 10.1/a"),
    )
    (match,) = alike.find([first], [first, second])
    assert (match.shared_id, match.certain, match.verdict) == (
        "doi 10.1/a",
        True,
        Verdict.DIFFERENT,
    )


def test_each_pair_is_told_once() -> None:
    copies = [paper(name, title_of(7), abstract_of(7)) for name in ("copy", "twin")]
    found = pairs(alike.find(copies, [*CROWD, *copies]))
    assert {frozenset(pair[:2]) for pair in found} == {
        frozenset(("copy", "p7")),
        frozenset(("twin", "p7")),
        frozenset(("copy", "twin")),
    }
    assert len(found) == 3


def test_nothing_is_like_nothing() -> None:
    assert alike.find([], CROWD) == ()
    assert alike.find([CROWD[0]], CROWD) == ()


@settings(max_examples=50)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=40, max_size=90),
    cut=st.integers(0, 6),
    title=st.sampled_from(["Amber and Basalt at Work", "Cedar"]),
)
def test_whatever_comparison_calls_the_same_is_found(
    words: list[str], cut: int, title: str
) -> None:
    old = paper("old", title, " ".join(words))
    new = paper("new", f"{title}: A Note", " ".join(words[cut:]))
    others = [
        paper(f"o{number}", f"Other {number}", " ".join(WORDS[number:])) for number in range(9)
    ]
    verdict = compare(*(Work(title=each.title, abstract=each.abstract) for each in (old, new)))
    found = {match.other.slug: match.verdict for match in alike.find([new], [*others, old, new])}
    assert found.get("old", Verdict.DIFFERENT) is verdict
