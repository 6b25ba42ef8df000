"""Word classes in patterns: ``<NOUN>``, ``<VERB:past>``. A word counts only if it can be of no other class.

Taggers guess at ambiguous words, and guess worst in broken copy, where rules are needed most; a list of the words that
leave nothing to guess stays silent instead. Only lower-case words count, so that names never do.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Each class with the forms that can be asked for; without one any form will do.
CLASSES: Mapping[str, tuple[str, ...]] = {
    "NOUN": ("singular", "plural"),
    "ADJ": (),
    "ADV": (),
    "VERB": ("base", "past", "participle", "ing", "s"),
}
_ONE_FORM = ("past", "participle")
# How the names of groups begin whose text must be of a class, and what parts the readings of a pattern: a comment of
# regular expressions.
CLASS = "class_"
NEXT = "(?#or)|"
# Lengths of the words of the table.
SHORTEST, LONGEST = 2, 30
_WORD = r"(?-i:(?<![\w'-])[a-z]{2,}(?:-[a-z]+)*(?!['-]?\w))"


def class_group(name: str) -> str | None:
    """Give the regular expression for “NOUN” or “VERB:past|s”; None where there is no such class or form."""
    kind, _, forms = name.partition(":")
    group = "_".join([CLASS + kind.lower(), *(forms.split("|") if ":" in name else ())])
    return f"(?P<{group}>{_WORD})" if known_group(group) else None


def known_group(name: str) -> bool:
    """Say whether a group is named after a class: “class_noun_plural”, a number behind it or not."""
    kind, *forms = _parts(name)
    return kind.upper() in CLASSES and set(forms) <= set(CLASSES[kind.upper()])


def fits(groups: Mapping[str, str | None]) -> bool:
    """Say whether all that a match took for words of a class are such."""
    return all(word is None or word in members(name) for name, word in groups.items() if name.startswith(CLASS))


def _parts(name: str) -> list[str]:
    return [part for part in name.removeprefix(CLASS).split("_") if not part.isdigit()]


@cache
def members(name: str) -> frozenset[str]:
    """Give the words of a class (“verb_past_s”); of those with several forms (“put”) only where all of them will do."""
    return _members(*_parts(name))


@cache  # so that the groups of a class, numbered in their pattern, share one set
def _members(kind: str, *forms: str) -> frozenset[str]:
    known = CLASSES[kind.upper()]
    if not known:
        return _row(kind)
    wanted = set(forms or known)
    # Only the sentence tells a past form from a participle, and hardly in broken copy.
    allowed = wanted | set(_ONE_FORM if wanted & set(_ONE_FORM) else ())
    others = (_row(f"{kind} {form}") for form in known if form not in allowed)
    return frozenset().union(*(_row(f"{kind} {form}") for form in wanted)).difference(*others)


@cache  # so that all classes share the strings of their words
def _row(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split(" "))


@cache
def _table() -> Mapping[str, str]:
    text = Path(__file__).with_name("classes.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))
