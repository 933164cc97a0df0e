"""Owns how this very paperindex can be installed elsewhere: the requirement that names it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit

NAME = "paperindex"
WHEELS = "wheels"  # the folder of a project that holds what no address does


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """A line of requirements.txt; `wheel` is the file that it names below `WHEELS`, if any."""

    line: str
    wheel: Path | None = None


def requirement() -> Requirement:
    """Return the requirement for what runs now: its address, its file, or else its version."""
    package = metadata.distribution(NAME)
    return of(package.version, package.read_text("direct_url.json"))


def of(version: str, origin: str | None) -> Requirement:
    """Return the requirement for a version and what the installer noted of its origin (PEP 610)."""
    known = json.loads(origin) if origin else {}
    address = str(known.get("url", ""))
    if "vcs_info" in known:
        vcs = known["vcs_info"]
        return Requirement(line=f"{NAME} @ {vcs['vcs']}+{address}@{vcs['commit_id']}")
    file = Path(unquote(urlsplit(address).path))
    if address.startswith("file:") and file.suffix == ".whl" and file.is_file():
        return Requirement(line=f"./{WHEELS}/{file.name}", wheel=file)
    if address.startswith("https:"):
        return Requirement(line=f"{NAME} @ {address}")
    return Requirement(line=f"{NAME}=={version}")
