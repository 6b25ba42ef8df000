"""Which language a text is in: a look at the script, then common words, then letter profiles for what stays in doubt.

The order is one of cost and of caution: English news must not be called foreign, so what cannot be told is English.
"""

import re
from collections import Counter
from functools import cache
from typing import Any, Literal, NamedTuple

from mtcheck.text import tables
from mtcheck.text.fold import lower

# ISO 639-1 code → English name.
LANGUAGES: dict[str, str] = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


# ISO 639-2 and 639-3 code → ISO 639-1, of what is named above and of what newsrooms nearby write: both codes of a
# language that has two (“fra”, “fre”), written forms of one (“nob”), and codes that were withdrawn (“iw”).
_CODES = {
    other: code
    for code, others in {
        "ar": "ara arb", "be": "bel", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "ces cze", "da": "dan",
        "de": "deu ger", "el": "ell gre", "en": "eng", "es": "spa", "et": "est ekk", "eu": "eus baq",
        "fa": "fas per pes", "fi": "fin", "fr": "fra fre", "gl": "glg", "ha": "hau", "he": "heb iw", "hi": "hin",
        "hr": "hrv scr", "hu": "hun", "hy": "hye arm", "id": "ind in", "is": "isl ice", "it": "ita", "ja": "jpn",
        "ka": "kat geo", "ko": "kor", "lt": "lit", "lv": "lav lvs", "mk": "mkd mac", "nl": "nld dut",
        "no": "nor nob nno nb nn", "pl": "pol", "pt": "por", "ro": "ron rum mol mo", "ru": "rus", "sk": "slk slo",
        "sl": "slv", "sq": "sqi alb", "sr": "srp scc", "sv": "swe", "sw": "swa swh", "ta": "tam", "th": "tha",
        "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho chi cmn",
    }.items()
    for other in others.split()
}  # fmt: skip
_NAMES = {name.casefold(): code for code, name in LANGUAGES.items()} | {
    **dict.fromkeys(("español", "castellano", "castilian"), "es"),
    "français": "fr",
    "deutsch": "de",
    "italiano": "it",
    "português": "pt",
    "català": "ca",
    "русский": "ru",
    "українська": "uk",
    "中文": "zh",
    "日本語": "ja",
}
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
# “x-default”, “und”, “mul”: a tag that names no language.
_NO_LANGUAGE = frozenset(("und", "mul", "zxx", "mis", "x"))


def tag_of(language: str) -> str | None:
    """Give a language by its tag or its name as BCP 47 writes it (“spa” → “es”, “pt_br.UTF-8” → “pt-BR”).

    None for what names no language (“und”), and for what is no tag.
    """
    named = " ".join(language.split()).casefold()
    # The locales of programs have an encoding or a variant behind them: “sr_RS@latin”.
    main, *parts = re.split("[.@]", named, maxsplit=1)[0].replace("_", "-").split("-")
    if code := _NAMES.get(named):
        return code
    if main in _NO_LANGUAGE or not _TAG.fullmatch("-".join((main, *parts))):
        return None
    return "-".join((_CODES.get(main, main), *map(_subtag, parts)))


def _subtag(part: str) -> str:
    """Write a part of a tag: regions in capitals (“MX”), scripts with one (“Hans”)."""
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part


def code_of(language: str) -> str:
    """Give the code of a language by its name or its tag (“Spanish”, “es-MX”, “spa”); what is unknown stays."""
    tag = tag_of(language)
    return tag.partition("-")[0] if tag else language.casefold()


class Guess(NamedTuple):
    """A language, how sure of it (0 to 1), and which step told: nothing could (“doubt”: then it is English)."""

    language: str
    probability: float
    method: Literal["script", "words", "profiles", "doubt"]


LETTERS = re.compile(r"[^\W\d_]+")

# Letters that point to a language, in bits: about what a word of middling frequency gives in frequent.tsv.
_LETTER_BITS = 5
_TELLTALE = {
    letter: languages.split()
    for letters, languages in (
        ("ñ", "es"), ("ãõ", "pt"), ("ß", "de"), ("äöü", "de"), ("êèàùœ", "fr"), ("ìò", "it"), ("řěů", "cs"),
        ("łąęśźż", "pl"), ("țșăţş", "ro"), ("ğış", "tr"), ("åä", "sv"), ("ðþ", "is"), ("őű", "hu"), ("ɗƙɓ", "ha"),
        ("æø", "da no"),
    )
    for letter in letters
}  # fmt: skip

# The margin, in bits, by which a language must lead English: 6 of 40,000 native segments are then called foreign.
MARGIN = 12
# Bits by which a word is commoner in a language than in English to point there: with fewer, “minister” would.
LEAD = 4
# The margin at which being wrong becomes half as likely again: bits of neighbouring words are not independent.
SOFTNESS = 4
# Words from which letter profiles are worth asking (below, langdetect reads English as anything).
PROFILED_WORDS = 20
# Bits a word of running text brings in the right language; under it, the words are of a language that has no table.
BITS_PER_WORD = 2.5


def identify(text: str) -> Guess:
    """Name the language of a text of any length; English where nothing tells.

    ``probability`` comes from the margin between the two best languages. Never raises.
    """
    if not text.isascii() and (guess := _by_script(text)):
        return guess
    found = LETTERS.findall(lower(text))
    guess = _by_words(found)
    if guess.method == "doubt" and len(found) >= PROFILED_WORDS:
        return _by_profiles(text) or guess
    return guess


# Letters of scripts other than Latin, said by what they are not: a sixth of the time to compile.
OTHER_SCRIPT = re.compile(
    "[^\0-\u036f\u1e00-\u2bff\ua700-\ua83f\ufb00-\ufb1c\ufe00-\ufe6f\uff00-\uff65\uffa0-\U0010ffff]"
)
# As character classes: few texts need them, and compiled they cost 4 ms of every start.
_SCRIPTS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ru": "\u0400-\u052f",
    "hy": "\u0530-\u058f",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
    "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff",
    "ja": "\u3040-\u30ff\uff66-\uff9f",
    "ko": "\u1100-\u11ff\uac00-\ud7af",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Letters by which languages that share a script part: the first that is met decides.
_WITHIN_SCRIPT = {
    "ru": (("uk", re.compile("[іїєґІЇЄҐ]")), ("bg", re.compile(r"\b(?:че|ще|със|във|беше)\b"))),
    "ar": (("ur", re.compile("[ٹڈڑںے]")), ("fa", re.compile("[پچژگی]"))),
}
# Languages that are written in Cyrillic letters, and in any but Latin ones.
CYRILLIC = frozenset(("ru", *(other for other, _ in _WITHIN_SCRIPT["ru"])))
OTHER_SCRIPTS = frozenset((*_SCRIPTS, *(other for within in _WITHIN_SCRIPT.values() for other, _ in within)))
# Chinese characters count for as much as a short word of Latin letters, so a Latin name does not outvote them.
_LETTERS_A_CHARACTER = 3
# One sign of another script is an ornament (“¯\\_(ツ)_/¯”).
_SIGNS = 2
# A lone kana can be a name in a Chinese text; a Japanese one has one in three characters at least.
_KANA_SHARE = 0.1


def _by_script(text: str) -> Guess | None:
    """Tell a text that is mostly in a script other than Latin."""
    if not OTHER_SCRIPT.search(text):
        return None
    counts = Counter({code: len(re.findall(f"[{letters}]", text)) for code, letters in _SCRIPTS.items()})
    if counts["ja"] > _KANA_SHARE * counts["zh"]:
        counts["ja"] += counts.pop("zh")
    code, count = counts.most_common(1)[0]
    if count < _SIGNS:
        return None
    size = count * (_LETTERS_A_CHARACTER if code in ("zh", "ja", "ko") else 1)
    share = size / (size + len(_LATIN.findall(text)))
    if share <= 1 / 2:
        return None
    for other, letters in _WITHIN_SCRIPT.get(code, ()):
        if letters.search(text):
            code = other
            break
    return Guess(code, share, "script")


def _by_words(found: list[str]) -> Guess:
    """Weigh lower-cased words against the tables (naive Bayes over common words; unknown words say nothing)."""
    english = sum(filter(None, map(tables.english().get, found)))
    if english and telling().isdisjoint(found):
        return Guess("en", _probability(english), "words")
    bits = Counter({"en": english})
    for row in filter(None, map(tables.frequent().get, found)):
        for language, weight in row.items():
            bits[language] += weight
    for letter in _TELLTALE.keys() & set("".join(found)):
        for language in _TELLTALE[letter]:
            bits[language] += _LETTER_BITS
    (best, most), (_, second) = (*bits.most_common(2), ("", 0))[:2]
    if best == "en":
        return Guess("en", _probability(most - second), "words" if most else "doubt")
    if most - english < MARGIN or most < BITS_PER_WORD * len(found) or len(telling().intersection(found)) < 2:
        return Guess("en", 1 - _probability(most - english), "doubt")
    return Guess(best, _probability(most - second), "words")


@cache
def telling() -> frozenset[str]:
    """Give the words that are far commoner in some other language than in English (“de”, “que”)."""
    english = tables.english()
    return frozenset(
        word for word, row in tables.frequent().items() if max(row.values()) >= english.get(word, 0) + LEAD
    )


def _probability(margin: float) -> float:
    """Turn a lead in bits into the probability of the leader."""
    return float(1 / (1 + 2 ** (-margin / SOFTNESS)))


# langdetect's profiles that are read: what news is translated from, and what the word tables lack.
_PROFILES = (
    "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl", "no", "pl",
    "pt", "ro", "sk", "sl", "sq", "sv", "sw", "tr", "vi",
)  # fmt: skip
# How sure langdetect must be to overrule “English”.
_PROFILE_CERTAINTY = 0.95


@cache
def _profiles() -> Any:
    """Load the letter profiles of langdetect (0.2 s, so only when a text asks for them), seeded."""
    from pathlib import Path

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0  # unseeded, 3 % of its answers change between runs
    factory.load_json_profile([(Path(PROFILES_DIRECTORY) / code).read_text(encoding="utf-8") for code in _PROFILES])
    return factory


def _by_profiles(text: str) -> Guess | None:
    """Ask langdetect about a long text that the word tables cannot place."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _profiles().create()
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return None
    if not found or found[0].prob < _PROFILE_CERTAINTY:
        return None
    return Guess(found[0].lang, float(found[0].prob), "profiles")
