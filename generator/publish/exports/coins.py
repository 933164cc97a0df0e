"""Owns COinS: what the title of a ``span class="Z3988"`` says, so that Zotero sees each paper."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from generator.publish.kept import kept
from generator.publish.paper_view import PaperView

_GENRES = {
    "conference": "proceeding",
    "journal": "article",
    "preprint": "preprint",
    "other": "unknown",
}


@kept
def coins(view: PaperView) -> str:
    """Return the paper as an OpenURL ContextObject (Z39.88-2004), unescaped for HTML."""
    return urlencode([*_pairs(view)], safe=":/,()")


def _pairs(view: PaperView) -> Iterator[tuple[str, str]]:
    cited = view.reference
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
    yield "rft.genre", _GENRES[cited.kind]
    yield "rft.atitle", view.title
    if cited.container:
        yield "rft.jtitle", cited.container
    if cited.date:
        yield "rft.date", cited.date
    for place, name in enumerate(cited.authors):
        if place == 0 and name.given:
            yield "rft.aulast", name.surname
            yield "rft.aufirst", name.given
        else:
            yield "rft.au", name.sorting
    if cited.doi:
        yield "rft_id", f"info:doi/{cited.doi}"
    if cited.arxiv:
        yield "rft_id", f"info:arxiv/{cited.arxiv}"
    if cited.url and not (cited.doi or cited.arxiv):
        yield "rft_id", cited.url
