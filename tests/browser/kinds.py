"""One page of each kind that the real site has, by the name of the kind."""

from __future__ import annotations

from generator.publish import site
from tests.conftest import REPOSITORY

SITE = site.load(REPOSITORY)
PAPER = next(view for view in SITE.newest if view.paper.arxiv and view.paper.authors)
LONGEST = max(SITE.papers.values(), key=lambda view: len("".join(view.abstract)))
FORMULA = next(view for view in SITE.papers.values() if "<math" in "".join(view.abstract))

KINDS = {
    "home": "",
    "section": f"topics/{PAPER.paper.topic}/",
    "paper": PAPER.url,
    "long paper": LONGEST.url,
    "paper with a formula": FORMULA.url,
    "search": "search/?q=model",
    "prose": "about/",
    "start": "start/ten-papers/",
    "tags": "tags/",
    "map": "map/",
    "trends": "trends/",
    "queue": "curation/",
    "digests": "digest/",
    "digest": next(each.url for each in SITE.digests.months.values() if each.has_page),
    "data": "data/",
    "ways in": "browse/",
    "years": "years/",
    "kind": "kinds/method/",
    "titles": "titles/",
    "authors": "authors/",
    "marks": "marks/",
    "offline": "offline/",
    "lost": f"papers/{PAPER.slug}s/",
}
