"""What tools leave behind: entities, broken encoding, invisible characters, tokenizer marks, stray spaces."""

from collections.abc import Iterator
from html import unescape
from html.entities import html5
from itertools import product

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import hit, just_before, later, scan
from mtcheck.rules.view import Hit, View

_ENTITY = later(r"& ?(?:amp ?; ?)?(?P<name>#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2}) ?;")


@detector("html-entity", "&")
def html_entity(view: View) -> Iterator[Hit]:
    """Find HTML entities left in the text, whole or with a tokenizer's spaces, with the character they stand for."""
    for segment, found in scan(view, ("&",), _ENTITY):
        name = found["name"]
        if name.startswith("#") or f"{name};" in html5:
            mark, character = Mark(segment, *found.span()), unescape(f"&{name};")
            around = found.string[max(0, mark.start - 1) : mark.start], found.string[mark.end : mark.end + 1]
            # Where a space stands already, or none may stand, that of the entity is one too many.
            spare = not all(map(str.strip, around)) or around[1] in _CLOSING
            repair = "" if character.isspace() and spare else character
            yield Hit((mark,), suggestion="a space" if character.isspace() else character, repairs=(repair,))


# What no space stands before.
_CLOSING = (".", ",", ";", ":", "!", "?", ")")
# What Windows-1252 has where Latin-1 has control characters.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# UTF-8 read as Windows-1252 or Latin-1, the mark of a lost character, and control characters that text never holds.
_BROKEN = later(
    r"(?:â€[\u0080-\u009f\u0152\u0153\u0161\u017e\u02dc\u2013-\u203a\u20ac\u2122¦]?"
    r"|[ÃÂ][\u0080-\u00bf\u0152-\u0192\u02c6\u2013-\u2122]"
    rf"|â[{_WINDOWS}][{_WINDOWS}\u00a1-\u00bf]|â[\u0080-\u009f]{{1,2}}"
    r"|ï¿½|\ufffd|[\u0080-\u009f])+|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+"
)


_CONTROLS = map(chr, (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)))
_BROKEN_SIGNS = ("â", "Ã", "Â", "ï", "\ufffd", *_CONTROLS)
_BROKEN_SIGN = later(f"[{''.join(_BROKEN_SIGNS)}]")


@detector("broken-encoding", *_BROKEN_SIGNS)
def broken_encoding(view: View) -> Iterator[Hit]:
    """Find text decoded with the wrong encoding and lost characters, with the right ones where they can be won back."""
    for index, text in enumerate(view.folded):
        if not (text.isascii() and text.isprintable()) and _BROKEN_SIGN.search(text):
            for found in _BROKEN.finditer(view.segments[index].text):
                yield hit(index, found, _repair(found.group()))


def _repair(garbled: str) -> str | None:
    """Read a garbled stretch with the encoding it was written in; None where that gives nothing better."""
    for encoding in ("cp1252", "latin-1"):
        try:
            repaired = garbled.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        # What is garbled twice is still garbled after one repair.
        return None if _BROKEN.search(repaired) or any(mark in repaired for mark in "âÃÂ") else repaired
    return None


# A zero-width joiner is right inside an emoji, never next to a letter.
_HIDDEN = (0xAD, 0x200B, 0x200C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)
_INVISIBLE = later(f"[{''.join(map(chr, _HIDDEN))}]+|(?<=[A-Za-z])\u200d|\u200d(?=[A-Za-z])")


@detector("invisible-character", "\u200d", *map(chr, _HIDDEN))
def invisible_character(view: View) -> Iterator[Hit]:
    """Find soft hyphens, zero-width and direction characters; all of a story are one finding."""
    marks = tuple(
        Mark(index, *found.span())
        for index, text in enumerate(view.folded)
        if not text.isascii()
        for found in _INVISIBLE.finditer(text)
    )
    if marks:
        yield Hit(marks, {"count": str(len(marks))}, suggestion="")


# Moses, BERT, byte-pair and SentencePiece marks, unknown words, and the brackets of the Penn treebank.
_TOKENIZERS = ("@", "##", "<unk>", "<UNK>", "\u2047", "\u2581", "RB-", "SB-")
_TOKENIZER = later(r"@[-.,]@|##[A-Za-z]\w*(?:##)?|\w*@@(?= |$)|<unk>|<UNK>|\u2047|\u2581+|-[LR][RS]B-")


@detector("tokenizer-debris", *_TOKENIZERS)
def tokenizer_debris(view: View) -> Iterator[Hit]:
    """Find marks of the tokenizers that translation engines use."""
    for segment, found in scan(view, _TOKENIZERS, _TOKENIZER):
        yield hit(segment, found)


_APOSTROPHES = later(r"'(?: [st]|(?<= ')(?:[stm]|re|ve|ll))")
_DETACHED = later(r"(?<=\w)(?: 's| ' s|' s| 't| ' t|' t| 're| 've| 'll| 'm)\b(?!['.*\w-])")


@detector("detached-apostrophe", "' s", "' t", " 's", " 't", " 'm", " 're", " 've", " 'll")
def detached_apostrophe(view: View) -> Iterator[Hit]:
    """Find contractions and possessives with a space inside (“don 't”, “the team ' s”)."""
    for segment, found in scan(view, _APOSTROPHES, _DETACHED):
        yield hit(segment, found, found.group().replace(" ", ""))


_SPACE_BEFORE = (" ,", " ;", " :", " ?", " !", " .")
# Smileys, “.com”, “.22” and spaced ellipses have their space by right.
_SPACED_MARK = later(r"(?<=[^\W_]) (?:[,;?!](?![,;?!.)])|:(?![-)(/DPp:\d])|\.(?!\s?\.|\w))(?=\s[^\W_]|$|\s?\")")


@detector("spaced-punctuation", *_SPACE_BEFORE)
def spaced_punctuation(view: View) -> Iterator[Hit]:
    """Find a space before a comma, stop, colon, question or exclamation mark."""
    for segment, found in scan(view, _SPACE_BEFORE, _SPACED_MARK):
        yield hit(segment, found, found.group().strip())


_TWO_MARKS = later(r"[,.;:?!] ?[,.;]")
_DOUBLED = later(
    r"(?<![.\s])\. ?\.(?=\s[^.\s]|$|[\"',)])|, ?,(?!,)|; ?;|[,;:] ?\.(?![.\d\w])|(?<=[a-z]{3})\. ,"
    r"|(?<=[a-z]{2})[?!],(?= [a-z])|(?<=\w)(?:,;|;,|:,)"
)
# What stands before a mark that is its own: of names and titles that end in one, and of entities (“&amp;”).
_SHOUTED = later(r"(?:[A-Z][\w']*|['\"])$")
_OWNERS = {"?": _SHOUTED, "!": _SHOUTED, ";": later(r"&#?\w{1,8}$")}


@detector("doubled-punctuation", *map("".join, product(",.;:?!", ("", " "), ",.;")), gate=_DOUBLED)
def doubled_punctuation(view: View) -> Iterator[Hit]:
    """Find two punctuation marks where one belongs; silent for ellipses, and for stops of abbreviations."""
    for segment, two in scan(view, _TWO_MARKS, _TWO_MARKS):
        found = _DOUBLED.match(two.string, two.start())
        owner = _OWNERS.get(found[0][0]) if found else None
        if found and not (owner and just_before(owner, found)):
            yield hit(segment, found)


_SPACE_INSIDE = ("( ", " )")
_SPACED_BRACKET = later(r"\(\s+(?=[A-Za-z\d])(?![a-z]\))|(?<=[A-Za-z\d])\s+\)(?=[\s.,;]|$)")


@detector("spaced-bracket", *_SPACE_INSIDE)
def spaced_bracket(view: View) -> Iterator[Hit]:
    """Find a space inside a round bracket."""
    for segment, found in scan(view, _SPACE_INSIDE, _SPACED_BRACKET):
        yield hit(segment, found, found.group().strip())


_SPACED_HYPHEN = (" - ", "- old")
_SPLIT_COMPOUND = later(
    r"\b(?:\w+ ?- ?years?(?: - ?|- )old"
    r"|(?:well|so|self|long|short|non|anti|semi|multi|mid|ex|vice) - (?:known|called|term|running|established|standing"
    r"|profit|government|terrorism|terrorist|finals?|national|presidents?|minister|defen[cs]e|employed|official|lived)"
    r"|(?:left|right|far) - (?:wing|winger|right|left))\b"
)
_HYPHEN = later(r" ?- ?")


@detector("split-compound", *_SPACED_HYPHEN)
def split_compound(view: View) -> Iterator[Hit]:
    """Find fixed compounds whose hyphen stands between spaces (“a 23 - year - old”)."""
    for segment, found in scan(view, _SPACED_HYPHEN, _SPLIT_COMPOUND):
        yield hit(segment, found, _HYPHEN.sub("-", found.group()))
