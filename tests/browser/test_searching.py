"""A reader searches the real site."""

import re

import pytest
from lunr.stop_word_filter import WORDS as STOP_WORDS
from playwright.sync_api import Page, Route, expect

from generator.publish import query, search_index, words
from generator.publish import site as whole
from generator.publish.stem import stem
from tests.browser.conftest import Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)
INDEX = search_index.build(SITE)
DATA = {"lunr.js", "index.json", "documents.json", "search_index.json"}

ASK = """
async ([address, texts]) => {
  const worker = new Worker(address)
  const answers = []
  for (const data of texts) {
    worker.postMessage({ type: 2, data })
    const items = await new Promise(done => {
      worker.onmessage = ({ data: { type, data } }) => { if (type === 3) done(data.items) }
    })
    answers.push(items.map(([item]) => item.location))
  }
  worker.terminate()
  return answers
}
"""


def box(page: Page) -> None:
    """Open the search by its key and wait until it has the keyboard."""
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search papers")).to_be_focused()


def rare() -> tuple[str, str]:
    """Return a word that stands in the abstract of one paper only, and this paper's slug."""
    postings = INDEX.serialized["invertedIndex"]
    for term, fields in postings:
        refs = {ref for name in INDEX.serialized["fields"] for ref in fields[name]}
        if len(refs) == 1 and fields["abstract"] and not fields["title"] and len(term) > 7:
            hits = query.search(INDEX, term, 2)
            if len(hits) == 1:
                return term, hits[0].slug
    raise AssertionError("no such word")


def test_a_word_of_an_abstract_leads_to_the_paper_by_keyboard(visit: Visit, home: str) -> None:
    word, slug = rare()
    page = visit.page
    page.goto(home)
    box(page)
    page.keyboard.type(word)
    expect(page.locator("[data-paper]")).to_have_attribute("data-paper", slug)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/papers/{slug}/"))


def test_the_arrows_lead_to_a_result(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    box(page)
    page.keyboard.type("model")
    second = page.locator("[data-paper]").nth(1)
    expect(second).to_be_attached()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    slug = second.get_attribute("data-paper")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/papers/{slug}/"))


def test_matched_words_are_marked(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    box(page)
    title = next(iter(SITE.papers.values())).title
    word = max(words.words(title), key=len)
    page.keyboard.type(word)
    mark = page.locator("[data-paper] mark").first
    expect(mark).to_be_visible()
    assert mark.inner_text()


def test_nothing_is_loaded_for_the_search_before_it_is_used(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home, wait_until="networkidle")
    box(page)
    assert not visit.names() & DATA
    page.keyboard.type("model")
    expect(page.locator("[data-paper]").first).to_be_visible()
    assert visit.names() & DATA == DATA - {"search_index.json"}


def test_the_box_on_the_home_page_opens_the_search(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    page.get_by_role("searchbox", name="Search all papers").click()
    expect(page.get_by_role("textbox", name="Search papers")).to_be_focused()


def test_an_address_can_hold_a_search(visit: Visit, home: str) -> None:
    visit.page.goto(f"{home}?q=language+model")
    expect(visit.page.locator("[data-paper]").first).to_be_visible()


def test_no_answer_is_told(visit: Visit, home: str) -> None:
    visit.page.goto(home)
    box(visit.page)
    visit.page.keyboard.type("qqqqxyzzyqqqq")
    expect(visit.page.get_by_role("status")).to_have_text("No paper matches")


def test_a_search_that_cannot_load_says_so_and_recovers(visit: Visit, home: str) -> None:
    page = visit.page

    def refuse(route: Route) -> None:
        route.abort()

    page.context.route("**/search/index.json", refuse)
    page.goto(home)
    box(page)
    page.keyboard.type("model")
    expect(page.locator("[data-search-failed]")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Not available")
    page.context.unroute("**/search/index.json")
    page.keyboard.type("s")
    expect(page.locator("[data-paper]").first).to_be_visible()
    assert visit.complaints
    visit.complaints.clear()


def test_without_scripts_the_sections_are_pointed_to(visit: Visit, home: str) -> None:
    assert visit.page.context.browser
    context = visit.page.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home)
    note = page.get_by_role("main").locator("noscript p")
    expect(note).to_be_visible()
    assert "every paper is listed in its section" in note.inner_text()
    context.close()


def questions() -> list[str]:
    """Return questions of all sorts, most of them from the papers themselves."""
    titles = [view.title for view in list(SITE.papers.values())[::25]]
    beginnings = [title[: len(title) // 2] for title in titles[:8]]
    typos = ["transfromer", "languge modle", "benchmrk", "halucination"]
    signs = [
        "",
        "*",
        "title:x +y -z~1",
        "the of",
        "C++",
        "naïve bayes",
        "ÅNGSTRÖM",
        "模型",
        "g",
        "<b>",
    ]
    return [*titles, *beginnings, *typos, *signs]


def test_browser_and_terminal_give_the_same_order(visit: Visit, home: str) -> None:
    visit.page.goto(home)
    texts = questions()
    worker = f"{home}assets/javascripts/search/worker.js"
    answers = visit.page.evaluate(ASK, [worker, texts])
    for text, locations in zip(texts, answers, strict=True):
        ours = [f"papers/{hit.slug}/" for hit in query.search(INDEX, text, len(SITE.papers))]
        assert locations == ours, text


def test_words_are_the_same_in_browser_and_terminal(visit: Visit, home: str) -> None:
    texts = [view.title + " " + (view.paper.abstract or "") for view in SITE.papers.values()]
    texts += ["Ångström 𝐀² ﬁne İ ΣΑΣ ß ½ ٣ x_1 模型 e\u0301"]
    visit.page.goto(home)
    found = visit.page.evaluate(
        "async ([address, texts]) => texts.map((await import(address)).words)",
        [f"{home}assets/javascripts/search/words.js", texts],
    )
    assert found == [words.words(text) for text in texts]


def test_stems_are_the_same_in_browser_and_terminal(visit: Visit, home: str) -> None:
    texts = [f"{view.title} {view.paper.abstract or ''}" for view in SITE.papers.values()]
    every = sorted({word for text in texts for word in words.words(text)})
    visit.page.goto(home)
    visit.page.add_script_tag(url=f"{home}search/lunr.js")
    found = visit.page.evaluate(
        "all => all.map(word => lunr.stemmer(new lunr.Token(word)).toString())", every
    )
    assert dict(zip(every, found, strict=True)) == {word: stem(word) for word in every}


def test_stop_words_are_the_same_in_browser_and_terminal(visit: Visit, home: str) -> None:
    visit.page.goto(home)
    visit.page.add_script_tag(url=f"{home}search/lunr.js")
    every = sorted(STOP_WORDS)
    assert not visit.page.evaluate("all => all.filter(lunr.stopWordFilter)", every)
