import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.exports.names import Name, names, split


@pytest.mark.parametrize(
    ("name", "sorting"),
    [
        ("Ada Reed", "Reed, Ada"),
        ("Ada M. Reed", "Reed, Ada M."),
        ("Oskar van der Wal", "van der Wal, Oskar"),
        ("Oskar van Der Wal", "van Der Wal, Oskar"),
        ("Félix de Chaumont Quitry", "de Chaumont Quitry, Félix"),
        ("Chiara Di Bonaventura", "Di Bonaventura, Chiara"),
        ("Teven Le Scao", "Le Scao, Teven"),
        ("Max Van de Velde", "Van de Velde, Max"),
        ("Chien Van Nguyen", "Nguyen, Chien Van"),
        ("Di Zhang", "Zhang, Di"),
        ("di zhang", "zhang, di"),
        ("van Rijn", "van Rijn"),
        ("Ada Reed Jr.", "Reed, Ada, Jr."),
        ("Ada Reed, Jr.", "Reed, Ada, Jr."),
        ("Reed, Jr., Ada", "Reed, Ada, Jr."),
        ("Ada Reed III", "Reed, Ada, III"),
        ("Reed, Ada", "Reed, Ada"),
        ("van Rijn, Ada", "van Rijn, Ada"),
        ("01.AI", "01.AI"),
        ("Madonna", "Madonna"),
        ("王小明", "王小明"),
        ("山田 太郎", "山田, 太郎"),
        ("  Ada \n Reed ", "Reed, Ada"),
    ],
)
def test_a_name_is_sorted_by_its_family_name(name: str, sorting: str) -> None:
    assert split(name).sorting == sorting


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Jean-Paul K. Reed", "J.-P. K."),
        ("J.R. Reed", "J. R."),
        ("Éva Reed", "É."),
        ("山田 太郎", "太郎"),
        ("Madonna", None),
    ],
)
def test_given_names_have_initials(name: str, initials: str | None) -> None:
    assert split(name).initials == initials


def test_what_stands_for_others_is_no_author() -> None:
    assert names(["Ada Reed", "et al.", "Others", "and others"]) == (
        Name(given="Ada", family="Reed"),
    )


@given(st.text(min_size=1).filter(str.strip))
def test_no_name_loses_a_letter_or_ends_up_empty(name: str) -> None:
    found = split(name)
    assert found.family
    letters = sorted(char for char in name.replace(",", "") if char.isalpha())
    parts = (found.given, found.particle, found.family, found.suffix)
    kept = sorted(char for part in parts if part for char in part if char.isalpha())
    assert [char.casefold() for char in kept] == [char.casefold() for char in letters]
