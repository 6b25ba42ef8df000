"""What is known of each rule from labelled text: counts and rates written by the machine, told in plain words.

One JSON file a pack, in a folder ``evidence`` next to it, written by ``mtcheck rules measure --out``.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.errors import PackError
from mtcheck.model import Rule
from mtcheck.rules.behind import behind, digest
from mtcheck.rules.loading import PACKS
from mtcheck.rules.rulesets import Recipe, RuleSet
from mtcheck.terms import UNMEASURED
from mtcheck.text.language import LANGUAGES

NEVER_COUNTED = (
    f"{UNMEASURED}: what it matches was never counted in labelled text, so nobody knows yet how often it is wrong"
)

# Texts are counted in these groups; “same” are the stories that a machine and a person translated.
GROUPS = ("mt", "mt_older", "mt_present", "human", "native", "mt_same", "human_same")


class Texts(NamedTuple):
    """The texts behind the rates of a group.

    A rule that never fired in them has a rate below ``none_high`` per 10,000 words (95 %).
    """

    stories: int
    documents: int
    words: int
    none_high: float


class Rate(NamedTuple):
    """How often a rule fired in a group of texts: hits, source stories, hits per 10,000 words, their 95 % interval."""

    hits: int
    stories: int
    per_10k: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one rule.

    ``match`` names what it matched when it was measured (`Recipe.digest`) and ``code`` the code and tables
    behind it: other words in the message leave both as they are.

    ``hits``, ``stories``, ``systems`` and ``top_share`` (the share of the engine with most hits) count all machine
    translations, and ``languages`` the stories by the language they were translated from; ``rates`` count those from
    the languages of the pack. A group in which the rule never fired has no rate.
    """

    match: str
    code: str | None = None
    hits: int = 0
    stories: int = 0
    systems: int = 0
    top_share: float = 0.0
    languages: Mapping[str, int] = field(default_factory=dict)
    rates: Mapping[str, Rate] = field(default_factory=dict)

    @property
    def seen(self) -> bool:
        """Say whether the rule fired anywhere: of one that never did nothing is known."""
        return bool(self.hits or self.rates)

    def per_10k(self, group: str) -> float:
        """Give the rate of a group, 0 where the rule never fired there."""
        return self.rates[group].per_10k if group in self.rates else 0.0

    def stories_in(self, group: str) -> int:
        """Give the stories of a group in which the rule fired."""
        return self.rates[group].stories if group in self.rates else 0


@dataclass(frozen=True, slots=True)
class PackEvidence:
    """The evidence of a pack by rule, with the texts behind it: their digests by file, their groups, their date.

    ``languages`` are the source languages that the groups of translations are limited to; () for any.
    """

    pack: str
    date: str
    languages: tuple[str, ...]
    corpus: Mapping[str, str]
    texts: Mapping[str, Texts]
    rules: Mapping[str, Evidence]


def code_digest(rule: Rule, recipe: Recipe) -> str | None:
    """Name the code and the tables that decide what a rule finds; None where its words alone do."""
    files = behind(rule.match.detector, recipe)
    return digest(files) if files else None


def written(evidence: PackEvidence) -> str:
    """Give the evidence of a pack as its file holds it: a rule a line, so that a changed rule is a changed line."""
    head = {
        "pack": evidence.pack,
        "date": evidence.date,
        "languages": list(evidence.languages),
        "corpus": dict(evidence.corpus),
        "texts": {group: texts._asdict() for group, texts in evidence.texts.items()},
    }
    lines = [f'"{key}": {json.dumps(value, ensure_ascii=False)},' for key, value in head.items()]
    rules = [f'"{id}": {json.dumps(record(of))}' for id, of in evidence.rules.items()]
    return "\n".join(["{", *lines, '"rules": {', ",\n".join(rules), "}", "}", ""])


def record(evidence: Evidence) -> dict[str, Any]:
    """Give evidence as plain values, groups without a hit left out."""
    plain = asdict(evidence)
    plain["rates"] = {group: rate._asdict() for group, rate in evidence.rates.items()}
    kept = plain if evidence.seen else {"match": evidence.match, "code": evidence.code}
    return {key: value for key, value in kept.items() if value is not None}


def read_evidence(path: Path) -> PackEvidence:
    """Read the evidence of a pack; raise PackError for a file that holds something else."""
    try:
        plain = json.loads(path.read_text("utf-8"))
        return PackEvidence(
            pack=plain["pack"],
            date=plain["date"],
            languages=tuple(plain["languages"]),
            corpus=plain["corpus"],
            texts={group: Texts(**texts) for group, texts in plain["texts"].items()},
            rules={id: _evidence(of) for id, of in plain["rules"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PackError(
            f"no evidence: {error}", place=str(path), remedy="mtcheck rules measure --out writes it"
        ) from error


def _evidence(plain: dict[str, Any]) -> Evidence:
    rates = {group: Rate(**rate) for group, rate in plain.pop("rates", {}).items()}
    return Evidence(**plain, rates=rates)


class Known(NamedTuple):
    """The evidence of one rule and that of its pack."""

    evidence: Evidence
    of_pack: PackEvidence

    def __str__(self) -> str:
        """Tell it in plain words."""
        return in_words(self.evidence, self.of_pack)


def load_evidence(*extra: Path) -> dict[str, Known]:
    """Read what is known of the rules that ship with mtcheck and of further packs, by rule.

    The evidence of a further pack is looked for in the folder ``evidence`` next to it. Rules without are left out.
    """
    paths = sorted((PACKS / "evidence").glob("*.json"))
    paths += [path for pack in extra if (path := pack.parent / "evidence" / f"{pack.stem}.json").is_file()]
    packs = map(read_evidence, paths)
    return {id: Known(evidence, pack) for pack in packs for id, evidence in pack.rules.items()}


def evidence_of(rules: RuleSet, *extra: Path) -> dict[str, Known]:
    """Give what is known of these rules, by id; evidence of what a rule no longer matches is none."""
    known = load_evidence(*extra)
    return {
        rule.id: known[rule.id]
        for rule, recipe in zip(rules.rules, rules.recipes, strict=True)
        if rule.id in known and known[rule.id].evidence.match == recipe.digest
    }


def stale(rules: RuleSet) -> Iterator[str]:
    """Say, with what to do, of each rule whether it was never measured or has changed what it matches since."""
    known = load_evidence()
    command = "mtcheck rules measure --corpus … --date … --out mtcheck/rules/packs/evidence"
    remedy = f"measure again: {command}"
    for rule, recipe in zip(rules.rules, rules.recipes, strict=True):
        if rule.id not in known:
            yield f"{rule.id} {rule.name} was never measured; where you have labelled text: {command}"
        elif known[rule.id].evidence.match != recipe.digest:
            yield f"{rule.id} {rule.name} matches something else than when it was measured; {remedy}"
        elif known[rule.id].evidence.code != code_digest(rule, recipe):
            yield f"{rule.id} {rule.name}: code or a table behind it changed since it was measured; {remedy}"


def in_words(evidence: Evidence, of_pack: PackEvidence) -> str:
    """Tell what is known of a rule: “seen in 12 of 99 machine-translated stories, in none of 1,605 native ones”."""
    texts = of_pack.texts
    stories = _stories(of_pack.languages)
    if not evidence.seen:
        why = f"it fired in none of {texts['mt'].stories:,} {stories}" if "mt" in texts else f"there were no {stories}"
        return f"{UNMEASURED}: {why}"
    parts = []
    if "mt" in texts:
        parts.append(f"in {_part(evidence, texts, 'mt')} {stories}{_eras(evidence, texts)}")
    if elsewhere := evidence.stories - evidence.stories_in("mt"):
        parts.append(f"in {elsewhere:,} from other languages")
    if "human" in texts:
        parts.append(f"in {_part(evidence, texts, 'human')} translated by people")
    if "native" in texts:
        parts.append(f"in {_part(evidence, texts, 'native')} native ones")
    return f"seen {', '.join(parts)}"


def _stories(languages: tuple[str, ...]) -> str:
    if not languages:
        return "machine-translated stories"
    *others, last = (LANGUAGES.get(language, language) for language in languages)
    names = f"{', '.join(others)} or {last}" if others else last
    return f"stories machine-translated from {names}"


def _eras(evidence: Evidence, texts: Mapping[str, Texts]) -> str:
    if not {"mt_older", "mt_present"} <= texts.keys():
        return ""
    groups = ("mt_older", "mt_present", "mt")
    older, present, whole = ((evidence.stories_in(group), texts[group].stories) for group in groups)
    # What engines of both kinds translated is one story of the whole, and stands in either part.
    seen, stories = (one + other - once for one, other, once in zip(older, present, whole, strict=True))
    parts = {"older engines": older, "present ones": present, "both": (seen, stories)}
    return f" ({', '.join(f'{_of(*counts)} by {whom}' for whom, counts in parts.items() if counts[1])})"


def _part(evidence: Evidence, texts: Mapping[str, Texts], group: str) -> str:
    return _of(evidence.stories_in(group), texts[group].stories)


def _of(seen: int, stories: int) -> str:
    return f"{f'{seen:,}' if seen else 'none'} of {stories:,}"
