"""Every format by small files: what each record of a file is read as, and where it stands."""

from pathlib import Path

import pytest

from generator.ingest.readers import read
from tests.conftest import REPOSITORY
from tests.ingest.readers.told import told

DATA = REPOSITORY / "tests/data/readers"
EXPECTED = sorted(DATA.glob("*/*.expected"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda each: f"{each.parent.name}/{each.stem}")
def test_a_file_is_read_as_written_beside_it(expected: Path) -> None:
    file = expected.with_suffix("")
    assert list(told(read(file, file.name))) == expected.read_text("utf-8").splitlines()


def test_every_file_has_its_expectation() -> None:
    files = {file for file in DATA.glob("*/*") if file.suffix != ".expected"}
    assert files == {file.with_suffix("") for file in EXPECTED}
