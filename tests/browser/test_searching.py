"""A reader searches the real site."""

import random
import re

import pytest
from lunr.stop_word_filter import WORDS as STOP_WORDS
from playwright.sync_api import Page, Route, expect

from generator.publish import site as whole
from generator.publish.search import answer, files, texts, words
from generator.publish.search.index import build
from generator.publish.search.spelling import unified
from generator.publish.search.stem import stem
from generator.publish.search.texts import BOOSTS, FIELDS
from tests.browser.conftest import BELOW, Visit
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

SITE = whole.load(REPOSITORY)
INDEX = build(SITE)

ASK = """
async ([address, texts]) => {
  const worker = new Worker(address)
  const answers = []
  for (const query of texts) {
    worker.postMessage({ type: 10, id: query, query, filters: {}, sort: "relevance", limit: 1000 })
    const { type, hits } = await new Promise(done => {
      worker.onmessage = ({ data }) => { if (data.type > 10) done(data) }
    })
    answers.push(type === 11 ? hits.map(({ slug }) => slug) : null)
  }
  worker.terminate()
  return answers
}
"""

# Makes the whole index with Lunr's own builder, and asks it what the sharded one is asked.
COMPARE = """
async ([modules, data, manifest, documents, boosts, texts]) => {
  const { answer } = await import(`${modules}answer.js`)
  const { empty, grow, matches, scores } = await import(`${modules}lunr-index.js`)
  const { open } = await import(`${modules}source.js`)
  const builder = new lunr.Builder()
  builder.ref("ref")
  builder.b(0)
  for (const [field, boost] of boosts)
    builder.field(field, { boost })
  documents.forEach((document, number) => builder.add({ ref: String(number), ...document }))
  const whole = builder.build()
  const source = open(lunr, new URL(data), manifest)
  const different = []
  let hits = 0
  for (const text of texts) {
    const { groups, numbers } = await answer(source, text)
    const expected = matches(lunr, whole, groups, [])
    const terms = groups.flatMap(({ boosts }) => [...boosts.keys()])
    const part = empty(lunr, manifest)
    grow(part, source.postings(terms))
    const found = scores(lunr, part, groups, [])
    const grown = scores(lunr, source.index, groups, [])
    hits += found.size
    const same = found.size === expected.size && [...found].every(([number, score]) => (
      Math.abs(score - expected.get(number)) < 1e-9
        && Math.abs(score - grown.get(number)) < 1e-9
    ))
    const order = map => [...map.keys()].sort((one, other) => (
      Math.round(1e6 * (map.get(other) - map.get(one))) || one - other
    ))
    const ordered = String(order(found)) === String(order(expected))
    const isLess = groups.some(({ unit }) => unit.fields.length) // those that lack a named word
    if (!same || !ordered || (groups.length && !isLess && numbers.length !== found.size))
      different.push(text)
  }
  return [different, hits]
}
"""


def box(page: Page) -> None:
    """Open the search by its key and wait until it has the keyboard."""
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search papers")).to_be_focused()


def rare() -> tuple[str, str]:
    """Return a word that stands in the abstract of one paper only, and this paper's slug."""
    abstracts = {
        slug: set(words.words(view.paper.abstract or "")) for slug, view in SITE.papers.items()
    }
    for slug, found in abstracts.items():
        for word in sorted(found):
            hits = answer.search(INDEX, word) if len(word) > 9 and word.isalpha() else []
            if [hit.slug for hit in hits] == [slug]:
                return word, slug
    raise AssertionError("no such word")


def test_a_word_of_an_abstract_leads_to_the_paper_by_keyboard(visit: Visit, home: str) -> None:
    word, slug = rare()
    page = visit.page
    page.goto(home)
    box(page)
    page.keyboard.type(word)
    expect(page.locator("[data-paper]")).to_have_attribute("data-paper", slug)
    expect(page.locator("[data-paper] .search-all")).to_have_count(0)
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


def searched(visit: Visit) -> list[str]:
    """Return what the search has loaded, below its folder."""
    asked = (url.partition(f"/{BELOW}/search/")[2] for url in visit.requests)
    return [path for path in asked if path]


def test_nothing_is_loaded_for_the_search_before_it_is_used(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home, wait_until="networkidle")
    box(page)
    assert not searched(visit)
    page.keyboard.type("model")
    expect(page.locator("[data-paper]").first).to_be_visible()
    assert [path for path in searched(visit) if path.startswith("engine-")]
    assert len(searched(visit)) <= 10


def test_the_box_on_the_home_page_leads_to_the_search_page(visit: Visit, home: str) -> None:
    page = visit.page
    page.goto(home)
    page.get_by_role("searchbox", name="Search all papers").fill("sparse attention")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{home}search/?q=sparse+attention")
    expect(page.locator("[data-paper]").first).to_be_visible()


def test_an_address_can_hold_a_search(visit: Visit, home: str) -> None:
    visit.page.goto(f"{home}?q=language+model")
    expect(visit.page.locator("[data-paper]").first).to_be_visible()


def test_no_answer_is_told(visit: Visit, home: str) -> None:
    visit.page.goto(home)
    box(visit.page)
    visit.page.keyboard.type("qqqqxyzzyqqqq")
    expect(visit.page.get_by_role("status")).to_have_text("No paper matches")


@pytest.mark.parametrize("file", ["engine-*.js*", "*/terms/*.json.gz", "*/papers/*.json.gz"])
def test_a_search_that_cannot_load_says_so_and_recovers(visit: Visit, home: str, file: str) -> None:
    page = visit.page

    def refuse(route: Route) -> None:
        route.abort()

    page.context.route(f"**/search/{file}", refuse)
    page.goto(home)
    box(page)
    page.keyboard.type("model")
    expect(page.locator("[data-search-failed]")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Not available")
    page.context.unroute(f"**/search/{file}")
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
    syntax = [
        '"language model"',
        '"attention heads" -translation',
        "title:distillation",
        "author:levy language",
        "-language",
        "topic:efficiency kind:survey",
        "year:2019..2020 bert",
        "has:code llama",
        "tag:lora",
        "topic:none year:x model",
        "teach a model new facts without breaking what it already knows about anything else",
        "pre training corpora",
        "in-contxt learning",
        "nowledge editing",
        "zebulon goriley",
    ]
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
    return [*titles, *beginnings, *typos, *syntax, *signs]


def test_browser_and_terminal_give_the_same_order(visit: Visit, home: str, assets: str) -> None:
    visit.page.goto(home)
    texts = questions()
    worker = f"{assets}search/worker.js"
    answers = visit.page.evaluate(ASK, [worker, texts])
    for text, slugs in zip(texts, answers, strict=True):
        assert slugs == [hit.slug for hit in answer.answer(INDEX, text).hits], text


def chance_queries(number: int) -> list[str]:
    """Return queries of one to five words of the papers, some unfinished and some misspelt."""
    chance = random.Random(20_261_121)
    every = [word for view in SITE.papers.values() for word in words.words(view.title)]
    found = []
    for _ in range(number):
        query = chance.choices(every, k=chance.choice((1, 2, 2, 3, 3, 4, 5)))
        last = query[-1]
        if chance.random() < 0.3:
            query[-1] = last[: chance.randint(2, max(2, len(last)))]
        elif chance.random() < 0.2 and len(last) > 4:
            place = chance.randrange(len(last) - 1)
            query[-1] = last[:place] + last[place + 1] + last[place] + last[place + 2 :]
        elif chance.random() < 0.1:
            query[0] = f"{chance.choice(('title', 'abstract'))}:{query[0]}"
        found.append(" ".join(query))
    return found


def test_shards_score_and_order_as_the_whole_index_of_lunr(
    visit: Visit, home: str, assets: str, engine: str
) -> None:
    visit.page.goto(home)
    visit.page.add_script_tag(url=engine)
    held = texts.read(SITE, INDEX.papers).terms
    documents = [{name: list(fields[name]) for name in FIELDS} for fields in held]
    manifest = visit.page.evaluate("async url => (await fetch(url)).json()", home + files.MANIFEST)
    different, hits = visit.page.evaluate(
        COMPARE,
        [
            f"{assets}search/",
            f"{home}{files.FOLDER}/",
            manifest,
            documents,
            list(BOOSTS.items()),
            chance_queries(500),
        ],
    )
    assert different == []
    assert hits > 10_000


def test_chance_queries_have_the_same_answers_in_browser_and_terminal(
    visit: Visit, home: str, assets: str
) -> None:
    queries = chance_queries(60)
    visit.page.goto(home)
    worker = f"{assets}search/worker.js"
    for text, slugs in zip(queries, visit.page.evaluate(ASK, [worker, queries]), strict=True):
        assert slugs == [hit.slug for hit in answer.answer(INDEX, text).hits], text


def test_words_are_the_same_in_browser_and_terminal(visit: Visit, home: str, assets: str) -> None:
    texts = [view.title + " " + (view.paper.abstract or "") for view in SITE.papers.values()]
    texts += ["Ångström 𝐀² ﬁne İ ΣΑΣ ß ½ ٣ x_1 模型 e\u0301"]
    visit.page.goto(home)
    found = visit.page.evaluate(
        "async ([address, texts]) => texts.map((await import(address)).words)",
        [f"{assets}search/words.js", texts],
    )
    assert found == [words.words(text) for text in texts]


def test_stems_are_the_same_in_browser_and_terminal(
    visit: Visit, home: str, assets: str, engine: str
) -> None:
    texts = [f"{view.title} {view.paper.abstract or ''}" for view in SITE.papers.values()]
    every = sorted({word for text in texts for word in words.words(text)})
    visit.page.goto(home)
    visit.page.add_script_tag(url=engine)
    found = visit.page.evaluate(
        "async ([address, all]) => all.map((await import(address)).stemmer(lunr))",
        [f"{assets}search/words.js", every],
    )
    assert dict(zip(every, found, strict=True)) == {word: stem(unified(word)) for word in every}


def test_stop_words_are_the_same_in_browser_and_terminal(
    visit: Visit, home: str, engine: str
) -> None:
    visit.page.goto(home)
    visit.page.add_script_tag(url=engine)
    every = sorted(STOP_WORDS)
    assert not visit.page.evaluate("all => all.filter(lunr.stopWordFilter)", every)
