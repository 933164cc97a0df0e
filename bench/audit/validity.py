"""Has html-validate look at files, and tells what it finds."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

PACKAGE = "html-validate@10.9.0"
CONFIG = Path(__file__).with_name("htmlvalidate.json")


def files(site: Path, addresses: Iterable[str]) -> list[Path]:
    """Return the files behind addresses below the site's root; what is lost shows the 404 page."""
    found = [site / address.partition("?")[0] / "index.html" for address in addresses]
    return [*dict.fromkeys(file if file.exists() else site / "404.html" for file in found)]


def faults(checked: Iterable[Path]) -> list[str]:
    """Return a line for each fault: where it is and what is wrong."""
    command = ["npx", "--yes", PACKAGE, "--config", str(CONFIG), "--formatter", "json"]
    done = subprocess.run(
        [*command, *map(str, checked)], capture_output=True, text=True, check=False
    )
    if not done.stdout.startswith("["):
        raise SystemExit(f"html-validate did not run:\n{done.stderr}")
    return [
        f"{report['filePath']}:{each['line']}: {each['message']} ({each['ruleId']})"
        for report in json.loads(done.stdout)
        for each in report["messages"]
    ]
