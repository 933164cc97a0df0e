"""Every paper of this index, in every format, read by programs that are not ours."""

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator

import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pybtex.database import Entry, parse_string

from generator.publish.exports.formats import FORMATS
from tests.publish.exports.library import real

NAME_PART = {"type": "string", "minLength": 1}
# CSL-JSON 1.0, as far as this index uses it: variables, types and the forms of names and dates.
CSL_ITEM = {
    "type": "object",
    "required": ["id", "type", "title"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "type": {"enum": ["article", "article-journal", "paper-conference", "document"]},
        **dict.fromkeys(("title", "container-title", "publisher", "number", "note"), NAME_PART),
        "DOI": {"type": "string", "pattern": "^10\\.[0-9]{4,9}/"},
        "URL": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "issued": {
            "type": "object",
            "required": ["date-parts"],
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 1,
                    "items": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 3,
                        "prefixItems": [
                            {"type": "integer", "minimum": 1000},
                            {"type": "integer", "minimum": 1, "maximum": 12},
                            {"type": "integer", "minimum": 1, "maximum": 31},
                        ],
                    },
                }
            },
        },
        "author": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
                "properties": dict.fromkeys(
                    ("family", "given", "literal", "suffix", "non-dropping-particle"), NAME_PART
                ),
            },
        },
    },
}


@pytest.fixture(scope="module", params=["bibtex", "bibtex-ascii"])
def bibtex(request: pytest.FixtureRequest) -> str:
    return FORMATS[request.param].file(real())


def test_pybtex_reads_every_entry_and_name(bibtex: str) -> None:
    entries = parse_string(bibtex, "bibtex").entries
    assert list(entries) == [view.key for view in real()]
    for view, entry in zip(real(), entries.values(), strict=True):
        assert isinstance(entry, Entry)
        people = entry.persons.get("author", [])
        assert len(people) == len(view.reference.authors)
        assert all(person.last_names for person in people)
        assert not any("others" in str(person) for person in people)


def test_bibtexparser_reads_every_entry(bibtex: str) -> None:
    library = parse_bibtex(bibtex)
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [view.key for view in real()]


def test_the_ascii_variant_is_ascii() -> None:
    assert FORMATS["bibtex-ascii"].file(real()).isascii()


def test_entries_have_what_their_type_asks_for() -> None:
    needed = {"inproceedings": "booktitle", "article": "journal"}
    for entry in parse_string(FORMATS["bibtex"].file(real()), "bibtex").entries.values():
        assert needed.get(entry.type, "title") in entry.fields
        assert re.fullmatch(r"\d{4}", entry.fields["year"])


def test_rispy_reads_every_record() -> None:
    found = rispy.loads(FORMATS["ris"].file(real()))
    for view, record in zip(real(), found, strict=True):
        assert record["id"] == view.key
        assert record["title"] == view.title
        assert record.get("abstract", "") == view.plain_abstract
        assert len(record.get("authors", ())) == len(view.reference.authors)
        assert "unknown_tag" not in record


def test_csl_json_is_valid() -> None:
    validator = Draft202012Validator(CSL_ITEM)
    items = json.loads(FORMATS["csl"].file(real()))
    assert [str(error) for item in items for error in validator.iter_errors(item)] == []
    assert len({item["id"] for item in items}) == len(real())


def test_citeproc_renders_every_entry() -> None:
    rendered = list(_rendered())
    assert len(rendered) == len(real())
    for view, text in zip(real(), rendered, strict=True):
        for name in view.reference.authors[:1]:
            assert name.family in text
        assert (view.reference.year or "no date") in text


def _rendered() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the style that comes with it, not of our data
        source = CiteProcJSON(json.loads(FORMATS["csl"].file(real())))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        library = CitationStylesBibliography(style, source, formatter.plain)
        for view in real():
            library.register(Citation([CitationItem(view.key)]))
        yield from (str(item) for item in library.bibliography())


def test_csv_and_json_lines_have_every_paper() -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"].file(real()), newline="")))
    lines = [json.loads(line) for line in FORMATS["jsonl"].file(real()).splitlines()]
    slugs = [view.slug for view in real()]
    assert [row["slug"] for row in rows] == [line["slug"] for line in lines] == slugs
    assert all(None not in row for row in rows)


def test_plain_text_is_a_line_a_paper() -> None:
    assert len(FORMATS["text"].file(real()).splitlines()) == len(real())
