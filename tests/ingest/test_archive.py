"""Packed sources: what they hold is read, and what is wrong with them is told."""

import gzip
import io
import os
import threading
import zipfile
import zlib
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.ingest import archive
from generator.ingest.readers import read
from generator.model import Entry

TABLE = "title,year\nFolded Maps,2024\n"
LONG = f"{'Folded ' * 9000},2024\n"
RIS = "TY  - JOUR\nTI  - Lanterns\nER  - \n"


def packed(members: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return buffer.getvalue()


def entries(folder: Path, content: bytes) -> list[tuple[str, str, int]]:
    file = folder / "given.zip"
    file.write_bytes(content)
    found = read(file, "sources/given.zip")
    return [(each.source, each.title, each.line) for each in found if isinstance(each, Entry)]


def test_gzip_is_unpacked_under_its_own_name(tmp_path: Path) -> None:
    once = gzip.compress(TABLE.encode())
    assert entries(tmp_path, once) == [("sources/given.zip", "Folded Maps", 2)]
    more = once + gzip.compress(b"Lanterns,2023\n")
    assert [title for _, title, _ in entries(tmp_path, more)] == ["Folded Maps", "Lanterns"]


def test_the_members_of_a_zip_are_sources_of_their_own_by_name(tmp_path: Path) -> None:
    content = packed({"b/list.ris": RIS, "a.csv": TABLE})
    assert entries(tmp_path, content) == [
        ("sources/given.zip/a.csv", "Folded Maps", 2),
        ("sources/given.zip/b/list.ris", "Lanterns", 1),
    ]


def test_what_nobody_means_as_a_source_is_passed(tmp_path: Path) -> None:
    aside = {".hidden": "x", "__MACOSX/._a": "\0", "README.txt": "x", "d/": "", ".git/x": "x"}
    assert len(entries(tmp_path, packed({"a.csv": TABLE, **aside}))) == 1
    assert entries(tmp_path, packed({})) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/absolute", "absolute"),
        ("C:\\windows\\x", "C:/windows/x"),
        ("a/./../b", "a/b"),
        ("red\x1b[31m", "red[31m"),
        ("..", "nameless"),
    ],
)
def test_a_members_name_leads_nowhere(tmp_path: Path, name: str, shown: str) -> None:
    (found,) = entries(tmp_path, packed({name: TABLE}))
    assert found[0] == f"sources/given.zip/{shown}"


def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    content = packed({"a.csv": TABLE, "b.csv": TABLE.replace("Folded", "Torn")})
    sources = [source for source, _, _ in entries(tmp_path, content.replace(b"b.csv", b"a.csv"))]
    assert sources == ["sources/given.zip/a.csv", "sources/given.zip/a.csv (2)"]


def encrypted() -> bytes:
    content = bytearray(packed({"a.csv": TABLE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def spoilt(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


ZIPPED = packed({"a.csv": TABLE * 50})
GZIPPED = gzip.compress(TABLE.encode() * 50)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (encrypted(), r"a\.csv: is encrypted; unpack it with its password first"),
        (ZIPPED[:-30], "is a damaged archive, or cut off"),
        (ZIPPED[:40], "is a damaged archive, or cut off"),
        (spoilt(ZIPPED, 40), "is a damaged archive, or cut off|is not UTF-8|is not a kind"),
        (GZIPPED[:-12], "is a damaged archive, or cut off"),
        (GZIPPED[:4], "is a damaged archive, or cut off"),
        (spoilt(GZIPPED, 30), "is a damaged archive, or cut off|is not UTF-8|is not a kind"),
        (GZIPPED[:2] + b"\x09" + GZIPPED[3:], "is a damaged archive, or cut off"),
        (spoilt(GZIPPED, len(GZIPPED) - 6), "is a damaged archive, or cut off"),
        (packed({"inner.zip": ZIPPED.decode("latin-1")}), "is a binary file"),
        (gzip.compress(ZIPPED), "is a binary file"),
        (gzip.compress(b"\0" * 1000), "is a binary file"),
        (packed({"a.csv": "\0" * 1000}), "is a binary file"),
    ],
)
def test_what_is_wrong_with_an_archive_is_told(tmp_path: Path, content: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        entries(tmp_path, content)


def test_a_way_of_packing_that_is_unknown_is_told(tmp_path: Path) -> None:
    content = bytearray(packed({"a.csv": TABLE}))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(mark) + offset] = 99
    with pytest.raises(SourceError, match="packed in a way that is not known here"):
        entries(tmp_path, bytes(content))


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: packed({"a.csv": data.decode()})])
def test_a_bomb_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: object
) -> None:
    monkeypatch.setattr(archive, "_HARMLESS", 1 << 20)
    assert callable(pack)
    bomb = pack((TABLE + LONG * 90).encode())
    with pytest.raises(SourceError, match="grows more than 200 times when it is unpacked"):
        entries(tmp_path, bomb)


def test_many_members_that_grow_together_are_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_HARMLESS", 1 << 20)
    text = TABLE + LONG * 6
    with pytest.raises(SourceError, match="grows more than 200 times"):
        entries(tmp_path, packed({f"{number}.csv": text for number in range(9)}))


def test_an_archive_of_very_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_MOST_MEMBERS", 3)
    with pytest.raises(SourceError, match="holds 4 files; give it in parts of at most 3"):
        entries(tmp_path, packed({f"{number}.csv": TABLE for number in range(4)}))


@pytest.mark.parametrize("content", [TABLE.encode(), gzip.compress(TABLE.encode()), ZIPPED])
def test_a_pipe_will_do(tmp_path: Path, content: bytes) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    found = [each for each in read(pipe, "pipe") if isinstance(each, Entry)]
    writer.join()
    assert found[0].title == "Folded Maps"


def test_bytes_that_only_begin_like_gzip_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="damaged archive"):
        entries(tmp_path, b"\x1f\x8b" + zlib.compress(TABLE.encode()))
