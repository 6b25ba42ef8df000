"""Words, phrases and sentences that stand twice where the writer meant them once."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, repeat
from operator import eq, itemgetter
from string import ascii_lowercase

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import lower
from mtcheck.text.tables import english
from mtcheck.text.words import vocabulary

# Small words that English never puts twice in a row, as it does “in in”, “that that”, “had had”, “is is” and “her her”.
_SMALL = vocabulary(
    """
    a an the of and or to for from with by at as its their his our this these those than but if we they he she was
    were are been be will can would could should not have has into about because while
    """
)
# Of these, words that cannot end a clause: the others are right where one does (“what he was was”, “those who can can”,
# “the school she went to to learn”).
_NEVER_TWICE = vocabulary("a an the of and or its his their our these those than but if we they he she into because")
# Words doubled for emphasis, sound or sense.
_EMPHATIC = vocabulary(
    """
    absolutely again away bad bang beep best big billion blah boo boom bye cha cheap chop chug click cough deep did
    ding dirty do does dog double down dum early easy ever fake far fast fine gang go good goody great ha had hear
    heh her here hey hi him ho home hot huge hundred hush in is it job just knock last late lie little lock log lol
    long lots loud low man many me mean meow million mine more most much my near never new nice night no nope now
    off oh ok okay old on out over pat pay please poor pretty puff quack quick rah rat real really right road run
    sad same sell shame sing slow small so soft soon sorry squeak steady stop strong sure talk tap tell that them
    there thousand tick tiny tip told tons too top trillion true try tut um up us very wait war warm way well what
    whatever when where who why wide win wish woof work wow yadda yeah years yes you young yum zoom
    """
)
# Names of things that are one word twice are made of words of so many letters at most.
_NAMING = 5
_PLAIN = later(r"[a-z]+(?:['-][a-z]+)*")


@detector("doubled-word")
def doubled_word(view: View) -> Iterator[Hit]:
    """Find a word written twice (“of of”, “the the.”); silent for emphasis, names, figures and “had had”."""
    for mark, (word,) in _repeats(view, 1, trailing=_TRAILING):
        text = view.folded[mark.segment]
        again, ends = text[mark.end - len(word) : mark.end], text[mark.end : mark.end + 1].strip()
        small = word.lower() in _SMALL and again.islower()
        # At the end of a clause, names (“Gorilla gorilla.”) and cheers are doubled oftener than by slip.
        if small or (not ends and word == again and _PLAIN.fullmatch(word) and len(word) > 2 and _is_doubled(word)):
            yield Hit((mark,), suggestion=word, repairs=(word,) if word.lower() in _NEVER_TWICE else ())


def _is_doubled(word: str) -> bool:
    """Say whether a word is doubled by slip: neither for emphasis, nor as other languages name things (“boda boda”)."""
    return word not in _EMPHATIC and (len(word) > _NAMING or word in english())


# Repeats worth a look: two to four words. Longer ones hardly occur in copy that is not a whole sentence twice.
_LENGTHS = range(2, 5)
# Without one of these, two words in a row are a name or a cheer.
_HINGES = vocabulary(
    "of in on at for from with by into about between under against during the a an its their his her our this"
)
# A chain hangs on these: “year after year after year”.
_LINKS = vocabulary("and or to by after than for on over in upon more less as")


@detector("doubled-phrase")
def doubled_phrase(view: View) -> Iterator[Hit]:
    """Find two to four words written twice in a row (“in the in the”); silent for “more and more and more”."""
    for length in _LENGTHS:
        for mark, words in _repeats(view, length):
            if _is_slip(words) and not _goes_on(view.folded[mark.segment], mark.end, words):
                yield Hit((mark,), suggestion=" ".join(words))


def _is_slip(words: list[str]) -> bool:
    """Say whether nobody would repeat these words on purpose: plain words, and no link at an end to make a chain of."""
    first, *others = words
    if not (_PLAIN.fullmatch(first.lower()) and all(_PLAIN.fullmatch(word) for word in others)):
        return False
    if words[-1] in _LINKS or (first.lower() in _LINKS and _HINGES.isdisjoint(others)):
        return False
    return len(set(words)) > 1 and not _HINGES.isdisjoint([first.lower(), *others])


def _goes_on(text: str, at: int, words: list[str]) -> bool:
    """Say whether the chain goes on (“a rose is a rose is a rose”); after a small word, its next must follow, too."""
    again = words[: 2 if words[0].lower() in _HINGES else 1]
    chain = re.compile(r"\s+" + r"\s+".join(map(re.escape, again)) + r"\b", re.IGNORECASE)
    return chain.match(text, at) is not None


_TOKEN = later(r"\S+")
# What may stand behind the second of two words; behind the first it parts them.
_TRAILING = '.,;:!?)"'


def _repeats(view: View, length: int, trailing: str | None = None) -> Iterator[tuple[Mark, list[str]]]:
    """Give the places where so many words of a segment stand twice in a row, with the words once.

    The signs of ``trailing`` are passed over behind each word of the second time.
    """
    if not _may_repeat(view, length, trailing):
        return
    run = b"\1" * length
    for segment, text in enumerate(view.lowered):
        tokens = text.split()
        same = bytes(map(eq, tokens, map(str.rstrip, tokens[length:], repeat(trailing))))
        at = same.find(run)
        words = list(_TOKEN.finditer(view.folded[segment])) if at >= 0 else []
        while at >= 0:
            last = at + 2 * length
            # One word three times over is one slip.
            while length == 1 and same[last - 1 : last] == run:
                last += 1
            found = words[at:last]
            start, end = found[0].start(), found[-1].start() + len(found[-1].group().rstrip(trailing))
            yield Mark(segment, start, end), [word.group() for word in found[:length]]
            at = same.find(run, last - length)


def _may_repeat(view: View, length: int, trailing: str | None) -> bool:
    """Say whether so many words of a story, whatever segments they are in, stand twice in a row.

    Their first letters are compared in one go, as one large number with itself moved by the words; few agree.
    """
    tokens, initials = view.tokens, _initials(view)
    number = int.from_bytes(initials, "little")
    differ = (number ^ number >> 8 * length).to_bytes(len(initials), "little")

    run, end = bytes(length), len(tokens) - length
    at = differ.find(run, 0, end)
    while at >= 0:
        # Many words begin with the same letter, few with the whole word before.
        if tokens[at + length].lower().startswith(tokens[at].lower()):
            again = (word.rstrip(trailing).lower() for word in tokens[at + length : at + 2 * length])
            if all(map(eq, map(str.lower, tokens[at : at + length]), again)):
                return True
        at = differ.find(run, at + 1, end)
    return False


@once
def _initials(view: View) -> bytes:
    """Give the first letters of a story's words in lower case, a byte each; “?” for those beyond Latin-1."""
    return lower("".join(map(itemgetter(0), view.tokens))).encode("latin-1", "replace")


# What English joins to itself to say that it goes on or is many: “again and again”, “thousands and thousands”.
_GROWING = vocabulary(
    """
    about above acres after again around below centuries coming course decades degrees dozens eight fewer forth further
    generations going great grows heaps hours hundreds inches kilometers kilometres layers lines loads miles millions
    minutes money months neither never nights other others pages people plenty pounds pushing round running scores
    seconds seven sides stacks stories talked talking there things thousands three through today tomorrow tonnes
    trillions trying waited waiting walked wanting watched weeks where whole women working years
    """
)
# Words that join, and what may stand between a joining preposition and its word.
_LINKING = (" and ", " or ", " of ", " in ", " with ", " at ", " about ")
_DETERMINERS = ("", "the ", "a ", "an ", "his ", "her ", "its ", "their ")
_JOINED_LETTERS = 5
# One answers “a question with a question”.
_JOINED = later(
    rf"(?<![\w'-])(?P<word>[a-z]{{{_JOINED_LETTERS},}}) "
    r"(?!with an? )(?:and|or|(?:of|in|with|at|about)(?: the| an?| his| her| its| their)?) (?P=word)\b"
    r"(?!['-]| (?:and|or|not)\b)"
)
# “louder and louder”, “the worst of the worst”.
_COMPARED = ("er", "est", "worse", "worst")


@detector("word-joined-to-itself")
def word_joined_to_itself(view: View) -> Iterator[Hit]:
    """Find a word joined to itself (“appeals and appeals”); silent for comparatives and what goes on and on."""
    if not any(_may_be_joined(view.small, link) for link in _LINKING):
        return
    for segment, text in enumerate(view.lowered):
        for found in _JOINED.finditer(text):
            mark = Mark(segment, *found.span())
            usual = found["word"].endswith(_COMPARED) or found["word"] in _GROWING
            if not usual and _is_no_name(view, mark):
                yield Hit((mark,), suggestion=found["word"])


def _may_be_joined(story: str, link: str) -> bool:
    """Say whether letters that stand before a link begin what stands behind it, somewhere in a story; seldom wrong."""
    for before, behind in pairwise(story.split(link)):
        word = before[len(before.rstrip(ascii_lowercase)) :]
        if len(word) >= _JOINED_LETTERS and behind.startswith(tuple(small + word for small in _DETERMINERS)):
            return True
    return False


def _is_no_name(view: View, mark: Mark) -> bool:
    """Say whether no capital stands in a place but one that opens a sentence, a quotation or a bracket."""
    text, start = view.folded[mark.segment], mark.start
    before = text[view.around(mark).start : start]
    return text[start + 1 : mark.end].islower() and (text[start].islower() or before[-1:] in '"(')


# Shorter sentences come back on purpose: cheers, questions of a series, refrains.
_SENTENCE_WORDS = 12
# Captions, credits, calls to action and pull quotes come back in every scraped page; captions give the full date.
_BOILERPLATE = later(
    r"^[\"'(]|\b(?:photos?|images?|videos?|captions?|file|copyright|pictured|advertisement|newsletter|subscribe|click)\b"
    r"|[|©@]|https?:|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, [a-z]{3,9}\.? \d{1,2}, \d{4}"
)


@detector("repeated-sentence")
def repeated_sentence(view: View) -> Iterator[Hit]:
    """Find sentences of twelve words or more that stand twice in a story; the later ones are marked, in one finding."""
    if not _may_come_back(view):
        return
    places: dict[str, list[Mark]] = defaultdict(list)
    for segment, text in enumerate(view.lowered):
        for start, end in view.sentences(segment):
            sentence = text[start:end].strip("\"' ")
            if _is_long(sentence) and sentence.endswith((".", "!", "?")):
                places[sentence].append(Mark(segment, start, end))
    again = [marks for marks in places.values() if len(marks) > 1]
    held = {mark.segment for marks in again for mark in marks}
    boilerplate = {segment for segment in held if _BOILERPLATE.search(view.lowered[segment])}
    for marks in again:
        copy = [mark for mark in marks if mark.segment not in boilerplate]
        if len(copy) > 1:
            yield Hit(tuple(copy[1:]), {"count": str(len(copy))}, suggestion="")


# Between two stops, those of abbreviations too, a long sentence has so many words somewhere.
_STRETCH = 4
# What stands around them: marks and spaces of what comes before and behind.
_AROUND = " \"'()[]«»"


def _may_come_back(view: View) -> bool:
    """Say whether some words between two stops, and nothing else, stand twice in a story; each sentence ends with one.

    What closes a quotation or a bracket behind a stop belongs to the sentence before.
    """
    text = view.small
    for stop in "!?…\n":
        text = text.replace(stop, ".")
    stretches = [part.strip(_AROUND) for part in text.split(".") if part.count(" ") >= _STRETCH - 1]
    return len(set(stretches)) < len(stretches)


def _is_long(sentence: str) -> bool:
    """Say whether a sentence is too long to be written twice on purpose."""
    return sentence.count(" ") >= _SENTENCE_WORDS - 1
