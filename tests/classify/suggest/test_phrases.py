from generator.classify.suggest.phrases import READ, phrases


def many(*abstracts: str, title: str = "Untitled") -> list[tuple[str, str]]:
    return [(title, abstract) for abstract in abstracts]


def test_a_phrase_is_spelled_as_texts_mostly_spell_it_and_found_in_any_number() -> None:
    found = phrases(
        many("We fire kilns.", "About kilns.", "Kilns. The old kiln.", "Kilns are of DNA.", "DNA.")
        + many("No DNA.")
    )
    assert found.holders["kiln",] == {0, 1, 2, 3}
    assert found.spelling["kiln",] == "kilns"
    assert found.spelling["dna",] == "DNA"


def test_what_only_ever_stands_before_something_else_names_nothing() -> None:
    found = phrases(many("A green ware and a cup.", "One has green ware.", "This is green ware."))
    assert ("green", "ware") in found.holders
    assert ("green",) not in found.holders


def test_a_piece_of_one_longer_phrase_is_none_of_its_own() -> None:
    found = phrases(many(*["An old tin glaze."] * 3, "Tin glaze is here."))
    assert ("tin",) not in found.holders
    assert ("glaze",) not in found.holders
    assert found.spelling["tin", "glaze"] == "tin glaze"


def test_phrases_end_where_a_clause_ends() -> None:
    found = phrases(many(*["Of clay, glaze (and fire)."] * 3))
    assert set(found.holders) == {("clay",), ("glaze",), ("fire",), ("untitled",)}


def test_titles_are_remembered_and_spell_nothing() -> None:
    found = phrases(many(*["About a dragon kiln."] * 3, title="The Dragon Kiln"))
    assert found.titled["dragon", "kiln"] == {0, 1, 2}
    assert found.spelling["dragon", "kiln"] == "dragon kiln"


def test_of_very_many_texts_some_are_read_spread_over_all() -> None:
    found = phrases(many("On kilns.") * (2 * READ))
    assert found.read == range(0, 2 * READ, 2)
    assert found.holders["kiln",] == set(found.read)
