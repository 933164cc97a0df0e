"""Readers narrow a search down, and widen it again."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.publish import site as whole
from tests.browser.conftest import SearchPage
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)


def count(page: Page) -> Locator:
    return page.get_by_role("heading", level=2)


def choice(page: Page, label: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{re.escape(label)} +[0-9]"))


def number(page: Page, label: str) -> int:
    """Return how many papers a choice promises."""
    return int(
        page.locator(".choice", has=choice(page, label)).locator(".choice__count").inner_text()
    )


def test_every_section_can_be_chosen(search: SearchPage) -> None:
    page = search.open()
    labels = page.get_by_role("group", name="Section").locator(".choice__label").all_inner_texts()
    assert labels == [section.topic.title for section in SITE.sections.values()]


@pytest.mark.parametrize("label", ["Safety, bias & society", "Survey", "Code", "Section confirmed"])
def test_a_choice_gives_as_many_papers_as_it_promises(search: SearchPage, label: str) -> None:
    page = search.open("?q=the")
    promised = number(page, label)
    choice(page, label).check()
    expect(count(page)).to_have_text(f"{promised} papers")
    expect(choice(page, label)).to_be_focused()
    choice(page, label).uncheck()
    expect(count(page)).to_have_text("60 papers")


def test_counts_follow_the_query(search: SearchPage) -> None:
    page = search.open("?q=the")
    page.get_by_role("searchbox").fill("heron")
    expect(count(page)).to_have_text("5 papers")
    labels = ("Evaluation & benchmarks", "Reasoning, code & agents", "Safety, bias & society")
    assert sum(number(page, label) for label in labels) == 5


def test_choices_of_one_filter_add_up_and_filters_narrow_each_other(search: SearchPage) -> None:
    page = search.open()
    both = number(page, "Survey") + number(page, "Dataset")
    choice(page, "Survey").check()
    choice(page, "Dataset").check()
    expect(count(page)).to_have_text(f"{both} papers")
    with_code = number(page, "Code")
    choice(page, "Code").check()
    expect(count(page)).to_have_text(f"{with_code} papers")
    expect(page).to_have_url(re.compile(r"\?kind=survey,dataset&has=code$"))


def test_a_section_is_either_confirmed_or_not(search: SearchPage) -> None:
    page = search.open()
    choice(page, "Section confirmed").check()
    expect(count(page)).to_have_text("50 papers")
    choice(page, "Section not confirmed").check()
    expect(count(page)).to_have_text("10 papers")
    expect(choice(page, "Section confirmed")).not_to_be_checked()
    expect(page).to_have_url(re.compile(r"\?reviewed=no$"))


def test_a_range_of_years_cannot_end_before_it_begins(search: SearchPage) -> None:
    page = search.open()
    page.locator("[name=from]").select_option("2020")
    expect(page).to_have_url(re.compile(r"year=2020-$"))
    page.locator("[name=to]").select_option("2022")
    expect(count(page)).to_have_text("18 papers")
    page.locator("[name=from]").select_option("2024")
    expect(page).to_have_url(re.compile(r"year=2024$"))
    expect(page.locator("[name=to]")).to_have_value("2024")
    expect(count(page)).to_have_text("6 papers")


def test_the_bars_of_the_years_work_by_keyboard(search: SearchPage) -> None:
    page = search.open()
    bar = page.get_by_role("button", name="2023: 6 papers")
    bar.focus()
    page.keyboard.press("Enter")
    expect(count(page)).to_have_text("6 papers")
    expect(bar).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("year=2024$"))
    page.keyboard.press("Space")
    expect(count(page)).to_have_text("60 papers")
    first = page.locator(".bar").first
    expect(first).to_have_attribute("aria-label", "Until 2016: 6 papers")
    first.click()
    expect(page).to_have_url(re.compile("year=-2016$"))


def test_bars_are_as_high_as_their_counts(search: SearchPage) -> None:
    page = search.open("?q=heron")
    heights = page.locator(".bar span").evaluate_all("all => all.map(bar => bar.clientHeight)")
    labels = page.locator(".bar").evaluate_all("all => all.map(bar => bar.ariaLabel)")
    full = [" 0 papers" not in label for label in labels]
    assert [height > 10 for height in heights] == full


def test_chosen_filters_can_be_taken_away_one_by_one(search: SearchPage) -> None:
    page = search.open("?kind=survey&year=2018-2024&has=code&tag=song&topic=nowhere")
    chips = page.get_by_role("list", name="Filters chosen").get_by_role("link")
    assert chips.locator("b").all_inner_texts() == [
        "nowhere",
        "Survey",
        "Song",
        "With code",
        "2018–2024",
    ]
    expect(count(page)).to_have_text("No paper matches")
    chips.filter(has_text="nowhere").click()
    expect(page).to_have_url(re.compile(r"\?kind=survey&tag=song&has=code&year=2018-2024$"))
    expect(count(page)).to_have_text(re.compile("papers?$"))
    expect(page.locator("#results")).to_be_focused()
    page.get_by_role("link", name="Clear all").click()
    expect(count(page)).to_have_text("60 papers")
    expect(chips).to_have_count(0)
    page.go_back()
    expect(chips).to_have_count(5)  # with that which clears all


def test_the_tags_of_the_answer_are_offered(search: SearchPage) -> None:
    page = search.open("?kind=survey")
    tags = page.get_by_role("group", name="Tag")
    expect(tags.get_by_role("checkbox")).to_have_count(1)
    tags.get_by_role("checkbox").check()
    expect(page).to_have_url(re.compile("tag=song"))
    expect(tags.get_by_role("checkbox")).to_be_focused()
    expect(page.get_by_role("list", name="Filters chosen")).to_contain_text("Song")


def test_sorting_is_part_of_the_address(search: SearchPage) -> None:
    page = search.open("?q=the")
    page.get_by_label("Sort by").select_option("comments")
    expect(page).to_have_url(re.compile("sort=comments$"))
    expect(page.locator(".row__facts").first).to_contain_text("6 comments")
    page.get_by_label("Sort by").select_option("title")
    expect(page.locator(".row__title").first).to_contain_text("The avocet")


def test_on_a_phone_the_filters_are_folded(search: SearchPage) -> None:
    search.page.set_viewport_size({"width": 390, "height": 844})
    page = search.open("?kind=survey&has=code")
    button = page.get_by_role("button", name="Filters (2)")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(choice(page, "Survey")).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    choice(page, "Code").uncheck()
    expect(count(page)).to_have_text("20 papers")
    page.get_by_role("button", name="Show the papers").click()
    expect(choice(page, "Survey")).to_be_hidden()
    expect(page.locator("#results")).to_be_in_viewport()
