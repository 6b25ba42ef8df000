"""The Python of the README runs as it stands there; what it prints is compared with the block below it."""

import pandas as pd

from tests.docs.python import run


def test_the_tables_of_the_notebook_are_what_their_comments_say() -> None:
    names = run()
    findings, stories = names["findings"], names["stories"]
    assert isinstance(findings, pd.DataFrame)
    assert isinstance(stories, pd.DataFrame)
    assert list(findings["document"]) == ["ice"]
    assert list(stories["document"]) == ["ice", "bare"]
