"""Build mtcheck/rules/spellings.bloom: a filter that knows the spelling of nearly every English word.

    python -m corpora.build_spellings --lists FOLDER --counts TABLE

``--lists``: a folder with american-english-huge and british-english-huge, as Debian's packages wamerican-huge and
wbritish-huge lay them down (SCOWL, MIT-like). ``--counts``: a table like native-1gram.tsv.gz, how often words stand in
native news: those that stand there often are known whether a dictionary has them or not (“chatbot”). What both lack of
sport, kitchen and trade stands in YOUNG.

The filter keeps no word: it knows all words it was given, and takes one other in a hundred for one of them.
"""

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

from mtcheck.rules.bloom import filled
from mtcheck.rules.detectors.spellings import PLAIN, SHORTEST
from mtcheck.text.fold import unaccented
from mtcheck.text.words import vocabulary

TABLE = Path(__file__).parents[1] / "mtcheck" / "rules" / "spellings.bloom"
LISTS = ("american-english-huge", "british-english-huge")

# With ten bits for each word and seven set, 0.8 % of other words find all of theirs set.
BITS_PER_WORD = 10
# So often in 36 million words a word is no slip of one writer.
ESTABLISHED = 6

# What papers write as one word of sport, kitchen and trade, and the lists, of 2020, write as two or do not have.
YOUNG = vocabulary(
    """
    acapella agritourism agrivoltaics anthemic arthouse backcourt backend backheel backheels barcode barcodes bestie
    besties bibimbap bikepacking bleisure canyoning cinephilic coliving coworker coworking crypto cyclocross darknet
    deadlift deadlifts deepfake deepfakes degrowth destigmatize detailee detailees domestique domestiques doomscrolling
    dropoff dropoffs edtech electropop enduro escooter escooters esports eyewall fanzone fatberg fatbergs fintech
    fintechs flexitarian flexitarians flyhalf frontend fullback fullbacks futsal gameday gamedays gamedev gamification
    gamify geoengineering geotagged glamping glycaemic glycemic goalless gochujang graphene greenwashed greenwashing
    groundstroke groundstrokes gummies hackathon hackathons halfpipe hattrick hattricks hotdesking hyaluronic keirin
    kitesurfing kombucha lineout lineouts livestream livestreams mansplaining matchday matchdays matchup matchups
    megafire megafires merch microplastic microplastics minicab minimalistic mocktail mocktails motocross nanoplastics
    oatmilk omakase omnichannel onboarding onramp onramps overtourism padel parkour parkrun parkruns pitlane pitstop
    pitstops placemat placemats playdate playout playouts powerlifter powerlifters powerlifting proptech raceday
    racedays ransomware repechage rewilded rewilding rideshare ridesharing sabermetrics satphone scrumhalf skicross
    skijoring skillset skillsets slopestyle smashburger smishing soigneur soigneurs speedrun speedrunner speedrunners
    speedruns speedskater speedskaters spycraft stablecoin stablecoins staycation staycations superbike superbikes
    supercross swimrun teamsheet teamsheets teqball tiebreak tiebreaks tifo tifos tifosi toolset toolsets trackside
    tryscorer tryscorers unboxing upcycled upcycling upskilling velodrome velodromes vishing vlogger vloggers wayfinding
    weaponised weaponising webchat webtoon webtoons wicketkeeper wicketkeepers wingback wingbacks wingfoil workation
    workations yorker yorkers
    """
)


def words(lists: Path, counts: Path) -> Iterator[str]:
    """Give the words to know, in small letters; one may come twice."""
    yield from YOUNG
    for name in LISTS:
        for word in (lists / name).read_text(encoding="utf-8").lower().split():
            if PLAIN.fullmatch(word):
                yield word
    with gzip.open(counts, "rt", encoding="utf-8") as table:
        for line in table:
            word, count = line.rstrip("\n").split("\t")
            if int(count) >= ESTABLISHED and PLAIN.fullmatch(word):
                yield word


def main() -> None:
    """Write the filter."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=Path, required=True)
    parser.add_argument("--counts", type=Path, required=True)
    options = parser.parse_args()
    known = {unaccented(word) for word in words(options.lists, options.counts) if len(word) >= SHORTEST}
    table = filled(known, BITS_PER_WORD)
    TABLE.write_bytes(table)
    print(f"{len(known):,} words, {len(table):,} bytes")


if __name__ == "__main__":
    main()
