"""Owns what is taken out of a page because no browser shows it: the indentation of templates."""

from __future__ import annotations


def tidy(html: str) -> str:
    """Return `html` without blank lines and spaces at the ends of lines, outside of ``<pre>``."""
    first, *rest = html.split("<pre")
    found = [_lines(first)]
    for part in rest:
        inside, end, outside = part.partition("</pre>")
        found += ("<pre", inside, end, _lines(outside))
    return "".join(found)


def _lines(html: str) -> str:
    kept = "\n".join(filter(None, map(str.strip, html.split("\n"))))
    # A space at either end divides words from what stands before or behind.
    head = "\n" if html[:1].isspace() else ""
    return f"{head}{kept}\n" if html[-1:].isspace() and kept else f"{head}{kept}"
