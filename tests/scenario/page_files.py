"""Invents whole page files as people write them: every spelling that YAML and editors allow."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from generator import schema
from generator.errors import PageError
from generator.pages import TOPICS, Page
from generator.snapshot import Belief

TEXTS = (
    "Amber Tides",
    "Cedar: a Study of Grain",
    "It's 3 o'clock",
    'She said "no" # twice',
    "- not a list",
    "[not, a, list]",
    "{{ 7*7 }} {% raw %}",
    "naïve café 中文 😀 \U0001f9ea",
    "e\u0301 a\u0308 combined",
    "100 %: all & *some",
    "true",
    "~",
    "2401.10000",
    "'quoted already'",
    "back\\slash and $x^2$",
    "tab\there",
    "very long " + "word " * 80 + "end",
    "a\u2028line separator",
    "next\x85line",
    "no\u00a0break",
)
WORDS = ("one", "two", "three", "four-five", "six")
ADDRESSES = ("https://a.test/x", "https://b.test/y?z=1#w", "https://c.test/(z)", "https://d.test/")
SCALARS = ("title", "topic", "kind", "date", "author_count", "comments", "review")
LISTS = ("also", "tags", "formerly")
COMMENTS = ("# a remark", "#", "# key: value", '# it\'s "odd" [', "#no space", "# émoji 😀")
ABSTRACTS = (
    None,
    "A short abstract.",
    "Two paragraphs.\n\nThe second one, with <b>text</b> and --- dashes.",
    "\n".join(["## looks like a heading", "", "\\## and this one", "", "---", "", "end"]),
    "ends in spaces and 😀 e\u0301",
)
NOTES = (
    "",
    "## Notes\nMine.\n",
    "## Notes\n\n- a\n- b  \n\n### Deeper\n---\ntext\n\n## More\nend",
    "## \ttabbed\n\n```\n## not a heading, but nobody minds\n```\n",
    "## Notes\ntrailing   \n\n\n",
)


@dataclass(frozen=True)
class Block:
    """Lines of front matter that belong together; `key` is None for comments and blank lines."""

    key: str | None
    text: str


def single(text: str) -> str:
    """Return `text` between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """Return `text` between double quotes, with the escapes of YAML."""
    return (
        json.dumps(text, ensure_ascii=False)
        .replace("\u2028", "\\L")
        .replace("\x85", "\\N")
        .replace("\u00a0", "\\_")
    )


def is_plain(text: str) -> bool:
    """Return whether `text` needs no quotes (one word, or words, without a mark of YAML's)."""
    return re.fullmatch(r"[\w~./-][\w ~./-]*", text) is not None and not text.startswith("- ")


def folds(text: str) -> bool:
    """Return whether `text` reads back from several lines."""
    return re.fullmatch(r"[^\s:#]+( [^\s:#]+)+", text) is not None and is_plain(text)


@st.composite
def scalars(draw: st.DrawFn, text: str, indent: str = "") -> str:
    """Draw a spelling of `text` that stands behind a colon."""
    inner = indent + draw(st.sampled_from(["  ", "    "]))
    spellings = [double(text)]
    if not text:
        spellings += ["", "''"]
    elif text.isprintable():
        mark = f"&m{draw(st.integers(0, 10**9))}"
        spellings += [single(text), f"!!str {single(text)}", f"{mark} {single(text)}"]
        spellings += [f"|-\n{inner}{text}", f">-\n{inner}{text}", f"\n{inner}{single(text)}"]
        spellings += [f"|- # said\n{inner}{text}", f">-\n{inner}{text}\n\n"]
    if is_plain(text):
        spellings += [text, text, text]
    if folds(text):
        first, rest = text.split(" ", 1)
        spellings += [f"{first}\n{inner}{rest}", f"'{first}\n{inner}{rest}'"]
        spellings += [f'"{first}\n{inner}{rest}"', f">-\n{inner}{first}\n{inner}{rest}"]
    return draw(st.sampled_from(spellings))


@st.composite
def endings(draw: st.DrawFn, text: str) -> str:
    """Draw what may stand behind a value: nothing, white space, a comment."""
    if re.match(r"[\s-]*[|>]", text):
        return "\n"
    comment = draw(
        st.sampled_from(["", "", " ", "\t", "  \t ", *(f"  {each}" for each in COMMENTS)])
    )
    return f"{comment}\n"


@st.composite
def sequences(draw: st.DrawFn, items: list[str], indent: str = "") -> str:
    """Draw a spelling of a list that stands behind a colon, with its line end."""
    flow = [single(item) if not is_plain(item) else item for item in items]
    gap = draw(st.sampled_from([" ", "   ", "\n" + indent + "    "]))
    style = draw(st.sampled_from(["flow", "block", "flush"]))
    if style == "flow" or not items:
        inside = f",{gap}".join(flow)
        return f" [{inside}]{draw(endings(inside))}"
    dash = indent + ("" if style == "flush" else draw(st.sampled_from(["  ", "    "])))
    lines = ["\n"]
    for item in items:
        spelling = draw(scalars(item, dash))
        gap = draw(st.sampled_from([" ", "   "]))
        lines.append(f"{dash}-{gap}{spelling}{draw(endings(spelling))}")
        if draw(st.integers(0, 5)) == 0 and (dash > indent or item != items[-1]):
            lines.append(f"{dash}{draw(st.sampled_from(COMMENTS))}\n")
    return "".join(lines)


@st.composite
def keys(draw: st.DrawFn, key: str) -> str:
    """Draw a spelling of a key with its colon."""
    return draw(st.sampled_from([f"{key}:", f"{key}:", f"{key}:", f"'{key}':", f'"{key}" :']))


@st.composite
def blocks_of(draw: st.DrawFn, key: str, value: Any, indent: str = "") -> str:
    """Draw the lines of one key with its value."""
    head = indent + draw(keys(key))
    if isinstance(value, dict):
        if draw(st.booleans()):
            inner = ", ".join(f"{name}: {_flow(each)}" for name, each in value.items())
            return f"{head} {{{inner}}}" + draw(endings("}"))
        deeper = indent + draw(st.sampled_from(["  ", "    "]))
        parts = [f"{head}\n"]
        for name, each in value.items():
            parts.append(draw(blocks_of(name, each, deeper)))
            if draw(st.integers(0, 5)) == 0:
                parts.append(f"{deeper}{draw(st.sampled_from(COMMENTS))}\n")
        return "".join(parts)
    if isinstance(value, list):
        return head + draw(sequences(value, indent))
    spelling = draw(scalars(str(value), indent))
    gap = draw(st.sampled_from([" ", "    "]))
    return f"{head}{gap}{spelling}{draw(endings(spelling))}"


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(single(each) for each in value) + "]"
    return single(str(value))


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(TEXTS),
    "topic": st.sampled_from(["birds", "rocks", "tides"]),
    "kind": st.sampled_from(["method", "survey", ""]),
    "date": st.sampled_from(["2024", "2024-05", "2024-05-28", "2023-01-02"]),
    "author_count": st.sampled_from(["1", "4", "12"]),
    "comments": st.sampled_from(["0", "3", "99"]),
    "review": st.just("pending"),
    **dict.fromkeys(LISTS, st.lists(st.sampled_from(WORDS), max_size=3, unique=True)),
    "organization": st.fixed_dictionaries(
        {"handle": st.sampled_from(WORDS)}, optional={"name": st.sampled_from(TEXTS)}
    ),
    "links": st.dictionaries(
        st.sampled_from(["code", "model", "dataset"]),
        st.sampled_from(ADDRESSES)
        | st.lists(st.sampled_from(ADDRESSES), min_size=2, max_size=3, unique=True),
        min_size=1,
        max_size=3,
    ),
}
OWN: dict[str, st.SearchStrategy[Any]] = {  # what a person may add: keys that ingest never writes
    "summary": st.sampled_from(TEXTS),
    "venue": st.sampled_from(TEXTS),
    "mood": st.sampled_from(TEXTS),
    "athors": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True),
    "arxiv": st.sampled_from(["2401.10000", "https://arxiv.org/abs/2401.10000v2"]),
    "acl": st.sampled_from(["2024.acl-long.1", "https://aclanthology.org/2024.acl-long.1/"]),
    "<<": st.sampled_from(WORDS),
    "own list": st.lists(st.sampled_from(TEXTS), max_size=3, unique=True),
    "own group": st.dictionaries(st.sampled_from(WORDS), st.sampled_from(TEXTS), min_size=1),
}
FILLERS = st.sampled_from(["\n", "   \n", *(f"{each}\n" for each in COMMENTS), "  # indented\n"])


@dataclass(frozen=True)
class PageFile:
    """A page file with the blocks its front matter was made of."""

    page: Page
    blocks: tuple[Block, ...]


@st.composite
def page_files(draw: st.DrawFn, values: dict[str, Any] | None = None) -> PageFile:
    """Draw a page file; with `values`, these are what ingest's keys say on it."""
    if values is None:
        values = draw(st.fixed_dictionaries({}, optional=VALUES))
    named = draw(st.permutations([*values.items(), *draw(OWNED).items()]))
    blocks = []
    for key, value in named:
        blocks += [Block(None, each) for each in draw(st.lists(FILLERS, max_size=2))]
        blocks.append(Block(key, draw(blocks_of(key, value))))
    blocks += [Block(None, each) for each in draw(st.lists(FILLERS, max_size=1))]
    body = draw(bodies())
    head = "".join(block.text for block in blocks)
    fence = draw(st.sampled_from(["---\n", "--- \n", "---\t\n"]))
    text = f"---\n{head}{fence}{body}"
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    ended = tuple(Block(each.key, each.text.replace("\n", newline)) for each in blocks)
    page = Page(path=TOPICS / "birds/some-page.md", text=mark + text.replace("\n", newline))
    assume(_parses(page))  # an anchor may stand twice
    return PageFile(page, ended)


def _parses(page: Page) -> bool:
    try:
        return page.document is not None
    except PageError:
        return False


OWNED = st.fixed_dictionaries({}, optional=OWN)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Draw a body: an abstract in some layout, and notes."""
    abstract = draw(st.sampled_from(ABSTRACTS))
    lead = draw(st.sampled_from(["", "\n", "  \n\n"]))
    tail = draw(st.sampled_from(["", "\n", "\n\n", "  \n\n\n"]))
    notes = draw(st.sampled_from(NOTES))
    text = re.sub(r"^(?=\\*## )", r"\\", abstract, flags=re.MULTILINE) if abstract else ""
    return f"{lead}{text}{tail}" + (f"\n{notes}" if notes else "")


@st.composite
def beliefs(draw: st.DrawFn, said: dict[str, Any], abstract: str | None) -> Belief:
    """Draw a belief that agrees with `said` here and differs there."""
    values = {}
    for key, strategy in VALUES.items():
        choice = draw(st.integers(0, 5))
        if key in said and choice < 4:
            values[key] = said[key]
        elif choice == 4:
            values[key] = draw(strategy)
    kept = draw(st.booleans())
    return Belief(
        slug="some-page",
        values={key: values[key] for key in schema.FIELD_NAMES if key in values},
        abstract=abstract if kept else draw(st.sampled_from(ABSTRACTS)),
        listings=(),
    )
