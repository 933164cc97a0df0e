"""Makes the one script that the search loads: Lunr, our modules and the manifest.

The modules stay as they are written, each in a scope of its own. One file instead of sixteen
requests is what a first query can afford.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import basename, normpath

import rjsmin

from generator.store import digest, of_files

MODULES = "assets/javascripts/search"  # below the theme's folder
ENTRY = "engine.js"
JOINT = "federation.js"  # takes its place where other sites are searched as well
STARTER = "self.paperindexSearch"  # what the worker calls

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "(\.\.?/[a-z-]+\.js)"$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Engine:
    """The script at `path` before it has a manifest: what `bundle` makes it of."""

    path: str
    modules: Path
    lunr: Path
    entry: str

    @property
    def about(self) -> bytes:
        """Return what tells the script from all others that could be made of a manifest."""
        parts = (self.path.encode(), self.entry.encode(), self.lunr.read_bytes())
        return digest(*parts, of_files(self.modules, "*.js"))

    def script(self, manifest: bytes) -> str:
        """Return the script with its manifest."""
        return bundle(self.modules, self.lunr, manifest.decode(), self.entry)


def path(assets: str) -> str:
    """Return where the script is published whose worker lies in the folder `assets`.

    It follows the papers and not the scripts' names; so that it never meets the worker of another
    build, its name holds theirs.
    """
    return f"search/engine-{basename(assets)}.js"


def bundle(modules: Path, lunr: Path, manifest: str, entry: str = ENTRY) -> str:
    """Return the script made of the modules in a folder, the file of lunr.js, and a manifest.

    It begins with the module `entry`, and holds those that it imports, and no others.
    """
    library = lunr.read_text(encoding="utf-8")
    notice = library.partition("*/")[0] + "*/\n"
    parts = "".join(f"{part}\n" for part in _modules(modules, entry, set()))
    start = f"{STARTER}=address=>modules[{entry!r}].start(lunr,address,{manifest})\n"
    own = str(rjsmin.jsmin(f"const modules={{}}\n{parts}"))
    return f"{notice}{rjsmin.jsmin(library)}\n{{{own}\n{start}}}\n"


def _modules(folder: Path, name: str, seen: set[str]) -> Iterator[str]:
    """Yield the module `name` as a scope of its own, after those that it imports."""
    if name in seen:
        return
    seen.add(name)
    text = (folder / name).read_text(encoding="utf-8")
    for _, other in _IMPORT.findall(text):
        yield from _modules(folder, normpath(other), seen)
    body = _EXPORT.sub("", _IMPORT.sub(_scope, text))
    names = ", ".join(_EXPORT.findall(text))
    yield f"modules[{name!r}]=(()=>{{\n{body}\nreturn {{ {names} }}\n}})()"


def _scope(found: re.Match[str]) -> str:
    """Return what takes the place of an import."""
    return f"const {{ {found[1]} }} = modules[{normpath(found[2])!r}]"
