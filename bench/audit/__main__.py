"""Builds the site, has HTML and BibTeX validated, and measures pages as a phone loads them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.audit import bibliography, lighthouse, validity
from tests.browser.kinds import KINDS

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / ".bench/audit/paperindex"  # the folder's name is that of the published site's
MEASURED = ("home", "section", "paper", "search")


def main() -> int:
    """Return 1 if anything is wrong, having told all of it."""
    if shutil.which("npx") is None:
        print("The audit needs Node.js 20.19 or newer: https://nodejs.org")
        return 1
    shutil.rmtree(SITE, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(SITE)]
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    faults = validity.faults(validity.files(SITE, KINDS.values()))
    print(*faults, f"HTML: {len(faults)} fault(s) on {len(KINDS)} kinds of pages", sep="\n")
    warnings = _bibliography()
    reports = lighthouse.reports(SITE, {name: KINDS[name] for name in MEASURED})
    print(lighthouse.table(reports))
    short = [fault for report in reports for fault in report.faults]
    print(*short, sep="\n")
    return 1 if faults or warnings or short else 0


def _bibliography() -> list[str]:
    if not bibliography.is_possible():
        print(bibliography.MISSING)
        return []
    files = sorted(SITE.glob("exports/*.bib"))
    found = bibliography.faults(files)
    print(*found, f"BibTeX: {len(found)} warning(s) on {len(files)} files", sep="\n")
    return found


if __name__ == "__main__":
    sys.exit(main())
