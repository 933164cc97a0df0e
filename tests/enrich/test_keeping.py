"""What is kept of services: a line per paper, and of each paper one abstract."""

from __future__ import annotations

import json
from pathlib import Path

from generator.enrich import services
from generator.enrich.keeping import Find, Lines, load, merged, rendered
from tests.conftest import Sandbox

NOTHING: dict[str, Lines] = {service.name: {} for service in services.ALL}


def find(service: str, record: object, about: str = "folds", *names: str) -> Find:
    return Find(service=service, about=about, names=frozenset({about, *names}), record=record)


def test_the_first_service_that_has_an_abstract_keeps_it() -> None:
    finds = [
        find("openalex", {"doi": "x", "abstract_inverted_index": {"We": [0]}}),
        find("semanticscholar", {"title": "T", "abstract": "We."}),
        find("crossref", {"DOI": "x", "abstract": "We."}),
        find("crossref", {"DOI": "y", "abstract": "They."}, "lamps"),
    ]
    kept = merged(NOTHING, finds, services.ALL)
    assert kept["semanticscholar"]["folds"] == {"title": "T", "abstract": "We."}
    assert kept["openalex"]["folds"] == {"doi": "x"}
    assert kept["crossref"] == {"folds": {"DOI": "x"}, "lamps": {"DOI": "y", "abstract": "They."}}
    hub = find("huggingface", {"paper": {"id": "1", "summary": "We."}})
    later = merged(kept, [hub, find("arxiv", "<entry/>")], services.ALL)
    assert "abstract" not in later["semanticscholar"]["folds"]
    assert later["huggingface"]["folds"] == {"paper": {"id": "1"}}


def test_a_find_takes_the_place_of_what_was_kept_under_any_name_of_its_paper() -> None:
    kept = NOTHING | {"arxiv": {"arxiv:2401.00001": "old", "other": "stays"}}
    fresh = merged(kept, [find("arxiv", "new", "folds", "arxiv:2401.00001")], services.ALL)
    assert fresh["arxiv"] == {"folds": "new", "other": "stays"}
    assert kept["arxiv"] == {"arxiv:2401.00001": "old", "other": "stays"}


def test_what_is_written_is_read_again(sandbox: Sandbox) -> None:
    lines = {"b": {"title": "Ü\u2028"}, "a": {"z": 1, "y": [None]}}
    text = rendered("openalex", lines)
    sandbox.write("sources/enriched/openalex.jsonl", text)
    assert [json.loads(line)["about"] for line in text.split("\n")[:-1]] == ["a", "b"]
    assert load(Path(sandbox.root), services.ALL)["openalex"] == lines
    assert rendered("openalex", dict(reversed(lines.items()))) == text
