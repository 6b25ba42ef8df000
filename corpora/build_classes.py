"""Build mtcheck/rules/classes.tsv: the words that belong to one word class only, for patterns such as <ADJ> <NOUN>.

    python -m corpora.build_classes --lemminflect DIR --wordnet DIR --counts native-1gram.tsv.gz

``--lemminflect``: the unpacked package lemminflect (MIT), whose table of inflections was made from the NIH SPECIALIST
Lexicon. ``--wordnet``: the dict folder of WordNet 3.0 (Debian package wordnet-base). ``--counts``: counts of single
words of native news, of which only the choice of words is kept.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

TABLE = Path(__file__).parents[1] / "mtcheck" / "rules" / "classes.tsv"

# Rarer words (of 36 million) are mostly names and slips; leaving them out makes the table half as large.
LEAST = 25
# A reading that WordNet's annotators met in under this share of a word's uses (“to minister”) is left out of account,
# where they met the word at least so often.
RARE, KNOWN = 0.04, 8
# Forms of an inflected lemma, in the order of the columns of infl_lu.csv.
FORMS = {"noun": ("plural",), "verb": ("past", "participle", "ing", "s")}
# The form that a lemma itself is.
OWN_FORM = {"noun": "singular", "verb": "base"}
WORDNET = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Words of closed classes are none of these, whatever dictionaries say; these groups of the list of closed classes are.
CLOSED = Path(__file__).parents[1] / "mtcheck" / "scorers" / "closed_class.txt"
GROUPS = ("article", "pronoun", "possessive", "demonstrative", "relative", "quantity", "number", "preposition",
          "conjunction", "auxiliary", "modal", "negation", "particle")  # fmt: skip

NOTE = """\
# Words of native English news that can only be of one class, a class a line; forms of verbs may stand in two.
# Written by corpora/build_classes.py; do not edit.
# Origin: inflections of lemminflect (MIT, Brad Jascob, from the NIH SPECIALIST Lexicon); readings and their counts in
# annotated text of WordNet 3.0 (WordNet licence, Princeton University). See mtcheck/text/tables/LICENSES.txt.
"""


def inflections(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Give lemma, class, form and spelling of each line of the inflection table."""
    with gzip.open(folder / "lemminflect" / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as table:
        for line in table:
            lemma, kind, *columns = line.rstrip("\n").split(",")
            yield lemma, kind, OWN_FORM.get(kind, ""), lemma
            for form, spellings in zip(FORMS.get(kind, ("",) * len(columns)), columns, strict=False):
                # A verb with one past form has it for its participle too.
                both = ("past", "participle") if form == "past" and not columns[1] else (form,)
                for spelling in spellings.split("/"):
                    # “Aircraft” is no plural that a pattern could tell from the singular.
                    if (kind, spelling) != ("noun", lemma):
                        yield from ((lemma, kind, each, spelling) for each in both)


def annotated(folder: Path) -> Mapping[str, Counter[str]]:
    """Count the readings of each lemma: once for each sense listed with 0, and as often as annotators met it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"index.{kind}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                counts[line.split()[0]][kind] += 0
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        counts[lemma][WORDNET[sense[0]]] += int(count)
    return counts


def classes(lemminflect: Path, wordnet: Path, known: frozenset[str]) -> Mapping[str, list[str]]:
    """Give the words of each class, “noun singular” to “adv”, that can be of no other."""
    met = annotated(wordnet)
    readings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for lemma, kind, form, spelling in inflections(lemminflect):
        readings[spelling].add((kind, form))
        weights[spelling][kind] += met.get(lemma, Counter())[kind]
    for lemma, kinds in met.items():
        readings[lemma] |= {(kind, OWN_FORM.get(kind, "")) for kind in kinds if kind not in weights[lemma]}
        weights[lemma] |= kinds
    groups = (line.partition(":") for line in CLOSED.read_text("utf-8").splitlines())
    closed = {word for name, _, listed in groups if name in GROUPS for word in listed.split()}
    table: dict[str, list[str]] = defaultdict(list)
    for word, found in sorted(readings.items()):
        if word not in known or word in closed or not WORD.fullmatch(word):
            continue
        total = weights[word].total()
        kept = {(kind, form) for kind, form in found if total < KNOWN or weights[word][kind] >= RARE * total}
        if len({kind for kind, _ in kept}) == 1:
            for kind, form in sorted(kept):
                table[f"{kind} {form}".strip()].append(word)
    return {name: words for name, words in sorted(table.items()) if name.split()[0] in WORDNET.values()}


def main() -> None:
    """Write the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("lemminflect", "wordnet", "counts"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    given = arguments.parse_args()
    with gzip.open(given.counts, "rt", encoding="utf-8") as lines:
        counted = (line.rstrip("\n").split("\t") for line in lines)
        known = frozenset(word for word, count, *_ in counted if count.isdigit() and int(count) >= LEAST)
    table = classes(given.lemminflect, given.wordnet, known)
    TABLE.write_text(NOTE + "".join(f"{name}\t{' '.join(words)}\n" for name, words in table.items()), "utf-8")


if __name__ == "__main__":
    main()
