"""Fold typography without moving a character: matching does not depend on which quotation marks a desk uses."""

import re
import unicodedata

# Each pair is one character for one, so positions in folded text are positions in the text.
_FOLDS = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("\u2011", "-"),
    ("\u2010", "-"),
)
_HALVES = re.compile("[\ud800-\udfff]")


def fold(text: str) -> str:
    """Give the text with curly quotes, hard spaces and hard hyphens as plain ones; same length.

    Half a surrogate pair, which no library in another language takes, becomes U+FFFD.
    """
    if text.isascii():
        return text
    for fancy, plain in _FOLDS:
        if fancy in text:
            text = text.replace(fancy, plain)
    try:
        text.encode()  # many times as fast as a search
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


def lower(text: str) -> str:
    """Lower the case without changing the length (only U+0130 would)."""
    return text.replace("\u0130", "I").lower()


def unaccented(word: str) -> str:
    """Take the accents off a word: “façade” is written “facade” as well."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
