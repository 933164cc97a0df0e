"""A world of invented papers, and a local server that plays every service that knows them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from generator.enrich import services
from generator.enrich.clock import Clock
from generator.enrich.service import Service

NAMES = tuple(service.name for service in services.ALL)
TODAY = 1_700_000_000.0

Play = Callable[[Request], Response | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """An invented paper as the world knows it."""

    title: str
    arxiv: str | None = None
    doi: str | None = None
    acl: str | None = None
    authors: tuple[str, ...] = ("Ada Vale", "Ben Moor")
    date: str = "2024-01-02"
    venue: str | None = None
    citations: int = 5
    abstract: str = "We fold maps, and unfold them."
    subtitle: str | None = None


def feed(papers: Iterable[Known]) -> str:
    """Return what arXiv answers."""
    entries = "".join(map(_entry, papers))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom">\n<title>ArXiv Query</title>\n'
        f"{entries}</feed>\n"
    )


def _entry(paper: Known) -> str:
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in paper.authors)
    doi = f"<arxiv:doi>{paper.doi}</arxiv:doi>" if paper.doi else ""
    return (
        f"<entry>\n<id>http://arxiv.org/abs/{paper.arxiv}v2</id>\n"
        f"<published>{paper.date}T18:59:59Z</published>\n<title>{escape(paper.title)}</title>\n"
        f"<summary>{escape(paper.abstract)}</summary>\n{authors}{doi}\n"
        '<category term="cs.CL"/><category term="cs.LG"/>\n</entry>\n'
    )


def on_hub(paper: Known) -> dict[str, Any]:
    """Return what Hugging Face says of one paper."""
    return {
        "id": paper.arxiv,
        "title": paper.title,
        "summary": paper.abstract,
        "authors": [{"_id": "x", "name": name, "hidden": False} for name in paper.authors],
        "publishedAt": f"{paper.date}T18:59:59.000Z",
        "upvotes": 3,
        "comments": [{"id": "c", "content": "Nice!"}] * 2,
        "organization": {"_id": "o", "name": "vale", "fullname": "Vale School"},
        "githubRepo": "https://github.com/vale/folds",
        "linkedModels": [{"id": "vale/folds", "likes": 3}, {"id": "stranger/folds"}],
        "linkedDatasets": [{"id": "vale/maps"}],
    }


def in_graph(paper: Known) -> dict[str, Any]:
    """Return what Semantic Scholar says of one paper."""
    named = {"ArXiv": paper.arxiv, "DOI": paper.doi, "ACL": paper.acl, "CorpusId": 7}
    return {
        "paperId": "f" * 40,
        "externalIds": {key: value for key, value in named.items() if value},
        "title": paper.title,
        "abstract": paper.abstract,
        "year": int(paper.date[:4]),
        "publicationDate": paper.date,
        "venue": paper.venue or "arXiv.org",
        "authors": [{"authorId": "1", "name": name} for name in paper.authors],
        "citationCount": paper.citations,
        "fieldsOfStudy": ["Computer Science"],
    }


def work_of(paper: Known) -> dict[str, Any]:
    """Return what OpenAlex says of one work."""
    doi = paper.doi or f"10.48550/arxiv.{paper.arxiv}"
    words = defaultdict(list)
    for place, word in enumerate(paper.abstract.split()):
        words[word].append(place)
    arxiv = {
        "landing_page_url": f"http://arxiv.org/abs/{paper.arxiv}",
        "source": {"display_name": "arXiv (Cornell University)", "type": "repository"},
    }
    return {
        "id": "https://openalex.org/W1",
        "doi": f"https://doi.org/{doi}",
        "title": paper.title,
        "display_name": paper.title,
        "publication_year": int(paper.date[:4]),
        "publication_date": paper.date,
        "authorships": [
            {"author": {"id": "A1", "display_name": name}, "raw_author_name": name}
            for name in paper.authors
        ],
        "primary_location": None,
        "locations": [arxiv] if paper.arxiv else [],
        "cited_by_count": paper.citations + 1,
        "abstract_inverted_index": dict(words),
        "primary_topic": {"display_name": "Cartography", "score": 0.9},
    }


def item_of(paper: Known) -> dict[str, Any]:
    """Return what Crossref says of one work."""
    return {
        "DOI": paper.doi,
        "type": "proceedings-article",
        "title": [paper.title],
        "subtitle": [paper.subtitle] if paper.subtitle else [],
        "author": [
            {"given": name.rpartition(" ")[0], "family": name.rpartition(" ")[2]}
            for name in paper.authors
        ],
        "issued": {"date-parts": [[int(part) for part in paper.date.split("-")]]},
        "container-title": [paper.venue] if paper.venue else [],
        "is-referenced-by-count": paper.citations - 1,
    }


@dataclass(slots=True)
class World:
    """What all services know, what they were asked, and how any of them misbehaves.

    A service for which `plays` holds a function answers what that returns, unless it is None.
    """

    server: HTTPServer
    papers: list[Known] = field(default_factory=list)
    asked: list[tuple[str, Request]] = field(default_factory=list)
    plays: dict[str, Play] = field(default_factory=dict)
    sleeps: list[float] = field(default_factory=list)
    now: float = TODAY

    def __post_init__(self) -> None:
        self.server.expect_request(re.compile("/.*")).respond_with_handler(self._answer)

    @property
    def clock(self) -> Clock:
        """Return a clock that waits without waiting."""

        def sleep(seconds: float) -> None:
            self.sleeps.append(seconds)
            self.now += seconds

        return Clock(now=lambda: self.now, sleep=sleep)

    def services(self, *names: str) -> tuple[Service, ...]:
        """Return the services of these names (all of them where none is given) as played here."""
        known = {service.name: service for service in services.ALL}
        return tuple(
            replace(known[name], address=self.server.url_for(f"/{name}")) for name in names or NAMES
        )

    def requests(self, name: str) -> list[Request]:
        """Return what a service was asked."""
        return [request for asked, request in self.asked if asked == name]

    def _answer(self, request: Request) -> Response:
        name = request.path.split("/")[1]
        self.asked.append((name, request))
        if (play := self.plays.get(name)) and (response := play(request)) is not None:
            return response
        body = getattr(self, f"_{name}")(request)
        return Response("Not Found", 404) if body is None else Response(body)

    def _with(self, **ids: str) -> list[Known]:
        ((kind, name),) = ids.items()
        known = ((paper, getattr(paper, kind) or "") for paper in self.papers)
        return [paper for paper, own in known if own and own.casefold() == name.casefold()]

    def _titled(self, title: str) -> list[Known]:
        asked = set(re.findall(r"\w+", title.casefold()))
        shared = {
            paper: len(asked & set(re.findall(r"\w+", paper.title.casefold())))
            for paper in self.papers
        }
        best = sorted(filter(shared.get, shared), key=lambda paper: -shared[paper])
        return best[:5]

    def _arxiv(self, request: Request) -> str:
        if names := request.args.get("id_list"):
            return feed(paper for name in names.split(",") for paper in self._with(arxiv=name))
        title = request.args["search_query"].removeprefix("ti:")
        return feed(paper for paper in self._titled(title) if paper.arxiv)

    def _huggingface(self, request: Request) -> str | None:
        if request.path.endswith("/search"):
            found = self._titled(request.args["q"])
            return json.dumps([{"paper": on_hub(each), "numComments": 2} for each in found])
        papers = self._with(arxiv=request.path.partition("/api/papers/")[2])
        return json.dumps(on_hub(papers[0])) if papers else None

    def _semanticscholar(self, request: Request) -> str | None:
        if request.method == "POST":
            asked = (each.split(":", 1) for each in request.get_json()["ids"])
            found = (self._with(**{kind.lower(): name}) for kind, name in asked)
            return json.dumps([in_graph(each[0]) if each else None for each in found])
        found_here = self._titled(request.args["query"])[:1]
        return json.dumps({"data": list(map(in_graph, found_here))}) if found_here else None

    def _openalex(self, request: Request) -> str:
        sought = request.args["filter"]
        if sought.startswith("title.search:"):
            found = self._titled(sought.partition(":")[2])
        else:
            names = sought.removeprefix("doi:").split("|")
            found = [paper for name in names for paper in self._by_doi(name)]
        return json.dumps({"meta": {"count": len(found)}, "results": list(map(work_of, found))})

    def _by_doi(self, name: str) -> Iterator[Known]:
        arxiv = name.partition("10.48550/arxiv.")[2]
        yield from self._with(arxiv=arxiv) if arxiv else self._with(doi=name)

    def _crossref(self, request: Request) -> str:
        sought = request.args["filter"]
        if sought.startswith("doi:"):
            names = [each.removeprefix("doi:") for each in sought.split(",")]
            found = [paper for name in names for paper in self._with(doi=name)]
        else:
            titled = self._titled(request.args["query.bibliographic"])
            found = [paper for paper in titled if paper.doi]
        items = list(map(item_of, found))
        return json.dumps({"status": "ok", "message": {"items": items}})
