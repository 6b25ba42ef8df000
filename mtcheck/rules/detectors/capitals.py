"""Capitals that other languages give to the State and its powers, and those that they deny to peoples and months."""

from collections.abc import Iterator

from mtcheck.model import Mark
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import hit, just_before, later, scan
from mtcheck.rules.macros import WORD_LISTS
from mtcheck.rules.view import Hit, View
from mtcheck.text.words import vocabulary

# All begin with capitals, which are rare: ``re`` skips fast to them.
_WORDS = later(
    "Government|State|Executive|Ministry|Plenary|Municipality|Gross D|Euro z|Autonomous C|Stock E|Market|Channel"
    "|Civil P|Bourse|Law|Police|University|Association|Institute|Foundation|Province|Company|Mayor|Minister"
    "|Prosecut|Judge|Festival|Club|Region|Embassy|Presidency|Delegation|Federation|Chamber|Director"
    "|Coordinator|Council|Faculty|Consortium|Consulate|Ambassador|Magistrate|Consistory|City C|Town H"
    "|Summit|President|Vice|Court|District C|Public A|Administration|Party"
    "|Church|Management B|Board|Chairman|Secretary|Governor|Country|Troika|Treaty|Project|Program|Department"
    "|Office|Deput|Republic|Coronavirus|Philosophy|Geography|Chemistry|Physics"
    "|Mathematics|Euro\\b"
)
# Not before what makes a name of it (“Government of Spain”, “State Department”), and only where a sentence goes on.
_CAPITAL = later(
    r"\b(?:the|its|his|her|our|their|this|that|an?|new|own|current|former|previous|local|regional|European|every|each"
    r"|heads? of) (?P<mark>(?:Government|States?|Executive|Ministry"
    r"|Plenary|Municipality|Gross Domestic Product|Heads? of State and Government|Euro zone|stock Markets?|State budget"
    r"|tv Channel|Autonomous Communit(?:y|ies)|Stock Exchange|Civil Protection|Bourse|Law|Police|University"
    r"|Association|Institute|Foundation|Province|Company|Mayor(?:alty)?|Minister|Prosecut(?:or|ion)|Judge"
    r"|Festival|Club|Region|Embassy|Presidency|Delegation|Federation|Chamber|Director"
    r"|Coordinator|Councill?or|Faculty|Consortium|Consulate|Ambassador|Magistrate|Consistory"
    r"|City Council|Town Hall|Summit|President|Vice[ -]President|(?:District )?Court"
    r"|Public Administration|Administration|Party|Ministers|State Government"
    r"|Church|(?:Management )?Board|Chairman|Secretary|Governor|Country|Troika|Treaty|Project|Programs?"
    r"|Department|Office|Deput(?:y|ies)|Republic|Coronavirus|Philosophy|Geography|Chemistry"
    r"|Physics|Mathematics|Euros?))\b"
    r"(?! (?:[A-Z]|(?:of|and|for) [A-Z]|(?:of|for) the [A-Z]|of the Union|and [Pp]eoples? of [A-Z])|'s [A-Z])"
    r"(?=[,.;:]| [a-z]{2})"
)
# “Congress of the Deputies”: with a small letter it would be half a name.
_IN_A_NAME = later(
    r"\b(?:Congress|Chamber|House|Assembly|Council|Court|Bank|Church|Office|Department|Federation|Union|Institute|Party"
    r"|Committee|Commission|Association|Agency|Board|Ministry) of \Z"
)


@detector("common-word-with-capital")
def common_word_with_capital(view: View) -> Iterator[Hit]:
    """Find “the Government”, “the State” where no name is meant, nor ends (“Congress of the Deputies”)."""
    for segment, found in scan(view, _WORDS, _CAPITAL):
        if just_before(_IN_A_NAME, found):
            continue
        mark = found["mark"]
        yield hit(segment, found, "TV channel" if mark.startswith("tv") else mark.lower())


# One word with small letters is a verb; of two words the second has its own capital.
_PEOPLES = sorted(
    {name.lower() for name in WORD_LISTS["NATIONALITY"].split("|") if " " not in name} - {"polish"}
    | {"african", "asian", "european"}
)
# Dishes, plants and things that have long had small letters; addresses and tags.
_THINGS = (
    "fries?|fry|toast|doors?|windows?|kiss|press|beans?|bread|dressing|roast|chard|cheese|army|mahogany|oak|violets?"
    "|marigold|shepherds?|measles|bulldogs?|horn|coffee|delight|bath|ivy|whip|leather|walnut|saddle|corn|meal|ink"
    "|summer|file|wolfhound|setter|stew|muffins?|elm|ant|oven|treat|courage|onions?|polish"
)
# What one wears or eats stands alone behind its article: “bought a basque.”
_WORN = r"(?<=\b[Aa] )(?:basque|danish)(?:[.,;:!?\"')]| (?:and|with)\b)"
_PEOPLE = later(rf"(?<![^\s\"'(\[])(?!{_WORN})(?:{'|'.join(_PEOPLES)})s?(?![\w@/&=]|[-.]\w| (?:{_THINGS})s?\b)")


# As they stand between white space, signs taken off: one of these must stand somewhere.
_SMALL = frozenset(f"{name}{ending}" for name in _PEOPLES for ending in ("", "s", "'s", "s'"))
_SIGNS = ".,;:!?\"'()[]"


@detector("people-without-capital", *_PEOPLES, gate=_PEOPLE)
def people_without_capital(view: View) -> Iterator[Hit]:
    """Find “the canadian singer”; silent for french fries and swiss cheese."""
    if _SMALL.isdisjoint(token.strip(_SIGNS) for token in view.vocabulary):
        return
    for segment, found in scan(view, _PEOPLE, _PEOPLE):
        yield hit(segment, found, found.group().capitalize())


# May, march and august are words, too: a year, or the end of what is said, tells them apart.
_ALSO_WORDS = ("march", "may", "august")
_MONTHS = [month for month in WORD_LISTS["MONTH"].lower().split("|") if month not in _ALSO_WORDS]
_PLACES = sorted(
    {place.lower() for place in WORD_LISTS["COUNTRY"].split("|") if " " not in place}
    - {"chad", "chile", "china", "jordan", "panama", "turkey"}
    | vocabulary(
        """
        africa america amsterdam asia athens barcelona beijing berlin bogotá brussels bucharest budapest caracas
        catalonia chicago copenhagen dublin europe florence geneva helsinki istanbul jerusalem kiev kyiv lisbon
        london madrid miami milan montevideo moscow naples oslo paris prague quito rome rotterdam shanghai
        stockholm tokyo turin venice vienna warsaw zurich
        """
    )
)
_SMALL_NAME = later(rf"(?<=[Ii]n )(?:{'|'.join(_ALSO_WORDS)})\b|\b(?:{'|'.join((*_MONTHS, *_PLACES))})\b")
_LETTER = later(r"[^\W_]")
_MONTH_OR_PLACE = later(
    rf"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Tt]o|[Dd]uring|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate"
    rf"|[Bb]etween|and|[0-9]{{1,2}}(?:st|nd|rd|th)?) |\b[Mm]id-)(?P<month>{'|'.join(_MONTHS)})(?![\w@/-]|\.\w)"
    rf"|\b[Ii]n (?P<may>{'|'.join(_ALSO_WORDS)})(?= (?:19|20)[0-9]{{2}}\b|[.;)](?!\w)|, (?:[A-Z]|[12][0-9]{{3}}\b))"
    rf"|\b(?:[Ii]n|[Tt]o|[Ff]rom|(?<!laster )[Oo]f|[Nn]ear|[Bb]etween|and) (?P<place>{'|'.join(_PLACES)})"
    r"(?![\w@/-]|\.\w)"
)


@detector("month-or-place-without-capital", *_ALSO_WORDS, *_MONTHS, *_PLACES, gate=_SMALL_NAME)
def month_or_place_without_capital(view: View) -> Iterator[Hit]:
    """Find “in september” and “to paris”; silent in a sentence that begins small, for there it is style."""
    for segment, found in scan(view, _SMALL_NAME, _MONTH_OR_PLACE):
        name = next(name for name, text in found.groupdict().items() if text)
        mark = Mark(segment, *found.span(name))
        begins = _LETTER.search(found.string, view.around(mark).start)
        if begins and not begins[0].islower():
            yield Hit((mark,), suggestion=found[name].capitalize())


# Engines cut a text at its semicolons and line ends, and each piece comes back with a case of its own.
_BEHIND = later(
    r"(?<=[a-z\d)\"%]; )(?:The|It|He|She|They|We|This|That|However|In|But|If|And|For|Next|You|There|Then|Thus|From|Also"
    r"|Therefore|So|At|On|When|As|Although|These|Those|His|Her|Their|Thank|Not|Our|My|Its|Or|Of|To|With|After|Because"
    r"|While|Since|Now|What|Who|Nor|Even|Only|One|Some|All|Both|Each|No)(?= [a-z])"
)
# A line of a few words without a stop; what is left of a sentence mostly begins with one of these small words.
_HEADING = later(
    r"(?!www|http|(?:by|via|pic|and|or|to|with|from|of|for|in|on|at|von|van|della|dos|ter|bin|ibn) )"
    r"[a-z]{3,}(?=(?: [\w',-]+){1,9}\Z)"
)


@detector("case-lost-at-a-cut")
def case_lost_at_a_cut(view: View) -> Iterator[Hit]:
    """Find a capital behind a semicolon, and a heading that begins small; in a list such lines stand together."""
    for segment, found in scan(view, ("; ",), _BEHIND):
        yield hit(segment, found, found.group().lower())
    for segment, text in enumerate(view.folded):
        if text[:1].islower() and (start := _HEADING.match(text)) and not _is_listed(view, segment):
            yield hit(segment, start, start.group().capitalize())


def _is_listed(view: View, segment: int) -> bool:
    """Say whether the line before or behind one begins as an item of a list does: small or with a figure, no stop."""
    neighbours = view.folded[max(0, segment - 1) : segment] + view.folded[segment + 1 : segment + 2]
    return any(
        text[:1].islower() or text[:1].isdigit() for text in neighbours if not text.endswith((".", "!", "?", '"'))
    )
