"""The rules of ARCHITECTURE.md that a program can hold the code to."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each part may import from the parts that stand after it.
LAYERS = ("cli", "enrich", "ingest", "publish", "curate", "waist")
BELOW = {"cli": LAYERS, "enrich": ("enrich", "ingest", "waist")}
TOP = ("generator.cli", "generator.__main__")


def layer_of(module: str) -> str:
    if module.startswith(TOP):
        return "cli"
    part = module.split(".")[1] if "." in module else ""
    return part if part in LAYERS[1:-1] else "waist"


def name_of(file: Path) -> str:
    parts = file.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_point_down(file: Path) -> None:
    here = layer_of(name_of(file))
    for name in imports_of(file):
        if name.split(".")[0] != "generator":
            continue
        assert layer_of(name) in BELOW.get(here, (here, "waist")), f"{file}: {name}"


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_only_the_plugin_knows_mkdocs(file: Path) -> None:
    if file.name != "plugin.py" and not file.name.startswith("mkdocs_"):
        assert not [name for name in imports_of(file) if name.split(".")[0] == "mkdocs"]


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_only_the_command_line_prints(file: Path) -> None:
    calls = [
        node.func
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]
    printing = [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]
    assert not printing


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_every_module_says_what_it_owns(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    first = (ast.get_docstring(tree) or "").split("\n")[0]
    assert first.endswith((".", ":"))


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_only_enrich_knows_the_network(file: Path) -> None:
    network = ("httpx.", "socket.", "ssl.", "http.", "requests.", "urllib.request.")
    online = [name for name in imports_of(file) if f"{name}.".startswith(network)]
    assert layer_of(name_of(file)) == "enrich" or not online


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_nothing_reads_the_clock_the_environment_or_chance(file: Path) -> None:
    forbidden = {"random", "secrets", "uuid", "getpass", "socket"}
    if file != PACKAGE / "enrich" / "clock.py":
        forbidden |= {"time"}
    used = {name.split(".")[0] for name in imports_of(file)}
    assert not used & forbidden
    text = file.read_text(encoding="utf-8")
    assert "os.environ" not in text
    assert "getcwd" not in text
    assert "datetime.now" not in text
    assert "date.today" not in text
