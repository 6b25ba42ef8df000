"""What others build in: pre-commit hooks, GitHub action, GitLab template, container, the schema of the settings."""

import json
import os
import shlex
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mtcheck.settings import settings_schema
from tests.programs import needed

ROOT = Path(__file__).parent.parent
GLOSS = "The agency (ICE, for its acronym in English) opened the the office.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository of two stories, one of them with a space in its name."""
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a story.txt").write_text(GLOSS, encoding="utf-8")
    (tmp_path / "plain.md").write_text("The agency opened the office.\n", encoding="utf-8")
    for command in (["git", "init", "-q"], ["git", "add", "-A"]):
        subprocess.run(command, cwd=tmp_path, check=True)
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give an environment in which ``mtcheck`` is a command, as it is once it is installed."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "mtcheck"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mtcheck "$@"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def hook(id: str) -> list[str]:
    (entry,) = [each["entry"] for each in loaded(".pre-commit-hooks.yaml") if each["id"] == id]
    return shlex.split(entry)


def test_the_hook_fails_on_signs_and_passes_clean_copy(repository: Path, environment: dict[str, str]) -> None:
    for files, code in ((["wire/a story.txt", "plain.md"], 1), (["plain.md"], 0)):
        done = subprocess.run([*hook("mtcheck"), *files], cwd=repository, env=environment, check=False)
        assert done.returncode == code


def test_the_fixing_hook_changes_the_file_and_only_that(repository: Path, environment: dict[str, str]) -> None:
    command = [*hook("mtcheck-fix"), "wire/a story.txt", "plain.md"]
    subprocess.run(command, cwd=repository, env=environment, check=True)
    changed = subprocess.run(["git", "diff", "--name-only"], cwd=repository, capture_output=True, text=True, check=True)
    assert changed.stdout == "wire/a story.txt\n"
    assert "opened the office" in (repository / "wire" / "a story.txt").read_text("utf-8")


def test_pre_commit_accepts_the_hooks() -> None:
    program = shutil.which("pre-commit") or shutil.which("pre-commit", path=str(Path(sys.executable).parent))
    needed("pre-commit", there=program is not None)
    subprocess.run([str(program), "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], check=True)


def action(repository: Path, environment: dict[str, str], **inputs: str) -> "subprocess.CompletedProcess[str]":
    """Run the step of the action as the runner does, with the defaults of its inputs."""
    content = loaded(".github/actions/mtcheck/action.yml")
    (step,) = [each for each in content["runs"]["steps"] if each.get("id") == "check"]
    given = {name: str(each.get("default", "")) for name, each in content["inputs"].items()} | inputs
    values = {name: value.removeprefix("${{ inputs.").removesuffix(" }}") for name, value in step["env"].items()}
    files = {"GITHUB_OUTPUT": str(repository / "output"), "GITHUB_STEP_SUMMARY": str(repository / "summary.md")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=repository,
        env={**environment, **files, **{name: given[value] for name, value in values.items()}},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_action_annotates_sums_up_and_writes_sarif(repository: Path, environment: dict[str, str]) -> None:
    done = action(repository, environment, paths="wire\nplain.md\n", lang="es")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=wire/a story.txt,line=1,")
    assert (repository / "output").read_text("utf-8") == "sarif=mtcheck-report/report.sarif\n"
    assert "1 with findings, 1 clean" in (repository / "summary.md").read_text("utf-8")
    sarif = json.loads((repository / "mtcheck-report" / "report.sarif").read_text("utf-8"))
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} == {"ES014", "COPY001"}


def test_the_action_takes_from_the_settings_what_its_inputs_do_not_say(
    repository: Path, environment: dict[str, str]
) -> None:
    (repository / "mtcheck.toml").write_text('lang = "fr"\nfail-on = "critical"\n', encoding="utf-8")
    assert action(repository, environment, paths="wire").returncode == 0
    document = json.loads((repository / "mtcheck-report" / "report.jsonl").read_text("utf-8").splitlines()[0])
    assert document["source_language"]["best"] == "fr"
    assert action(repository, environment, paths="wire", **{"lang": "es", "fail-on": "major"}).returncode == 1


def test_nothing_in_an_input_of_the_action_is_run(repository: Path, environment: dict[str, str]) -> None:
    done = action(repository, environment, paths="$(touch bad)\n`touch bad`\n; touch bad\n--fix", lang="es")
    assert done.returncode == 2
    assert not (repository / "bad").exists()
    assert (repository / "wire" / "a story.txt").read_text("utf-8") == GLOSS


def test_the_steps_of_the_action_are_whole() -> None:
    content = loaded(".github/actions/mtcheck/action.yml")
    assert content["runs"]["using"] == "composite"
    for step in content["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert "shell" in step or "uses" in step
        assert "${{" not in step.get("run", "")
    assert (ROOT / ".github" / "actions" / "mtcheck" / "../../.." / "pyproject.toml").is_file()


def test_the_gitlab_job_leaves_the_reports_that_it_declares(repository: Path, environment: dict[str, str]) -> None:
    job = loaded(".gitlab/mtcheck.yml")["mtcheck"]
    variables = {**job["variables"], "MTCHECK_PATHS": "wire/a story.txt\n*.md\n", "MTCHECK_LANG": "es"}
    done = subprocess.run(
        ["sh", "-ec", "\n".join(job["script"])], cwd=repository, env={**environment, **variables}, check=False
    )
    assert done.returncode == 1
    quality = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert {entry["location"]["path"] for entry in quality} == {"wire/a story.txt"}
    assert (repository / job["artifacts"]["reports"]["junit"]).is_file()


def test_the_gitlab_job_takes_from_the_settings_what_its_variables_do_not_say(
    repository: Path, environment: dict[str, str]
) -> None:
    (repository / "mtcheck.toml").write_text('fail-on = "critical"\n', encoding="utf-8")
    job = loaded(".gitlab/mtcheck.yml")["mtcheck"]
    codes = []
    for limit in ("", "major"):
        variables = {**job["variables"], "MTCHECK_FAIL_ON": limit or job["variables"]["MTCHECK_FAIL_ON"]}
        command = ["sh", "-ec", "\n".join(job["script"])]
        codes.append(subprocess.run(command, cwd=repository, env={**environment, **variables}, check=False).returncode)
    assert codes == [0, 1]


def test_the_container_is_built_of_files_that_are_there() -> None:
    lines = (ROOT / ".container" / "Containerfile").read_text("utf-8").splitlines()
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert copied
    assert all((ROOT / name).exists() for name in copied)
    assert 'ENTRYPOINT ["mtcheck"]' in lines


def test_the_container_runs() -> None:
    program = shutil.which("podman") or shutil.which("docker")
    up = program is not None and subprocess.run([program, "info"], capture_output=True, check=False).returncode == 0
    needed("podman", there=up)
    build = [
        str(program),
        "build",
        "-q",
        "-f",
        str(ROOT / ".container" / "Containerfile"),
        "-t",
        "mtcheck-test",
        str(ROOT),
    ]
    subprocess.run(build, check=True)
    subprocess.run([str(program), "run", "--rm", "mtcheck-test", "--version"], check=True)


SCHEMA = ROOT / "mtcheck" / "settings.schema.json"


def renew() -> None:
    """Write the schema of the settings anew."""
    SCHEMA.write_text(json.dumps(settings_schema(), indent=2) + "\n", encoding="utf-8")


def test_the_schema_of_the_settings_is_current() -> None:
    how = 'renew it: python -c "from tests.test_integration import renew; renew()"'
    assert json.loads(SCHEMA.read_text("utf-8")) == settings_schema(), how


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ('lang = "es"\nignore = "COPY001"\nto = ["csv", "sarif"]\nfail-on = "minor"\njobs = 2', True),
        ('policy = "label-required"\n[per-file-ignores]\n"wire/*" = "claim:mt"\n"*.md" = ["ES014"]', True),
        ('prior = {native = "80%", person = 0.15, machine = 0.05}\nmap = {text = "Body"}', True),
        ('map = ["text=Body, final", "id=Slug"]', True),
        ('map = {tekst = "Body"}', False),
        ('langauge = "es"', False),
        ('fail-on = "always"', False),
    ],
)
def test_the_schema_takes_what_the_settings_take(text: str, valid: bool) -> None:
    validator = jsonschema.Draft202012Validator(settings_schema())
    assert validator.is_valid(tomllib.loads(text)) == valid


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_completes_commands(shell: str, environment: dict[str, str]) -> None:
    shown = {**environment, "_MTCHECK_COMPLETE": f"source_{shell}"}
    done = subprocess.run(["mtcheck"], env=shown, capture_output=True, text=True, check=False)
    assert "mtcheck" in done.stdout
    asked = {
        **environment,
        "_MTCHECK_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "mtcheck tri",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "mtcheck tri",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = subprocess.run(["mtcheck"], env=asked, capture_output=True, text=True, check=False)
    assert "triage" in done.stdout
