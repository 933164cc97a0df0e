"""Adding single files and ids, dry runs, and slices of a big file."""

import io
import zipfile
from pathlib import Path

import pytest

from generator import snapshot
from generator.errors import GeneratorError, ProjectError, SourceError
from generator.ingest import add as adding
from generator.ingest import pipeline, selection, transaction
from generator.ingest.add import Added
from tests.conftest import Sandbox, abstract_of, listing, title_of

BIB = "@misc{a, title={Folded Maps}, eprint={2401.00001}, year={2024}}\n"
OTHER = "@misc{b, title={Lanterns}, year={2023}}\n"


def add(sandbox: Sandbox, *given: object, dry: bool = False) -> Added:
    return adding.add(sandbox.root, list(map(str, given)), lambda items, _: items, dry=dry)


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the project with a file."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "my.bib").write_text(BIB, encoding="utf-8")
    return folder


def test_a_file_from_elsewhere_is_copied_and_read_again_later(
    sandbox: Sandbox, elsewhere: Path
) -> None:
    added = add(sandbox, elsewhere / "my.bib")
    assert (added.files, len(added.report.new)) == (("sources/my.bib",), 1)
    before = sandbox.tree()
    report = sandbox.ingest()
    assert (report.entries, report.kept, report.new) == (1, 1, ())
    assert sandbox.tree() == before


def test_adding_again_changes_nothing(sandbox: Sandbox, elsewhere: Path) -> None:
    add(sandbox, elsewhere / "my.bib")
    before = sandbox.tree()
    assert add(sandbox, elsewhere / "my.bib").files == ()
    assert add(sandbox, sandbox.root / "sources/my.bib").files == ()
    assert sandbox.tree() == before


def test_another_file_of_the_name_gets_a_number(sandbox: Sandbox, elsewhere: Path) -> None:
    add(sandbox, elsewhere / "my.bib")
    (elsewhere / "my.bib").write_text(OTHER, encoding="utf-8")
    assert add(sandbox, elsewhere / "my.bib").files == ("sources/my-2.bib",)
    assert sandbox.ingest().papers == 2


def test_a_readme_is_kept_under_a_name_that_is_read(sandbox: Sandbox, elsewhere: Path) -> None:
    text = "- [Folded Maps](https://arxiv.org/abs/2401.00001)\n"
    (elsewhere / "README.md").write_text(text, encoding="utf-8")
    assert add(sandbox, elsewhere / "README.md").files == ("sources/added-README.md",)
    assert sandbox.ingest().entries == 1


def test_a_file_that_cannot_be_read_is_not_kept(sandbox: Sandbox, elsewhere: Path) -> None:
    (elsewhere / "bad.bin").write_bytes(b"\0\1\2")
    before = sandbox.tree()
    with pytest.raises(SourceError, match="is a binary file"):
        add(sandbox, elsewhere / "my.bib", elsewhere / "bad.bin")
    assert sandbox.tree() == before


def test_an_id_that_is_known_is_named_and_one_that_is_not_is_noted(
    sandbox: Sandbox, elsewhere: Path
) -> None:
    add(sandbox, elsewhere / "my.bib")
    report = add(sandbox, "https://arxiv.org/abs/2401.00001v2", "2402.00002").report
    assert report.named == (("https://arxiv.org/abs/2401.00001v2", "folded-maps"),)
    assert [each.reason for each in report.rejects] == [
        "no paper here has this id, and its title is not known; run 'paperindex enrich'"
    ]
    text = (sandbox.root / "sources/added.txt").read_text(encoding="utf-8")
    assert text == "https://arxiv.org/abs/2401.00001v2\n2402.00002\n"
    assert add(sandbox, "2402.00002", "10.1000/x").files == ("sources/added.txt",)
    assert len(sandbox.ingest().rejects) == 2


def test_an_address_of_a_known_papers_code_names_the_paper(sandbox: Sandbox) -> None:
    page = "---\ntitle: T\ntopic: birds\nlinks:\n  code: https://github.com/a/b\n---\nA.\n"
    sandbox.write("docs/topics/birds/by-hand.md", page)
    assert add(sandbox, "https://github.com/A/b.git").report.named[0][1] == "by-hand"


def test_what_is_neither_file_nor_id_is_told(sandbox: Sandbox) -> None:
    with pytest.raises(SourceError, match=r"libary\.bib: neither a file nor an id or address"):
        add(sandbox, "libary.bib")
    assert not (sandbox.root / "sources").exists()


def test_a_dry_run_of_add_writes_nothing(sandbox: Sandbox, elsewhere: Path) -> None:
    before = sandbox.tree()
    report = add(sandbox, elsewhere / "my.bib", "2402.00002", dry=True).report
    assert (len(report.new), len(report.rejects)) == (1, 1)
    assert sandbox.tree() == before
    assert not (sandbox.root / transaction.WORKSHOP).exists()


def preview(sandbox: Sandbox, *paths: Path) -> pipeline.Report:
    return pipeline.preview(sandbox.root, paths, lambda items, _: items)


def test_a_preview_tells_what_ingest_then_does_and_writes_nothing(sandbox: Sandbox) -> None:
    sandbox.source(range(4))
    sandbox.ingest()
    sandbox.edit(2, "topic: tides", "topic: birds")
    text = listing(range(6)).replace(abstract_of(1), f"{abstract_of(1)} More.")
    sandbox.write("sources/list.txt", text)
    before = sandbox.tree()
    told = preview(sandbox)
    assert sandbox.tree() == before
    assert [keys for _, keys in told.fields] == [("abstract",)]
    assert told == sandbox.ingest()


def test_a_preview_does_not_finish_a_killed_run(sandbox: Sandbox) -> None:
    sandbox.write(f"{transaction.WORKSHOP}/{transaction.JOURNAL}", '{"news": []}\n')
    with pytest.raises(ProjectError, match="an ingest was interrupted; run 'paperindex ingest'"):
        preview(sandbox)


def test_a_slice_of_a_file_forgets_no_other_slice(sandbox: Sandbox) -> None:
    text = "title,arxiv,venue\n" + "".join(
        f"{title_of(number)},24{number + 1:02}.0000{number},ACL 2024\n" for number in range(6)
    )
    file = sandbox.write("sources/big.csv", text)

    def take(expression: str) -> pipeline.Report:
        chosen = selection.parse(expression)
        return pipeline.ingest(sandbox.root, [file], lambda items, _: items, chosen)

    report = take("granite")
    assert (report.entries, report.left_out, len(report.new)) == (2, 4, 2)
    assert len(take("tide").new) == 2
    beliefs = snapshot.load(sandbox.root)
    assert all(len(belief.listings) == 1 for belief in beliefs.values())
    assert sandbox.ingest().papers == 6


def test_another_file_of_the_same_name_from_elsewhere_forgets_nothing(
    sandbox: Sandbox, elsewhere: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sandbox.ingest(elsewhere / "my.bib")
    second = tmp_path_factory.mktemp("second") / "my.bib"
    second.write_text(OTHER, encoding="utf-8")
    sandbox.ingest(second)
    beliefs = snapshot.load(sandbox.root)
    assert [len(belief.listings) for belief in beliefs.values()] == [1, 1]


def test_an_archive_read_anew_speaks_only_for_what_it_holds_now(sandbox: Sandbox) -> None:
    def pack(members: dict[str, str]) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            for name, text in members.items():
                file.writestr(name, text)
        (sandbox.root / "sources").mkdir(exist_ok=True)
        (sandbox.root / "sources/all.zip").write_bytes(buffer.getvalue())

    pack({"a.bib": BIB.replace("year", "doi={10.1000/x}, year")})
    sandbox.write("sources/z.bib", BIB)
    sandbox.ingest()
    pack({"b.bib": OTHER})
    sandbox.ingest()
    beliefs = snapshot.load(sandbox.root)
    assert [each.source for each in beliefs["folded-maps"].listings] == ["sources/z.bib"]
    assert "doi" not in beliefs["folded-maps"].values


def test_an_interrupted_add_leaves_no_copy(sandbox: Sandbox, elsewhere: Path) -> None:
    sandbox.write("docs/topics/birds/broken.md", "---\ntitle: [\n---\n")
    with pytest.raises(GeneratorError):
        add(sandbox, elsewhere / "my.bib", "2402.00002")
    assert not list((sandbox.root / "sources").iterdir())
