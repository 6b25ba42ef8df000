"""What the README shows is what the commands print."""

import re

import pytest

from mtcheck.rules import load_rules
from mtcheck.text.language import LANGUAGES
from tests.docs.readme import BLOCK, README, ROOT, printed

TEXT = README.read_text("utf-8")
BLOCKS = [(block["command"], block["output"]) for block in BLOCK.finditer(TEXT)]


@pytest.mark.parametrize(("command", "output"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_a_block_is_what_its_command_prints(command: str, output: str) -> None:
    assert printed(command) == output, "renew it: python -m tests.docs.readme"


def test_there_are_blocks_to_compare() -> None:
    assert len(BLOCKS) >= 3


def test_every_path_that_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\(([\w./-]+)\)", TEXT)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_language_that_a_pack_is_meant_for_is_named() -> None:
    languages = {LANGUAGES.get(code, code) for codes in load_rules().packs.values() for code in codes}
    missing = sorted(language for language in languages if language not in TEXT)
    assert not missing, f"name {', '.join(missing)} in README.md, among the languages that mtcheck knows calques of"
