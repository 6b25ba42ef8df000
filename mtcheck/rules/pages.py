"""A page a rule, in Markdown, and indexes by language, family, severity and claim: made of the rules, never by hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from mtcheck.model import CLAIMS, SEVERITIES, Conditions, Rule
from mtcheck.rules.evidence import NEVER_COUNTED, Evidence, Known
from mtcheck.rules.examples import mark
from mtcheck.rules.rulesets import RuleSet
from mtcheck.terms import CLAIM_MEANINGS
from mtcheck.text.language import LANGUAGES

_GROUPS = {
    "mt": "machine translations",
    "mt_older": "older engines",
    "mt_present": "present engines",
    "human": "human translations",
    "native": "native English",
}
# The last line of a rule's page.
BACK = "[All rules](../index.md)"
_MARKUP = frozenset("\\`*_[]<>#|~&!")


def pages(rules: RuleSet, known: Mapping[str, Known]) -> dict[str, str]:
    """Give the pages of rules by their paths in a folder, the index first."""
    indexes = {
        "language": _by(rules, lambda rule: rules.packs[rule.pack] or (None,), _language),
        "family": _by(rules, lambda rule: (rule.family,), lambda family: family or "rules of no family"),
        "severity": _by(rules, lambda rule: (rule.severity,), str, SEVERITIES),
        "claim": _by(rules, lambda rule: (rule.claim,), lambda claim: f"{claim}: {CLAIM_MEANINGS[str(claim)]}", CLAIMS),
    }
    made = {"index.md": _front(rules, known, indexes)}
    made |= {f"{name}.md": _index(f"Rules by {name}", parts) for name, parts in indexes.items()}
    return made | {f"rules/{rule.id}.md": page(rule, known.get(rule.id), rules) for rule in rules.rules}


def page(rule: Rule, known: Known | None, rules: RuleSet) -> str:
    """Set a rule out: what it looks for and why, what to write, its examples, its evidence, its family."""
    return "\n\n".join(_parts(rule, known, rules)) + "\n"


def _parts(rule: Rule, known: Known | None, rules: RuleSet) -> Iterator[str]:
    yield f"# {rule.id} {rule.name}"
    yield (
        f"{rule.kind}, {rule.severity}: {CLAIM_MEANINGS[rule.claim]}. MQM `{rule.mqm}`, pack `{rule.pack}` "
        f"({' or '.join(_language(each) for each in rules.packs[rule.pack] or (None,))})."
    )
    yield escaped(rule.why)
    own = bool(rule.instead_of)
    said = {"Message": rule.message, "Write instead": None if own else rule.remedy, "Source": rule.source_expression}
    yield "\n".join(f"- {name}: {escaped(text)}" for name, text in said.items() if text)
    if own:
        yield "## Write instead"
        yield _block(rule.remedies)
    yield "## Looks for"
    yield _code(rule)
    if conditions := list(conditions_of(rule)):
        yield "\n".join(f"- {each}" for each in conditions)
    yield "## Fires on"
    yield "\n".join(f"- {escaped(mark(example.text, example.spans))}" for example in rule.fires)
    yield "## Stays silent on"
    yield "\n".join(f"- {escaped(text)}" for text in rule.silent)
    yield "## Evidence"
    evidence = str(known or NEVER_COUNTED)
    yield f"{evidence[0].upper()}{evidence[1:]}."
    if known and known.evidence.seen:
        yield _rates(known)
    family = [each for each in rules.rules if rule.family and each.family == rule.family and each.id != rule.id]
    if family:
        yield f"## Others of the family {rule.family}"
        yield "\n".join(f"- [{each.id} {each.name}]({each.id}.md)" for each in sorted(family, key=_by_id))
    yield BACK


def _code(rule: Rule) -> str:
    match = rule.match
    if match.detector:
        return f"No pattern: the detector `{match.detector}` finds it, as in the examples below."
    return _block([match.regex] if match.regex else names_of(rule) or match.phrases)


def _block(lines: Iterable[str]) -> str:
    return "\n".join(["```text", *map(printable, lines), "```"])


def names_of(rule: Rule) -> list[str]:
    """Say what English calls the names that a rule looks for, a line each: “Londres, Londra → London”."""
    return [f"{', '.join(names)} → {english}" for english, names in rule.match.names]


def conditions_of(rule: Rule) -> Iterator[str]:
    """Say where a match counts, in words; nothing of what is so with every rule."""
    conditions = rule.conditions
    source = "only where the source" if conditions.needs_source else "where a source is given, only if it"
    lists = {
        "directly after one of": conditions.before,
        "not directly after": conditions.not_before,
        "directly before one of": conditions.after,
        "not directly before": conditions.not_after,
        "only in a story that holds one of": conditions.requires,
        "in no story that holds": conditions.unless,
        f"{source} holds one of": conditions.source_has,
        f"{source} holds none of": conditions.source_lacks,
    }
    if set(conditions.roles) != set(Conditions().roles):
        yield f"in these parts: {', '.join(conditions.roles)}"
    if rule.match.case:
        yield "capitals matter"
    if conditions.needs_source and not conditions.source_has:
        yield "only beside the source"
    for said, texts in lists.items():
        if texts:
            yield f"{said}: {', '.join(f'`{printable(text)}`' for text in texts)}"
    if conditions.anchor:
        yield f"at the {conditions.anchor.partition('_')[2]} of the {conditions.anchor.partition('_')[0]}"
    if conditions.min_count > 1:
        yield f"from {conditions.min_count} matches in a story on"
    yield from _company(conditions)
    if conditions.in_quotes != "report":
        yield {"skip": "not in quotations", "only": "only in quotations"}[conditions.in_quotes]


def _company(conditions: Conditions) -> Iterator[str]:
    """Say what else must be found in the story, or must not."""
    if conditions.corroborated_by:
        one = conditions.corroborated_by == 1
        signs = "another sign says" if one else f"{conditions.corroborated_by} other signs say"
        who = "a rule, or its style" if one else "rules or, once, its style"
        yield f"only where {signs} that the story was translated: {who}"
    if conditions.density:
        others = f"{conditions.density:g} other rules in a hundred words of the story, or more, found signs"
        yield f"only where {others}; rules that ask for that themselves are not counted"
    if conditions.gives_way:
        yield "only where no other flag stands on some of the same words"


def _rates(known: Known) -> str:
    evidence, texts = known.evidence, known.of_pack.texts
    rows = [
        "| texts | stories with it | of stories | per 10,000 words | 95 % interval |",
        "| --- | --: | --: | --: | --- |",
    ]
    for group, name in _GROUPS.items():
        if group in texts:
            rate = evidence.rates.get(group)
            found = (
                f"{rate.per_10k:.3f} | {rate.low:.3f} to {rate.high:.3f}"
                if rate
                else f"0 | below {texts[group].none_high}"
            )
            rows.append(f"| {name} | {evidence.stories_in(group):,} | {texts[group].stories:,} | {found} |")
    return "\n".join([*rows, "", f"{_engines(evidence)}Measured {known.of_pack.date}."])


def _engines(evidence: Evidence) -> str:
    """Say whether one engine alone makes the rule fire; nothing where none does."""
    if not evidence.hits:
        return ""
    places = "1 place" if evidence.hits == 1 else f"{evidence.hits:,} places"
    if evidence.systems == 1:
        return f"Machine translations of any language have it in {places}, all by one engine. "
    most = f"the engine that has it most has {100 * evidence.top_share:.0f} % of them"
    return f"Machine translations of any language have it in {places}, by {evidence.systems} engines; {most}. "


_Parts = dict[str, list[Rule]]


def _by(
    rules: RuleSet,
    keys: Callable[[Rule], Iterable[str | None]],
    title: Callable[[str | None], str],
    order: Iterable[str] = (),
) -> _Parts:
    found: dict[str | None, list[Rule]] = {key: [] for key in order}
    for rule in rules.rules:
        for key in keys(rule):
            found.setdefault(key, []).append(rule)
    if not order:
        found = dict(sorted(found.items(), key=lambda item: (item[0] is None, title(item[0]))))
    return {title(key): of for key, of in found.items() if of}


def _language(language: str | None) -> str:
    return LANGUAGES.get(language, language) if language else "any source"


def _front(rules: RuleSet, known: Mapping[str, Known], indexes: Mapping[str, _Parts]) -> str:
    signals = sum(rule.kind == "signal" for rule in rules.rules)
    seen = sum(rule.id in known and known[rule.id].evidence.seen for rule in rules.rules)
    about = (
        f"{len(rules.rules):,} rules: {len(rules.rules) - signals:,} flags, which an editor is shown, and {signals:,} "
        f"signals, only counted. {seen:,} were seen at work in labelled text. Each finding is a sign, not proof."
    )
    patterns = "In what a rule looks for, `{a,b}` is either word, `<…>` a word of that kind, `<0-3>` up to three words."
    links = [f"- [By {name}]({name}.md): {len(parts)} groups" for name, parts in indexes.items()]
    return "\n\n".join(["# Rules", about, patterns, "\n".join(links), _table(rules.rules)]) + "\n"


def _index(title: str, parts: _Parts) -> str:
    sections = [f"## {escaped(name)}\n\n{_table(of)}" for name, of in parts.items()]
    return "\n\n".join([f"# {title}", "[All rules](index.md)", *sections]) + "\n"


def _table(rules: Iterable[Rule]) -> str:
    rows = [
        f"| [{rule.id}](rules/{rule.id}.md) | {rule.name} | {rule.kind} | {rule.severity} | {rule.claim} |"
        for rule in sorted(rules, key=_by_id)
    ]
    return "\n".join(["| rule | name | kind | severity | claim |", "| --- | --- | --- | --- | --- |", *rows])


def _by_id(rule: Rule) -> tuple[str, int]:
    letters = rule.id.rstrip("0123456789")
    return letters, int(rule.id[len(letters) :])


def escaped(text: str) -> str:
    """Give text as Markdown that shows it as it is, on one line."""
    return "".join(f"\\{letter}" if letter in _MARKUP else letter for letter in printable(text))


def printable(text: str) -> str:
    """Show what cannot be seen: line ends as ¶, invisible characters by their number."""
    shown = text.replace("\n", " ¶ ")
    return "".join(letter if letter.isprintable() else f"⟨U+{ord(letter):04X}⟩" for letter in shown)
