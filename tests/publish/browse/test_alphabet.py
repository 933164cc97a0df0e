import pytest

from generator.publish.browse import alphabet


@pytest.mark.parametrize(
    ("words", "letter"),
    [
        ("Ada", "a"),
        ("Émile", "e"),
        ("Ørsted", "o"),
        ("“Quoted”", "q"),
        ("$n$-grams", "n"),
        ("007 again", "0-9"),
        ("王小明", "other"),
        ("?!", "other"),
        ("", "other"),
        ("Жук", "z"),
    ],
)
def test_everything_stands_under_one_letter(words: str, letter: str) -> None:
    assert alphabet.initial(alphabet.key(words)) == letter


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("A Survey of Wings", "survey of wings"),
        ("An owl", "owl"),
        ("The", "the"),
        ("Theory of owls", "theory of owls"),
        ("“The Owl”", "owl”"),
        ("A* search", "a* search"),
    ],
)
def test_an_article_before_a_title_does_not_count(title: str, key: str) -> None:
    assert alphabet.title_key(title) == key


def test_letters_come_in_order_and_each_is_ordered_within() -> None:
    words = ["zeta", "王", "Beta", "alpha", "7 seas", "Álamo", "beta"]
    found = alphabet.by_letter(words, alphabet.key)
    assert found == {
        "a": ("Álamo", "alpha"),
        "b": ("Beta", "beta"),
        "z": ("zeta",),
        "0-9": ("7 seas",),
        "other": ("王",),
    }
