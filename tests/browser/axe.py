"""What axe finds to complain of in a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Targets of at least 24 pixels are a rule that axe leaves off unless it is asked for.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def complaints(page: Page) -> list[str]:
    """Return what axe finds: the rule, and the elements that break it."""
    page.wait_for_function(
        "() => document.getAnimations().every(each => each.playState !== 'running')"
    )
    # What has been scrolled below the header would count as too near to what stands there.
    page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
