from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.publish.proposals import Proposals, proposals
from tests.conftest import REPOSITORY

FORMS = REPOSITORY / ".github" / "ISSUE_TEMPLATE"
MADE = Proposals("https://github.com/some/index/")
LINKS = {
    "correction": MADE.correction("wing"),
    "problem": MADE.report("wing"),
    "addition": MADE.addition,
}


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_a_link_opens_a_form_and_fills_in_only_fields_it_can(link: str) -> None:
    address = urlsplit(link)
    asked = parse_qs(address.query, strict_parsing=True)
    assert (address.netloc, address.path) == ("github.com", "/some/index/issues/new")
    form = yaml.safe_load((FORMS / asked.pop("template")[0]).read_text(encoding="utf-8"))
    # GitHub fills in texts; a link that names a choice gets no form at all.
    kinds = {field["id"]: field["type"] for field in form["body"] if "id" in field}
    assert {kinds.get(name) for name in asked} <= {"input", "textarea"}


def test_a_correction_names_the_paper() -> None:
    asked = parse_qs(urlsplit(LINKS["correction"]).query)
    assert asked["slug"] == ["wing"]


@pytest.mark.parametrize("repository", [None, ""])
def test_without_a_repository_there_is_nothing_to_propose_to(repository: str | None) -> None:
    assert proposals(repository) is None
