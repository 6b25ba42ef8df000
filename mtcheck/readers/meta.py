"""What a file says about a story besides its text: one small vocabulary for all formats, and how values are written.

===================== ========================================================================================
``byline``            who wrote it, as printed
``agency``            the agency or provider that sent it
``outlet``            the paper, site or feed it stands in
``dateline``          place and day at the head of the story, where the file gives them apart
``date``              when this version was made: ISO 8601, or as written where it is no date we know
``id``, ``version``   of the item, as its provider numbers it
``url``               where it can be read
``source_item``       the item it was translated or derived from
``translated_from``   the language of that item
``digital_source_type`` the IPTC term for how it was made, such as ``trainedAlgorithmicMedia``
``labels``            list of the notes in the file that say a machine translated it
===================== ========================================================================================

Keys without a value are left out. What only one format knows (``keywords`` of a page) stays under its own name.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from mtcheck.text.language import tag_of

_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]+")
_BY_MACHINE = (
    r"(?:(?:by|with|using|via|through)(?: the (?:help|aid|assistance|use) of)? (?:an? )?"
    r"(?:(?:generative )?ai\b|artificial intelligence|machines?\b|computers?\b|software|algorithms?\b"
    r"|automat(?:ed|ic) |neural |(?:large )?language model|google(?! [a-z]+(?:er|or|ist|ive|ee)s?\b)|deepl"
    r"|bing translat|microsoft translat|yandex|chatgpt))"
)
# How a note says that a machine translated the story, in the languages that news comes from and goes into.
_LABEL = re.compile(
    r"\b(?:machine|auto(?:mated|matic(?:ally)?)?|computer|ai|neural|google|deepl|chatgpt)"
    r"(?:[- ](?:generated|assisted))?"
    # “Machine translation has a future”, “AI translation tools”: that is what a story is about.
    r"[- ]translat(?:ed\b|ion\b(?= *(?:$|[^\w ]"
    r"|(?:from|of|by|into|with|using|and|provided|produced|made|which|that)\b)))"
    rf"|\btranslat(?:ed|ion)\b.{{0,40}}\b(?:automatically|{_BY_MACHINE})"
    r"|\btranslation ?: ?(?:ai|google|deepl|chatgpt)\b"
    r"|\benglish (?:version|edition|text)\b.{0,40}\b(?:made|done|generated|produced|created|rendered|prepared|provided)"
    rf"\b.{{0,20}}\b{_BY_MACHINE}"
    r"|\btraducci[oó]n autom[aá]tica|\btraducid[oa] autom[aá]ticamente|\btraducid[oa] (?:por|con) (?:ia\b|inteligencia)"
    r"|\btraduction automatique|\btraduite? (?:automatiquement|par (?:une )?(?:ia\b|machine))"
    r"|\b(?:automatisch|maschinell|ki-)\S{0,3} ?übersetz|\bmaschinelle übersetzung"
    r"|\btraduzione automatica|\btradott[oa] (?:automaticamente|con (?:l['’])?(?:ia\b|intelligenza))"
    r"|\btradu[çc][ãa]o autom[áa]tica|\btraduzid[oa] automaticamente"
    r"|машинн\w+ перевод|机器翻译|機器翻譯|机翻|機械翻訳|自動翻訳",
    re.IGNORECASE,
)
# A paragraph of the story is a label only where it speaks of the story; a report on translation software is none.
_NOTE = re.compile(
    r"\W*(?:disclaimer|warning|(?:editor['’]?s?|translator['’]?s?)? ?notes?\b"
    r"|(?:this|the) (?:is|article|story|text|report|content|item|page|news|english|original|translation)"
    r"|text|article|story|english|original|translat|machine|automat|ai\b|computer|google|deepl"
    r"|est[ea] |nota|traduc|traduit|traduz"
    r"|cet|dies|maschin|hinweis|quest|tradott|дан|本文|この)",
    re.IGNORECASE,
)
# A label stands among the first or the last paragraphs of a story.
EDGE = 2
# Such a note is short, in characters.
_NOTE_MOST = 240
_SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-Z(\[])")


def about(**told: object) -> dict[str, Any]:
    """Give the values that are there: white space collapsed, dates in ISO 8601, empty ones left out."""
    found: dict[str, Any] = {}
    for key, value in told.items():
        if isinstance(value, list | tuple):
            value = [text for text in dict.fromkeys(map(one_line, value)) if text] or None
        elif value is not None:
            value = date(str(value)) if key == "date" else one_line(value)
        # Pages name the profile of a writer where others name the writer.
        if value and not (key == "byline" and "://" in value):
            found[key] = value
    return found


def one_line(value: object) -> str:
    """Give a value as one line without control characters."""
    return " ".join(_CONTROL.sub(" ", str(value)).split())


def named(path: str, identity: str | None) -> str:
    """Name a document of a file that holds several: ``path#id``.

    The id is kept as it is, but for control characters: a name is shown and compared, never opened.
    """
    return f"{path}#{one_line(identity)}" if identity and one_line(identity) else path


def date(text: str) -> str:
    """Write a date in ISO 8601: from the basic form of news formats, from mail and RSS; others stay as they are."""
    text = one_line(text)
    if _ISO.match(text) or not text:
        return text
    basic = _BASIC.fullmatch(text)
    if basic:
        year, month, day, hour, minute, second, zone = basic.groups()
        if zone and zone != "Z" and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    from email.utils import parsedate_to_datetime

    try:
        found: datetime = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return text
    return found.isoformat()


def language(*tags: str | None) -> str | None:
    """Give the first tag or name that names a language, as BCP 47 writes it (``en``, ``pt-BR``)."""
    return next(filter(None, (tag_of(tag) for tag in tags if tag)), None)


def digital_source(value: str | None) -> str | None:
    """Give the IPTC term of a digital source type written as address, code or schema.org name."""
    term = re.split(r"[/:#]", one_line(value or ""))[-1].removesuffix("DigitalSource")
    return term[:1].lower() + term[1:] or None


def labels(notes: Iterable[str | None], edges: Iterable[str] = ()) -> list[str]:
    """Give the notes that say a machine translated the story.

    ``notes`` are what the file says about it; ``edges`` the first and last paragraphs of its text, of which only a
    sentence that speaks of the story itself counts.
    """
    found = [one_line(note) for note in notes if note and _LABEL.search(note)]
    sentences = (sentence for text in edges for sentence in _SENTENCE_END.split(text))
    found += [each for each in sentences if len(each) <= _NOTE_MOST and _NOTE.match(each) and _LABEL.search(each)]
    return list(dict.fromkeys(found))


def merged(first: Mapping[str, Any], *further: Mapping[str, Any]) -> dict[str, Any]:
    """Fill what the first source does not say from the next ones."""
    found = dict(first)
    for each in further:
        for key, value in each.items():
            found.setdefault(key, value)
    return found
