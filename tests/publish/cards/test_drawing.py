import io

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from generator.publish.cards import drawing
from generator.publish.cards.drawing import Card


def card(title: str = "The wing", foot: str = "Ada Vale", head: str = "Birds") -> Card:
    return Card(head=head, title=title, foot=foot)


def picture(drawn: Card) -> Image.Image:
    return Image.open(io.BytesIO(drawing.draw(drawn))).convert("L")


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    return sum(1 for value in image.crop(box).tobytes() if value < 128)


def test_a_card_has_the_size_that_sharing_asks_for_and_few_bytes() -> None:
    content = drawing.draw(card())
    assert Image.open(io.BytesIO(content)).size == (1200, 630)
    assert len(content) < 20_000


def test_the_same_card_is_the_same_bytes() -> None:
    assert drawing.draw(card()) == drawing.draw(card())
    assert drawing.draw(card()) != drawing.draw(card("The beak"))


@pytest.mark.parametrize("title", ["Wing", "The wing of a bird " * 5, "W" * 300, "wing " * 200, ""])
def test_no_letter_leaves_the_margins(title: str) -> None:
    found = picture(card(title, foot=title, head=title))
    assert ink(found, (0, 20, 70, 630)) == 0
    assert ink(found, (1130, 20, 1200, 630)) == 0
    assert ink(found, (0, 600, 1200, 630)) == 0


def test_title_and_lines_stand_apart() -> None:
    found = picture(card("wing " * 60, "foot " * 60))
    assert ink(found, (0, 484, 1200, 500)) == 0


@pytest.mark.parametrize(
    ("title", "legible"),
    [
        ("Ångström’s naïve façade – “quoted”", True),
        ("Ωmega, Привет", True),
        ("语言模型", False),
        ("نموذج", False),
        ("a\u2028b 🦜", False),
    ],
)
def test_a_card_knows_what_its_font_lacks(title: str, legible: bool) -> None:
    assert card(title).is_legible is legible


@given(st.text(max_size=300))
@hypothesis_settings(max_examples=20)
def test_every_text_can_be_drawn(text: str) -> None:
    drawing.draw(card(text, text, text))
