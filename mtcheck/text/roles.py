"""What a paragraph is for: headline, by-line, body, caption, or the block of key words that a site leaves behind."""

import re
from collections.abc import Sequence

from mtcheck.model import Role

# News headlines stay under about 20 words; a first paragraph of this length without a full stop is taken for one.
_HEADLINE_WORDS = 22
_HEADLINE_CHARACTERS = 160
_BYLINE_CHARACTERS = 90
# By-lines stand above the story or sign it.
_BYLINES_ABOVE = 4
_BYLINES_BELOW = 2
# “Source link”, a copyright line, a list of related stories may stand below the tags.
_TAGS_BELOW = 5

_NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: (?:de|del|la|van|von|da|dos|y|e)\b| [A-ZÀ-Þ][\w'’.-]*){1,4}"
_BYLINE = re.compile(
    rf"(?:(?i:(?:posted |written |text )?by|por|par|von|di)\s+{_NAME}(?:(?:,| and| y|/| \|| –| —| -).{{0,60}})?"
    r"|(?:Redacci[oó]n|R[eé]daction|Redazione|Redaktion|Newsroom|Staff [Ww]riters?|Agenc(?:ies|ias)|EFE|AP|Reuters|AFP)"
    r"(?:\s*[|,·–—-]\s*.{0,50})?"
    rf"|{_NAME}\s*[|·]\s*[A-ZÀ-Þ].{{1,40}})"
)
# “Ana Ruiz, Madrid”: only right below a headline, for a headline may read so too.
_SIGNED = re.compile(
    r"(?:[A-ZÀ-Þ][a-zà-þ][\w'’-]* ){1,2}[A-ZÀ-Þ][a-zà-þ][\w'’-]*, [A-ZÀ-Þ][a-zà-þ]+(?: [A-ZÀ-Þ][a-zà-þ]+)?"
)
_CREDIT = "AP(?: Photo)?|Associated Press|Reuters|REUTERS|EFE|AFP|Getty Images|Europa Press"
_CAPTION = re.compile(
    r"(?i:(?:file |archive |stock |handout )?(?:photo|image|picture|foto|imagen|caption|video|graphic)s?"
    r"(?: (?:by|credit|courtesy of))?\s*[:/|])"
    r"|FILE (?:PHOTO|[-–—])|\((?:Photo|Image|Picture|Foto) (?:by|courtesy)"
    rf"|(?:{_CREDIT})/[A-ZÀ-Þ][^.]{{2,40}}$|[^.]{{3,60}}/(?:{_CREDIT})$"
)
_TAGS_NAMED = re.compile(
    r"(?i:(?:tags?|keywords?|key words|labels?|topics|etiquetas|temas|filed under|palabras clave|mots[- ]clés"
    r"|schlagwörter|tag archives)\s*[:：])"
    r"|[\[({<]?\s*(?i:tags?\s*to\s*translate)"
)
_TAG_MARK = re.compile(r"[\[(]\s*t\s*[\])]", re.IGNORECASE)
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*){2,}")
_TAG_TAIL = re.compile(r"[\[({<]\s*tags?\s*to\s*translate", re.IGNORECASE)
# What a sentence has and a list of names or key words has not.
_SENTENCE_WORD = re.compile(
    r"\b(?:the|a|an|is|are|was|were|be|been|has|have|had|will|would|can|could|said|says|he|she|it|they|we|you|to|that|this|which|who"
    r"|not|I|my)\b|[()]|^\W"
)
# Between bare key words there are not even these.
_LINK_WORD = re.compile(r"\b(?:and|or|for|on|in|of|with|at|by|from|no|yes|what|how|all|both|more|your)\b")
_LIST_ITEMS = 3
_LIST_ITEM_WORDS = 4
_KEYWORDS = 4
# Some 40 key words.
_TAGS_CHARACTERS = 480
_STOPS = '.!?…:;"”»)'


def roles(paragraphs: Sequence[str]) -> list[Role]:
    """Give the role of each paragraph of a document, in order: by place and form, never by meaning."""
    found: list[Role] = ["body"] * len(paragraphs)
    last = len(paragraphs) - 1
    while last > 0 and is_tags(paragraphs[last]) and not is_byline(paragraphs[last]):
        found[last] = "tags"
        last -= 1
    # What is marked as tags stays so where a site's own lines follow it.
    for index in range(max(1, last - _TAGS_BELOW), last):
        if _marked(paragraphs[index]):
            found[index] = "tags"
    if last > 0 and is_headline(paragraphs[0]):
        found[0] = "headline"
    for index in {*range(min(_BYLINES_ABOVE, last + 1)), *range(max(1, last + 1 - _BYLINES_BELOW), last + 1)}:
        signed = index == 1 and found[0] == "headline" and bool(_SIGNED.fullmatch(paragraphs[index]))
        if found[index] == "body" and last > 0 and (signed or is_byline(paragraphs[index])):
            found[index] = "byline"
    for index in range(1, last + 1):
        if found[index] == "body" and _CAPTION.match(paragraphs[index]):
            found[index] = "caption"
    return found


def is_headline(text: str) -> bool:
    """Say whether a first paragraph reads as a headline: short, and no full stop at its end."""
    return (
        len(text) <= _HEADLINE_CHARACTERS
        and text[-1:] not in (".", "…", ":", ";", ",", "")
        and text.count(" ") < _HEADLINE_WORDS
        and not is_byline(text)
    )


def is_byline(text: str) -> bool:
    """Say whether a paragraph only names who wrote the story, and perhaps where."""
    return len(text) <= _BYLINE_CHARACTERS and bool(_BYLINE.fullmatch(text.rstrip(". "))) and not text.endswith("?")


def is_tags(text: str) -> bool:
    """Say whether a paragraph is a block of key words: named, marked, hashed, or a bare list."""
    if _marked(text):
        return True
    if not text or text[-1] in _STOPS or "." in text or len(text) > _TAGS_CHARACTERS or _SENTENCE_WORD.search(text):
        return False
    items = re.split(r"\s*[,;|·]\s*", text)
    if len(items) >= _LIST_ITEMS:
        return all(item and item.count(" ") < _LIST_ITEM_WORDS for item in items)
    words = text.split()
    return (
        len(words) >= _KEYWORDS
        and not _LINK_WORD.search(text)
        and all(word.isalpha() and word.islower() for word in words)
    )


def _marked(text: str) -> bool:
    marks = len(_TAG_MARK.findall(text)) if "(" in text or "[" in text else 0
    return bool(_TAGS_NAMED.match(text) or marks > 1 or _HASHTAGS.fullmatch(text))


def tag_tail(text: str) -> int:
    """Give where a block of tags is glued to a paragraph (“… he said.(tagsToTranslate)a(t)b”); -1 for nowhere."""
    found = _TAG_TAIL.search(text)
    if found is None:
        return -1
    # Not by the pattern: one that begins with white space goes through a long run of it again from each of its places.
    return len(text[: found.start()].rstrip()) or -1
