"""Keep manifest.toml: the words of every text, and which engine made the machine-made ones.

Usage, from the top of the checkout: ``python -m corpora.manifest`` counts anew.
"""

import datetime
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mtcheck.text.words import count_words

HERE = Path(__file__).parent
MANIFEST = HERE / "manifest.toml"

Facts = dict[str, Any]


def read_story(path: Path) -> list[str]:
    """Give the paragraphs of a text, the headline first."""
    return path.read_text("utf-8").rstrip("\n").split("\n\n")


def render_story(paragraphs: list[str]) -> str:
    """Set paragraphs as a text: one a line, a blank line between them."""
    return "\n\n".join(paragraphs) + "\n"


def load() -> dict[str, Facts]:
    """Read the manifest: facts by name of set, in the order of the file."""
    return tomllib.loads(MANIFEST.read_text("utf-8"))


def words_in(folder: Path) -> dict[str, int]:
    """Count the words of each text of a folder; a page has those of the text of the same name."""
    return {
        path.name: count_words(path.with_suffix(".txt").read_text("utf-8"))
        for path in sorted(folder.iterdir())
        if path.suffix in {".txt", ".html"}
    }


def render(sets: Mapping[str, Facts], note: str) -> str:
    """Write the sets as TOML under the note that heads the file."""
    blocks = [note]
    for name, facts in sets.items():
        lines = [f"[{name}]"]
        lines += [f"{key} = {_literal(value)}" for key, value in facts.items() if key != "words"]
        lines += ["", f"[{name}.words]"]
        lines += [f"{_literal(file)} = {words}" for file, words in facts["words"].items()]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _literal(value: str | datetime.date) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else json.dumps(value, ensure_ascii=False)


def refresh(changed: Mapping[str, Facts] | None = None) -> None:
    """Count every set anew and write the manifest, with the facts that changed, by name of set."""
    note = MANIFEST.read_text("utf-8").partition("\n[")[0]
    sets = load()
    for name, facts in sets.items():
        facts |= (changed or {}).get(name, {})
        facts["words"] = words_in(HERE / facts["folder"])
    MANIFEST.write_text(render(sets, note), "utf-8")


if __name__ == "__main__":
    refresh()
