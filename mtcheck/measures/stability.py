"""Whether the main figures hang on one engine or one year: each is left out in turn."""

from collections.abc import Iterator, Sequence

from mtcheck.measures.figures import Figure, Flags, document_figures, human_figures, native_figures
from mtcheck.measures.looked import Looked

# A figure holds where leaving one engine or year out moves it by no more than so many per cent of itself.
MOVE = 20


def stability_figures(looked: Sequence[Looked], flags: Flags) -> Iterator[Figure]:
    """Say how far each wanted figure moves, in per cent of itself, when one engine or one year is left out."""
    whole = _main(looked, flags)
    moves: dict[tuple[str, str], dict[str, tuple[float, float]]] = {key: {} for key in whole}
    for left_out, rest in _rests(looked):
        for key, figure in _main(rest, flags).items():
            before = whole[key]
            if before.value and figure.value is not None and figure.of != before.of:
                moves[key][left_out] = (100 * abs(figure.value - before.value) / before.value, figure.value)
    for (part, name), by in moves.items():
        if by:
            left_out, (move, value) = max(by.items(), key=lambda item: item[1])
            line = f"{name}, most without {left_out} ({value:.2f})"
            yield Figure(f"leaving one out: {part}", line, move, "%", len(by), MOVE, most=True)


def _main(looked: Sequence[Looked], flags: Flags) -> dict[tuple[str, str], Figure]:
    """Give the figures that something is wanted of, outlets aside: an outlet is one already."""
    figures = (
        *document_figures(looked, flags),
        *list(native_figures(looked, flags))[:1],
        *human_figures(looked, flags),
    )
    return {(figure.part, figure.name): figure for figure in figures if figure.wanted is not None}


def _rests(looked: Sequence[Looked]) -> Iterator[tuple[str, list[Looked]]]:
    for system in sorted({each.label.system for each in looked if each.label.system}):
        yield system, [each for each in looked if each.label.system != system]
    for year in sorted({each.label.year for each in looked if each.label.year}):
        yield str(year), [each for each in looked if each.label.year != year]
