"""The commands of the README run as they stand there, one after the other, in a folder with the files they name."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.cli.calls import ROOT, run
from tests.docs.readme import README
from tests.office import word

TEXT = README.read_text("utf-8")
GLOSS = "The agency (ICE, for its acronym in English) opened the the office."
COMMANDS = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("mtcheck ")
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for folder in ("stories", "build"):
        (tmp_path / folder).mkdir()
    (tmp_path / "stories" / "plain.txt").write_text(f"{GLOSS}\n", encoding="utf-8")
    (tmp_path / "stories" / "story.docx").write_bytes(word("Bridge closes", GLOSS))
    (tmp_path / "build" / "one.jsonl").write_text(json.dumps({"text": GLOSS}) + "\n", encoding="utf-8")
    story = (ROOT / "corpora" / "native" / "stocks-close.txt").read_text("utf-8")
    (tmp_path / "stories" / "long.txt").write_text(story, encoding="utf-8")
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "plain.txt").write_text("La agencia abrió la oficina.\n", encoding="utf-8")
    (tmp_path / "originals" / "story.txt").write_text(
        "Cierra el puente\n\nLa agencia abrió la oficina.\n", encoding="utf-8"
    )
    (tmp_path / "originals" / "long.txt").write_text(story, encoding="utf-8")
    labels = [{"id": each, "origin": each, "text": f"{GLOSS} " * 8} for each in ("native", "human", "mt")]
    (tmp_path / "labelled.jsonl").write_text("".join(json.dumps(each) + "\n" for each in labels), encoding="utf-8")
    for name in ("hyp", "ref", "a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            f"It rained on the coast today.\nAll of {name} was wet.\n", encoding="utf-8"
        )
        (tmp_path / f"{name}.csv").write_text(f"text\nAll of {name} was wet.\n", encoding="utf-8")
    (rule,) = (each for each in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if "fires:" in each)
    (tmp_path / "desk.yaml").write_text(rule, encoding="utf-8")
    return tmp_path


def test_every_command_does_what_it_is_shown_for(desk: Path) -> None:
    assert len(COMMANDS) > 20
    for command in COMMANDS:
        done = run(*shlex.split(command)[1:], cwd=desk)
        assert done.returncode in (0, 1), f"{command}\n{done.stderr}"
        assert "Traceback" not in done.stderr, command
    assert (desk / "commented" / "stories" / "story.docx").is_file()
    assert (desk / "stories" / "plain.txt").read_text("utf-8") == GLOSS.replace("the the", "the") + "\n"


def test_the_step_for_github_names_an_action_and_inputs_that_are_there() -> None:
    (block,) = (each for each in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if "uses:" in each)
    step, upload = yaml.safe_load(block)
    place = step["uses"].partition("@")[0].split("/", 2)[2]
    action = yaml.safe_load((ROOT / place / "action.yml").read_text("utf-8"))
    required = {name for name, each in action["inputs"].items() if each.get("required")}
    assert required <= set(step["with"]) <= set(action["inputs"])
    # It runs also where something was found, and takes what the action says it gives.
    (output,) = action["outputs"]
    assert upload["if"] == "always()"
    assert upload["with"]["sarif_file"] == f"${{{{ steps.{step['id']}.outputs.{output} }}}}"
