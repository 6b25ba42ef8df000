from pathlib import Path

import pytest

from tests.cli.desk import STORY


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Give a folder with the story in it."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path
