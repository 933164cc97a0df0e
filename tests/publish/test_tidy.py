from hypothesis import given
from hypothesis import strategies as st

from generator.publish.tidy import tidy

WORDS = st.lists(st.sampled_from([" ", "\n", "  a", "b ", "<p>", "c d"])).map("".join)


def test_indentation_goes_and_what_is_set_as_it_is_stays() -> None:
    html = "<ul>\n    <li>a b\n\n  <li>c</ul>\n<pre tabindex>x\n\n    y</pre>\n    <p>d\n"
    assert tidy(html) == "<ul>\n<li>a b\n<li>c</ul>\n<pre tabindex>x\n\n    y</pre>\n<p>d\n"


@given(WORDS, WORDS, WORDS)
def test_no_two_words_are_joined_and_none_is_lost(before: str, inside: str, behind: str) -> None:
    html = f"{before}<pre>{inside}</pre>{behind}"
    found = tidy(html)
    assert found.split() == html.split()
    assert f"<pre>{inside}</pre>" in found
    assert tidy(found) == found
