from hypothesis import given
from hypothesis import strategies as st

from generator.publish.finish import finish


def test_indentation_and_empty_lines_go() -> None:
    assert finish("<ul>\n  <li>a</li>  \n\n\t<li>b c</li>\n</ul>\n") == (
        "<ul>\n<li>a</li>\n<li>b c</li>\n</ul>\n"
    )


def test_what_is_shown_as_written_stays() -> None:
    kept = "<pre tabindex=0>\n  a\n\n    b</pre>\n<textarea>\n  c</textarea>"
    assert finish(f"  <p>\n  {kept}\n  </p>") == f"  <p>\n{kept}\n</p>"


def test_an_element_that_never_ends_is_no_reason_to_lose_anything() -> None:
    assert finish("<pre>\n  a\n  b") == "<pre>\na\nb"


@given(st.text("a <>/pre\n\t"))
def test_only_space_is_lost(text: str) -> None:
    assert finish(text).split() == text.split()
    assert finish(finish(text)) == finish(text)
