"""Put figures and number words together: “2 mil 300 millones”, “treinta y cinco”, “one hundred and thirty”."""

import re
from collections.abc import Sequence

from mtcheck.rules.quantities.quantity import Quantity
from mtcheck.rules.quantities.tokens import Token

# Words between the parts of a number that are no part of it.
_LINKS = {"en": " and ", "es": " y ", "pt": " e ", "it": " e ", "ro": " și ", "no": " og ", "da": " og "}
# Before the ones, too.
_LINKED_ONES = ("ro",)
# “One” where it ends a number as any other word does: “двадцать одна”, “sto jeden”.
_ONES = re.compile(
    r"jed(?:en|n(?:[aouéąu]|oho|omu|ím|ou|ego|emu|ym|ej))|оди?н(?:[аоуе]|о[йм]|им|ого|ому|ієї|ій|ією)?", re.IGNORECASE
)
# A half of the scale of a number, or of what it counts; a word may stand before it then (“dos años y medio”).
_AND_A_HALF = re.compile(
    r"( [^\W\d_]+)?? (?:and a half|y medi[ao]|i mig|i mitja|e mei[oa]|e mezz[oa]|et demie?|i pół|a půl|și jumătate"
    r"|en een half|og en halv|och en halv|с половиной|з половиною|buçuk)\b"
)
# From here on a scale counts in thousands, and what stands before it is counted by it.
_THOUSAND = 1000
_MILLION = 10**6
_BILLION = 10**9
_TRILLION = 10**12
# More scales no number has: “dos mil trescientos mil millones” has three.
_SCALES = 6
_WORD = re.compile(r" [^\W\d_]+ ")
_ONE = re.compile(r"\b(?:one|an?|une?|uno|una|eine?r?|uma?) \Z", re.IGNORECASE)
_HALF = re.compile(r"\bhalf (?:an? )?\Z", re.IGNORECASE)
_QUARTER = re.compile(r"\b(three[ -])?quarters?(?: of |-)(?:an? )?\Z", re.IGNORECASE)
# Letters and characters that _ONE, _HALF and _QUARTER may take.
_REACH = 24
# What makes a figure part of a code, a score or a time: before it, and behind it.
_PART_OF = re.compile(r"\w\Z|\d[.:] \Z|\d [.,]\Z|[\w]\W\Z(?<=[/.,:+#_-])")
_GOES_ON = re.compile(r"[^\W\d_]|[/:_+]\w|-(?:\d|[^\W\d_]{1,2}\b|[A-Z])|–\d|: \d| [.,]\d")
# “mid-2027” is a year.
_PREFIXED = re.compile(r"\b(?:mid|early|late|pre|post|under|over|sub)-\Z", re.IGNORECASE)
# A fraction that was split off, or thousands: “43, 4”, “100, 000”.
_SPLIT_BEFORE = re.compile(r"\d, \Z")
_SPLIT = re.compile(r"[.,] (?:\d{1,2}|0\d\d)(?![.,]?\d)")
# An ending of a figure makes it no code: an ordinal, a decade, an hour, a compound.
_ENDING = re.compile(
    r"(?:st|nd|rd|th|s|h|er|e|a|o)\b|-?(?:year|day|month|week|hour|minute|mile|point|member|percent|jähr|tägig|let|ая|й|го"
    r"|х|му|м|я|ое|χρον|éves|jarig|årig|річн)",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"(?:st|nd|rd|th)?[- ]centur")
_SENTENCE_START = re.compile(r"[.!?:\"'] ?\"?\Z|[-–—] \Z|\A\Z")
_POINT = re.compile(r"\d{1,3}\.\d{3}")
_HALF_OF_DAY = re.compile(r" ?[ap]\.? ?m\b", re.IGNORECASE)
# “a las 19.45”.
_STOPPED_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_AT = re.compile(r"\b(?:las|[ad]?alle|delle|ore|às|um|gegen|godz\.|kl\.?|στις) \Z", re.IGNORECASE)
# “from 1000 to 2030 hours”.
_HOURS = re.compile(r"(?: (?:to|and|until) [0-2]\d{3})? ?(?:hours|hrs|GMT|UTC)\b")


class Number:
    """A number while its tokens are read; ``next`` is the first token behind it."""

    def __init__(self, text: str, language: str, tokens: Sequence[Token], at: int) -> None:
        self._text, self._language, self._tokens = text, language, tokens
        self._first = tokens[at]
        self.next = at + 1
        self._start, self._end = self._first.start, self._first.end
        self._figure = self._first.kind == "figure"
        self._readings = self._first.values
        self._further = list(self._first.parts)
        self._total, self._current = 0.0, self._first.value
        self._scale = 1.0
        self._scales = 0
        self._doubtful = self._halved = False
        self._one: re.Match[str] | None = None
        if self._first.kind == "scale":
            self._begin_with_scale(at)
        while self._take_one() or self._take_half():
            pass

    def _begin_with_scale(self, at: int) -> None:
        """Take “a million” for one of it; half of it, where that is what is told."""
        if self._first.value >= _THOUSAND:
            self._scale = self._total = self._first.value
            self._current = 0.0
        before = self._text[max(0, self._start - _REACH) : self._start]
        if one := _ONE.search(before):
            self._start -= len(one.group())
        adjoins = at and self._tokens[at - 1].last == self._first.number - 1
        hints = self._tokens[at - 1].hints if adjoins else ()
        # The words for a half are hints of 2 and of half an hour.
        self._halved = bool({2, 30} & set(hints)) or bool(_HALF.search(before))
        if self._halved:
            self._further.append(self._first.value / 2)
        if quarter := _QUARTER.search(before):
            self._halved = True
            self._further.append(self._first.value / 4 * (3 if quarter[1] else 1))
        self._one = one

    def _take_one(self) -> bool:
        """Take the next token, if it is part of the number."""
        if self.next >= len(self._tokens):
            return False
        token = self._tokens[self.next]
        gap = self._text[self._end : token.start]
        behind = self._tokens[self.next + 1] if self.next + 1 < len(self._tokens) else None
        if gap == _LINKS.get(self._language):
            return self._links(token, behind) and self._add(token)
        if gap == " " and self._is_round() and _ONES.fullmatch(token.text):
            return self._add(token, 1)
        if token.kind == "scale" and (gap in ("", " ", "-") or self._leads_to_scale(token, gap)):
            return self._multiply(token, gap)
        if behind and behind.kind == "scale" and self._is_sign_within(token, behind, gap):
            self._end = token.end
            self.next += 1
            return True
        if self._language == "en" and gap == "-" and token.hints and not self._figure:
            return self._add_ordinal(token)
        if token.kind in ("number", "figure") and gap in (" ", "-"):
            return self._fits(token, gap) and self._add(token)
        return False

    def _is_round(self) -> bool:
        """Say whether ones may follow: behind twenty or a hundred."""
        return not self._figure and self._current >= 20 and self._current % 10 == 0

    def _take_half(self) -> bool:
        """Take “and a half” of the scale before or behind it; else it may be of anything: “las cinco y media”."""
        found = None if self._halved else _AND_A_HALF.match(self._text, self._end)
        if not found:
            return False
        self._halved = True
        scaled = self._scale > 1
        at = self.next
        while at < len(self._tokens) and self._tokens[at].start < found.end():
            at += 1
        leads = (
            at < len(self._tokens) and self._tokens[at].kind == "scale" and self._tokens[at].start == found.end() + 1
        )
        if found[1] or not (scaled or leads):
            self._further.append(self._total + self._current + 0.5)
            return False
        self._current += self._scale / 2
        self._readings = ()
        self.next, self._end = at, found.end()
        return True

    def _links(self, token: Token, behind: Token | None) -> bool:
        """Say whether a link stands within the number: “two hundred and five”, not “two hundred and six hundred”."""
        if token.kind != "number" and not (self._scales and token.text.isdecimal()):
            return False
        low = token.value
        base = self._current or self._total
        # A scale above the number counts all of it: “two hundred and fifty thousand”.
        if behind and behind.kind == "scale" and self._text[token.end : behind.start] == " " and behind.value <= base:
            low *= behind.value
        if (base < 100 and self._language not in _LINKED_ONES) or low >= _order(base):
            return False
        self._further.append(self._total + self._current)  # “2 billion and 300 million” may be two numbers yet
        return True

    def _multiply(self, token: Token, gap: str) -> bool:
        """Take a scale: in “2 mil 300 millones”, the last one counts all before it."""
        value = token.value
        if (self._figure and value == 100 and self._language == "fr") or self._scales == _SCALES:  # “50 Cent”
            return False
        if len(token.text) == 1 and not self._is_money(token):
            # “2m” may be metres, which a small letter is outside English, and 3M is a company.
            if token.text == "m" and self._language != "en":
                return False
            self._further += [reading * value for reading in self._readings]
            self._doubtful = True
            return False
        if len(token.text) == 1 and gap and self._language == "en":
            return False
        self._readings = tuple(reading * value for reading in self._readings)
        if self._total and value > self._total:
            self._total, self._current = (self._total + self._current) * value, 0.0
        elif value >= _THOUSAND:
            self._total, self._current = self._total + (self._current or 1) * value, 0.0
        else:
            self._current = (self._current or 1) * value
        self._scale *= value
        self._scales += 1
        self._end = token.end
        self.next += 1
        return True

    def _is_money(self, token: Token) -> bool:
        before = self._text[self._first.start - 1 : self._first.start] if self._first.start else ""
        return before in tuple("$€£") or self._text[token.end : token.end + 2].strip()[:1] in tuple("$€£")

    def _is_sign_within(self, token: Token, behind: Token, gap: str) -> bool:
        """Say whether a sign stands before the scale: “440 $ millions”."""
        sign = token.kind == "currency" and len(token.text) == 1 and gap in ("", " ")
        spelt = len(behind.text) > 2 and self._text[token.end : behind.start] == " "
        return sign and spelt and self._figure and not self._scales

    def _leads_to_scale(self, token: Token, gap: str) -> bool:
        """Say whether one word stands before the scale: “100 autres milliards”."""
        plain = self._language not in ("en", "ha") and not self._scales and len(token.text) > 2
        return plain and bool(_WORD.fullmatch(gap))

    def _add_ordinal(self, token: Token) -> bool:
        """Take the end of “thirty-ninth”; “fifty-second” may be a length of time."""
        if not (self._is_round() and self._current % 100) or token.hints[0] >= 10:
            return False
        self._further.append(self._current)
        return self._add(token, token.hints[0])

    def _fits(self, token: Token, gap: str) -> bool:
        """Say whether a number goes on where the last one ends: “dos mil trescientos”, “1 millón 200”."""
        figure = token.kind == "figure"
        if figure and (gap != " " or not token.text.isdecimal()):
            return False
        return (self._scales > 0 or not (self._figure or figure)) and token.value < _order(self._current or self._total)

    def _add(self, token: Token, value: float | None = None) -> bool:
        self._current += token.value if value is None else value
        self._readings = ()
        self._end = token.end
        self.next += 1
        return True

    def quantity(self) -> Quantity:
        """Give the number as it stands; a scale that nothing counts is only a hint."""
        values = tuple(dict.fromkeys(self._readings)) or (self._total + self._current,)
        if not self._figure and not self._scales:
            self._further += self._first.hints
        if _CENTURY.match(self._text, self._end):
            self._further.append((values[0] - 1) * 100)
        if self._first.kind == "scale" and self._readings and not self._is_counted(values[0]):
            return Quantity(self._start, self._end, "hint", values, (*self._further, 1.0), self._scale, sure=False)
        if self._scale >= _TRILLION and _POINT.fullmatch(self._first.text):
            # “1.498 billones” is 1,498 in Spain and 1.498 overseas.
            self._further.append(values[0] / 1000)
        digits = re.sub(r"\D", "", self._first.text) if self._figure else ""
        return Quantity(
            self._start,
            self._end,
            "figure" if self._figure else "word",
            values,
            tuple(self._further),
            self._scale,
            digits,
            sure=self._is_sure(),
        )

    def _is_counted(self, value: float) -> bool:
        """Say whether “a million”, “mil millones” may be held against the other side."""
        if self._halved:
            return False
        return bool(self._one and self._scale >= _MILLION) or bool(self._scales and value >= _BILLION)

    def _is_sure(self) -> bool:
        before = self._text[max(0, self._first.start - 3) : self._first.start]
        if self._figure:
            return not (self._doubtful or self._is_joined(before) or self._is_split(before) or self._is_time())
        named = self._language == "en" and self._first.text[0].isupper() and not _SENTENCE_START.search(before)
        return not named

    def _is_joined(self, before: str) -> bool:
        """Say whether a figure is part of a code, a score or a time."""
        if self._language == "en" and _PREFIXED.search(
            self._text, max(0, self._first.start - _REACH), self._first.start
        ):
            before = ""
        if self._language == "ar":
            before = before.removesuffix("و")  # “and” is written together with a figure
        behind = _GOES_ON.match(self._text, self._end) and not _ENDING.match(self._text, self._end)
        return bool(_PART_OF.search(before) or behind)

    def _is_split(self, before: str) -> bool:
        """Say whether a figure may be half of one: of “43, 4” either, but not the year of “in 2012, 30 people”."""
        written = self._first.text
        tail = (len(written) < 3 or written[0] == "0") and _SPLIT_BEFORE.search(before)
        year = len(written) == 4 and written.isdecimal()
        return bool(tail or (not year and _SPLIT.match(self._text, self._end)))

    def _is_time(self) -> bool:
        """Say whether a figure is a time of day, as in “3.30 p.m.” and “2030 hours”."""
        written = self._first.text
        if len(written) == 4 and written.isdecimal() and _HOURS.match(self._text, self._end):
            return True
        if _STOPPED_HOUR.fullmatch(written) and self._language != "en":
            before = self._text[max(0, self._first.start - _REACH) : self._first.start]
            return bool(_AT.search(before) or self._text.startswith(" Uhr", self._end))
        return "." in written and bool(_HALF_OF_DAY.match(self._text, self._end))


def _order(value: float) -> float:
    """Give the lowest order of a number: 10 of 20, 100 of 300, 1 of 25."""
    order = 1.0
    while value and value % (order * 10) == 0:
        order *= 10
    return order if value else 0.0
