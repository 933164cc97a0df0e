"""Keeps the guides true: their tables of keys, rules and modules are written from the code."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from generator import schema
from generator.check import run
from generator.check.problem import RULES

PACKAGE = Path(__file__).parent.parent


def renew(text: str) -> str:
    """Return a guide's `text` with the rows of its tables as the code has them."""
    tables = {
        "modules": _table(("module", "what it owns"), _modules()),
        "keys": _table(("key", "holds"), _keys()),
        "rules": _table(("rule", "asks for"), _rules()),
    }
    for name, table in tables.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, found, rest = text.partition(start)
        if found:
            text = before + start + table + end + rest.partition(end)[2]
    return text


def _keys() -> Iterator[tuple[str, str]]:
    for field in schema.FIELDS:
        yield f"`{field.name}`", field.doc


def _rules() -> Iterator[tuple[str, str]]:
    yield "`front-matter`", run.FRONT_MATTER
    for rule in RULES.values():
        yield f"`{rule.name}`", rule.doc


def _modules() -> Iterator[tuple[str, str]]:
    for file in sorted(PACKAGE.rglob("*.py"), key=lambda each: (each.parent, each.name)):
        text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        name = file.relative_to(PACKAGE).as_posix().replace("__init__.py", "")
        yield f"`{name or 'generator/'}`", " ".join(text.split("\n\n")[0].split())


def _table(heading: tuple[str, str], rows: Iterator[tuple[str, str]]) -> str:
    lines = (f"| {first} | {second} |\n" for first, second in rows)
    return f"\n| {heading[0]} | {heading[1]} |\n|---|---|\n{''.join(lines)}\n"


def main() -> None:
    """Renew the files named on the command line."""
    for name in sys.argv[1:]:
        file = Path(name)
        file.write_text(renew(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
