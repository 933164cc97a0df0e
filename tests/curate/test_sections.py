from generator import taxonomy
from generator.curate import sections
from tests.conftest import REPOSITORY

OWNERS = "* @all\n/docs/ @curators\n/docs/topics/birds/ @ann\n/docs/topics/gone/ @bo\n# end\n"
FORM = "    attributes:\n      options:\n        - birds\n        - gone\n    x: 1\n"


def test_owners_stay_and_a_new_section_belongs_to_the_owner_of_all() -> None:
    assert sections.owners(OWNERS, ["tides", "birds"]) == (
        "* @all\n/docs/ @curators\n/docs/topics/birds/ @ann\n/docs/topics/tides/ @curators\n# end\n"
    )


def test_the_form_offers_what_there_is() -> None:
    assert sections.choices(FORM, ["tides", "birds"]) == FORM.replace("gone", "tides")


def test_this_index_lists_its_sections_everywhere() -> None:
    topics = list(taxonomy.load(REPOSITORY))
    for name, renew in ((sections.OWNERS, sections.owners), (sections.FORM, sections.choices)):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        assert renew(text, topics) == text
