import pytest

from generator import taxonomy
from generator.errors import TaxonomyError
from tests.conftest import REPOSITORY, Workplace


def test_sections_are_read_in_their_order(workplace: Workplace) -> None:
    topics = taxonomy.load(workplace.root)
    assert list(topics) == ["birds", "rocks", "tides"]
    assert topics["rocks"].title == "Rocks"
    assert topics["rocks"].keywords == ("mineral", "granite", "volcano", "erosion")
    assert topics["rocks"].intro == "About rocks."


def test_a_project_without_sections_is_told_how_to_begin(workplace: Workplace) -> None:
    for file in workplace.root.rglob("index.md"):
        file.unlink()
    with pytest.raises(TaxonomyError, match=r"no sections; write docs/topics/<id>/index\.md"):
        taxonomy.load(workplace.root)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: T\n", "index.md:1: 'description' is missing"),
        ("title: [a]\ndescription: D\n", "index.md:2: 'title' is missing or not a text"),
        ("title: T\ndescription: D\nkeywords: one\n", "index.md:4: 'keywords' is not a list"),
        ("title: T\ndescription: D\norder: first\n", "index.md:4: 'order' is not a whole number"),
    ],
)
def test_a_faulty_section_is_told(workplace: Workplace, text: str, words: str) -> None:
    workplace.write("docs/topics/rocks/index.md", f"---\n{text}---\n")
    with pytest.raises(TaxonomyError) as caught:
        taxonomy.load(workplace.root)
    assert words in str(caught.value)


def test_a_folder_name_must_be_an_id(workplace: Workplace) -> None:
    workplace.write("docs/topics/Hard Rocks/index.md", "---\ntitle: T\ndescription: D\n---\n")
    with pytest.raises(TaxonomyError, match="cannot be a section's id"):
        taxonomy.load(workplace.root)


def test_the_seventeen_sections() -> None:
    topics = taxonomy.load(REPOSITORY)
    assert set(topics) >= {
        *("acquisition", "interpretability", "dynamics", "architectures", "efficiency"),
        *("pretraining", "adaptation", "prompting", "multilingual", "representations"),
        *("multimodal", "science", "reasoning", "factuality", "generation", "evaluation"),
        "society",
    }
    for topic in topics.values():
        assert topic.keywords
        assert topic.intro
