from generator.classify.suggest.phrases import phrases
from generator.classify.suggest.telling import Sign, distinct, names, signs

KILNS = [("A kiln", f"On kilns in town {n}.") for n in range(4)]
KILNS += [("A flue", "On kilns and flues."), ("The flue", "On flues."), ("Flues", "More on flues.")]
SHIPS = [("A cargo", f"On cargoes of coast {n}.") for n in range(7)]
KNOWN = phrases([*KILNS, *SHIPS])
INSIDE = range(len(KILNS))


def found(says: str = "") -> list[Sign]:
    return signs(INSIDE, KNOWN, lambda words: words != says)


def sign(*phrase: str, inside: int = 10, score: float = 1.0) -> Sign:
    words = " ".join(phrase)
    return Sign(
        phrase=phrase, words=words, inside=inside, members=20, outside=0, others=9, score=score
    )


def test_signs_are_common_in_the_group_rare_elsewhere_and_used_by_titles() -> None:
    assert {each.words for each in found()} == {"kilns", "flues"}
    (kilns,) = (each for each in found() if each.words == "kilns")
    assert (kilns.inside, kilns.members, kilns.outside, kilns.others) == (5, 7, 0, 7)


def test_what_can_name_nothing_is_no_sign() -> None:
    assert "kilns" not in {each.words for each in found(says="kilns")}


def test_the_second_name_is_for_the_texts_without_the_first() -> None:
    assert [each.words for each in names(found(), INSIDE, KNOWN)] == ["kilns", "flues"]


def test_names_share_no_word() -> None:
    both = [each for each in found() if each.words == "kilns"]
    assert len(names([*both, *both], INSIDE, KNOWN)) == 1
    assert names([], INSIDE, KNOWN) == []


def test_a_chance_word_beside_a_sign_makes_no_other_sign() -> None:
    told = [
        sign("kiln", inside=20),
        sign("dragon", "kiln", inside=8),
        sign("knew", "kiln", inside=3),
    ]
    assert distinct(told) == told[:2]
