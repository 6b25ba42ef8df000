"""Build the word tables of mtcheck/text/tables from counted text and from word lists that may be shipped.

    python -m corpora.build_tables --bench DIR --lists DIR

``--bench``: records with ``src_lang`` and ``source_segments``, and ``native-1gram.tsv.gz``. Only counts of single words
leave it.
``--lists``: the unpacked Debian packages snowball-data (BSD-3-Clause: its es, de, it, pt, nl and ro lists;
the French and Catalan ones are CC-BY-SA and are not read), wamerican, and -large and
-huge of wamerican and wbritish (SCOWL, MIT-like) and wpolish (Apache-2.0 by choice among its licences).
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mtcheck.text import tables
from mtcheck.text.fold import unaccented
from mtcheck.text.foreign import foreign as looked_up
from mtcheck.text.tables import SECTION, ZIPF
from mtcheck.text.words import WORD

TABLES = Path(__file__).parents[1] / "mtcheck" / "text" / "tables"
FUNCTION_WORDS = Path(__file__).with_name("function_words.tsv")

COUNTED = ("es", "fr", "it", "de", "pt", "cs", "pl", "ro", "hu", "is", "ha")
# The lists of sv, da, no, fi, hu and tr would double the table for languages that news is seldom translated from.
SNOWBALL = {
    "es": "spanish", "de": "german", "it": "italian", "pt": "portuguese", "nl": "dutch", "ro": "romanian",
}  # fmt: skip

FREQUENT = 2_000  # words a language: the size at which the identification of 20-word segments no longer gained
ENGLISH = 20_000  # words: 96 % of the running words of native news, and still loaded in 2 ms
NATIVE_MILLIONS = 36  # words behind native-1gram.tsv.gz
KNOWN_TO_NATIVES = 3  # the minimum of native-1gram.tsv.gz: any word in it has been met in native news
LOAN = 400  # met more often than this in native news (11 a million): a loan or a name that English readers know
RATIO = 300  # so many times commoner in the language than in native news: left over, although natives quote it at times
OFTEN = (
    25  # a million: a word of the largest English dictionary met so often in a language (“alcalde”) is that language's
)
OFTEN_COUNT = 3  # … and not by accident of a small count
COMPOUND = 4  # letters of the shorter word of a compound
TYPO_LENGTH = 5  # a foreign word shorter than this is too easily an English word mistyped

NOTE = """\
# {what}
# Written by corpora/build_tables.py; do not edit.
# Origin: counts of single words over news in each language (facts, no text kept); {lists}
"""
SNOWBALL_NOTE = (
    "word lists of\n# the Snowball stemmers (BSD-3-Clause) and, to confirm Polish forms, of sjp.pl (Apache-2.0);"
    "\n# English words taken out by SCOWL (MIT-like) and by counts of native news. See LICENSES.txt."
)


class Counts(NamedTuple):
    """How often each lower-cased word stood in small letters, and how often in all."""

    small: Counter[str]
    all: Counter[str]

    def rate(self, word: str) -> float:
        """Give how often a word is met in a million."""
        return self.all[word] * 1e6 / max(1, self.all.total())


def records(bench: Path) -> Iterator[dict[str, object]]:
    """Give every record of the bench that carries a source text."""
    for path in (*sorted(bench.glob("*-dev.jsonl.gz")), bench / "dev.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (record for record in map(json.loads, lines) if record.get("source_segments"))


def count_sources(bench: Path) -> dict[str, Counts]:
    """Count the words of every distinct source segment, language by language."""
    counts: dict[str, Counts] = defaultdict(lambda: Counts(Counter(), Counter()))
    seen: set[str] = set()
    for record in records(bench):
        small, total = counts[str(record["src_lang"])]
        for segment in record["source_segments"]:  # type: ignore[attr-defined]
            if segment not in seen:
                seen.add(segment)
                found = pieces(segment.replace("’", "'"))
                small.update(word for word in found if word.islower())
                total.update(word.lower() for word in found)
    return counts


def pieces(text: str) -> list[str]:
    """Split into words, and words at their apostrophes and hyphens (“l'alcalde”), with letters only."""
    return [piece for word in WORD.findall(text) for piece in re.split(r"['-]", word) if piece.isalpha()]


def read_list(path: Path) -> set[str]:
    """Read a word list, one a line."""
    return {line for line in path.read_text(encoding="utf-8").split("\n") if line}


def count_native(bench: Path) -> Counter[str]:
    """Read the counts of native English news."""
    with gzip.open(bench / "native-1gram.tsv.gz", "rt", encoding="utf-8") as lines:
        return Counter({word: int(count) for word, count in (line.rstrip("\n").split("\t") for line in lines)})


def ranked_lists() -> dict[str, list[str]]:
    """Read the languages whose words are ranked, not counted."""
    lines = FUNCTION_WORDS.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1].split() for line in lines if not line.startswith("#")}


def weight(share: float) -> int:
    """Give the bits by which a share of running text stands above one word in a million."""
    return max(1, round(math.log2(share * 1e6)))


def weigh_frequent(counts: dict[str, Counts]) -> dict[str, dict[str, int]]:
    """Weigh the commonest words of each foreign language: word → language → bits."""
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    for language in COUNTED:
        total = counts[language].all.total()
        for word, count in counts[language].all.most_common(FREQUENT):
            if count > 1 and counts[language].small[word] * 2 >= count:
                weights[word][language] = weight(count / total)
    for language, words in ranked_lists().items():
        for rank, word in enumerate(words):
            weights[word].setdefault(language, weight(ZIPF / (rank + 1)))
    return weights


def vocabularies(counts: dict[str, Counts], lists: Path) -> dict[str, set[str]]:
    """Gather the words of each language: those of its list, and counted ones that stand mostly in small letters."""
    polish = read_list(lists / "usr/share/dict/polish")
    known: dict[str, set[str]] = {language: set(words) for language, words in ranked_lists().items()}
    for language, folder in SNOWBALL.items():
        known.setdefault(language, set()).update(read_list(lists / f"usr/share/snowball/data/{folder}/voc.txt"))
    for language in COUNTED:
        small, total = counts[language]
        sure = {word for word, count in small.items() if count * 2 > total[word] and count > 1}
        once = {word for word, count in small.items() if count == total[word] == 1}
        # A word met once may be a slip or a foreign word itself: only a dictionary makes it one of the language.
        known.setdefault(language, set()).update(sure, once & polish if language == "pl" else ())
    return known


class English(NamedTuple):
    """What is English: a small, a large and a huge dictionary, and counts of native news."""

    small: set[str]
    large: set[str]
    huge: set[str]
    native: Counter[str]

    def owns(self, word: str, rate: float) -> bool:
        """Say whether the word is English, so never a sign; ``rate``: in a million words of the foreign language."""
        if word in self.small or (word in self.large and self.native[word] >= KNOWN_TO_NATIVES):
            return True
        return self.native[word] >= LOAN and rate < RATIO / 10 * self.rate(word)

    def knows(self, word: str, rate: float, count: int) -> bool:
        """Say whether the word may stand in English copy without being left over from another language."""
        if self.native[word] >= KNOWN_TO_NATIVES:
            return rate < RATIO * self.rate(word)
        if word in self.huge and (rate < OFTEN or count < OFTEN_COUNT):
            return True
        return self.plain(word.removesuffix("s")) or (rate < OFTEN and self.compounds(word))

    def plain(self, word: str) -> bool:
        """Say whether the word is everyday English."""
        return word in self.large and self.native[word] >= KNOWN_TO_NATIVES

    def compounds(self, word: str) -> bool:
        """Say whether the word is two everyday English words written as one (“tailormade”)."""
        return any(self.plain(word[:at]) and self.plain(word[at:]) for at in range(COMPOUND, len(word) - COMPOUND + 1))

    def rate(self, word: str) -> float:
        """Give how often the word is met in a million words of native news."""
        return self.native[word] / NATIVE_MILLIONS


def read_english(lists: Path, native: Counter[str]) -> English:
    """Read the English dictionaries; the huge one also without accents (“risque”)."""
    folder = lists / "usr/share/dict"
    small = {word for word in read_list(folder / "american-english") if word.islower()}
    large = read_list(folder / "american-english-large") | read_list(folder / "british-english-large")
    huge = read_list(folder / "american-english-huge") | read_list(folder / "british-english-huge")
    return English(small, large, huge | {unaccented(word) for word in huge}, native)


def letter_deletions(word: str) -> set[str]:
    """Give the word with each one of its letters left out."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def mistypings(english: Iterable[str]) -> set[str]:
    """Give what is one missing letter, one doubled letter or one swap away from a word."""
    found: set[str] = set()
    for word in english:
        found |= letter_deletions(word)
        found |= {word[: at + 1] + word[at:] for at in range(len(word))}
        found |= {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return found


def substituted(word: str) -> set[str]:
    """Give the word with each one of its letters left open."""
    return {f"{word[:at]}.{word[at + 1 :]}" for at in range(len(word))}


def foreign_words(
    known: dict[str, set[str]], counts: dict[str, Counts], english: English, common: list[str]
) -> dict[str, tuple[bool, list[str]]]:
    """Keep what is not English: word → (is it a sign on its own?, languages)."""
    typos = mistypings(common)
    near = set().union(*map(substituted, common))
    languages: dict[str, list[str]] = defaultdict(list)
    for language in sorted(known):
        for word in known[language]:
            languages[word].append(language)
    found = {}
    for word, owners in languages.items():
        count = max(counts[language].all[word] for language in owners)
        rate = max(counts[language].rate(word) for language in owners)
        if not word.isalpha() or len(word) < 2 or english.owns(word, rate):
            continue
        # A wrong letter is a rarer slip than a missing one: it only casts doubt on words that are rare themselves.
        typo = word in typos or (rate < OFTEN and not near.isdisjoint(substituted(word)))
        sure = (len(word) >= TYPO_LENGTH or not word.isascii()) and not typo and not english.knows(word, rate, count)
        found[word] = (sure, owners)
    return found


def lookalikes(english: English) -> Iterator[str]:
    """Give the rarer English words that the table as written takes for inflected foreign ones (“curvature”)."""
    met = {word for word, count in english.native.items() if count >= KNOWN_TO_NATIVES}
    for word in sorted(english.huge | met):
        if word.isalpha() and word.islower() and word not in tables.english() and looked_up(word):
            yield word


def sections(foreign: dict[str, tuple[bool, list[str]]]) -> Iterator[str]:
    """Lay the words out in sections by their first bytes, a blank line before each: a look-up reads one section."""
    last = b""
    for word, (sure, owners) in sorted(foreign.items(), key=lambda item: item[0].encode()):
        first = f"{word}\t".encode()[:SECTION]
        if first != last:
            last = first
            yield ""
        yield f" {word}\t{'' if sure else '~'}{','.join(owners)}"


def write_table(path: Path, note: str, lines: Iterable[str]) -> None:
    """Write one table under its note."""
    path.write_text(note + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> None:
    """Build all tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True)
    options = parser.parse_args()

    native = count_native(options.bench)
    counts = count_sources(options.bench)
    english = read_english(options.lists, native)
    common = [
        word for word, _ in native.most_common() if word.isalpha() and (word in english.large or native[word] >= LOAN)
    ]
    common = common[:ENGLISH]
    write_table(
        TABLES / "english.txt",
        NOTE.format(what="English words, the commonest first: word", lists="words confirmed by SCOWL."),
        common,
    )
    frequent = weigh_frequent(counts)
    write_table(
        TABLES / "frequent.tsv",
        NOTE.format(
            what="Common words: word <TAB> language and bits above one in a million",
            lists="corpora/function_words.tsv.",
        ),
        (
            f"{word}\t{' '.join(f'{code}{bits}' for code, bits in sorted(frequent[word].items()))}"
            for word in sorted(frequent)
        ),
    )
    foreign = foreign_words(vocabularies(counts, options.lists), counts, english, common)
    note = NOTE.format(
        what="Foreign words: word <TAB> languages; “~”: also met in English, no sign on its own", lists=SNOWBALL_NOTE
    )
    write_table(TABLES / "foreign.tsv", note, sections(foreign))
    foreign |= {word: (False, ["en"]) for word in lookalikes(english) if word not in foreign}
    write_table(TABLES / "foreign.tsv", note, sections(foreign))


if __name__ == "__main__":
    main()
