"""Owns the one stylesheet of every page: what of the theme's a page can use, then ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from generator.publish.theme import first
from generator.store import Store, digest

FOLDER = "assets/stylesheets"  # below the site's root, and below a theme's folder
LIST = f"{FOLDER}/site.css"  # imports our stylesheets, in their order

_KEPT = "stylesheet"  # the name under which a build keeps it
_IMPORT = re.compile(r'^@import "([\w.-]+\.css)";', re.MULTILINE)
_TOKEN = re.compile(
    r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|[{};]""", re.DOTALL
)
_STRING = re.compile(r'"[^"\\]*"|`[^`]*`')  # of a script without needless space
_NAME = re.compile(r"[\w-]+")
_NEGATED = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_CLASS = re.compile(r'\.([a-zA-Z_][\w-]*)|\[data-md-color-\w+="?([\w-]+)')
_COMMA = re.compile(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))")  # not within parentheses
_PROPERTY = re.compile(r"--[\w-]+(?=:)")
_USE = re.compile(r"var\((--[\w-]+)")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def of(own: Sequence[Path], theme: Path, store: Store) -> str:
    """Return the stylesheet of a site from its own folders of templates and assets and the theme's.

    Of a stylesheet that several of its own folders have, the first one's counts. It is kept, as
    it takes long to find what applies.

    The theme styles a hundred things that a site may switch on and this one does not: its rules
    would be half of what a first visit loads.
    """
    rules, mine = [*_theme(theme)], [*_own(own)]
    texts, scripts = [*_texts(own, theme)], [*_scripts(theme)]
    about = digest(*(text.encode() for text in (*rules, *mine, *texts, *scripts)))
    found = store.read(_KEPT, str, about)
    if found is None:
        found = join(rules, mine, _names(texts, scripts))
        store.write(_KEPT, found, about)
    return found


def joined(own: Sequence[Path]) -> set[str]:
    """Return the paths of our stylesheets that no page loads by themselves."""
    listed = _read(own, LIST)
    return {LIST, *(f"{FOLDER}/{name}" for name in _IMPORT.findall(listed))}


def path_of(text: str) -> str:
    """Return where a stylesheet is published: under another name for every other content."""
    return f"{FOLDER}/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"


def join(theme: Iterable[str], own: Iterable[str], known: Container[str]) -> str:
    """Return one stylesheet: the theme's rules for `known` classes, then ours, all short."""
    rules = "".join(_useful("".join(_short(text) for text in theme), known))
    mine = "".join(_short(text) for text in own)
    return _without_unused_properties(rules, mine) + mine


def _theme(theme: Path) -> Iterator[str]:
    for name in ("main", "palette"):
        for file in sorted((theme / FOLDER).glob(f"{name}.*.min.css")):
            yield file.read_text(encoding="utf-8")


def _own(own: Sequence[Path]) -> Iterator[str]:
    for name in _IMPORT.findall(_read(own, LIST)):
        yield _read(own, f"{FOLDER}/{name}")


def _read(folders: Sequence[Path], path: str) -> str:
    return first(folders, path).read_text(encoding="utf-8")


def _texts(own: Sequence[Path], theme: Path) -> Iterator[str]:
    """Yield what may name classes: our files and the theme's frame."""
    for folder in own:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".html", ".js", ".css"):
                yield file.read_text(encoding="utf-8")
    yield (theme / "base.html").read_text(encoding="utf-8")


def _scripts(theme: Path) -> Iterator[str]:
    """Yield the theme's scripts, of which only strings may name classes."""
    for file in sorted(theme.glob("assets/javascripts/bundle.*.js")):
        yield file.read_text(encoding="utf-8")


def _names(texts: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Return whatever could be the name of a class."""
    strings = (string for script in scripts for string in _STRING.findall(script))
    return {name for text in (*texts, *strings) for name in _NAME.findall(text)}


def _short(text: str) -> str:
    """Return CSS without comments and without needless space; strings stay as they are."""
    parts, last = [], 0
    for found in _TOKEN.finditer(text):
        mark = found[0]
        if mark[0] in "\"'u":
            parts += [_AROUND.sub(r"\1", _plain(text[last : found.start()])), mark]
            last = found.end()
    parts.append(_AROUND.sub(r"\1", _plain(text[last:])))
    return "".join(parts).replace(";}", "}").strip()


def _plain(text: str) -> str:
    return re.sub(r":?\s+", _space, re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))


def _space(found: re.Match[str]) -> str:
    return ":" if found[0].startswith(":") else " "


def _useful(text: str, known: Container[str]) -> Iterator[str]:
    """Yield the rules of a stylesheet that can apply somewhere, without what cannot of each."""
    for selector, body in _rules(text):
        if selector.startswith(("@media", "@supports")):
            inner = "".join(_useful(body, known))
            if inner:
                yield f"{selector}{{{inner}}}"
        elif selector.startswith("@"):
            yield f"{selector}{{{body}}}"
        elif kept := [part for part in _COMMA.split(selector) if _applies(part, known)]:
            yield f"{','.join(kept)}{{{body}}}"


def _applies(selector: str, known: Container[str]) -> bool:
    told = _CLASS.findall(_NEGATED.sub("", selector))
    return all((name or value) in known for name, value in told)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the outermost rules: what stands before the braces and what within them."""
    depth = start = opened = 0
    for found in _TOKEN.finditer(text):
        mark = found[0]
        if mark == "{":
            depth += 1
            opened = found.start() if depth == 1 else opened
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield text[start:opened], text[opened + 1 : found.start()]
                start = found.end()
        elif mark == ";" and depth == 0:  # a statement, such as @charset
            start = found.end()


def _without_unused_properties(rules: str, mine: str) -> str:
    """Return `rules` without custom properties that nothing reads: mostly pictures."""
    used = {*_USE.findall(rules), *_USE.findall(mine)}
    parts, last = [], 0
    for start, end, name in _properties(rules):
        if name not in used:
            parts.append(rules[last:start])
            last = end
    return "".join([*parts, rules[last:]]).replace(";}", "}")


def _properties(rules: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each custom property is set, the semicolon included, and its name."""
    begun: re.Match[str] | None = None
    place = 0
    for found in _TOKEN.finditer(rules):
        if found[0] not in ("{", "}", ";"):
            continue
        if begun and found[0] in (";", "}"):
            yield begun.start(), found.end() if found[0] == ";" else found.start(), begun[0]
        place = found.end()
        begun = _PROPERTY.match(rules, place)
