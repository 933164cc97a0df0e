"""Owns the front matter's JSON Schema as files: the published one, and the editors' copy.

Run with the name of a file, it writes the editors' copy there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator import schema, tags, taxonomy
from generator.publish.output import Output
from generator.publish.site import Site
from generator.store import digest

PUBLISHED = "schema/paper.json"  # below the site's root
# What remark-lint-frontmatter-schema and most editors read; nothing newer is needed.
EDITORS_DRAFT = "http://json-schema.org/draft-07/schema#"


def published(topics: Iterable[str], site_url: str | None, listed: Iterable[str] = ()) -> str:
    """Return the schema as published; its id is its address where the site's is known."""
    plain = schema.json_schema(topics, listed)
    identity = {"$id": f"{site_url.rstrip('/')}/{PUBLISHED}"} if site_url else {}
    return _text({"$schema": plain.pop("$schema"), **identity, **plain})


def made(site: Site, address: str | None) -> Iterator[Output]:
    """Yield the published schema."""
    text = published(site.sections, address, site.tags)
    yield Output(PUBLISHED, digest(text.encode()), lambda: text)


def for_editors(topics: Iterable[str], listed: Iterable[str] = ()) -> str:
    """Return the schema for editors: no id, which they would fetch, and an older dialect."""
    return _text({**schema.json_schema(topics, listed), "$schema": EDITORS_DRAFT})


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the editors' copy for the project in the working folder."""
    for name in sys.argv[1:]:
        text = for_editors(taxonomy.load(Path()), tags.load(Path()))
        Path(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
