import json
import re

from generator.publish import compact, controls
from tests.conftest import REPOSITORY

OWN = REPOSITORY / "overrides"
HTML = '<form title="A &quot;quoted&quot; word"></form>\n<label>§ “both” \\ ways</label>'


PARTS = dict.fromkeys(controls.TEMPLATES, HTML)


def test_the_script_holds_the_html_as_it_is() -> None:
    text = controls.script([OWN], PARTS)
    held = re.search(r"^var __parts=(.*)$", text, re.MULTILINE)
    assert held
    assert json.loads(held[1]) == PARTS


def test_what_comes_first_is_there_before_it() -> None:
    text = controls.script([OWN], PARTS)
    assert 0 < text.index("__md_get") < text.index("__parts=") < text.index("insertAdjacentHTML")


def test_another_content_has_another_name_in_the_same_folder() -> None:
    one, other = (controls.script([OWN], {**PARTS, "menu": html}) for html in (HTML, "<p>"))
    assert controls.path_of(one, "assets/x") == controls.path_of(one, "assets/x")
    assert controls.path_of(one, "assets/x") != controls.path_of(other, "assets/x")
    assert controls.path_of(one, "assets/x").startswith("assets/x/controls-")


def test_the_first_steps_know_what_the_theme_is_to_do() -> None:
    text = controls.script([OWN], PARTS, ["search.share", "other"])
    assert text.startswith('document.currentScript.dataset.features="search.share other"\n')


def test_a_compact_site_has_more_parts_and_puts_them_in_before_the_frame_is_made() -> None:
    assert controls.templates(compact.FULL) == controls.TEMPLATES
    assert controls.templates(compact.COMPACT) == {**controls.TEMPLATES, **compact.PARTS}
    plain = controls.script([OWN], PARTS)
    text = controls.script([OWN], PARTS, (), compact.COMPACT)
    assert "__parts.lookups" not in plain
    assert text.index("__parts=") < text.index("__parts.lookups") < text.index("__parts.propose")
