"""From what rules saw to what is reported: one finding a cause, with its message, its place and its stable names."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import filterfalse

from mtcheck.errors import PackError
from mtcheck.model import READS_TRANSLATED, SEVERITIES, Finding, Mark, Rule, Span
from mtcheck.rules.rulesets import rank
from mtcheck.rules.view import Hit, View
from mtcheck.terms import IN_QUOTE
from mtcheck.text.fingerprints import as_named, finding_id, fingerprint
from mtcheck.text.fold import fold, lower

# A sentence of so few words is a label, a credit or a cheer, and comes back in other stories.
_FEW_WORDS = 3

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"\w+")
_QUOTES = '"“”„«»`'

# What such a rule finds is to be translated anew, with all that stands in it.
_LEFT_WHOLE = "untranslated-sentence"

_Seen = tuple[Rule, Hit]
_STRETCH = 64  # characters: more than most matches, and less than a sentence


def findings(view: View, hits: Iterable[tuple[Rule, Hit]]) -> tuple[Finding, ...]:
    """Make findings of hits, in the order given; hits of one place that say the same are one finding.

    Of overlapping hits of one family the longest stays; of hits on the same words the most severe; in both, a rule that
    stands alone goes before one that asks for other signs. In a sentence that was not translated nothing else is told
    but what a tool or site left. A rule that gives way yields to flags that stay on some of its words, at each of its
    places; of several that do, the longest stays. Habits of the story, hits with several places, that are of one family
    and share a place are one finding. The order of hits that `Engine.find` gives is that of the document.
    """
    kept = _chosen(list(hits))
    counts: Counter[tuple[str, str]] = Counter()
    made = []
    for rule, hit in kept:
        sentence = naming(view, hit.marks[0], rule)
        key = (rule.id, as_named(sentence))
        made.append(_finding(view, rule, hit, fingerprint(rule.id, sentence, counts[key])))
        counts[key] += 1
    return tuple(made)


def alone(hits: Iterable[_Seen]) -> list[_Seen]:
    """Leave out what needs the source: findings of the rest are those of the English alone, source or none."""
    return [seen for seen in hits if not seen[0].conditions.needs_source]


def naming(view: View, mark: Mark, rule: Rule) -> str:
    """Give the sentence that a finding is named by.

    What a tool or site leaves (“Source link”), and a line of few words, is the same in many stories: what stands before
    and behind it is added, so that what an editor decides about it in one story is not decided in others.
    """
    sentence = view.sentence_at(mark)
    if rule.claim != "provenance" and not _is_short(sentence):
        return sentence
    return _among_others(view, mark.segment, sentence)


# Much may be found in one long line: it is looked at, and put among others, once.
@lru_cache(maxsize=2)
def _is_short(sentence: str) -> bool:
    return len(sentence.split(maxsplit=_FEW_WORDS)) <= _FEW_WORDS


def namings(view: View) -> Iterator[str]:
    """Give whatever a finding in a document may be named by (`naming`)."""
    for number, segment in enumerate(view.segments):
        whole = Span(0, len(segment.text))
        for start, end in dict.fromkeys((*view.sentences(number), whole)):
            yield segment.text[start:end]
            yield _among_others(view, number, segment.text[start:end])


def namings_at(view: View, mark: Mark) -> tuple[str, str]:
    """Give the two names that a finding at a place may have, by its rule (`naming`)."""
    sentence = view.sentence_at(mark)
    return sentence, _among_others(view, mark.segment, sentence)


def _among_others(view: View, number: int, sentence: str) -> str:
    before, after = view.segments[max(0, number - 1) : number], view.segments[number + 1 :][:1]
    return _joined(*(each.text for each in before), sentence, *(each.text for each in after))


@lru_cache(maxsize=2)
def _joined(*texts: str) -> str:
    return " ".join(texts)


def _chosen(hits: Sequence[_Seen]) -> list[_Seen]:
    """Choose among hits; one of a rule that gives way goes where flags that stay have some words of each of its places.

    A habit of the story so keeps its places while one of them is its own. To another habit it leaves those that both
    have, but for the first, which names it, and while it has others. Of two that give way the longer is chosen; a
    signal hides no flag.
    """
    if not hits:
        return []
    hits = _beside_what_was_left_whole(hits)
    kept = list(_most_severe(_longest_of_family([seen for seen in hits if not seen[0].conditions.gives_way])))
    chosen = {id(seen): seen for seen in kept}
    flagged = _Taken(mark for rule, hit in kept if rule.kind == "flag" for mark in hit.marks)
    habits = _Taken()
    yielding = _joined_habits({id(seen): seen for seen in hits if seen[0].conditions.gives_way})
    for key, (rule, hit) in sorted(yielding.items(), key=lambda item: _by_length(item[1])):
        free = list(filterfalse(flagged.meets, hit.marks))
        if free:
            if rule.kind == "flag":
                flagged.add(*free)
                own = list(filterfalse(habits.meets, hit.marks[1:])) if _is_habit(hit) else []
                if own:
                    hit = _with_further(hit, own)
                    habits.add(*hit.marks)
            chosen[key] = (rule, hit)
    return [chosen[id(seen)] for seen in hits if id(seen) in chosen]


def _beside_what_was_left_whole(hits: Sequence[_Seen]) -> Sequence[_Seen]:
    """Leave out flags that stand only in sentences that were not translated: a foreign comma there is no second fault.

    What a tool or site left goes, however the sentence is put.
    """
    whole = [mark for rule, hit in hits if rule.match.detector == _LEFT_WHOLE for mark in hit.marks]
    if not whole:
        return hits
    left = _Taken(whole)
    return [
        (rule, hit)
        for rule, hit in hits
        if rule.match.detector == _LEFT_WHOLE
        or rule.kind != "flag"
        or rule.claim == "provenance"
        or not all(map(left.meets, hit.marks))
    ]


def _is_habit(hit: Hit) -> bool:
    """Say whether a hit is a habit of the story: several places, of which none is told with its repair."""
    return len(hit.marks) > 1 and not (hit.led or hit.repairs)


def _joined_habits(hits: Mapping[int, _Seen]) -> dict[int, _Seen]:
    """Make one of habits of a family and kind that share a place: that with most takes in those of the others."""
    families: dict[tuple[str, str], list[tuple[int, _Seen]]] = defaultdict(list)
    for key, (rule, hit) in hits.items():
        if rule.family and _is_habit(hit):
            families[rule.family, rule.kind].append((key, (rule, hit)))
    joined = dict(hits)
    for members in families.values():
        apart: list[tuple[int, _Taken]] = []
        for key, (_, hit) in sorted(members, key=lambda member: -len(member[1][1].marks)):
            first, taken = next((each for each in apart if any(map(each[1].meets, hit.marks))), (key, _Taken()))
            own = list(filterfalse(taken.meets, hit.marks))
            taken.add(*own)
            if first == key:
                apart.append((key, taken))
                continue
            rule, longest = joined[first]
            joined[first] = (rule, _with_further(longest, sorted((*longest.marks[1:], *own))))
            del joined[key]
    return joined


def _with_further(hit: Hit, marks: Sequence[Mark]) -> Hit:
    """Give a hit these places besides its first; its count, where it tells one, is that of the places that it has."""
    count = {"count": str(1 + len(marks))} if "count" in hit.values else {}
    return replace(hit, marks=(hit.marks[0], *marks), values={**hit.values, **count})


class _Taken:
    """Places that are taken, by stretches of a segment: to see whether one meets another, few have to be looked at."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks: dict[tuple[int, int], list[Mark]] = defaultdict(list)
        self.add(*marks)

    def add(self, *marks: Mark) -> None:
        """Take these places."""
        for mark in marks:
            for stretch in _stretches(mark):
                self._marks[stretch].append(mark)

    def meets(self, mark: Mark) -> bool:
        """Say whether a place shares a character with one that is taken."""
        return any(any(map(mark.meets, self._marks.get(stretch, ()))) for stretch in _stretches(mark))


def _stretches(mark: Mark) -> Iterator[tuple[int, int]]:
    """Give the stretches of a segment that a place lies in, by number."""
    return ((mark.segment, number) for number in range(mark.start // _STRETCH, mark.end // _STRETCH + 1))


def _longest_of_family(hits: Sequence[_Seen]) -> list[_Seen]:
    """Drop each hit that overlaps a longer one of its family and kind; then the severer stays, then the first id."""
    families: dict[tuple[str, str], list[_Seen]] = {}
    for seen in hits:
        if seen[0].family:
            families.setdefault((seen[0].family, seen[0].kind), []).append(seen)
    dropped: set[int] = set()
    for members in families.values():
        taken = _Taken()
        for seen in sorted(members, key=_by_length):
            mark = seen[1].marks[0]
            if taken.meets(mark):
                dropped.add(id(seen))
            else:
                taken.add(mark)
    return [seen for seen in hits if id(seen) not in dropped]


def _by_length(seen: _Seen) -> tuple[int, int, int, str]:
    rule, hit = seen
    return _asks(rule), hit.marks[0].start - hit.marks[0].end, SEVERITIES.index(rule.severity), rule.id


def _most_severe(hits: Sequence[_Seen]) -> Iterator[_Seen]:
    """Drop each hit on the very words of a more severe one of its kind; at the same severity the first pack's stays.

    What the source shows goes before that. A signal never hides a flag, nor a flag a signal: one is shown, the other
    counted.
    """
    best: dict[tuple[Mark, str], _Seen] = {}
    for seen in hits:
        key = (seen[1].marks[0], seen[0].kind)
        if key not in best or _by_severity(seen) < _by_severity(best[key]):
            best[key] = seen
    chosen = {id(seen) for seen in best.values()}
    return (seen for seen in hits if id(seen) in chosen)


def _by_severity(seen: _Seen) -> tuple[int, int, bool, tuple[int, str], str]:
    rule = seen[0]
    # What the source shows knows more: what is wrong, where the English alone shows that something is.
    return _asks(rule), SEVERITIES.index(rule.severity), not rule.conditions.needs_source, rank(rule.pack), rule.id


def _asks(rule: Rule) -> int:
    """Say how much a rule asks of the story: 0 nothing, 1 other signs, 2 that it is full of them."""
    return (rule.conditions.corroborated_by > 0) + (rule.conditions.density > 0)


def _finding(view: View, rule: Rule, hit: Hit, name: str) -> Finding:
    main, *further = hit.marks
    matched = view.segments[main.segment].text[main.start : main.end]
    values = {**hit.values, "match": matched}
    if rule.match.names:
        values["english"] = _english_names(rule.match.names)[_plainly(matched)]
    in_quote = view.protected(main, "quote") and not _is_quotation(view, main)
    message = _filled(rule.message, values, rule)
    remedy = own_remedy(rule, matched) or rule.instead or "; ".join(remedy for remedy, _ in rule.instead_of)
    return Finding(
        id=finding_id(view.document.name, name),
        rule=rule,
        segment=main.segment,
        span=Span(main.start, main.end),
        match=matched,
        message=f"{message.rstrip('.')}. {IN_QUOTE}" if in_quote and _rewords(rule) else message,
        severity=rule.severity,
        suggestion=hit.suggestion or (_filled(remedy, values, rule) if remedy else None),
        also=tuple(further),
        cause=(rule.family or rule.match.detector) if further else None,
        in_quote=in_quote,
        fingerprint=name,
        repairs=_repairs(view, rule, hit) if rule.repair else (),
    )


def own_remedy(rule: Rule, matched: str) -> str | None:
    """Say what a rule wants written instead of some of these very words, its first row that has them; None for none."""
    if not rule.instead_of:
        return None
    found = words_alone(matched)
    return next((remedy for words, remedy in _remedies(rule.instead_of) if words in found), None)


@lru_cache(maxsize=128)
def _remedies(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> list[tuple[str, str]]:
    return [(words_alone(words), remedy) for remedy, known in rows for words in known]


def words_alone(text: str) -> str:
    """Give the words of a text alone, in small letters, each between spaces."""
    return f" {' '.join(_WORD.findall(lower(fold(text))))} "


@lru_cache(maxsize=32)
def _english_names(names: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    return {_plainly(name): english for english, known in names for name in known}


def _plainly(name: str) -> str:
    """Give a name as it is looked up: in a story its spaces come as they like."""
    return " ".join(fold(name).split())


def _repairs(view: View, rule: Rule, hit: Hit) -> tuple[str, ...]:
    """Give what belongs in the place of each match, as far as the rule says that this can be known; () otherwise."""
    matches = [view.segments[mark.segment].text[mark.start : mark.end] for mark in hit.marks]
    if rule.repair == "delete":
        return ("",) * len(matches)
    if rule.repair == "once":
        repaired = tuple(map(_once, matches))
        return repaired if all(repaired) else ()
    known = hit.repairs if rule.repair == "detector" else ()
    if rule.repair == "suggestion" and hit.suggestion is not None:
        known = (hit.suggestion,) * len(matches)
    return () if known == tuple(matches) else known


def _once(match: str) -> str:
    """Give the first of two equal halves (“of of”, “..”); nothing where they are not equal."""
    parts = match.split()
    if len(parts) == 1:
        parts = list(match)
    half, odd = divmod(len(parts), 2)
    same = [part.casefold() for part in parts[:half]] == [part.casefold() for part in parts[half:]]
    return "" if odd or not same else (" " if len(match.split()) > 1 else "").join(parts[:half])


def _is_quotation(view: View, mark: Mark) -> bool:
    """Say whether a mark is a quotation with its marks, or a quotation mark alone: then it does not stand in one."""
    segment = view.segments[mark.segment]
    at = bisect_left(segment.protected, (mark.start, mark.end, "quote"))
    whole = segment.protected[at : at + 1] == ((mark.start, mark.end, "quote"),)
    inner = segment.text[mark.start : mark.end].strip()
    return inner != "" and (not inner.strip(_QUOTES) or (whole and inner[0] in _QUOTES))


def _rewords(rule: Rule) -> bool:
    """Say whether a match is the translator's wording, not broken copy, and is not looked for in quotations alone."""
    return rule.claim in READS_TRANSLATED and rule.conditions.in_quotes == "report"


def _filled(template: str, values: Mapping[str, str], rule: Rule) -> str:
    if "{" not in template:
        return template
    try:
        return _PLACEHOLDER.sub(lambda found: values[found[1]], template)
    except KeyError as unknown:
        known = ", ".join(f"{{{name}}}" for name in sorted(values))
        problem = f"the placeholder {{{unknown.args[0]}}} has no value"
        raise PackError(problem, place=f"rule {rule.id}", remedy=f"known are {known}") from None
