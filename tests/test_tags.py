from pathlib import Path

import pytest

from generator import tags
from generator.errors import PageError
from tests.conftest import REPOSITORY, Sandbox

SONG = "  song:\n    label: Song\n    group: Sounds\n    description: Singing birds.\n"
EBB = SONG.replace("song", "ebb").replace("Song", "Ebb")


def write(sandbox: Sandbox, listed: str, body: str = "About tags.\n") -> None:
    sandbox.write("docs/tags.md", f"---\ntitle: Tags\ntags:{listed}---\n{body}")


def test_tags_are_read_in_the_order_of_the_file(sandbox: Sandbox) -> None:
    write(sandbox, f"\n{SONG}    also_called: [call, trill]\n{EBB}")
    found = tags.load(sandbox.root)
    assert list(found) == ["song", "ebb"]
    song = found["song"]
    assert (song.label, song.group, song.description) == ("Song", "Sounds", "Singing birds.")
    assert song.also_called == ("call", "trill")
    assert (song.place.line, song.place.column) == (4, 3)
    assert found["ebb"].also_called == ()


def test_synonyms_stand_for_their_tag(sandbox: Sandbox) -> None:
    write(sandbox, f"\n{SONG}    also_called: [call, trill]\n{EBB}    also_called: [low-water]\n")
    found = tags.synonyms(tags.load(sandbox.root))
    assert found == {"call": "song", "trill": "song", "low-water": "ebb"}


def test_without_a_list_there_are_no_tags(sandbox: Sandbox) -> None:
    assert tags.load(sandbox.root) == {}


def test_a_list_elsewhere_on_the_machine_is_not_read(sandbox: Sandbox, tmp_path: Path) -> None:
    write(sandbox, f"\n{SONG}")
    elsewhere = tmp_path / "elsewhere.md"
    (sandbox.root / "docs/tags.md").rename(elsewhere)
    (sandbox.root / "docs/tags.md").symlink_to(elsewhere)
    assert tags.load(sandbox.root) == {}


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        (" [song, ebb]\n", "3: tags: is no list of tags; write each tag's id"),
        ("\n  Song:\n    label: S\n", "4: tags.Song: 'Song' is not an id; use lower-case"),
        ("\n  song: a bird's\n", "4: tags.song: not a group of keys; indent keys below it: label"),
        (f"\n{SONG}    colour: red\n", "8: tags.song.colour: is not known here; use one of"),
        ("\n  song:\n    label: S\n    group: G\n", "4: tags.song.description: is missing; add"),
        (f"\n{SONG}    also_called: call\n", "8: tags.song.also_called: not a list"),
        (f"\n{SONG.replace('Song', '[a]')}", "5: tags.song.label: not a text"),
        (f"\n{SONG}    also_called: [ebb]\n{EBB}", "8: tags.song.also_called: 'ebb' already means"),
        (
            f"\n{SONG}    also_called: [call]\n{EBB}    also_called: [call]\n",
            "13: tags.ebb.also_called: 'call' already means 'song'; take it out of one of them",
        ),
    ],
)
def test_a_faulty_list_is_told_with_its_line(sandbox: Sandbox, listed: str, words: str) -> None:
    write(sandbox, listed)
    with pytest.raises(PageError) as caught:
        tags.load(sandbox.root)
    assert f"docs/tags.md:{words}" in str(caught.value)


def test_a_list_that_is_not_text_is_told(sandbox: Sandbox) -> None:
    sandbox.write("docs/tags.md", "").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    with pytest.raises(PageError, match=r"docs/tags\.md:2: not UTF-8 text"):
        tags.load(sandbox.root)


def test_the_tags_of_this_index() -> None:
    found = tags.load(REPOSITORY)
    groups = list(dict.fromkeys(tag.group for tag in found.values()))
    order = [groups.index(tag.group) for tag in found.values()]
    assert len(groups) == 5
    assert order == sorted(order)
    assert all(tag.description.endswith(".") for tag in found.values())
