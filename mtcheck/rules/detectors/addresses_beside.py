"""Addresses that are not those of the source: an engine translates or misspells parts of them."""

from collections.abc import Iterator

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.likeness import bare
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.view import Hit, View

_ENDS = "com|org|net|info|eu|es|fr|it|de|pl|cz|ro|hu|is|ru|ua|uk|us|mx|ar|br|pt|at|ch|cl|co|pe"
_REST = r"[^\s\"'<>()\[\]{}]"
# Addresses of the web and of mail, handles, names of hosts in the running text (“Respekt.cz”).
_ADDRESS = later(
    rf"https?://{_REST}{{4,200}}|(?<![\w.])[\w.+-]{{1,60}}@[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{1,5}}|(?<![\w@.])@\w{{2,40}}"
    rf"|(?<![\w@./-])(?:[\w-]{{1,60}}\.){{1,5}}(?:{_ENDS})(?![\w@]|\.\w)(?:/{_REST}{{0,200}})?"
)
# What every address holds: a paragraph without it is spared the longer look.
_SIGN = later(rf"@\w|://|\w\.(?:{_ENDS})\b")
_MARKS = ".,;:!?"


@detector("address-of-the-source-changed")
def address_of_the_source_changed(view: View) -> Iterator[Hit]:
    """Find the one address of a paragraph that no source has, where the story lacks the one that its source has.

    Silent for accents, and where the source's is in other letters than English has.
    """
    for paragraph in beside(view):
        if not (_SIGN.search(paragraph.text) and _SIGN.search(paragraph.source)):
            continue
        theirs, ours = _known(view)
        new = [found for found in _ADDRESS.finditer(paragraph.text) if _plain(found[0]) not in theirs]
        named = dict.fromkeys(map(_text, _ADDRESS.findall(paragraph.source)))
        gone = [address for address in named if (plain := _plain(address)).isascii() and plain not in ours]
        if len(new) == len(gone) == 1 and not _is_part(_plain(new[0][0]), _plain(gone[0])):
            start = new[0].start()
            mark = paragraph.mark(start, start + len(_text(new[0][0])))
            yield Hit((mark,), {"other": gone[0]}, suggestion=gone[0])


@once
def _known(view: View) -> tuple[frozenset[str], frozenset[str]]:
    """Give the addresses of all sources, and those of the English."""
    texts = ("\n".join(view.sources.values()), view.story)
    theirs, ours = (frozenset(map(_plain, _ADDRESS.findall(text))) for text in texts)
    return theirs, ours


def _text(address: str) -> str:
    return address.rstrip(_MARKS)


def _plain(address: str) -> str:
    """Give an address as it is compared: without accents, capitals and what stands before a host."""
    small = bare(_text(address))
    for before in ("https://", "http://", "www."):
        small = small.removeprefix(before)
    return small.rstrip("/")


def _is_part(one: str, other: str) -> bool:
    """Say whether one address is the other cut short."""
    return one.startswith(other) or other.startswith(one)
