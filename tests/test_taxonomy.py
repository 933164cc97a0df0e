import pytest

from generator import taxonomy
from generator.errors import TaxonomyError
from tests.conftest import REPOSITORY, Sandbox


def test_sections_are_read_in_their_order(sandbox: Sandbox) -> None:
    topics = taxonomy.load(sandbox.root)
    assert list(topics) == ["birds", "rocks", "tides"]
    assert topics["rocks"].title == "Rocks"
    assert topics["rocks"].keywords == ("mineral", "granite", "volcano", "erosion")
    assert topics["rocks"].intro == "About rocks."


def test_a_project_without_sections_is_told_how_to_begin(sandbox: Sandbox) -> None:
    for file in sandbox.root.rglob("index.md"):
        file.unlink()
    with pytest.raises(
        TaxonomyError,
        match=r"no sections; run 'paperindex init', or write docs/topics/<id>/index\.md",
    ):
        taxonomy.load(sandbox.root)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: T\n", "index.md:1: 'description' is missing"),
        ("title: [a]\ndescription: D\n", "index.md:2: 'title' is missing or not a text"),
        ("title: T\ndescription: D\nkeywords: one\n", "index.md:4: 'keywords' is not a list"),
        ("title: T\ndescription: D\norder: first\n", "index.md:4: 'order' is not a whole number"),
    ],
)
def test_a_faulty_section_is_told(sandbox: Sandbox, text: str, words: str) -> None:
    sandbox.write("docs/topics/rocks/index.md", f"---\n{text}---\n")
    with pytest.raises(TaxonomyError) as caught:
        taxonomy.load(sandbox.root)
    assert words in str(caught.value)


def test_a_folder_name_must_be_an_id(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/Hard Rocks/index.md", "---\ntitle: T\ndescription: D\n---\n")
    with pytest.raises(TaxonomyError, match="cannot be a section's id"):
        taxonomy.load(sandbox.root)


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
