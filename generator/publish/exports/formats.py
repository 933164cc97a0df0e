"""Lists the formats, in the order in which people meet them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.publish.exports.apa import TEXT
from generator.publish.exports.bibtex import BIBTEX, BIBTEX_ASCII
from generator.publish.exports.csl import CSL
from generator.publish.exports.format import Format
from generator.publish.exports.json_lines import JSON_LINES
from generator.publish.exports.ris import BRIEF, RIS
from generator.publish.exports.table import CSV

FORMATS: Mapping[str, Format] = {
    each.id: each for each in (BIBTEX, BIBTEX_ASCII, RIS, CSL, TEXT, CSV, JSON_LINES)
}

# The same where a site is compact: abstracts stand in JSON Lines alone.
COMPACT: Mapping[str, Format] = {**FORMATS, BRIEF.id: BRIEF}
