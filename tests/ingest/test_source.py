import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.ingest.source import Line, is_blank, lines, peek, plain

POEM = "one\ntwo ñ\n\nfour 四\n"
NUMBERED = [Line(1, "one"), Line(2, "two ñ"), Line(3, ""), Line(4, "four 四")]


def written(folder: Path, content: bytes) -> list[Line]:
    path = folder / "dump.txt"
    path.write_bytes(content)
    return list(lines(path, "sources/dump.txt"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_the_same_in_every_encoding_and_with_every_line_end(
    tmp_path: Path, encoding: str, end: str
) -> None:
    assert written(tmp_path, POEM.replace("\n", end).encode(encoding)) == NUMBERED


def test_utf_16_is_read_in_both_byte_orders(tmp_path: Path) -> None:
    assert written(tmp_path, b"\xff\xfe" + POEM.encode("utf-16-le")) == NUMBERED
    assert written(tmp_path, b"\xfe\xff" + POEM.encode("utf-16-be")) == NUMBERED


def test_a_last_line_without_an_end_counts(tmp_path: Path) -> None:
    assert written(tmp_path, b"a\nb") == [Line(1, "a"), Line(2, "b")]


def test_only_line_ends_end_a_line(tmp_path: Path) -> None:
    text = "a\fb\vc\u2028d\x85e\x1cf"
    assert written(tmp_path, text.encode()) == [Line(1, text)]


def test_an_empty_file_has_no_lines(tmp_path: Path) -> None:
    assert written(tmp_path, b"") == []
    assert written(tmp_path, b"\xef\xbb\xbf") == []


def test_a_line_longer_than_a_chunk_stays_whole(tmp_path: Path) -> None:
    long = "wörd " * 50_000
    assert written(tmp_path, f"{long}\r\nend".encode()) == [Line(1, long), Line(2, "end")]


@given(st.lists(st.text(st.characters(exclude_characters="\r\n\0", codec="utf-8")), max_size=8))
def test_any_text_comes_back_line_by_line(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    content = "\ufeff" + "".join(f"{text}\r\n" for text in texts)
    found = written(folder, content.encode())
    assert found == [Line(number, text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("before", [b"", b"fine\n" * 40_000, b"fine\r\n" * 40_000, b"fine\r" * 7])
def test_an_undecodable_byte_is_told_with_its_line(tmp_path: Path, before: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        written(tmp_path, before + "caf\u00e9 au lait\nmore".encode("latin-1"))
    number = before.count(b"fine") + 1
    assert caught.value.line == number
    assert str(caught.value) == (
        f"sources/dump.txt:{number}: the byte 0xE9 is not UTF-8; save it as UTF-8"
    )


def test_a_character_cut_off_by_the_files_end_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"dump\.txt:2: the byte 0xE5 is not UTF-8"):
        written(tmp_path, "a\n四".encode()[:-1])
    with pytest.raises(SourceError, match=r"dump\.txt:2: the byte 0x62 is not UTF-16"):
        written(tmp_path, "a\nb".encode("utf-16")[:-1])


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08",
        b"a\0b",
        "text".encode("utf-32"),
        "text".encode("utf-16-le"),
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SourceError, match="is a binary file; give a text file, saved as UTF-8"):
        written(tmp_path, content)


def test_what_cannot_be_opened_is_told_by_its_shown_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^dumps/a: cannot be opened \(No such file") as caught:
        list(lines(tmp_path / "a", "dumps/a"))
    assert caught.value.remedy == "give the path of a text file"
    with pytest.raises(SourceError, match=r"^dumps: cannot be opened \(Is a directory\)"):
        list(lines(tmp_path, "dumps"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(POEM.encode(),))
    writer.start()
    assert list(lines(pipe, "pipe")) == NUMBERED
    writer.join()


def test_the_head_begins_at_the_first_visible_line_and_loses_none() -> None:
    numbered = [Line(1, " "), Line(2, "\ufeff"), *(Line(i, f"line {i}") for i in range(3, 2000))]
    head, rest = peek(iter(numbered))
    assert head.lines[0] == Line(3, "line 3")
    assert head.text.startswith("line 3\nline 4\n")
    assert len(head.lines) < 1000
    assert list(rest) == numbered[2:]


def test_the_head_of_a_long_line_is_short() -> None:
    head, rest = peek([Line(1, "x" * 1_000_000)])
    assert len(head.text) < 100_000
    assert [len(line.text) for line in rest] == [1_000_000]


@pytest.mark.parametrize("text", ["", " \t ", "\xa0", "\u200b\ufeff", "\f", "\u3000\xad\u2060"])
def test_what_cannot_be_seen_is_blank(text: str) -> None:
    assert is_blank(Line(1, text))


@pytest.mark.parametrize("text", ["a", " · ", "\u200b1"])
def test_what_can_be_seen_is_not_blank(text: str) -> None:
    assert not is_blank(Line(1, text))


def test_plain_text_has_single_spaces_and_nothing_hidden() -> None:
    assert plain("\ufeff  4\xa0\xa0au\u200bthors\t") == "4 authors"
