import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from generator.publish import stylesheet
from generator.store import Store
from tests.conftest import REPOSITORY

THEME = Path(str(files("material"))) / "templates"


def joined(theme: str = "", own: str = "", known: tuple[str, ...] = ()) -> str:
    return stylesheet.join([theme], [own], known)


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".b{color:red}", ""),
        (".a .b,.a>p{color:red}", ".a>p{color:red}"),
        (".a:not(.b){color:red}", ".a:not(.b){color:red}"),
        (".a:is(.b,.c),p{color:red}", "p{color:red}"),
        ("@media print{.b{color:red}}", ""),
        ("@media print{.b{color:red}p{color:red}}", "@media print{p{color:red}}"),
        ("@keyframes b{0%{color:red}}", "@keyframes b{0%{color:red}}"),
        ('@charset "UTF-8";p{color:red}', "p{color:red}"),
        ("[data-md-color-accent=b] p{color:red}", ""),
        ("[data-md-color-accent=a] p{color:red}", "[data-md-color-accent=a] p{color:red}"),
        ('.a::before{content:"{.b}"}', '.a::before{content:"{.b}"}'),
    ],
)
def test_of_the_theme_stays_what_can_apply(rule: str, kept: str) -> None:
    assert joined(rule, known=("a",)) == kept


def test_custom_properties_that_nothing_reads_are_left_out() -> None:
    theme = ':root{--a:url("data:;{}");--b:1px;--c:2px}p{margin:var(--b)}'
    assert joined(theme, "p{padding:var(--c)}") == (
        ":root{--b:1px;--c:2px}p{margin:var(--b)}p{padding:var(--c)}"
    )
    assert joined(":root{--a:1px}") == ":root{}"


def test_our_rules_come_last_and_stay_whatever_they_name() -> None:
    own = '/* "Why" */\n.unknown > p,\np {\n  --a: 1px;\n  content: "a  ;  b";\n  margin: 0\n}\n'
    assert joined("p{margin:0}", own) == (
        'p{margin:0}.unknown>p,p{--a:1px;content:"a  ;  b";margin:0}'
    )


def test_a_selector_of_a_descendant_keeps_its_space() -> None:
    assert joined(own="p :hover { color: red }") == "p :hover{color:red}"


def test_the_name_follows_the_content() -> None:
    assert stylesheet.path_of("a") != stylesheet.path_of("b")
    assert re.fullmatch(r"assets/stylesheets/site\.[0-9a-f]{8}\.css", stylesheet.path_of("a"))


def test_every_stylesheet_is_in_the_list_or_in_a_template() -> None:
    folder = REPOSITORY / "overrides" / stylesheet.FOLDER
    listed = (REPOSITORY / "overrides" / stylesheet.LIST).read_text("utf-8")
    templates = "".join(
        file.read_text("utf-8") for file in (REPOSITORY / "overrides").glob("*.html")
    )
    for file in folder.glob("*.css"):
        assert file.name == "site.css" or file.name in listed + templates


def test_the_real_one_is_little_more_than_half_and_keeps_the_theme_and_all_of_ours() -> None:
    text = stylesheet.of([REPOSITORY / "overrides"], THEME, Store(root=None))
    whole = sum(len(file.read_text("utf-8")) for file in THEME.glob("assets/stylesheets/*.css"))
    assert len(text) < whole * 0.55
    assert text.count("{") == text.count("}")
    for selector in (
        ".md-header",
        ".md-search__form",
        ".md-overlay",
        ".row__title",
        "@media print",
    ):
        assert selector in text
    for selector in (".admonition", ".md-tabs", ".tabbed-set", "data-md-color-primary=pink"):
        assert selector not in text


def test_it_is_kept_until_a_file_names_another_class(tmp_path: Path) -> None:
    own, store = tmp_path / "own", Store(root=tmp_path)
    shutil.copytree(REPOSITORY / "overrides", own)
    assert stylesheet.of([own], THEME, store) == stylesheet.of([own], THEME, Store(root=None))
    assert ".admonition" not in stylesheet.of([own], THEME, store)
    (own / "further.html").write_text('<div class="admonition">', encoding="utf-8")
    assert ".admonition" in stylesheet.of([own], THEME, store)
