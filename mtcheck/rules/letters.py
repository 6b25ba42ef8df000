"""Letters that patterns without regard to case take for one another, though in lower case they differ: ſ and s."""

# Each variant with the letter that stands for it in literals and in the text scanned for them: all such letters of
# Unicode that `re` and `regex` know.
_PAIRS = "ıi ſs µμ \u0345ι \u1fbeι ϐβ ϵε ϑθ ϰκ ϖπ ϱρ ςσ ϕφ \u1fd3\u0390 \u1fe3\u03b0 ẛṡ ﬅﬆ ᲀв ᲁд ᲂо ᲃс ᲄт ᲅт ᲆъ ᲇѣ ᲈꙋ"
VARIANTS = {pair[0]: pair[1] for pair in _PAIRS.split()}
_TABLE = str.maketrans(VARIANTS)


def settle(lowered: str) -> str:
    """Put one letter for all its variants; the text keeps its length."""
    # To look for each variant takes a tenth of the time of putting all letters through the table.
    if lowered.isascii() or not any(map(lowered.__contains__, VARIANTS)):
        return lowered
    return lowered.translate(_TABLE)
