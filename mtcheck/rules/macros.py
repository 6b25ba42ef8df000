"""Names that stand in phrases for lists of words (``<DAY>``, ``<LANGUAGE>``) or kinds of words (``<CAP>``)."""

import re
from collections.abc import Mapping, Sequence

from mtcheck.rules.numerals import TEENS, TENS, UNITS
from mtcheck.text.dates import DAYS, MONTHS

# Every capital of the Latin, Greek and Cyrillic blocks: ``re`` has no class for them.
_CAPITALS = "".join(letter for letter in map(chr, range(0x0530)) if letter.isupper())
_CAPITALISED = rf"(?:[{_CAPITALS}]\.|[{_CAPITALS}]\w*(?:['-]\w+)*)"
_PARTICLES = "de|da|do|dos|das|del|della|di|du|des|la|le|los|las|el|al|bin|ben|ibn|van|von|der|den|ter|zu|y|e"
_UNITS, _TEENS, _TENS = map("|".join, (UNITS, TEENS, TENS))
_ANY_DAY = "{" + ",".join(DAYS) + "}"
_GREAT = "hundred|thousand|million|billion|trillion|dozen"

_NUMBER = rf"(?:\d+(?:[.,]\d+)*|(?:{_TENS})-(?:{_UNITS})|{_TEENS}|{_TENS}|{_UNITS}|{_GREAT})"

# What cannot be listed word by word: a regular expression each, which minds capitals whatever the rule says.
TOKENS: Mapping[str, str] = {
    "NUM": _NUMBER,
    "CAP": rf"(?-i:{_CAPITALISED})",
    "NAME": rf"(?-i:{_CAPITALISED}(?: (?:(?:{_PARTICLES}) ){{0,2}}{_CAPITALISED}){{0,3}})",
    "ACRONYM": rf"(?-i:(?<!\w)[{_CAPITALS}]{{2,8}}(?!\w))",
    "WORD": r"[^\W\d_]+(?:['-][^\W\d_]+)*",
    # The money: with a capital it is a senator, a novelist or a think tank.
    "RAND": r"(?-i:rand|(?<=South African )Rand)",
}

# Lists, their members apart by “|”; a member may use the phrase language itself. Countries and peoples are those that
# news copy names often; agencies are the world's large ones and the national ones that translated copy cites.
WORD_LISTS: Mapping[str, str] = {
    "DAY": "|".join(DAYS),
    "MONTH": "|".join(MONTHS),
    "POSS": "its|their|his|her|the",
    "PERCENT": "<NUM>%|<NUM> %|<NUM> percent|<NUM> per cent",
    "LANGUAGE": (
        "Afrikaans|Albanian|Amharic|Arabic|Aragonese|Armenian|Asturian|Aymara|Azerbaijani|Basque|Belarusian|"
        "Bengali|Bosnian|Breton|Bulgarian|Burmese|Cantonese|Castilian|Catalan|Chinese|Corsican|Croatian|Czech|"
        "Danish|Dutch|English|Esperanto|Estonian|Farsi|Filipino|Finnish|Flemish|French|Galician|Georgian|German|"
        "Greek|Guarani|Haitian Creole|Hebrew|Hindi|Hungarian|Icelandic|Indonesian|Irish|Italian|Japanese|Kazakh|"
        "Korean|Kurdish|Latin|Latvian|Lithuanian|Macedonian|Malay|Maltese|Mandarin|Maya|Moldovan|Mongolian|"
        "Montenegrin|Nahuatl|Neapolitan|Nepali|Norwegian|Occitan|Pashto|Persian|Polish|Portuguese|Punjabi|Quechua|"
        "Romanian|Russian|Sardinian|Serbian|Serbo-Croatian|Sicilian|Slovak|Slovene|Slovenian|Somali|Spanish|"
        "Swahili|Swedish|Tagalog|Tamil|Thai|Tibetan|Turkish|Ukrainian|Urdu|Uzbek|Valencian|Vietnamese|Welsh|Yiddish"
    ),
    "NATIONALITY": (
        "Afghan|Albanian|Algerian|American|Andorran|Angolan|Argentine|Argentinian|Armenian|Australian|Austrian|"
        "Azerbaijani|Bangladeshi|Basque|Belarusian|Belgian|Bolivian|Bosnian|Brazilian|British|Bulgarian|Cambodian|"
        "Cameroonian|Canadian|Catalan|Chilean|Chinese|Colombian|Congolese|Costa Rican|Croatian|Cuban|Cypriot|Czech|"
        "Danish|Dominican|Dutch|Ecuadorian|Ecuadorean|Egyptian|Emirati|English|Estonian|Ethiopian|Filipino|Finnish|"
        "French|Georgian|German|Ghanaian|Greek|Guatemalan|Haitian|Honduran|Hungarian|Icelandic|Indian|Indonesian|"
        "Iranian|Iraqi|Irish|Israeli|Italian|Ivorian|Jamaican|Japanese|Jordanian|Kazakh|Kenyan|Korean|Kosovar|"
        "Kuwaiti|Latvian|Lebanese|Libyan|Lithuanian|Luxembourgish|Macedonian|Malaysian|Malian|Maltese|Mauritanian|"
        "Mexican|Moldovan|Mongolian|Montenegrin|Moroccan|Mozambican|Nepalese|New Zealand|Nicaraguan|Nigerian|"
        "North American|North Korean|Norwegian|Pakistani|Palestinian|Panamanian|Paraguayan|Peruvian|Polish|"
        "Portuguese|Puerto Rican|Qatari|Romanian|Russian|Salvadoran|Salvadorean|Saudi|Scottish|Senegalese|Serbian|"
        "Singaporean|Slovak|Slovene|Slovenian|Somali|South African|South American|South Korean|Spanish|Sri Lankan|"
        "Sudanese|Swedish|Swiss|Syrian|Taiwanese|Thai|Tunisian|Turkish|Ukrainian|Uruguayan|Uzbek|Venezuelan|"
        "Vietnamese|Welsh|Yemeni"
    ),
    "COUNTRY": (
        "Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bangladesh|"
        "Belarus|Belgium|Bolivia|Bosnia|Brazil|Britain|Bulgaria|Cambodia|Cameroon|Canada|Chile|China|Colombia|"
        "Congo|Costa Rica|Croatia|Cuba|Cyprus|Czechia|Denmark|Ecuador|Egypt|El Salvador|England|Estonia|Ethiopia|"
        "Finland|France|Georgia|Germany|Ghana|Greece|Guatemala|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|"
        "Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Latvia|Lebanon|"
        "Libya|Lithuania|Luxembourg|Malaysia|Mali|Malta|Mauritania|Mexico|Moldova|Mongolia|Montenegro|Morocco|"
        "Mozambique|Nepal|New Zealand|Nicaragua|Nigeria|North Korea|North Macedonia|Norway|Pakistan|Palestine|"
        "Panama|Paraguay|Peru|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Saudi Arabia|Scotland|Senegal|"
        "Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Spain|Sri Lanka|Sudan|Sweden|"
        "Switzerland|Syria|Taiwan|Thailand|Tunisia|Turkey|Türkiye|Ukraine|Uruguay|Uzbekistan|Venezuela|Vietnam|"
        "Wales|Yemen|{the ,}Czech Republic|{the ,}Dominican Republic|{the ,}Netherlands|{the ,}Philippines|"
        "{the ,}United Arab Emirates|{the ,}United Kingdom|{the ,}United States"
    ),
    "AGENCY": (
        "AAP|AFP|Agence France-Presse|Agência Brasil|Agência Lusa|Agencia EFE|Andina|Anadolu|ANSA|AP|APA|"
        "Associated Press|ATS|Belga|Bloomberg|CNA|CTK|Colpisa|DPA|EFE|Europa Press|Hina|IANS|Interfax|ITAR-TASS|"
        "Jiji|Keystone-ATS|Kyodo|Lusa|MTI|Notimex|NTB|PA Media|PAP|Prensa Latina|PTI|Reuters|RIA Novosti|Ritzau|"
        "Servimedia|SID|Sputnik|Tanjug|TASS|Télam|TT|Ukrinform|UPI|Xinhua|Yonhap"
    ),
    "PREP": (
        "about|above|across|after|against|along|amid|among|around|at|before|behind|below|beneath|beside|between|beyond|"
        "by|despite|down|during|for|from|in|inside|into|near|of|off|on|onto|out|outside|over|past|through|throughout|"
        "to|toward|towards|under|until|up|upon|via|with|within|without"
    ),
    "TIME": (
        "today|yesterday|tomorrow|tonight|last night|{this,last,next,the past} {week,month,year,weekend}|"
        "{this,yesterday,tomorrow} {morning,afternoon,evening}|"
        f"{_ANY_DAY} {{morning,afternoon,evening}}|{{on,this,last,next,this past}} {_ANY_DAY}"
    ),
    "SAY": (
        "acknowledged|added|admitted|affirmed|announced|argued|asserted|believed|claimed|commented|concluded|confirmed|"
        "declared|denied|emphasized|emphasised|explained|indicated|insisted|lamented|noted|pointed out|recalled|"
        "recognized|recognised|remarked|repeated|replied|reported|revealed|said|stated|stressed|suggested|told|"
        "underlined|warned"
    ),
    "MOTION": (
        "arrive|arrives|arrived|arriving|came back|go back|went back|return|returns|returned|travel|travels|"
        "travelled|traveled"
    ),
    "OFFICIAL": (
        "ambassador|archbishop|bishop|captain|chairman|coach|commissioner|councillor|deputy|director|general|governor|"
        "judge|king|leader|lehendakari|mayor|minister|owner|pope|premier|president|prime minister|prosecutor|"
        "secretary|senator|spokesman|spokesperson|spokeswoman|striker|vice president"
    ),
    # The parliaments and councils, and their seats, whose own papers often write Government, Minister, President and
    # Opposition with a capital.
    "WESTMINSTER": (
        "Aso Rock|Beehive|Cllr|Cllrs|Dáil|Downing Street|Fianna Fáil|Fine Gael|Garda|gardaí|Hansard|Holyrood|"
        "House of Commons|Legislative Council|Lok Sabha|Madam Speaker|Malacañang|Mr Speaker|MSPs|Oireachtas|"
        "Opposition MP|Opposition MPs|Rajya Sabha|Seanad|Stormont|Taoiseach|Tánaiste|Te Pāti Māori|Union Buildings|"
        "Vidhan Sabha|Westminster|Whitehall"
    ),
    # Whence American papers write of the President, the Administration, the Court and the Nation.
    "WASHINGTON": "Capitol Hill|Chief Justice|Oval Office|White House",
    # Where English papers put spaces between thousands: “R15 000”, “6 200 taxis”.
    "SOUTHERN_AFRICA": (
        "Bloemfontein|Botswana|Bulawayo|Cape Town|Durban|Eastern Cape|Eskom|Eswatini|Free State|Gaborone|Gauteng|"
        "Harare|Johannesburg|JSE|KwaZulu-Natal|Lesotho|Limpopo|Manicaland|Maseru|Mashonaland|Masvingo|Matabeleland|"
        "Mbabane|Mpumalanga|Mutare|Namibia|Namibian|Northern Cape|Polokwane|Pretoria|<RAND>|Soweto|Tshwane|"
        "Western Cape|Windhoek|Zimbabwe|Zimbabwean"
    ),
    # The Englishes of Africa, Asia and the Caribbean: there, “according to him” opens a sentence, a minister “assured
    # that” and is the Minister of Agriculture, and firms raise USD 5 million.
    "ENGLISHES": (
        "Abuja|Accra|Alhaja|Alhaji|Bangladesh|Barbados|Belize|Bengaluru|cedi|cedis|crore|crores|Delhi|Dhaka|Fiji|"
        "Gambia|GH¢|Ghana|Ghanaian|Guyana|Hong Kong|India|Indian|Jamaica|Jamaican|Karachi|Kenya|Kenyan|Lagos|Lahore|"
        "lakh|lakhs|Malaysia|Malaysian|Malta|Mumbai|Nairobi|naira|Nigeria|Nigerian|Pakistan|Pakistani|"
        "Papua New Guinea|Rs|Sierra Leone|Singapore|Sri Lanka|Tanzania|Trinidad|Uganda|Zambia"
    ),
    # What lawyers, clerks and planning officers write: nouns tied with “of” are their trade.
    "OFFICIALESE": "hereinafter|Members will recall|planning permission|probate|thereof|therein|thereto",
    # Where papers name the day of the month alone, and not the weekday.
    "EAST_ASIA": (
        "Beijing|China|Chinese|Fukuoka|Guangdong|Hokkaido|Hong Kong|Japan|Japanese|Korea|Korean|Kyoto|Nagoya|Osaka|"
        "prefectural|prefecture|Seoul|Shanghai|Taiwan|Tokyo|Wang|Wuhan|Xinhua|yen|yuan|Zhang"
    ),
    # What companies tell their holders: terms that it defines (“the Board”, “the Group”) keep their capital.
    "PROSPECTUS": (
        "forward-looking statements|inside information for the purposes|RNS Number|"
        'the "{Bank,Board,Company,Fund,Group,Issuer,Offer,Partnership,Plan,Scheme,Trust}"'
    ),
}

_NAME = re.compile(r"\\.|<([A-Z][A-Z_]*)>", re.DOTALL)


def expand(phrase: str, own: Mapping[str, Sequence[str]] | None = None) -> str:
    """Write out as alternatives the word lists a phrase names: those of its pack (``own``), else the built-in ones.

    Tokens (``<CAP>``) stay, and so does a name nobody knows, for the phrase parser to refuse.
    """

    def alternatives(found: re.Match[str]) -> str:
        name = found.group(1)
        if own is not None:
            return "{" + ",".join(own[name]) + "}" if name in own else found.group()
        return "{" + WORD_LISTS[name].replace("|", ",") + "}" if name in WORD_LISTS else found.group()

    return _NAME.sub(alternatives, phrase)
