"""Verbs in a form that cannot stand behind the small word before them: “of achieve a”, “has decide to”, “to gave him”.

The small words stand in every story, so that a phrase that begins with one would be tried everywhere. Here one look at
the tokens of a story tells which of them have such a verb behind them; mostly none has.
"""

import re
from collections.abc import Iterator

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
    ("are were been", "class_verb_base", _ANY_OBJECT),
    ("is are was were been", "class_verb_s", _ANY_OBJECT | {"to"}),
    ("to", "class_verb_s", _OBJECT),
    ("to", "class_verb_past", _OBJECT),
)
# The same by small word.
_BEHIND = {
    head: [(kind, follows) for heads, kind, follows in _FRAMES if head in heads.split()]
    for head in " ".join(heads for heads, _, _ in _FRAMES).split()
}
# A verb may stand after all: “all they do is …”, “kind of think”, “people I work with expect”, “what we have makes”.
_RUN_ON = vocabulary("do does did doing done kind sort work working we i you they according in back out on")


@detector("verb-form")
def verb_form(view: View) -> Iterator[Hit]:
    """Find a small word and a verb behind it in a form that it cannot have there; silent where a clause breaks off."""
    tokens = view.tokens
    for phrase in sorted({" ".join(tokens[at : at + 3]) for at in _places(tokens)}):
        end = phrase.rindex(" ")
        verb = phrase.index(" ") + 1
        for segment, text in enumerate(view.lowered):
            for found in re.finditer(rf"(?<![\w'-]){re.escape(phrase)}(?!\w)", text):
                # A capital makes a name of the verb, as it does of a title.
                if view.folded[segment][found.start() + verb : found.start() + end].islower():
                    yield Hit((Mark(segment, found.start(), found.start() + end),))


def _places(tokens: list[str]) -> Iterator[int]:
    for at in [number for number, token in enumerate(tokens[:-2]) if token in _BEHIND]:
        head, verb, after = tokens[at : at + 3]
        # What follows rules most places out, and the verbs of a class take some milliseconds to load.
        wrong = any(after in follows and verb in members(kind) for kind, follows in _BEHIND[head])
        if wrong and not (at and tokens[at - 1] in _RUN_ON):
            yield at
