"""The services, a module each, in the order in which they are asked."""

from __future__ import annotations

from generator.enrich.services import arxiv, crossref, huggingface, openalex, semanticscholar

# What tells ids comes first: so those after it can be asked by id.
ALL = (
    arxiv.SERVICE,
    huggingface.SERVICE,
    semanticscholar.SERVICE,
    openalex.SERVICE,
    crossref.SERVICE,
)
