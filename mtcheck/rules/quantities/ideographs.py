"""Read the quantities of Chinese and Japanese."""

import re
from collections.abc import Iterator

from mtcheck.rules.quantities.figures import read_figure
from mtcheck.rules.quantities.quantity import Named, Quantity, Reading

_ONES = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SIGNS = "".join([*_ONES, *_TENS, *_SCALES])
_PIECE = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[{_SIGNS}]")
# More signs than these no number has.
_NUMBER = re.compile(rf"(?:{_PIECE.pattern})(?: ?(?:{_PIECE.pattern})){{0,15}}(?:[余多数] ?[{''.join(_SCALES)}])?")
_MONTH = re.compile(r"(?<!个)(\d{1,2}|[一二三四五六七八九十]{1,2}) ?月(?!曜)")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜|週)([一二三四五六日天])(?!年|次)|([月火水木金土日])曜")
_DAYS = {day: number for days in ("一二三四五六日", "月火水木金土日") for number, day in enumerate(days, 1)} | {"天": 7}
_CURRENCY = re.compile(
    r"(?P<USD>[美加澳新纽港台]元|美金|ドル|\$|[港台]币|新台币)|(?P<EUR>欧元|ユーロ|€)|(?P<JPY>日元|日圆|円|¥)|(?P<GBP>英镑|ポンド|£)"
    r"|(?P<RUB>卢布|ルーブル)|(?P<KRW>韩元|ウォン)|(?P<CNY>人民币|元)|(?P<CHF>フラン|法郎)|(?P<INR>卢比|ルピー)|(?P<PESO>比索|ペソ)"
)
# Where the script is the long one, 元 may be the dollar of Taiwan or Hong Kong.
_LONG_SCRIPT = re.compile("[萬億這國個們]")
_PERCENT = re.compile(r"百分之|%|パーセント|个百分点|割|成")
# “三成” is 30 per cent; 成 begins other words, and what is vague behind it is no exact number.
_TENTHS = re.compile("割(?!合)|成(?![功立为為员員都长長绩績本交果人品型分年熟就份])")
_VAGUE_TENTHS = re.compile("[割成][余多强弱以几]")
_PERCENT_BEHIND = re.compile(r" ?(?:%|パーセント|个百分点)")
_ERA = re.compile(r"(令和|平成|昭和|大正|明治)(\d{1,2}|元)年")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
# “数百” is vague, and “人数1335” is not; behind a comma alone a clause begins.
_NOT_ALONE_BEFORE = re.compile(r"(?:[A-Za-z\d:/-]|\d[.,]|[几第]|(?<![人总户件次])数|平成|昭和|令和|大正|明治)\Z")
_NOT_ALONE_BEHIND = re.compile(r"[A-Za-z:/～~〜\-几多余数]| ?月")
_VAGUE = re.compile("[余多数]")


def read_ideographs(text: str) -> Reading:
    """Read a text whose figures stand in plain digits; numbers in signs alone, which words have as well, are hints."""
    reading = Reading(percent=bool(_PERCENT.search(text)))
    for found in _MONTH.finditer(text):
        if 1 <= (month := int(_value(_PIECE.findall(found[1])))) <= 12:
            reading.months.append(Named(*found.span(), month))
    for found in _WEEKDAY.finditer(text):
        reading.weekdays.append(Named(*found.span(), _DAYS[found[1] or found[2]]))
    for found in _ERA.finditer(text):
        year = 1 if found[2] == "元" else int(found[2])
        reading.quantities.append(
            Quantity(*found.span(), "hint", (float(_ERAS[found[1]] + year), float(year)), sure=False)
        )
    also = {"USD"} if _LONG_SCRIPT.search(text) else set[str]()
    for found in _CURRENCY.finditer(text):
        reading.currencies |= _named(found, also)
    reading.quantities += _quantities(text, also)
    return reading


def _named(found: re.Match[str], also: set[str]) -> frozenset[str]:
    name = str(found.lastgroup)
    return frozenset({name} | (also if name == "CNY" else set()))


def _quantities(text: str, also: set[str]) -> Iterator[Quantity]:
    for found in _NUMBER.finditer(text):
        pieces = _PIECE.findall(found.group())
        figures = pieces[0].isascii()
        value = _value(pieces)
        values = read_figure(pieces[0], "zh").readings if figures and len(pieces) == 1 else (value,)
        tenths = _TENTHS.match(text, found.end()) is not None
        scales = [_SCALES[piece] for piece in pieces if piece in _SCALES]
        figure = figures or (bool(scales) and len(pieces) > 1) or tenths
        currency = _CURRENCY.match(text, found.end())
        before = text[max(0, found.start() - 3) : found.start()]
        percent = _PERCENT_BEHIND.match(text, found.end())
        whole = before.endswith("百分之")
        unit = (found.start() - 3, found.start()) if whole else percent.span() if percent else None
        yield Quantity(
            *found.span(),
            "figure" if figure else "hint",
            tuple(each * 10 for each in values) if tenths else values,
            tuple(_further(pieces)),
            float(scales[0]) if len(scales) == 1 else 1.0,
            re.sub(r"\D", "", pieces[0]) if figures else "",
            tenths or whole or bool(percent),
            _named(currency, also) if currency else frozenset(),
            figure and _is_alone(text, found, before),
            currency.span() if currency else (found.end(), found.end() + 1) if tenths else unit,
        )


def _is_alone(text: str, found: re.Match[str], before: str) -> bool:
    """Say whether a number is told exactly, and is no part of a code, an ordinal or a range."""
    behind = _NOT_ALONE_BEHIND.match(text, found.end()) or _VAGUE_TENTHS.match(text, found.end())
    if _NOT_ALONE_BEFORE.search(before) or behind:
        return False
    return not _VAGUE.search(found.group())


def _further(pieces: list[str]) -> Iterator[float]:
    """Give what the pieces of a number say by themselves: of “十四五”, 4, 5 and 14."""
    for number, piece in enumerate(pieces):
        if piece.isascii():
            figure = read_figure(piece, "zh")
            yield from (*figure.readings, *figure.parts)
        elif piece in _ONES:
            yield float(_ONES[piece])
        elif piece == "十":
            ones = [float(_ONES.get(each, 0)) for each in pieces[number + 1 : number + 2]] or [0.0]
            yield 10 + ones[0]


def _value(pieces: list[str]) -> float:
    """Add up a number: “4亿5000万” is 450 million."""
    total = section = current = 0.0
    digits = scaled = False
    for piece in pieces:
        if piece.isascii():
            current = read_figure(piece, "zh").readings[0]
        elif piece in _ONES:
            current = current * 10 + _ONES[piece] if digits else _ONES[piece]
        elif piece in _TENS:
            section, current = section + (current or 1) * _TENS[piece], 0.0
        elif scaled:  # “万亿”
            total *= _SCALES[piece]
        else:
            total, section, current = total + ((section + current) or 1) * _SCALES[piece], 0.0, 0.0
        digits, scaled = piece in _ONES, piece in _SCALES
    return total + section + current
