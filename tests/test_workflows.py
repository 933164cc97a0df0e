"""What the workflows, issue forms and code owners promise, held to the rest of the project."""

import re
import shlex
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import taxonomy
from generator.cli import cli
from generator.curate.issue_form import APPROVED, CORRECTION_FIELDS, FORMS
from generator.model import LINK_KINDS
from tests.conftest import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.y*ml"))
SECTIONS = sorted(taxonomy.load(REPOSITORY))

USES = re.compile(r"^\s*(?:- )?uses:\s*(?P<used>.+)$", re.MULTILINE)
PINNED = re.compile(r"(?P<action>[\w-]+(?:/[\w.-]+)+)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
ISSUE_TEXT = re.compile(r"github\.event\.(?:issue|comment|pull_request)\.(?:title|body|head\.ref)")
# In a script: 'make TARGET' at the start of a line, 'paperindex COMMAND' with its options anywhere.
MAKE = re.compile(r"^make (?P<target>\S+)", re.MULTILINE)
PAPERINDEX = re.compile(r"\bpaperindex (?P<command>[a-z-]+)(?P<rest>[^|>&\n\\]*)")

every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)


def read(file: Path) -> dict[str, Any]:
    plain = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(plain, dict)
    return plain


def triggers(file: Path) -> dict[str, Any]:
    plain = {str(key): value for key, value in read(file).items()}
    return dict(plain["True"])  # YAML 1.1 reads the key 'on' as true


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    return dict(read(file)["jobs"])


def scripts(file: Path) -> Iterator[str]:
    for job in jobs(file).values():
        yield from (step["run"] for step in job["steps"] if "run" in step)


def form(name: str) -> dict[str, dict[str, Any]]:
    """Return the fields of an issue form by id, in their order."""
    body = read(GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml")["body"]
    return {item["id"]: item for item in body if "id" in item}


def test_there_are_the_five_workflows() -> None:
    names = [file.name for file in WORKFLOWS]
    assert names == [
        *("check.yml", "deploy.yml", "enrich.yml", "issue-to-pull-request.yml", "links.yml"),
    ]


@every_workflow
def test_every_action_is_pinned_by_its_hash_and_says_its_version(file: Path) -> None:
    used = [match["used"].strip() for match in USES.finditer(file.read_text(encoding="utf-8"))]
    assert used
    assert [each for each in used if not PINNED.fullmatch(each)] == []


def test_one_action_has_one_hash_and_version_in_all_workflows() -> None:
    pins = defaultdict(set)
    for file in WORKFLOWS:
        for match in PINNED.finditer(file.read_text(encoding="utf-8")):
            pins[match["action"]].add(match[0])
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


@every_workflow
def test_no_workflow_runs_a_strangers_code_with_the_rights_of_the_project(file: Path) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers(file))


@every_workflow
def test_a_workflow_may_do_nothing_but_what_a_job_asks_for(file: Path) -> None:
    permissions = read(file)["permissions"]
    assert isinstance(permissions, dict)
    assert set(permissions.values()) <= {"read", "none"}
    assert all(isinstance(job["permissions"], dict) for job in jobs(file).values())


def test_checks_of_a_proposal_can_only_read_and_know_no_secret() -> None:
    file = GITHUB / "workflows" / "check.yml"
    granted = [set(job["permissions"].items()) for job in jobs(file).values()]
    assert granted == [{("contents", "read")}] * len(granted)
    assert set(triggers(file)) == {"pull_request"}
    assert "secrets." not in file.read_text(encoding="utf-8")


@every_workflow
def test_no_script_holds_an_expression(file: Path) -> None:
    assert [script for script in scripts(file) if "${{" in script] == []


@every_workflow
def test_what_people_wrote_is_not_even_put_into_the_environment(file: Path) -> None:
    assert ISSUE_TEXT.findall(file.read_text(encoding="utf-8")) == []


@every_workflow
def test_a_checkout_leaves_no_token_behind(file: Path) -> None:
    steps = [step for job in jobs(file).values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@every_workflow
def test_workflows_make_only_what_the_makefile_knows(file: Path) -> None:
    for script in scripts(file):
        for match in MAKE.finditer(script):
            plan = ["make", "--dry-run", match["target"]]
            subprocess.run(plan, cwd=REPOSITORY, check=True, capture_output=True)


def test_workflows_call_only_commands_and_options_that_exist() -> None:
    called = [match for file in WORKFLOWS for run in scripts(file) for match in calls(run)]
    commands = {command for command, _ in called}
    assert commands == {"apply-issue", "check", "enrich", "report"}
    assert commands <= set(cli.commands)
    for command, words in called:
        known = {name for option in cli.commands[command].params for name in option.opts}
        assert {word for word in words if word.startswith("-")} <= known


def calls(script: str) -> Iterator[tuple[str, list[str]]]:
    for match in PAPERINDEX.finditer(script):
        yield match["command"], shlex.split(match["rest"])


def test_every_deployment_tells_the_site_where_it_lies() -> None:
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    steps = jobs(GITHUB / "workflows" / "deploy.yml")["build"]["steps"]
    (build,) = (step for step in steps if "mkdocs build" in step.get("run", ""))
    assert set(build["env"]) == set(re.findall(r"!ENV \[(\w+)", config))


def test_the_form_for_additions_offers_every_section() -> None:
    assert form("addition")["topic"]["attributes"]["options"] == SECTIONS


def test_every_section_has_an_owner_of_its_own() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [match for line in lines if (match := re.match(r"/docs/topics/(\S+)/ @\S+/\S+$", line))]
    assert [match[1] for match in owned] == SECTIONS


def test_the_forms_have_the_fields_that_links_fill_in() -> None:
    assert list(form("correction")) == ["slug", "paper_title", "field", "correction", "source"]
    assert list(form("addition")) == ["identifier", "bibtex", "topic", "why"]


@pytest.mark.parametrize("name", sorted(FORMS))
def test_apply_issue_finds_each_field_by_its_label(name: str) -> None:
    labels = {field: item["attributes"]["label"] for field, item in form(name).items()}
    assert labels == FORMS[name]


def test_a_correction_names_the_field_it_is_about() -> None:
    assert form("correction")["field"]["attributes"]["options"] == list(CORRECTION_FIELDS)
    described = form("correction")["correction"]["attributes"]["description"]
    assert [kind for kind in LINK_KINDS if kind not in described] == []


def test_a_pull_request_begins_with_the_label_that_apply_issue_demands() -> None:
    (job,) = jobs(GITHUB / "workflows" / "issue-to-pull-request.yml").values()
    assert f"github.event.label.name == '{APPROVED}'" in job["if"]


@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_field_takes_the_name_of_a_parameter_of_github(name: str) -> None:
    reserved = {"title", "body", "labels", "milestone", "assignees", "projects", "template", "type"}
    assert not reserved & set(form(name))


@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_form_approves_itself(name: str) -> None:
    assert read(GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml")["labels"] == [name]
