from pathlib import Path

import pytest

from tests.readers.reading import Put


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file below a fresh folder and give its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path.as_posix()

    return write
