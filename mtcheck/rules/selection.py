"""Which rules of a set run: those that were asked for, those for the language the copy was translated from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from mtcheck.errors import UsageError
from mtcheck.rules.rulesets import RuleSet, tokens


def select(rules: RuleSet, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
    """Keep the rules that a token of ``select`` names (all, where there is none) and none of ``ignore`` does.

    A token is a rule's id or name, a pack, or a property: ``claim:mt``, ``kind:signal``, ``severity:minor``,
    ``family:acronym-gloss``, ``pack:es``. Raises UsageError for a token that names nothing.
    """
    if not select and not ignore:
        return rules
    wanted = (_ids(select, rules) if select else set(rules.by_id)) - _ids(ignore, rules)
    return rules.only(rule for rule in rules.rules if rule.id in wanted)


def _ids(words: Sequence[str], rules: RuleSet) -> set[str]:
    for error in unnamed(words, rules):
        raise error
    return {id for word in words for id in rules.by_token[word.casefold()]}


def unnamed(words: Iterable[str], rules: RuleSet) -> Iterator[UsageError]:
    """Give an error for each word that names none of these rules."""
    for word in words:
        if word.casefold() not in rules.by_token:
            known = dict.fromkeys([*rules.packs, *chain.from_iterable(map(tokens, rules.rules))])
            yield UsageError(f"no rule, pack or property is named “{word}”", remedy=meant(word, known))


# An id as people type it: the letter O for a nought, noughts left out.
_ID = re.compile(r"([A-Z]+?)(O*[0-9][O0-9]*)")

# So many names that hold a word are offered for it.
_OFFERED = 3


def meant(word: str, known: Iterable[str]) -> str:
    """Say what a name that nobody knows may stand for, as the remedy of an error."""
    from difflib import get_close_matches

    known = list(known)
    if word.startswith("pack:"):
        return f"packs are {', '.join(each.removeprefix('pack:') for each in known if each.startswith('pack:'))}"
    holding = [each for each in known if word.casefold() in each.split("-")]
    if holding and word not in known:
        offered = " or ".join(f"“{each}”" for each in get_close_matches(word, holding, _OFFERED, 0))
        more = f" {len(holding):,} names hold it: mtcheck rules list" if len(holding) > _OFFERED else ""
        return f"did you mean {offered}?{more}"
    typed = _ID.fullmatch(word.upper())
    id = f"{typed[1]}{typed[2].replace('O', '0').lstrip('0'):0>3}" if typed else ""
    near = [id] if id in known else get_close_matches(word, known, 1) or get_close_matches(word.upper(), known, 1)
    return f"did you mean “{near[0]}”?" if near else "mtcheck rules list names them all"


def packs_for(rules: RuleSet, language: str) -> tuple[str, ...]:
    """Name the packs meant for copy translated from a language: those for any source, and its own; all for “auto”.

    Raises UsageError for a language that no pack is meant for.
    """
    known = sorted({each for languages in rules.packs.values() for each in languages})
    if language != "auto" and language not in known:
        remedy = f"known are auto (any), {', '.join(known)}"
        raise UsageError(f"no pack for the source language “{language}”", remedy=remedy)
    return tuple(
        pack for pack, languages in rules.packs.items() if language == "auto" or not languages or language in languages
    )


def rules_for(rules: RuleSet, language: str) -> RuleSet:
    """Keep the rules of the packs meant for copy translated from a language (`packs_for`)."""
    packs = packs_for(rules, language)
    return rules.only(rule for rule in rules.rules if rule.pack in packs)
