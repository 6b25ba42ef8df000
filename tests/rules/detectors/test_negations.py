"""A “not” that the English has lost."""

from dataclasses import replace

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import beside
from tests.rules.factory import document

LOST = "The mayor opened the fair in the city on Monday."
TURKISH = "The minister said that for this year, drivers who use the bridge would pay as well."


@pytest.mark.parametrize(
    "source",
    [
        "El alcalde no abrió la feria de la ciudad el lunes.",
        "Nadie abrió la feria de la ciudad el lunes.",
        "Le maire n'a pas ouvert la foire de la ville lundi.",
        "Il sindaco non ha aperto la fiera della città lunedì.",
        "O prefeito não abriu a feira da cidade na segunda-feira.",
        "Der Bürgermeister hat am Montag die Messe in der Stadt nicht eröffnet.",
        "Burmistrz nie otworzył w poniedziałek targów, które są w mieście.",
        "Starosta nechtěl v pondělí otevřít veletrh ve městě.",
        "Primarul nu a deschis luni târgul din oraș, care este mare.",
        "Мэр не открыл в понедельник ярмарку, которая была в городе.",
    ],
)
def test_a_sentence_that_denies_no_more_is_told(source: str) -> None:
    assert beside("negation-lost", source, LOST) == [LOST]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not open the fair in the city on Monday.",
        "The mayor didn't open the fair.",
        "Nobody's mayor opened the fair.",
        "The mayor refused to open the fair.",
        "The mayor was unable to open the fair.",
        "The mayor was incapable of opening the fair.",
        "The fair stayed closed on Monday.",
        "Other than the mayor, all came to the fair.",
    ],
)
def test_whatever_may_render_it_is_silent(text: str) -> None:
    assert beside("negation-lost", "El alcalde no abrió la feria de la ciudad el lunes.", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The union opened the fair in the district.",
        "The mayor opened the city mission on Monday.",
        "But the mayor disclosed the cause of the disease.",
        "The mayor took various people off the bus at the fair.",
    ],
)
def test_words_that_only_look_negative_render_nothing(text: str) -> None:
    assert beside("negation-lost", "El alcalde no abrió la feria de la ciudad el lunes.", text) == [text]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("El alcalde no solo abrió la feria de la ciudad.", "The mayor opened the fair in the city, and the school."),
        ("No abrió la feria de la ciudad hasta el lunes.", "He opened the fair in the city on Monday."),
        ("¿No abrió el alcalde la feria de la ciudad?", "Did the mayor open the fair in the city?"),
        ("Es la feria más grande que nunca abrió el alcalde.", "It is the biggest fair the mayor ever opened."),
        ("Le maire n'a ouvert que la foire de la ville.", "The mayor opened the fair in the city."),
        ("Idzie na nie burmistrz, który jest w mieście.", "The mayor, who is in the city, goes to them."),
        ("Der Bürgermeister eröffnete nicht nur die Messe in der Stadt.", "The mayor opened the fair in the city."),
    ],
)
def test_what_denies_nothing_is_silent(source: str, text: str) -> None:
    assert beside("negation-lost", source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        # “しか” and “より” make something else of a negation in their own clause, and nothing of one far behind.
        ("市長はバスしか使わない。", "The mayor travels by bus.", False),
        ("バスより電車は速くない。", "The train takes as long as the bus.", False),
        (
            "知事によると、市は来年も橋を建てない。",
            "The governor says the city will build bridges next year.",
            True,
        ),
        # An adverb in “ず”, an adjective and a noun in “ない” deny nothing.
        ("市長は必ず、橋を建てる。", "The mayor is going to build the bridge.", False),
        ("橋の話はもったいない。", "What was said of the bridge is a shame.", False),
        ("市長は橋を建てず、道路を直した。", "The mayor built the bridge and mended the road.", True),
        # Whether it is so, asks Turkish with the verb and its denial.
        (
            "Bakan, bu yıl için köprünün açılıp açılmayacağını söyledi.",
            "He said if the bridge would open.",
            False,
        ),
        ("Bakan, bu yıl için köprünün yapılmayacağını söyledi.", "He said the bridge would be built this year.", True),
        ("Bakan, bu yıl için köprüyü kullanmayan sürücülerin de ödeyeceğini söyledi.", TURKISH, True),
        ("Bu şehirde hamamı ve köprüyü Mimar Sinan yaptı.", "Sinan built the bath and the bridge in the city.", False),
        # “Of various sizes” and “the future” have a “not” in their ideographs.
        ("票价从30元到80元不等。", "Tickets cost from 30 to 80 yuan.", False),
        ("该公司未公布新的价格。", "The company has announced new prices.", True),
        ("该公司公布了未来的价格。", "The company has announced its prices.", False),
    ],
)
def test_where_the_verb_is_last_a_denial_is_told_from_its_look_alikes(source: str, text: str, told: bool) -> None:
    assert beside("negation-lost", source, text) == [text] * told


def test_who_said_a_quotation_in_chinese_belongs_to_its_sentence() -> None:
    source = '市长来了。"我们今年没有建桥。"他说。'
    text = 'The mayor came. "We have built the bridge this year," he said.'
    assert beside("negation-lost", source, text) == ['"We have built the bridge this year," he said.']


@pytest.mark.parametrize(
    ("source", "explained"),
    [
        ("El alcalde no abrió la feria de la ciudad el lunes pasado.", True),
        ("El alcalde no abrió la feria de la ciudad el lunes.", False),
    ],
)
def test_a_last_that_the_source_explains_renders_no_negation(source: str, explained: bool) -> None:
    text = "The mayor opened the fair in the city last Monday."
    assert beside("negation-lost", source, text) == [text] * explained


def test_a_not_that_went_into_the_next_sentence_is_found_there() -> None:
    source = "El alcalde vino a la ciudad. No abrió la feria. Se fue el lunes."
    text = "The mayor came. In the city, he opened the fair. He did not stay after Monday."
    assert beside("negation-lost", source, text) == []
    text = "The mayor came to the city. He opened the fair. He went on Monday."
    assert beside("negation-lost", source, text) == ["He opened the fair."]


def test_the_source_is_shown_with_the_word_behind_the_negation() -> None:
    source = "El alcalde no abrió la feria de la ciudad el lunes."
    (hit,) = DETECTORS["negation-lost"](View(document(LOST, source=source)))
    assert hit.values == {"denied": "no abrió", "other": source}


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        # The word that is denied, or one of its root, is there.
        ("Los socios no negociaron con el banco.", "The partners negotiated with the bank.", True),
        ("El museo no quería vender la casa vieja.", "The museum wanted to sell the old house.", True),
        ("Der Trainer kann das Spiel nicht gewinnen.", "The coach can win the match.", True),
        # Another word says the contrary without a negation; that its object is there tells nothing.
        ("Los socios no acudieron a la reunión.", "The partners snubbed the meeting.", False),
        ("El club no recurrirá la sanción del comité.", "The club accepts the sanction of the committee.", False),
        ("El fallo del comité no es definitivo.", "The ruling of the committee may yet be overturned.", False),
        ("Nadie dijo que no negociaran los socios.", "The partners may well have negotiated.", False),
        # A name is in any rendition.
        ("El club no está con Martínez desde el lunes.", "The club has had enough of Martinez since Monday.", False),
        # Much shorter or longer than a close translation.
        ("Los socios del club no negociaron el lunes con el banco de la ciudad.", "The partners negotiated.", False),
        ("No negociaron.", "The partners negotiated with the bank for many months.", False),
        # Sentences were merged.
        ("Los socios vinieron. No negociaron.", "The partners came and negotiated.", False),
    ],
)
def test_only_close_translations_that_keep_the_denied_word_are_told(source: str, text: str, told: bool) -> None:
    assert beside("negation-lost", source, text) == [text] * told


@pytest.mark.parametrize(
    ("source", "told"),
    [("La lista provisional no incluye a los niños.", True), ("La lista de hoy no incluye a los niños.", False)],
)
def test_a_word_that_the_source_has_too_renders_no_negation(source: str, told: bool) -> None:
    text = "The provisional list includes the children."
    assert beside("negation-lost", source, text) == [text] * told


def told(source: str, text: str, language: str) -> list[str]:
    """Give the sentences that are told beside a source that is said to be in a language."""
    found = DETECTORS["negation-lost"](View(replace(document(text, source=source), source_language=language)))
    return [text[mark.start : mark.end] for hit in found for mark in hit.marks]


# What is denied, in each language that is known.
_DENIED = {
    "The government will raise taxes this year.": {
        "es": "El Gobierno no subirá los impuestos este año.",
        "pt": "O Governo não vai aumentar os impostos este ano.",
        "ca": "El Govern no apujarà els impostos aquest any.",
        "fr": "Le gouvernement n'augmentera pas les impôts cette année.",
        "it": "Il governo non aumenterà le tasse quest'anno.",
        "ro": "Guvernul nu va crește taxele anul acesta.",
        "de": "Die Regierung wird die Steuern in diesem Jahr nicht erhöhen.",
        "nl": "De regering zal de belastingen dit jaar niet verhogen.",
        "cs": "Vláda letos nezvýší daně.",
        "pl": "Rząd nie podniesie podatków w tym roku.",
        "ru": "Правительство не повысит налоги в этом году.",
        "uk": "Уряд не підвищить податки цього року.",
        "zh": "政府今年不会加税。",
        "ja": "政府は今年、増税しない。",
        "tr": "Hükümet bu yıl vergileri artırmayacak.",
    },
    "Prices fell 15% in May.": {
        "es": "Los precios no cayeron un 15% en mayo.",
        "pt": "Os preços não caíram 15% em maio.",
        "ca": "Els preus no van caure un 15% al maig.",
        "fr": "Les prix n'ont pas baissé de 15% en mai.",
        "it": "I prezzi non sono scesi del 15% a maggio.",
        "ro": "Prețurile nu au scăzut cu 15% în mai.",
        "de": "Die Preise fielen im Mai nicht um 15 Prozent.",
        "nl": "De prijzen daalden in mei niet met 15 procent.",
        "cs": "Ceny v květnu neklesly o 15 procent.",
        "pl": "Ceny nie spadły w maju o 15 procent.",
        "ru": "Цены в мае не упали на 15%.",
        "uk": "Ціни у травні не впали на 15%.",
        "zh": "5月价格没有下跌15%。",
        "ja": "5月の価格は15%下がらなかった。",
        "tr": "Fiyatlar mayısta yüzde 15 düşmedi.",
    },
    "Police arrested three people in Seville.": {
        "es": "La policía no detuvo a tres personas en Sevilla.",
        "pt": "A polícia não deteve três pessoas em Sevilha.",
        "ca": "La policia no va detenir tres persones a Sevilla.",
        "fr": "La police n'a pas arrêté trois personnes à Séville.",
        "it": "La polizia non ha arrestato tre persone a Siviglia.",
        "ro": "Poliția nu a arestat trei persoane la Sevilla.",
        "de": "Die Polizei hat in Sevilla keine drei Menschen festgenommen.",
        "nl": "De politie heeft geen drie mensen aangehouden in Sevilla.",
        "cs": "Policie v Seville nezadržela tři lidi.",
        "pl": "Policja nie zatrzymała trzech osób w Sewilli.",
        "ru": "Полиция не задержала трех человек в Севилье.",
        "uk": "Поліція не затримала трьох осіб у Севільї.",
        "zh": "警方没有在塞维利亚逮捕三人。",
        "ja": "警察はセビリアで3人を逮捕しなかった。",
        "tr": "Polis Sevilla'da üç kişiyi gözaltına almadı.",
    },
    "The minister will resign.": {
        "es": "El ministro no dimitirá.",
        "pt": "O ministro não se vai demitir.",
        "ca": "El ministre no dimitirà.",
        "fr": "Le ministre ne démissionnera pas.",
        "it": "Il ministro non si dimetterà.",
        "ro": "Ministrul nu va demisiona.",
        "de": "Der Minister wird nicht zurücktreten.",
        "nl": "De minister zal niet aftreden.",
        "cs": "Ministr neodstoupí.",
        "pl": "Minister nie poda się do dymisji.",
        "ru": "Министр не уйдет в отставку.",
        "uk": "Міністр не піде у відставку.",
        "zh": "部长不会辞职。",
        "ja": "大臣は辞任しない。",
        "tr": "Bakan istifa etmeyecek.",
    },
    "Unemployment has risen since March.": {
        "es": "El paro no ha subido desde marzo.",
        "pt": "O desemprego não subiu desde março.",
        "ca": "L'atur no ha pujat des del març.",
        "fr": "Le chômage n'a pas augmenté depuis mars.",
        "it": "La disoccupazione non è salita da marzo.",
        "ro": "Șomajul nu a crescut din martie.",
        "de": "Die Arbeitslosigkeit ist seit März nicht gestiegen.",
        "nl": "De werkloosheid is sinds maart niet gestegen.",
        "cs": "Nezaměstnanost od března nestoupla.",
        "pl": "Bezrobocie nie wzrosło od marca.",
        "ru": "Безработица не выросла с марта.",
        "uk": "Безробіття не зросло з березня.",
        "zh": "失业率自三月以来没有上升。",
        "ja": "失業率は3月以来上昇していない。",
        "tr": "İşsizlik mart ayından bu yana artmadı.",
    },
    "The court rejected the appeal.": {
        "es": "El tribunal no rechazó el recurso.",
        "pt": "O tribunal não rejeitou o recurso.",
        "ca": "El tribunal no va rebutjar el recurs.",
        "fr": "Le tribunal n'a pas rejeté le recours.",
        "it": "Il tribunale non ha respinto il ricorso.",
        "ro": "Tribunalul nu a respins recursul.",
        "de": "Das Gericht hat die Berufung nicht abgelehnt.",
        "nl": "De rechtbank heeft het beroep niet verworpen.",
        "cs": "Soud odvolání nezamítl.",
        "pl": "Sąd nie odrzucił apelacji.",
        "ru": "Суд не отклонил апелляцию.",
        "uk": "Суд не відхилив апеляцію.",
        "zh": "法院没有驳回上诉。",
        "ja": "裁判所は上訴を棄却しなかった。",
        "tr": "Mahkeme itirazı reddetmedi.",
    },
    "The team lost the match on Sunday.": {
        "es": "El equipo no perdió el partido el domingo.",
        "pt": "A equipa não perdeu o jogo no domingo.",
        "ca": "L'equip no va perdre el partit diumenge.",
        "fr": "L'équipe n'a pas perdu le match dimanche.",
        "it": "La squadra non ha perso la partita domenica.",
        "ro": "Echipa nu a pierdut meciul duminică.",
        "de": "Die Mannschaft hat das Spiel am Sonntag nicht verloren.",
        "nl": "De ploeg heeft de wedstrijd zondag niet verloren.",
        "cs": "Tým v neděli zápas neprohrál.",
        "pl": "Drużyna nie przegrała meczu w niedzielę.",
        "ru": "Команда не проиграла матч в воскресенье.",
        "uk": "Команда не програла матч у неділю.",
        "zh": "球队周日没有输掉比赛。",
        "ja": "チームは日曜日の試合に負けなかった。",
        "tr": "Takım pazar günü maçı kaybetmedi.",
    },
}


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [(text, language, source) for text, sources in _DENIED.items() for language, source in sources.items()],
)
def test_a_plain_denial_is_known_in_every_language(text: str, language: str, source: str) -> None:
    assert told(source, text, language) == [text]
    assert told(source, text.replace(".", ", not so."), language) == []


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        # “Not only”, “not … but”, “not … until”, “no doubt” and their like.
        ("ca", "El Govern no només apujarà els impostos.", "The government will raise taxes and fees."),
        ("nl", "De regering zal niet alle belastingen verhogen.", "The government will raise some taxes."),
        ("tr", "Hükümet sadece vergileri artırmadı.", "The government raised taxes and fees."),
        ("uk", "Уряд не тільки підвищить податки.", "The government will raise taxes and fees."),
        ("zh", "政府不仅没有加税。", "The government raised taxes and fees."),
        ("ja", "政府は増税しなければならない。", "The government must raise taxes."),
        ("cs", "Vláda nezvýší daně, dokud trvá krize.", "The government will raise taxes after the crisis."),
        # “Carry”, “Sunday”, “let”: only letters in common with “not”.
        ("cs", "Vláda v neděli nechala zvýšit daně.", "The government had taxes raised on Sunday."),
        # Two make a yes.
        ("es", "Nadie dijo que no subirán los impuestos.", "People said that taxes will go up."),
        ("uk", "Уряд не каже, що не підвищить податки.", "The government may well raise taxes."),
        # Questions.
        ("ja", "政府は増税しませんか。", "The government will raise taxes."),
        ("zh", "政府不会加税？", "The government will raise taxes."),
        # Lists: “neither” is said where the source has no verb of its own.
        ("es", "Se fue sin ver a ninguna de las autoridades.", "She left and saw the authorities by chance."),
    ],
)
def test_what_denies_nothing_is_silent_in_other_languages(language: str, source: str, text: str) -> None:
    assert told(source, text, language) == []


@pytest.mark.parametrize(
    ("source", "text", "silent"),
    [
        # “No … nadie”, “никто не” deny once.
        ("El alcalde no recibió a nadie el lunes.", "The mayor received people on Monday.", False),
        ("Никто не получил деньги в понедельник.", "They received the money on Monday.", False),
        # A word that the source has, too, renders no negation; of two, one may.
        ("Los vecinos no perdieron el agua.", "The residents lost their water.", False),
        ("Los vecinos no perdieron el agua.", "The residents lost, and lost their water.", True),
        ("El puente no se abrió sin permiso.", "The bridge was opened without a permit.", False),
        ("El puente no se abrió con permiso.", "The bridge was opened without a permit.", True),
        # What stands far from the negation renders something else.
        (
            "La alcaldesa no firmó el contrato del puente con la empresa de la capital y habló con los vecinos.",
            "The mayor signed the contract for the bridge with the company from the capital and spoke with few locals.",
            False,
        ),
        (
            "La alcaldesa no firmó el contrato del puente con la empresa de la capital y habló con los vecinos.",
            "Few mayors sign a contract for a bridge with a company from the capital and speak with residents.",
            True,
        ),
        # The clause that denies may have been left out of a shorter sentence.
        (
            "La alcaldesa pagó las obras del puente a la empresa de su primo, unas obras que no se hicieron.",
            "The mayor paid her cousin's company for works on the bridge.",
            True,
        ),
        (
            "La alcaldesa pagó las obras del puente a la empresa de su primo, unas obras que no se hicieron.",
            "The mayor paid her cousin's company for works on the bridge, works that were done.",
            False,
        ),
        # French says “nobody” and “not”, in this order or the other.
        ("Personne n'a signé le contrat.", "They signed the contract.", False),
        ("Le maire n'a reçu personne.", "The mayor received people.", False),
        # “Un-” before the word that is denied, wherever it stands.
        (
            "Es una campaña no convencional para la ciudad, para los vecinos y para las tiendas del centro viejo.",
            "For the city, for the residents and for the shops of the old centre it is an unconventional campaign.",
            True,
        ),
        # “Above all” denies nothing.
        ("El alcalde no firmó el contrato.", "The mayor, above all, signed the contract.", False),
        ("El alcalde no firmó el contrato.", "The mayor signed it all.", True),
        # Another sentence was paired with the source.
        ("El alcalde no firmó el contrato.", "The mayor has 1,250 contracts.", True),
        ("El alcalde no firmó los 1.250 contratos.", "The mayor signed 1,250 contracts.", False),
        # “No. 12” is a number.
        ("El alcalde no firmó el contrato número 12.", "The mayor signed contract No. 12.", False),
    ],
)
def test_what_renders_a_negation_and_what_does_not(source: str, text: str, silent: bool) -> None:
    assert told(source, text, "ru" if "Н" in source else "fr" if "n'" in source else "es") == [text] * (not silent)


def test_of_chinese_a_few_characters_are_shown() -> None:
    seen = View(
        replace(document("The government will raise taxes.", source="政府今年不会加税。"), source_language="zh")
    )
    (hit,) = DETECTORS["negation-lost"](seen)
    assert hit.values == {"denied": "政府今年不会加税", "other": "政府今年不会加税。"}
