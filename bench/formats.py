"""Writes one invented paper in each format that ingest reads, as its makers write it."""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_WORDS = (
    *("maps", "paper", "fold", "lantern", "tide", "granite", "wing", "harbour", "season", "winter"),
    *("measure", "record", "model", "of", "the", "in", "and", "with", "for", "a", "we", "show"),
    *("that", "under", "large", "small", "between", "many", "few", "observed", "simple"),
)
_NAMES = ("Ada", "Ben", "Cyd", "Dee", "Eff", "Gus", "Hal", "Ida")
_FAMILIES = ("Vale", "Moor", "Fell", "Lamp", "Heath", "Grove", "Islet", "Brook")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An invented paper with all that any format carries."""

    number: int
    title: str
    abstract: str
    authors: tuple[tuple[str, str], ...]
    year: int
    month: int

    @property
    def arxiv(self) -> str:
        """Return an arXiv id that no other paper has."""
        return f"{self.year % 100:02}{self.month:02}.{self.number % 100_000:05}"

    @property
    def names(self) -> list[str]:
        """Return the authors, given name first."""
        return [f"{given} {family}" for given, family in self.authors]

    @property
    def date(self) -> str:
        """Return the day of the paper."""
        return f"{self.year}-{self.month:02}-{self.number % 28 + 1:02}"


def papers(count: int) -> Iterator[Paper]:
    """Yield so many papers, the same ones every time; abstracts have about 1,100 characters."""
    chance = random.Random(0)
    sentences = [" ".join(chance.choices(_WORDS, k=16)).capitalize() + "." for _ in range(5000)]
    for number in range(count):
        title = f"{' '.join(chance.choices(_WORDS, k=8)).title()} {number}"
        authors = tuple(
            (chance.choice(_NAMES), chance.choice(_FAMILIES)) for _ in range(chance.randint(1, 6))
        )
        yield Paper(
            number=number,
            title=title,
            abstract=" ".join(chance.choices(sentences, k=12)),
            authors=tuple(dict.fromkeys(authors)),
            year=chance.randint(2008, 2025),
            month=chance.randint(1, 12),
        )


def bibtex(paper: Paper) -> str:
    """Return an entry as the ACL Anthology writes it, with a macro."""
    names = "  and\n      ".join(f"{family}, {given}" for given, family in paper.authors)
    title = paper.title.replace("M", "{M}")
    return (
        f'@inproceedings{{key-{paper.number},\n    title = "{title}",\n'
        f'    author = "{names}",\n    booktitle = venue # " (Volume 1: Long Papers)",\n'
        f'    month = {_MONTHS[paper.month - 1]},\n    year = "{paper.year}",\n'
        f'    url = "https://aclanthology.org/{paper.year}.acl-long.{paper.number}/",\n'
        f'    doi = "10.1000/{paper.year}.{paper.number}",\n    pages = "1--20",\n'
        f'    abstract = "{paper.abstract}"\n}}\n'
    )


def ris(paper: Paper) -> str:
    """Return a record of RIS."""
    names = "".join(f"AU  - {family}, {given}\n" for given, family in paper.authors)
    return (
        f"TY  - CONF\nTI  - {paper.title}\n{names}PY  - {paper.year}\n"
        f"DA  - {paper.date.replace('-', '/')}\nT2  - Vale Days\nDO  - 10.1000/{paper.number}\n"
        f"AB  - {paper.abstract}\nER  - \n\n"
    )


def csl(paper: Paper) -> str:
    """Return an item of CSL-JSON, laid out as Zotero does."""
    item = {
        "id": f"key{paper.number}",
        "type": "paper-conference",
        "title": paper.title,
        "abstract": paper.abstract,
        "container-title": "Vale Days",
        "DOI": f"10.1000/{paper.number}",
        "author": [{"family": family, "given": given} for given, family in paper.authors],
        "issued": {"date-parts": [[paper.year, paper.month]]},
    }
    return json.dumps(item, indent=1)


def atom(paper: Paper) -> str:
    """Return an entry of arXiv's API."""
    names = "".join(
        f"<author>\n      <name>{name}</name>\n    </author>\n    " for name in paper.names
    )
    return (
        f"  <entry>\n    <id>http://arxiv.org/abs/{paper.arxiv}v1</id>\n"
        f"    <published>{paper.date}T10:00:00Z</published>\n    <title>{paper.title}</title>\n"
        f"    <summary>{paper.abstract}</summary>\n    {names}"
        f'<category term="cs.CL"/>\n  </entry>\n'
    )


def snapshot(paper: Paper) -> str:
    """Return a line of arXiv's metadata snapshot."""
    record = {
        "id": paper.arxiv,
        "submitter": paper.names[0],
        "authors": ", ".join(paper.names),
        "title": paper.title,
        "comments": "12 pages",
        "journal-ref": None,
        "doi": None,
        "categories": "cs.CL cs.LG",
        "abstract": f"  {paper.abstract}\n",
        "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
        "update_date": "2008-11-26",
        "authors_parsed": [[family, given, ""] for given, family in paper.authors],
    }
    return json.dumps(record) + "\n"


def semantic_scholar(paper: Paper) -> str:
    """Return a paper of Semantic Scholar's API."""
    record = {
        "paperId": f"{paper.number:040}",
        "externalIds": {"ArXiv": paper.arxiv, "CorpusId": paper.number},
        "title": paper.title,
        "abstract": paper.abstract,
        "venue": "Vale Days",
        "year": paper.year,
        "publicationDate": paper.date,
        "authors": [{"authorId": "1", "name": name} for name in paper.names],
        "fieldsOfStudy": ["Computer Science"],
    }
    return json.dumps(record)


def openalex(paper: Paper) -> str:
    """Return a work of OpenAlex."""
    index: dict[str, list[int]] = {}
    for place, word in enumerate(paper.abstract.split()):
        index.setdefault(word, []).append(place)
    record = {
        "id": f"https://openalex.org/W{paper.number}",
        "doi": f"https://doi.org/10.1000/{paper.number}",
        "title": paper.title,
        "publication_year": paper.year,
        "publication_date": paper.date,
        "primary_location": {"source": {"display_name": "Vale Days", "type": "journal"}},
        "authorships": [{"author": {"display_name": name}} for name in paper.names],
        "abstract_inverted_index": index,
    }
    return json.dumps(record)


def daily(paper: Paper) -> str:
    """Return a card of Hugging Face's daily papers."""
    inner = {
        "id": paper.arxiv,
        "authors": [{"name": name, "hidden": False} for name in paper.names],
        "publishedAt": f"{paper.date}T10:00:00.000Z",
        "title": paper.title,
        "summary": paper.abstract,
        "upvotes": 3,
    }
    return json.dumps({"paper": inner, "title": paper.title, "numComments": 1})


def page(paper: Paper) -> str:
    """Return a line of a saved page: a part of it with the data of one paper."""
    data = html.escape(f'{{"dailyPapers":[{daily(paper)}]}}', quote=True)
    return f'<div class="contents" data-target="DailyPapers" data-props="{data}"></div>\n'


def export(paper: Paper) -> str:
    """Return a line of our own export."""
    record = {
        "slug": f"paper-{paper.number}",
        "title": paper.title,
        "topic": "maps",
        "date": paper.date,
        "authors": paper.names,
        "arxiv": paper.arxiv,
        "abstract": paper.abstract,
    }
    return json.dumps(record) + "\n"


def table(paper: Paper) -> str:
    """Return a row of a table."""
    authors = "; ".join(paper.names)
    return f'{paper.title},{paper.arxiv},"{authors}",{paper.year},"{paper.abstract}"\n'


def ids(paper: Paper) -> str:
    """Return a line of a list of ids."""
    return f"{paper.arxiv}\n"


def awesome(paper: Paper) -> str:
    """Return an item of a Markdown list."""
    names = ", ".join(paper.names)
    code = f"[[code](https://github.com/ada/{paper.number})]"
    link = f"[{paper.title}](https://arxiv.org/abs/{paper.arxiv})"
    return f"- {link}, {names}. *ACL {paper.year}*. {code}\n"


_FEED = '<feed xmlns="http://www.w3.org/2005/Atom">\n'
_HTML = '<!doctype html><html><link rel="canonical" href="https://huggingface.co/papers">\n'
_VENUE = (
    '@string{venue = "Proceedings of the 62nd Annual Meeting of the Association for Computational'
    ' Linguistics"}\n'
)


@dataclass(frozen=True, kw_only=True)
class Format:
    """How a file of many papers is put together."""

    one: Callable[[Paper], str]
    before: str = ""
    between: str = ""
    after: str = ""

    def write(self, made: Iterable[Paper]) -> Iterator[str]:
        """Yield the parts of a file with these papers."""
        yield self.before
        for number, paper in enumerate(made):
            yield (self.between if number else "") + self.one(paper)
        yield self.after


FORMATS = {
    "BibTeX": Format(one=bibtex, before=_VENUE),
    "RIS": Format(one=ris),
    "CSL-JSON": Format(one=csl, before="[\n", between=",\n", after="\n]\n"),
    "arXiv API": Format(one=atom, before=_FEED, after="</feed>\n"),
    "arXiv snapshot": Format(one=snapshot),
    "Semantic Scholar": Format(
        one=semantic_scholar, before='{"data": [', between=", ", after="]}\n"
    ),
    "OpenAlex": Format(one=openalex, before='{"results": [', between=",\n", after="]}\n"),
    "Hugging Face API": Format(one=daily, before="[", between=",", after="]"),
    "Hugging Face page": Format(one=page, before=_HTML, after="</html>\n"),
    "own export": Format(one=export),
    "CSV": Format(one=table, before="title,arxiv,authors,year,abstract\n"),
    "list of ids": Format(one=ids),
    "Markdown list": Format(one=awesome),
}
