"""Owns the reference in plain text, after the manner of the APA."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publish.dates import MONTHS
from generator.publish.exports.format import Format
from generator.publish.exports.names import Name
from generator.publish.exports.reference import Reference
from generator.publish.paper_view import PaperView

MOST_AUTHORS = 20  # of more, the first nineteen and the last are named


def _record(view: PaperView) -> str:
    return " ".join(_parts(view.reference, " ".join(view.title.split())))


def _parts(cited: Reference, title: str) -> Iterator[str]:
    """Yield authors, date, title, container and address; without authors the title comes first."""
    date = f"({_date(cited.date)})."
    if cited.authors:
        yield _ended(_authors([_name(name) for name in cited.authors]))
        yield date
    yield _ended(title)
    if not cited.authors:
        yield date
    container = cited.container or ("arXiv" if cited.kind == "preprint" else None)
    if container:
        yield _ended(container)
    address = f"https://doi.org/{cited.doi}" if cited.doi else cited.url
    if address:
        yield address


def _authors(found: list[str]) -> str:
    if len(found) > MOST_AUTHORS:
        return f"{', '.join(found[: MOST_AUTHORS - 1])}, … {found[-1]}"
    return ", & ".join(filter(None, (", ".join(found[:-1]), found[-1])))


def _name(name: Name) -> str:
    return ", ".join(filter(None, (name.surname, name.initials, name.suffix)))


def _date(date: str | None) -> str:
    """Return the date in the APA's order; "n.d." is its mark for one that is not known."""
    if date is None:
        return "n.d."
    year, month, day = (*date.split("-"), "", "")[:3]
    words = (
        f"{MONTHS[int(month) - 1]} {int(day)}" if day else MONTHS[int(month) - 1] if month else ""
    )
    return f"{year}, {words}" if words else year


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", "。", "？", "！")) else f"{words}."


TEXT = Format(
    id="text",
    label="Plain text (APA)",
    extension="txt",
    media_type="text/plain",
    record=_record,
)
