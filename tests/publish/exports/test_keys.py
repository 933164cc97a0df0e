import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Paper
from generator.publish.exports.keys import keys


def paper(*authors: str, date: str | None = "2021-03", venue: str | None = None) -> Paper:
    return Paper(title="Any", topic="birds", authors=authors, date=date, venue=venue)


def key(slug: str, found: Paper) -> str:
    return keys({slug: found})[slug]


def test_keys_name_authors_year_and_the_first_telling_word() -> None:
    assert key("how-wings-beat", paper("Ada Reed")) == "reed-2021-wings"
    assert key("how-wings-beat", paper("Ada Reed", "Bo Müller")) == "reed-muller-2021-wings"
    assert key("on-wings", paper("Ada Reed", "Bo Li", "Cy Day")) == "reed-etal-2021-wings"
    assert key("wings", paper("Oskar van der Wal")) == "van-der-wal-2021-wings"
    assert key("wings", paper("Ada Reed", date=None)) == "reed-wings"


def test_a_paper_is_cited_by_the_year_of_its_venue() -> None:
    assert key("wings", paper("Ada Reed", venue="ICLR 2022")) == "reed-2022-wings"


def test_without_authors_the_title_speaks() -> None:
    assert key("the-beat-of-a-wing-in-rain", paper()) == "beat-wing-rain-2021"
    assert key("wings", paper("王小明")) == "wings-2021"
    assert key("of-the", paper(date=None)) == "of-the"


def test_the_paper_published_first_keeps_the_short_key() -> None:
    older, newer = paper("Ada Reed", date="2021-01"), paper("Ada Reed", date="2021-05")
    found = keys({"wings-in-rain": newer, "wings-in-wind": older, "wings": newer})
    assert found == {
        "wings-in-wind": "reed-2021-wings",
        "wings": "reed-2021-wings-2",
        "wings-in-rain": "reed-2021-wings-rain",
    }


SLUGS = st.from_regex(r"(the|wing|wings|in|rain)(-(the|wing|wings|in|rain|2)){0,3}", fullmatch=True)
PAPERS = st.builds(
    paper,
    st.sampled_from(["Ada Reed", "Bo Li", "王小明", "et al."]),
    date=st.sampled_from([None, "2021", "2021-05"]),
)


@given(st.dictionaries(SLUGS, PAPERS, max_size=12))
def test_keys_are_unique_and_safe_in_every_format(papers: dict[str, Paper]) -> None:
    found = keys(papers)
    assert found.keys() == papers.keys()
    assert len(set(found.values())) == len(found)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key) for key in found.values())


@given(st.dictionaries(SLUGS, PAPERS, max_size=12), SLUGS)
def test_a_newer_paper_changes_no_key(papers: dict[str, Paper], slug: str) -> None:
    newer = paper("Ada Reed", date="2022-01")
    before = keys({name: each for name, each in papers.items() if name != slug and each.date})
    after = keys({name: papers[name] for name in before} | {slug: newer})
    assert {name: after[name] for name in before} == before
