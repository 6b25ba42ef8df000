"""From the settings of a run to what is known before it."""

from pathlib import Path

from mtcheck.errors import UsageError
from mtcheck.reviews.suppress import GLOBS, LeavesOpen, Review, Unnamed
from mtcheck.settings import Settings


def load_review(settings: Settings, unnamed: Unnamed, leaves_open: LeavesOpen) -> Review:
    """Read the decisions and the baseline that the settings name; raises `InputError`.

    ``unnamed`` gives an error for each word that names no rule; `UsageError` is raised where the globs hold one.
    ``leaves_open`` says whether a rule that these words name does not look.
    """
    for glob, words in settings.per_file_ignores.items():
        for error in unnamed(words):
            raise UsageError(error.problem, place=f"{GLOBS} “{glob}”", remedy=error.remedy)
    verdicts: dict[str, str] = {}
    known: tuple[str, ...] = ()
    if settings.decisions:
        from mtcheck.reviews.edited import load_decisions

        verdicts = {each.fingerprint: each.verdict for each in load_decisions(Path(settings.decisions))}
    if settings.baseline:
        from mtcheck.reviews.baseline import load_baseline

        known = tuple(name for each in load_baseline(Path(settings.baseline)) for name in each.fingerprints)
    return Review(
        accepted=frozenset(name for name, verdict in verdicts.items() if verdict == "accept"),
        rejected=frozenset(name for name, verdict in verdicts.items() if verdict == "reject"),
        by_decision=settings.decisions or "",
        baseline=frozenset(known),
        by_baseline=settings.baseline or "",
        globs=settings.per_file_ignores,
        unnamed=unnamed,
        leaves_open=leaves_open,
        folder=settings.folder,
    )
