"""How fifteen languages deny a sentence, and where such a word denies nothing."""

from mtcheck.rules.detectors.scan import later

_CZECH = (
    r"(?-i:ne|(?<!\w )Ne)(?!apol|bo|bezpeč|form|děl|chal|gativ|obvykl|dal|hod|moc|něk|prav|přátel|přítel|spravedl"
    r"|závisl|ž|j(?!sou|sme|sem|de\b|ste)"
    r"|s(?:l|e|ou)\b|šť|utr|tto|ur|rv|znám[íý])"
    r"(?:\w+l[aioy]?|\w+(?:uj[eí]|ají|ejí|de|ře|že|me|[aá]m|ím)|\w*[^nš]í|\w+[uý]ší|ní|má|chce|bude|lze|jsou|hodlá"
    r"|čeká|zná|dá|jdou|budou"
    r"|mohou|chtějí|vědí)"
)
# Plain negations of a sentence; with the words that the same denial asks for there (“no … nadie”, “никто не”) they are
# one. Left out are languages that were not shown to be told right: Arabic, Hausa, Hungarian, Icelandic.
NEGATIONS = {
    "ca": later(
        r"(?i)\bno (?=[a-zà-ú'])(?:[^,.;:]{0,50}?\b(?:ningú|res|mai|enlloc)\b)?|\bningú\b"
        r"|(?<!més )(?<!que )\bmai\b(?! més)"
    ),
    # Many words begin with “ne”; a verb in its forms is told by how it ends.
    "cs": later(
        rf"(?i)\b(?:nikdy|nikdo|nic|žádn\w+)(?: \w+){{0,2}}? {_CZECH}\b|\b(?:{_CZECH}|nikdy|nikdo|žádn\w+)\b"
        r"(?:(?: \w+){0,3}? (?:nikdy|nikdo|nic|žádn\w+)\b)?"
    ),
    "de": later(r"(?i)\b(?:nicht|kein(?:e[mnrs]?)?|niemals|niemand|nichts|nie)\b"),
    "es": later(
        r"(?i)\bno (?=[a-záéíóúñ])(?:[^,.;:]{0,50}?\b(?:nadie|nada|ningún|ningun[oa]|nunca|jamás|tampoco)\b)?"
        r"|\b(?:nadie|ningún|ninguna|tampoco|nunca|jamás)\b"
    ),
    "fr": later(
        r"(?i)(?:\bne |\bn')(?:[^\s.;]+ ){1,3}?(?:pas|jamais|rien|personne|aucune?|plus)\b"
        r"|\b(?:aucune?|personne|rien)(?: [^\s.,;]+){0,4}? n(?:e |')"
    ),
    "it": later(
        r"(?i)\bnon (?=[a-zà-ù])(?:[^,.;:]{0,50}?\b(?:nessun[ao]?|mai|niente|nulla|neanche|nemmeno)\b)?"
        r"|\b(?:nessun[ao]?)\b"
    ),
    # “ず” ends many an adverb (“必ず”, “思わず”), and “ない” some adjectives (“もったいない”).
    "ja": later(
        r"ません|(?:[かさたらわばがまなけきえせてめべりちびみにぎ要]|(?<!も)れ|[^ぁ-ん]し|(?<!った)い|(?<!す)く|(?<!ま)じ|じゃ|でき"
        r"|(?<![間まとで])もし?|はし?)な(?:い|く|かった)"
        r"|(?<=[\u4e00-\u9fff])(?<![思構変限関拘問残絶負知足言休])[かさたなばまらわがえけせてべめれ]ず(?=[に、。と」])"
        r"|[てで]おらず|できず"
    ),
    "nl": later(r"(?i)\b(?:niet|geen|nooit|niemand|niets)\b"),
    # “Na nie” is “to them”.
    "pl": later(
        r"(?i)\b(?:nigdy|nikt|żaden|żadn\w+|nic)(?: \w+){0,2}? nie\b"
        r"|(?<!\bna )(?<!\bo )(?<!\bw )(?<!\bza )(?<!\bprzez )"
        r"\bnie (?=[a-zżźćńółęąś])(?:(?:\w+ ){1,4}?(?:nigdy|nikt|nikogo|nic|niczego|żad\w+)\b)?"
        r"|\b(?:nigdy|nikt|żaden|żadn\w+)\b"
    ),
    "pt": later(
        r"(?i)\bnão (?=[a-zà-ú])(?:[^,.;:]{0,50}?\b(?:ninguém|nada|nenhuma?|nunca|jamais)\b)?"
        r"|\b(?:ninguém|nenhuma?|nunca|jamais|tampouco)\b"
    ),
    "ro": later(
        r"(?i)\b(?:nimeni|niciodată|nimic|nici(?:un|o))(?: \w+){0,2}? n(?:u\b|-)|(?:\bnu (?=[a-zăâîșţțş])|\bn-(?:a|au"
        r"|am|ai)\b)"
        r"(?:[^,.;:]{0,50}?\b(?:niciodată|nimeni|nimic|nici(?: ?un|o))\b)?|\b(?:niciodată|nimeni|nici(?:un|o))\b"
    ),
    "ru": later(
        r"(?i)\b(?:никто|никогда|ничего|никак\w*|нигде)(?: [а-яё]+){0,2}? не\b|\bне (?=[а-яё])"
        r"(?:(?:[а-яё]+ ){1,4}?(?:никто|никого|никогда|ничего|ни одн\w+|никак\w+)\b)?|\b(?:нельзя|никогда|никто"
        r"|нету?)\b"
    ),
    "tr": later(
        r"(?i)(?:\bhiç\w* (?:\S+ ){0,4}?)?\b(?:(?!hatırl|namaz|kaçınıl|inanıl|vazgeçil|tamam)\w{2,}?m(?:"
        r"[ae]d[ıi]\w{0,4}|[ae]y[ae]n\w*|[ae]m[ae][kls]\w*|[ae]ya?ca[kğ]\w*|[ae]yece[kğ]\w*|[ıiuü]yor\w*"
        r"|[ae]m[ıi]ş\w*|[ae]z(?:l[ae]r)?)|değil\w*|yok)\b"
    ),
    "uk": later(
        r"(?i)\b(?:ніхто|ніколи|нічого|ніде)(?: [а-яіїєґ']+){0,2}? не\b|\bне (?=[а-яіїєґ])"
        r"(?:(?:[а-яіїєґ']+ ){1,4}?(?:ніхто|нікого|ніколи|нічого|жодн\w+)\b)?|\b(?:ніколи|ніхто|немає|нема|неможливо)\b"
    ),
    "zh": later(
        r"(?:从|從)?(?:没有|沒有|未能|尚未|并未|並未|未曾|从未|并不|並不|不会|不會|不能|不再|不得|不想|不愿|不願|不知道|不可能|不允许|不准|不需要|不应|不應|不要|无法|無法|不接受|不同意"
        r"|不支持|不计划|不打算|不是|不足以|不构成|不属于|不存在|不包括|没(?=[能想看听见])|[听看想做买找来去得用走到受]不[见到了起上下动出]|不(?:让|给|卖|买|去|来|参加|出席|承认|认为|相信"
        r"|提供|收|上调|下调|提高|增加|辞职|涨|影响|适用|公布|尊重|使用|出售|符合|愿|肯|敢|回应|取消|理解|明白|了解|遵守|配合|喜欢"
        r"|出现|透露|赞成|满意|可以|应该|值得)"
        r"|(?<![所年])未(?![来來达達婚成知必免遂卜尝完满滿能曾央]|有)(?=[\u4e00-\u9fff]))"
    ),
}
# Where the negation is none, or is said without one in English: “not only”, “no more than”, “until (not)”, “do not
# hesitate”, “is not lacking”.
NONE = {
    "ca": later(
        r"(?i)\bno (?:només|sols|solament|obstant|menys|més|gaire|poc|fa gaire|fa pas gaire|tot|és que|trig|dubt"
        r"|descart|exclo|falt"
        r"|deix|ces|oblid|és fins)|\bsinó\b|\b(?:fins que|abans que|mentre|quan|més que) no\b|\bo no\b|més que"
        r"|res més|que mai|si no\b|, no,"
    ),
    "cs": later(
        r"(?i)nejen|ne všich|nevyl[ou]uč|\bnež\b|dokud|pokud|nýbrž|není divu|chyb[ěí]|\bjestli\b|\bzda\b"
        r"|\baby\w*(?: \w+){0,5} ne|nepochyb|nezapom"
        r"|neváh|netaj|neskrýv|\bač?koli|\bmálo|\bbez\b|jako nikdy|\bani\b|\bne\b"
    ),
    "de": later(
        r"(?i)nicht (?:schlecht|einmal?|mal|all|nur|allein|zuletzt|selten|weniger|mehr als|umsonst|wahr|unbedingt)"
        r"|nichts (?:desto|anderes|als)|keine?[nmrs]? (?:anderer|weniger|wunder|geringer)|sondern|bevor|ehe\b|solange"
        r"|(?:oder|bis|wenn) nicht|vergess|zöger|wegzudenken|ausge?schl|auszuschl|schl(?:ie|o)[sß]+\w* [^.]*\baus\b"
        r"|(?:wie|denn|noch) nie\b|\bnie zuvor|zweif|hehl|verborgen|geheim"
    ),
    "es": later(
        r"(?i)\bno (?:s[oó]lo|solamente|únicamente|obstante|bien|menos|más|en vano|mucho|poco|es que|falt|tard|demor"
        r"|dej|ces|hace mucho|cabe|vidente|p[ou]\w+ faltar|dud|olvid|vacil|tod|descart|exclu)"
        r"|\b(?:que|como) (?:nunca|nadie|jamás)|\b(?:sin [^.,;]{0,60}|ni )\b(?:nadie|ningun[oa]?|ningún|nunca"
        r"|tampoco)|tampoco falt|\b(?:hasta|mientras|antes de|desde) que no"
        r"|\bno [^.,;]{0,60}\b(?:más que|hasta)\b|\bsino\b|nada más|a no ser|\bo no\b|, no,|\bmal en no"
        r"|\bno (?:va más|pilot|tripul|gubern|alin)|\ba menos que|duda"
    ),
    "fr": later(
        r"(?i)n'est-ce pas|\bn(?:e |')(?:[^\s.;]+ ){1,3}?(?:pas|jamais|rien|aucune?|plus)\b[^.,;]{0,60}\bqu(?:e\b|')"
        r"|n'(?:empêche|oubli|hésit|exclu)|ne manqu|non seulement"
        r"|pas (?:seulement|moins|mal|loin|tou)|plus que jamais|sans que|\bcess|ne tard|tient plus|à moins"
        r"|racont\w+ pas d'histoire|doute|avant qu|cach"
    ),
    "it": later(
        r"(?i)\bnon (?:tutt|sol[oa]|soltanto|solamente|appena|che|è che|meno|più|manca|molto|poco|da poco|dimentic"
        r"|esit|esclu)|\b(?:finché|fino a che|fin quando|quanto|o|a meno che) non\b|\bnon [^.,;]{0,25}\bche\b"
        r"|\bnon [^.]{0,80}\b(?:ma|bensì)\b"
        r"|, no\b|\bsenza [^.,;]{0,60}\bnessun|non (?:pilot|governat|alline)|nonostante|come non mai|dubbi"
    ),
    "ja": later(
        r"なければ|なくては|ないと(?:いけ|なら|だめ|ダメ)|ざるを|かもしれ|ほかなら|ないか|しか(?![しも])|だけで(?:は)?な|のみなら|過ぎない"
        r"|すぎない|違いない|ちがいない|違いはな|わけでは|とは限ら|まで(?:は|に)?[^。]{0,25}な[いか]|までもな"
        r"|限りな|欠かせ|間違いな|少なくな|珍しくな|変わら|止まら|絶えな|ないよう|おかない|ほど|(?<!に)より|せざ|すみません|すいません|疑い"
        r"|否定|ほかに?な|もちろん|ではなく|でなく|じゃなく|なくても|尽き|以外|くらい|相次|やまな|見逃せ|違わな|はずが|はずは|思わず|か[。」？]"
        r"|かな[。」]|ませんか|ないと(?!述|話|し|説|発|語|い[うっ]|の|み|決|見|伝|思|考|も|は|主|指|強|判|答|訴|聞|認|す|さ)|(?:だろう|でしょう)か"
        r"|ないの(?:か|で[はす]|じゃ|[。」？])|なくなる"
    ),
    "nl": later(
        r"(?i)niet (?:all|enkel|zozeer|iedereen|elk|minder|zelden|meer dan|langer dan|lang|zonder|voor niets|uitges"
        r"|onverwacht|te vergeten|zo )"
        r"|niets anders|\bniet [^.]{0,80}\bmaar\b|\bgeen [^.]{0,80}\bmaar\b|of niet|(?:voor|tot)dat|zolang|tenzij"
        r"|\bals niet|nog nooit zo|ooit"
        r"|geen (?:wonder|twijfel|ander|enkel geheim|geheim)|vergeet|vergeten|aarzel|uitsluit|uitges"
        r"|sluit\w* [^.]*\buit\b|twijfel|\bpas\b"
    ),
    "pl": later(
        r"(?i)nie (?:wszys|tylko|mniej|więcej|(?:jest )?wyklucz|inaczej|raz|lada|stron|zapom|ukryw|wątp|ulega)"
        r"|jak nigdy|\bniż\b"
        r"|dop?óki|póki|zanim|nie [^.]{0,80}\b(?:lecz|ale)\b|czy nie|o ile nie"
    ),
    "pt": later(
        r"(?i)\bnão (?:tod|só|somente|apenas|obstante|menos|mais|falt|p[ou]\w+ faltar|deix|tard|cess|demor"
        r"|(?:se )?esqueç|hesit|é só|descart|exclu)|\bque nunca|\bsem [^.,;]{0,60}\b(?:ninguém|nenhuma?|nunca)|senão"
        r"|até que|\bmas sim\b|\bou não\b|não (?:pilot|tripul|govern|alin)|a não ser|a menos|dúvida"
    ),
    "ro": later(
        r"(?i)\bnu (?:toate|toți|doar|numai|mai puțin|de mult|mult|exclu)|ca niciodată|\bci\b|\bdecât\b|până|nu-i așa"
        r"|sau nu|\buita|îndoial"
    ),
    "ru": later(
        r"(?i)не (?:пло[хш]|только|менее|более|меньше|больше|раньше|ранее|позднее|позже|раз\b|так|обо[йш]|без|прост"
        r"|исключ|забы|стоит заб"
        r"|в теме|скры)|\bбез\b[^.,]* не |не [^.,]*\bбез\b"
        r"|не все[гм]?\b|\b(?:пока|чтобы|чуть ли|как бы|едва ли|если|кто|что бы|где бы|сколько|ни|куда|пор|бы)\b"
        r"[^.,]{0,30} не |не [^.]{0,80}, а\b|не мог\w* не|\bа не |нет-нет|никто иной|или нет|как никогда|сомн"
    ),
    "tr": later(
        r"(?i)m[ae]d[ae]n\b|sadece|yalnız|(?<!sonuna )(?<!şimdiye )kadar|m[ae]d[iı]kç"
        r"|\b(\w{2,})[aeıiuü]r \1m[ae]z|şüphe|\bne (?!var ki).*\bne |değil mi"
        r"|değil,? |m[ae]d[iı] mi|\bbile\b|[ıiuü]p \w+?m[ae]d[ıi]|[ıiuü]p \w+m[ae]y[ae]c"
        r"|dışında|gizle|başka\b|yok (?:et|ol|sa)|ancak .*m[ae]z|m[ae]zs[ae]|m[ae]ks[ıi]z"
    ),
    "uk": later(
        r"(?i)не (?:поган|тільки|лише|менш|більш|раніше|пізніше|раз\b|так|виключ|забу|варто заб|без|приход|прих)"
        r"|не вс[іе]х?\b"
        r"|\b(?:поки|доки|щоб|ледь|якби|якщо|хто|що б|скільки|ні|куди|би)\b[^.,]{0,30} не "
        r"|не [^.]{0,80}, а\b|\bбез\b[^.,]* не |не [^.,]*\bбез\b|не міг\w* не|\bа не |чи ні|як ніколи|сумн"
    ),
    "zh": later(
        r"无不|無不|没有?问题|没问题|沒有?問題|不是小|不仅|不僅|不但|不只|不光|而是|不得不|不能不|不会不|没有不|是不是|有没有|能不能|会不会|除非|之前|才|没有比|要不|不得已|只有|就是|如果|若|除了|以外|怀疑|排除|否则|直到|还没"
        r"|不少|不断|最|莫过|任何|更"
    ),
}
