"""Verbs in a form that cannot stand behind the small word before them: “of achieve a”, “has decide to”, “they wants a”.

The small words stand in every story, so that a phrase that begins with one would be tried everywhere. Here one look at
the tokens of a story tells which of them have such a verb behind them; mostly none has.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.model import Mark
from mtcheck.rules.classes import members
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import vocabulary
from mtcheck.rules.view import Hit, View

# What shows that the word before it was meant for a verb: an object begins, or for some verbs another complement.
_OBJECT = vocabulary("a an his her its their it him them us")
_ANY_OBJECT = _OBJECT | vocabulary("the these")
_COMPLEMENT = _ANY_OBJECT | vocabulary("to that in of with on")
# Small words, the class of verb that cannot stand behind them, and what follows the verb.
_FRAMES = (
    ("of for by without with from about against before after despite", "class_verb_base", _ANY_OBJECT),
    ("has have had", "class_verb_base", _COMPLEMENT),
    ("has have had", "class_verb_s", _COMPLEMENT),
    ("has have had", "class_verb_ing", _ANY_OBJECT),
    ("are were been be", "class_verb_base", _ANY_OBJECT),
    ("is are was were been", "class_verb_s", _ANY_OBJECT | {"to"}),
    ("to", "class_verb_s", _OBJECT),
    ("to", "class_verb_past", _OBJECT),
    ("they we", "class_verb_s", _COMPLEMENT),
    ("he she it", "class_verb_base", _COMPLEMENT),
)
# Behind other words than these one person takes the bare verb: “does he know it”, “they asked that she resign in May”.
_ONE, _OPENS = vocabulary("he she it"), vocabulary("and but because when while which who where")
# A verb may stand after all: “all they do is …”, “kind of think”, “people I work with expect”, “what we have makes”.
_RUN_ON = vocabulary("do does did doing done kind sort work working we i you they according in back out on")


@detector("verb-form")
def verb_form(view: View) -> Iterator[Hit]:
    """Find a small word and a verb behind it in a form that it cannot have there; silent where a clause breaks off."""
    tokens, behind = view.tokens, _behind()
    for phrase in sorted({" ".join(tokens[at : at + 3]) for at in _places(tokens, behind)}):
        end = phrase.rindex(" ")
        verb = phrase.index(" ") + 1
        for segment, text in enumerate(view.lowered):
            for found in re.finditer(rf"(?<![\w'-]){re.escape(phrase)}(?!\w)", text):
                # A capital makes a name of the verb, as it does of a title.
                if view.folded[segment][found.start() + verb : found.start() + end].islower():
                    yield Hit((Mark(segment, found.start(), found.start() + end),))


def _places(tokens: list[str], behind: Mapping[str, Mapping[str, frozenset[str]]]) -> Iterator[int]:
    for at in [number for number, token in enumerate(tokens) if token in behind]:
        verb, *after = tokens[at + 1 : at + 3] or [""]
        follows = behind[tokens[at]].get(verb)
        before = tokens[at - 1] if at else ","
        stands = before in _RUN_ON if tokens[at] not in _ONE else not (before in _OPENS or before.endswith((",", ".")))
        if follows and after and after[0] in follows and not stands:
            yield at


@cache
def _behind() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Give for each small word the verbs that cannot follow it, and for each of these what stands behind the two."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for heads, kind, follows in _FRAMES:
        for head in heads.split():
            row = table.setdefault(head, {})
            row.update({verb: row.get(verb, frozenset()) | follows for verb in members(kind)})
    return table
