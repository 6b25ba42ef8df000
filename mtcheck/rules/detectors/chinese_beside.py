"""Persons of a Chinese source who have another surname in the English."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from mtcheck.model import Mark
from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later, once
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import lower
from mtcheck.text.tables import english

# A Chinese name as English has it, the surname first.
_NAME = later(r"\b([A-Z][a-z]+)(?= ([A-Z][a-z]+)\b(?! [A-Z]|['-]\w))")
# With more words, and in quotation marks, it may be a place, a film or a medicine.
_TIED = later(r"(?:[\"'“‘]|\b([A-Z][a-z]+) )\Z")
_SYLLABLE = (
    "(?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])?"
    "(?:[iu]?ang|iong|[eio]ng|i?ao|uai|[iu]?an|[aeu]i|ou|i[eu]|u[eo]|er|[eiu]n|[iu]a|[aeiou])"
)
_READ = later(rf"(?:{_SYLLABLE}){{1,3}}\Z")
# “Hong Kong” and “ding dong” read like names.
_NO_NAMES = frozenset({("hong", "kong"), ("ding", "dong")})
# What is hardly anything but a surname, unless it is part of one of these words, countries or towns.
_SURNAME = later(
    "(?!黎巴嫩|孟加拉|孟[买買]|[卢盧](?:森堡|旺[达達]|比)|[苏蘇](?:格[兰蘭]|丹|[联聯])|彭博|秦[岭嶺])"
    "(?<![一紧緊开開主夸扩慌森园树雨竹园感致允或国國])"
    "([王李刘劉杨楊赵趙吴吳徐孙孫朱郭郑鄭梁宋邓鄧冯馮曹彭蔡潘董袁蒋蔣杜魏吕呂沈姚卢盧傅崔谭譚廖汪戴贾賈邱侯邹鄒孟秦薛尹黎贺賀郝邵"
    "陈陳张張黄黃胡林罗羅唐叶葉丁苏蘇姜钟鍾谢謝许許韩韓])"
    "(?![述列旧设金色河马斯布同业地区木场国國谢多州山县縣阳陽事室子后朝代])[\u4e00-\u9fff]"
)
# A surname behind a title or a mark, before one or two characters and what is said or a mark.
_PERSON = later(
    r"(?:^|[^\u4e00-\u9fff]|[长長员員授任师師席理手人家民生士事官者记記裁练練])([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}?"
    r"(?=说|說|表示|称|稱|介绍|介紹|指出|强调|強調|告诉|告訴|认为|認為|透露|坦言|回忆|回憶|[^\u4e00-\u9fff]|$)"
)
_WORD = later("[A-Za-z]+")
_LOOK = 20


@detector("chinese-surname-replaced")
def chinese_surname_replaced(view: View) -> Iterator[Hit]:
    """Find a Chinese name with a surname that is none of the source, where the English lacks one that is.

    Silent where the surname is spelt otherwise than the mainland reads it, and for names of more than two words.
    """
    places: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for paragraph in beside(view):
        if paragraph.language != "zh":
            continue
        foreign = [
            found for found in _NAME.finditer(paragraph.text) if _is_name(found) and not _is_there(found[1], view)
        ]
        # What is lost is looked for once, however many names there are.
        if foreign and (other := _lost(paragraph.source, paragraph.text)):
            for found in foreign:
                places[f"{found[1]} {found[2]}", other].append(paragraph.mark(found.start(), found.end(2)))
    yield from (Hit(tuple(marks), {"other": other}) for (_, other), marks in places.items())


def _is_there(surname: str, view: View) -> bool:
    """Say whether a character of the source can be read as this surname."""
    return not _characters(view).isdisjoint("".join(_surnames()[lower(surname)]))


@once
def _characters(view: View) -> frozenset[str]:
    return frozenset().union(*view.sources.values())


def _is_name(found: re.Match[str]) -> bool:
    """Say whether two words with capitals are a Chinese name, alone."""
    surname, given = lower(found[1]), lower(found[2])
    if surname not in _surnames() or not _READ.match(given) or (surname, given) in _NO_NAMES:
        return False
    if surname in english() and given in english():
        return False
    before = _TIED.search(found.string, max(0, found.start() - _LOOK), found.start())
    tied = before[1] and lower(before[1]) if before else ""
    return tied is not None and (tied in english() or not _READ.match(tied))


def _lost(source: str, text: str) -> str | None:
    """Give a surname of the source that the English has not, and how it may be read; None where it has them all."""
    words = frozenset(map(lower, _WORD.findall(text)))
    for found in (*_SURNAME.finditer(source), *_PERSON.finditer(source)):
        readings = _readings().get(found[1])
        if readings and words.isdisjoint(readings):
            return f"{found[1]} ({' or '.join(map(str.capitalize, readings))})"
    return None


@cache
def _surnames() -> Mapping[str, Sequence[str]]:
    """Give the characters of each surname, and others that are read so, by how they are read."""
    table = Path(__file__).with_name("chinese_surnames.txt").read_text(encoding="utf-8")
    rows = (line.split(": ") for line in table.splitlines() if not line.startswith("#"))
    return {row[0]: row[1].split() for row in rows}


@cache
def _readings() -> Mapping[str, Sequence[str]]:
    """Give how each character of a surname is read."""
    found: dict[str, list[str]] = defaultdict(list)
    for reading, (characters, *_) in _surnames().items():
        for character in characters:
            found[character].append(reading)
    return found
