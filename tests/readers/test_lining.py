"""Paragraphs that a desk has cut anew are lined up with their source where that is sure."""

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.readers.lining import is_another_story, lined_up
from tests.bilingual import ENGLISH, SPANISH


def ranges(texts: list[str], sources: list[str]) -> dict[int, list[int]]:
    return {number: list(of) for number, of in lined_up(texts, sources).items()}


def test_a_paragraph_that_was_left_out_leaves_doubt_about_its_neighbours_alone() -> None:
    shorter, left = [*ENGLISH[:2], *ENGLISH[3:]], [*SPANISH[:2], *SPANISH[3:]]
    assert ranges(shorter, SPANISH) == {0: [0], 3: [4], 4: [5]}
    assert ranges(ENGLISH, left) == {0: [0], 4: [3], 5: [4]}


def test_of_a_paragraph_that_was_joined_the_source_is_both() -> None:
    texts = [*ENGLISH[:3], f"{ENGLISH[3]} {ENGLISH[4]}", ENGLISH[5]]
    assert ranges(texts, SPANISH) == {0: [0], 1: [1], 2: [2], 3: [3, 4], 4: [5]}


def test_a_part_of_a_paragraph_has_no_source() -> None:
    sources = [*SPANISH[:3], f"{SPANISH[3]} {SPANISH[4]}", SPANISH[5]]
    assert ranges(ENGLISH, sources) == {0: [0], 1: [1], 2: [2], 5: [4]}


def test_what_has_nothing_in_common_is_not_lined_up() -> None:
    assert lined_up(["It rained."], SPANISH) == {}
    assert lined_up([], SPANISH) == lined_up(ENGLISH, []) == {}


STORY = (
    "Mayor Rodrigo Lincolao said on Friday that Valdivia would pay 38,700 pesos for each of 685 places at the "
    "Aconcagua school. Marisol Antilef, 47, of the Calle-Calle union called it late; in 2017 Corral had paid 35,200."
)
ITS_SOURCE = (
    "El alcalde Rodrigo Lincolao dijo que Valdivia pagará 38.700 pesos por cada una de las 685 plazas de la escuela "
    "Aconcagua. Marisol Antilef, de 47 años, del sindicato Calle-Calle, lo ve tarde: en 2017 Corral pagó 35.200."
)
OF_ANOTHER = (
    "Der Bürgermeister von Wismar, Gerd Lewerenz, 61, hat am Mittwoch in Rostock 2.684 Briefe gezeigt. Die Stadt "
    "zahlte Stefanie Krohn dafür 1.240 Euro, und Schwerin will 250 davon im Museum zeigen."
)
IN_ITS_DIGITS = "قال إن ٣٨٬٧٠٠ بيزو لكل من ٦٨٥ مقعدا، وإنها ٣٥٬٢٠٠ في عام ٢٠١٧."
IN_CYRILLIC = "Антон Панов сообщил, что 1 240 человек и 847 машин тушат пожары; ущерб 331 млн рублей, сгорело 963 га."


def test_a_source_that_shares_neither_names_nor_figures_is_of_another_story() -> None:
    sources = (OF_ANOTHER, IN_CYRILLIC, ITS_SOURCE, ITS_SOURCE.upper(), IN_ITS_DIGITS)
    assert [is_another_story(STORY, source) for source in sources] == [True, True, False, False, False]


def test_of_little_that_two_stories_could_share_nothing_is_said() -> None:
    assert not is_another_story("Mayor Rodrigo Lincolao said so on Friday.", OF_ANOTHER)
    assert not is_another_story(STORY, "Мэр сообщил, что 240 человек тушат пожары.")
    assert not is_another_story(STORY, "市长说，1240人和847辆车参加了救援，损失331万元，烧毁963公顷。")


def test_small_letters_with_accents_begin_no_names() -> None:
    source = (
        "Když přišel večer, šustila košile, čáp stál u řeky, žába, ještěrka a švestky, šátek, čepice, člun i šafrán."
    )
    source += (
        " Děda říkal, že žlutá řada čar, šedý kůň, žíně, řasa, šeřík, číše, žebřík i šípek šumí, čekají, žijí dál."
    )
    starts = "When Then There People Storks Plums Frogs Lizards Rows Scarves Caps Members Nobody Everyone Later Horses"
    assert not is_another_story(" ".join(f"{word} stood still." for word in starts.split()), source)


def test_what_opens_a_sentence_is_no_name_by_which_stories_are_told_apart() -> None:
    source = (
        "Wer abends durch die Gassen geht, sieht Licht hinter den Fenstern. Leute sitzen beim Essen. "
        "Regen klopft an die Scheiben, Katzen suchen Schutz unter dem Karren, und Bäcker öffnen ihre Läden. Tauben "
        "trinken aus dem Brunnen. Eine Frau füttert sie mit Brot, und Lastwagen hupen."
    )
    starts = "When Then There People Storks Plums Frogs Lizards Rows Scarves Caps Members Nobody Everyone Later Horses"
    assert not is_another_story(" ".join(f"{word} stood still." for word in starts.split()), source)
    assert is_another_story(" ".join(f"I saw {word} there." for word in starts.split()), source)


def test_a_very_long_story_is_left_alone() -> None:
    assert lined_up(ENGLISH * 34, SPANISH * 34) == {}


@given(st.lists(st.sampled_from(ENGLISH), max_size=6), st.lists(st.sampled_from(["", *SPANISH]), max_size=6))
def test_sources_come_in_their_order(texts: list[str], sources: list[str]) -> None:
    found = lined_up(texts, sources)
    assert all(0 <= number < len(texts) for number in found)
    used = [place for _, of in sorted(found.items()) for place in of]
    assert used == sorted(set(used))
    assert set(used) <= set(range(len(sources)))
