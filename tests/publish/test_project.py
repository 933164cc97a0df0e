from pathlib import Path

from generator.publish import project
from tests.conftest import Sandbox


def test_a_good_project_has_no_problems(sandbox: Sandbox) -> None:
    sandbox.write("docs/topics/birds/wing.md", "---\ntitle: Wing\ntopic: birds\n---\nText.\n")
    found = project.load(sandbox.root)
    assert not found.problems
    assert [page.slug for page in found.pages] == ["wing"]


def test_every_problem_is_told_at_once(sandbox: Sandbox) -> None:
    bad = {
        "birds/no-title.md": ("---\ntopic: birds\n---\n", "title: is missing"),
        "birds/no-section.md": ("---\ntitle: A\ntopic: bords\n---\n", "'bords' is not a section"),
        "birds/no-also.md": (
            "---\ntitle: A\ntopic: birds\nalso: [x]\n---\n",
            "'x' is not a section",
        ),
        "birds/no-yaml.md": ("---\ntitle: 'A\n---\n", "YAML does not parse"),
        "birds/link.md": (
            "---\ntitle: A\ntopic: birds\nlinks:\n  code: javascript:alert(1)\n---\n",
            "link.md:5: links.code: 'javascript:alert(1)' is not a web address",
        ),
        "birds/No Name.md": ("---\ntitle: A\ntopic: birds\n---\n", "cannot be an address"),
        "rocks/twice.md": ("---\ntitle: A\ntopic: birds\n---\n", ""),
        "tides/twice.md": ("---\ntitle: A\ntopic: birds\n---\n", "is also the name of"),
    }
    for path, (text, _) in bad.items():
        sandbox.write(f"docs/topics/{path}", text)
    found = project.load(sandbox.root)
    told = "\n".join(str(problem) for problem in found.problems)
    for _, what in bad.values():
        assert what in told
    assert [str(page.path) for page in found.pages] == ["docs/topics/rocks/twice.md"]


def test_a_project_without_sections_is_a_problem(tmp_path: Path) -> None:
    found = project.load(tmp_path)
    assert "there are no sections" in str(found.problems[0])
