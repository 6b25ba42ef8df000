"""A “not” of the source that is in the English no more."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from mtcheck.rules.detectors.beside import beside
from mtcheck.rules.detectors.counterparts import english_sentences, expected, pairs, shortened, source_sentences
from mtcheck.rules.detectors.registry import detector
from mtcheck.rules.detectors.scan import later
from mtcheck.rules.view import Hit, View
from mtcheck.text.fold import lower, unaccented
from mtcheck.text.words import WORD, vocabulary

# Plain negations of a sentence. Left out are languages that deny out of politeness or habit where English does not, or
# that were not shown to be told right: Arabic, Chinese, Hausa, Hungarian, Icelandic, Japanese, Ukrainian.
_NEGATIONS = {
    "cs": later(
        r"(?i)\b(?:není|nejsou|nebyl[aioy]?|nemá|nemají|neměl[aioy]?|nebude|nebudou|nemůže|nemohou|nemohl[aioy]?|nechce"
        r"|nechtěl[aioy]?|neví|nevědí|nejsem|nejsme|nikdy|nikdo|žádn\w+|nelze|nesmí)\b"
    ),
    "de": later(r"(?i)\b(?:nicht|kein(?:e[mnrs]?)?|niemals|niemand|nichts)\b"),
    "es": later(r"(?i)\bno (?=[a-záéíóúñ])|\b(?:nadie|ningún|ninguna|tampoco|nunca|jamás)\b"),
    "fr": later(r"(?i)(?:\bne |\bn')(?:[^\s.;]+ ){1,3}?(?:pas|jamais|rien|aucune?|plus)\b"),
    "it": later(r"(?i)\bnon (?=[a-zà-ù])|\b(?:nessun[ao]?)\b"),
    # “Na nie” is “to them”.
    "pl": later(
        r"(?i)(?<!na )(?<!o )(?<!w )(?<!za )(?<!przez )\bnie (?=[a-zżźćńółęąś])|\b(?:nigdy|nikt|żaden|żadn\w+)\b"
    ),
    "pt": later(r"(?i)\bnão (?=[a-zà-ú])|\b(?:ninguém|nenhuma?|nunca|jamais|tampouco)\b"),
    "ro": later(r"(?i)\bnu (?=[a-zăâîșţțş])|\bn-(?:a|au|am|ai)\b|\b(?:niciodată|nimeni|nici(?:un|o))\b"),
    "ru": later(r"(?i)\bне (?=[а-яё])|\b(?:нельзя|никогда|никто|нету?)\b"),
}
# Where the negation is none, or is said without one in English: “not only”, “no more than”, “until (not)”, “do not
# hesitate”, “is not lacking”.
_NONE = {
    "cs": later(r"(?i)nejen|ne všich|nevyl[ou]uč|\bnež\b|dokud|pokud|nýbrž|není divu|chybět|\bjestli\b|\bzda\b|\baby"),
    "de": later(
        r"(?i)nicht (?:all|nur|allein|zuletzt|selten|weniger|mehr als|umsonst|wahr|unbedingt)"
        r"|nichts (?:desto|anderes|als)|keine?[nmrs]? (?:anderer|weniger|wunder|geringer)|sondern|bevor"
        r"|(?:oder|bis) nicht|vergess|zöger|wegzudenken|ausge?schl|auszuschl"
    ),
    "es": later(
        r"(?i)\bno (?:s[oó]lo|solamente|únicamente|obstante|bien|menos|más|en vano|mucho|poco|es que|falt|tard|demor"
        r"|dej|ces|hace mucho|cabe|vidente|p[ou]\w+ faltar|dud|olvid|vacil|tod|descart|exclu)"
        r"|\b(?:que|como) (?:nunca|nadie|jamás)|tampoco falt|\b(?:hasta|mientras|antes de|desde) que no"
        r"|\bno [^.,;]{0,60}\b(?:más que|hasta)\b|\bsino\b|nada más|a no ser|\bo no\b|, no,|\bmal en no"
    ),
    "fr": later(
        r"(?i)n'est-ce pas|\bn(?:e |')[^.]{0,80}\bqu(?:e\b|')|n'(?:empêche|oubli|hésit|exclu)|ne manqu|non seulement"
        r"|pas (?:seulement|moins|mal|loin|tou)|plus que jamais|sans que|\bcess|ne tard|tient plus"
    ),
    "it": later(
        r"(?i)\bnon (?:tutt|sol[oa]|soltanto|solamente|appena|che|è che|meno|più|manca|molto|poco|da poco|dimentic"
        r"|esit|esclu)|\b(?:finché|fino a che|fin quando|che|quanto|o) non\b|\bnon [^.]{0,80}\b(?:che|ma|bensì)\b"
        r"|, no\b|nonostante|come non mai"
    ),
    "pl": later(
        r"(?i)nie (?:wszys|tylko|mniej|więcej|(?:jest )?wyklucz|inaczej|raz|lada|stron|zapom)|jak nigdy|\bniż\b"
        r"|dop?óki|zanim|nie [^.]{0,80}\b(?:lecz|ale)\b|czy nie"
    ),
    "pt": later(
        r"(?i)\bnão (?:tod|só|somente|apenas|obstante|menos|mais|falt|p[ou]\w+ faltar|deix|tard|cess|demor"
        r"|(?:se )?esqueç|hesit|é só|descart|exclu)|\bque nunca|senão|até que|\bmas sim\b|\bou não\b"
    ),
    "ro": later(
        r"(?i)\bnu (?:toate|toți|doar|numai|mai puțin|de mult|mult|exclu)|ca niciodată|\bci\b|\bdecât\b|până|nu-i așa"
        r"|sau nu|\buita"
    ),
    "ru": later(
        r"(?i)не (?:только|менее|более|меньше|больше|раз\b|так|обош|без|прост|исключ|забы|стоит заб|хват|в теме)"
        r"|не все[гм]?\b|\b(?:пока|чтобы|чуть ли|как бы|едва ли|если|кто|что|где|сколько|ни|как|куда|пор|бы|а)\b"
        r"[^.,]{0,30} не |не [^.]{0,80}\b(?:а|но|без|не)\b|\bбез\b|не мог\w* не|нет-нет|никто иной|или нет|как никогда"
    ),
}
# “The most he ever did” has no negation in English.
_AT_ANY_TIME = later(r"(?i)\b(?:nunca|jamás|jamais|niciodată|nigdy|nikdy|никогда)\b")

# English words that are negative, or may render a negation: one of them in a sentence, and nothing is told.
_WORDS = vocabulary(
    """
    not cannot never no nope nobody nothing nowhere none neither nor without zero nil right until same hardly
    barely hate hates hated hating lest fine ok okay near common easy easily easier often else silent silence
    quiet blind ill mild minor void vain rid gone break breaks broke bad badly ban bans banned banning quit less
    lesser secret hidden hide loses dont cant wont didnt doesnt isnt wasnt apart aside
    earliest final finally stay stays stayed staying fall falls fell fallen fight fights fought fighting
    admit admits admitted soon sooner away alone single sole solely several tight elusive
    """
)
_NEAR_OR_SHUT = later(
    r"(?i)\b(?:cerca\w*|cerr\w+|cierr\w+|clausur\w+|près|proch\w+|ferm\w+|vicin\w+|chius\w+|chiu[dr]\w+|perto|próxim\w+"
    r"|fech\w+|encerr\w+|na[hí]\w+|eng\w*|schlie\w+|(?:ge)?schlossen\w*|blisk\w*|zam[ky]\w+|blízk\w+|zav[říe]\w+|aproap\w+"
    r"|apropi\w+|închi\w+)"
)
_LOST = later(r"(?i)\b(?:p[ei]e?rd\w+|perte\w*|verl[iou]\w+|przegr\w+|stra[ct]\w+|ztr[aá]\w+|prohr\w+|pier[dz]\w+)")
_ONLY = later(
    r"(?i)\b(?:sol[oa]|sólo|solamente|únic[oa]|seule?(?:ment)?|juste|appena|só|apenas|nur|gerade|einzige?|jen|tylko|doar"
    r"|только|лишь|просто|единственн\w+)\b"
)
_STILL = later(
    r"(?i)\b(?:aún|todavía|sigu\w+|pero|encore|toujours|pourtant|ancora|ainda|noch|doch|weiter\w*|ještě|stále|jeszcze|încă"
    r"|всё|ещё|еще|пока|но|однако|по-прежнему)\b"
)
_ALL = later(
    r"(?i)\b(?:tod[oa]|t[ou]+[ts]|tutt|tudo|sempre|siempre|all[em]|jede|immer|wszys|zaws|każd|vš[ei]|vždy|každ|to[tț][ița]|mereu"
    r"|все|всё|всегда|кажд|cada|chaque|ogni)"
)
_FIRST = later(r"(?i)\b(?:pri[mn]|premi|erst|pierw|prvn|перв|сначала)")
_LAST = later(
    r"(?i)\b(?:[úu]ltim|derni|letzt|vergangen|vorig|ostatn|zesz|posledn|minul|последн|прошл|pasad|passé|scors|passad|dur)"
)
_OTHER = later(r"(?i)\b(?:otr|autre|altr|outr|ander|weiter|inn|jin|další|alt|друг|ещ)")
# These, too, unless a word of the source explains them, such as “pero” or “aber”.
_EXPLAINED = {
    "against": later(r"(?i)\b(?:contra|contre|contro|gegen\w*|przeciw\w*|proti\w*|împotriva|против)\b"),
    "but": later(
        r"(?i)\b(?:pero|aunque|mais|ma|però|mas|porém|aber|jedoch|doch|ale|jednak|však|dar|însă|но|однако|хотя)\b"
    ),
    "close": _NEAR_OR_SHUT,
    "closed": _NEAR_OR_SHUT,
    "shut": _NEAR_OR_SHUT,
    "shuts": _NEAR_OR_SHUT,
    "lose": _LOST,
    "losing": _LOST,
    "loss": _LOST,
    "losses": _LOST,
    "lost": _LOST,
    "just": _ONLY,
    "only": _ONLY,
    "first": _FIRST,
    "last": _LAST,
    "another": _OTHER,
    "free": later(r"(?i)\b(?:libr|lib[ée]r|livr|frei|woln|svobod|gratu|grát|свобод|бесплат)"),
    **dict.fromkeys(("all", "every", "everyone", "everybody", "everything", "always"), _ALL),
    "still": _STILL,
    "too": later(
        r"(?i)\b(?:demasiad[oa]s?|también|trop|aussi|troppo|anche|demais|também|zu|auch|příliš|také|i|zbyt|też|prea|și"
        r"|слишком|тоже|также)\b"
    ),
    "yet": _STILL,
}
_STARTS = tuple(
    vocabulary(
        """
        abandon abnormal absen abst atypic avert avoid barred behind beware beyond ceas continu contradict
        contrary declin deni deny depriv despite devoid differ difficult doubt elud empty escap evad exceed
        except exclu exempt fail few forbad forbid forget forgot hard hesita hinder ignor illeg illic imbal
        immat immob immor immun impas impat imped imperf implaus imposs impot imprac imprec improb improp
        impun impur inac inad inap inat incap incoh incomp inconc incong incons inconv incorr incur indef indep
        indiff indir ineff inel ineq inev inex infidel infinit inhum innoc innum inop insecur insens insig
        insolv instab instead insuf insurm intac intang intol invalid invinc invis involunt irra irre keep
        kept lack least little neglect neverth non noneth omission omit oppos opposite otherwise prevent
        missing provisional collaps delay postpon suspend cancel reopen precedent dropp hold held
        prohib rare rather refrain refus refut reject reluct remain rememb resist revers scarce seldom shun
        skip sorry spare spurn stop stuck surviv underestim unless unlike vari vary wait whether withh wors wrong
        """
    )
)
_ENDS = ("'t", "less", "lessly", "lessness")
# “Un-”, “dis-” and “mis-” negate, but for these.
_UN = later(
    r"un(?!der|ion|it(?:e|y|i|s?\Z)|ivers|cles?\Z|ique|iform|if[yi]|anim|til\Z)\w{3}"
    r"|dis(?!cs?\Z|cuss|cover|tri[cb]|tan|play|ting|aster|h|k|patch|pos)\w{3}|mis(?!sion|sile|ter)\w"
)
_ABLE = later(r"i[mn]\w{2,}(?:[ai]bl[ey]|[ai]bility)\Z")
_PLAIN = later(r"(?i)\b(?:not|cannot|never|no|nobody|nothing|none|neither|nor|without)\b|n't\b")
_PHRASES = (
    "far from", "free from", "free of", "gave up", "given up", "more than", "or more", "other than", "out of",
    "short of", "left open", "put off", "called off", "run out", "ran out", "turned down", "turns down", "yet to",
)  # fmt: skip


# Words that stand between a negation and what it denies: helping verbs, pronouns, articles, prepositions, adverbs.
_BETWEEN = vocabulary(
    """
    abbiamo aber ahora ainda ainsi ale als anche ancora are auch aucun aucune auf aun aura aus avaient avait avea
    aveau avem avere avete aveva avevano avez avoir avons avut beda bedzie bei byl byla byli bylo byly care cea cei
    cel cele como con dans darauf darf das dass debe debemos deben debera deberia dei del della dem den der des
    devait deve devem devemos devez devono devons devra devrait die diese diesen dieser dieses dla dobbiamo doit
    doivent dos dosud doveva dovra durch durfen durfte ein eine einem einen einer eines einmal elle elles encore era
    eram eran erano erau esa ese eso essere est esta estaba estaban estado estamos estan estao estar estas estava
    este esto estos estoy está etaient etait ete etes etre euch fie foi foram fost fue fueron fur fut ganz gegen
    geworden gli haben haber habia habiamos habian habra han hanno hat hatte hatten hay haya hemos heute hubo iba
    iban ich ihm ihn ihnen ihr ihre ihren ihrer immer inca ist jako jamais jedoch jego jest jeste jeszcze jetzt jsou
    juz kann konnen konnte konnten las laut les leur leurs lors los lui mai mais maja mal man mas mehr mial miala
    mieli mit moga moge mogl mogla mogli mohl mohou moi moze mozemy muss mussen musste muy muzeme nach nao nas
    nebude nebyl nebyla nel nella nema nemohl nemohou nemuze neni nigdy noch nos nous nur ohne ont para pas pentru
    peut peuvent peux piu plus poate pode podeis podem podemos poder poderia podia podian podra podran podremos
    podria por possiamo posso possono pot potere poteva potevano potra potrebbe potremo pour pourra pourrait
    pouvaient pouvait pouvez pouvoir pouvons prea pro pudieron pudo puede pueden puedes puedo puis puo putea putem
    putut que rien sara saranno sarebbe sau schon sea sean sehr sein seine seinen seit seja ser sera serait seran
    seria seront siamo sich sido sie sind soll sollen sollte sommes somos sono sont soy stata state stati stato
    stesso suis sunt suntem sur sus tak tan tego tej tem temos tendra tener tenia tenian teve tiene tienen tinha
    tinham todavia tout toute trebuie tuvieron tuvo tym uber uma una une uno uns unter vamos vom von vor vous
    vraiment war waren was werden wie wir wird wohl worden wurde wurden zum zur будет будут был была были было быть
    все вчера вы даже для его ему еще мне мог могла могли могу могут можем может можете мы нам они очень пока так
    там тут уже эти это этот
    """
)
# What is denied, as words begin in the nine languages without accents (those of two letters are whole), after the
# English that says the same. Words of one root in both need no place here.
_SAME = """
    want wants wanted wish wishes wished willing: quer quier quis voul veut veul voudr vuol vogl volev volut vole
    wollt wollen will chce chca chci nechce vrea vrut хоте хочет хотят хотим; know knows knew known aware: sab sepa
    supo conoc sait savai savoir savent connai sanno sapp conosc weiss weiß wuss kenn wiedz zna vede stie stiu зна;
    go goes went gone going: aller ira iront andra andat andre geht gehen gegangen gehst ging idzie pojd jecha merge
    mers пойд пош идет идут; leave leaves left leaving: sali salir dej parti sorti quitt lasci usci verlass opusc
    odesz odejd opust plec ушел ушла ушли покин оставл; come comes came coming arrive arrives arrived: vien vino
    vendr lleg arriv komm kam gekomm przyj przysz prijd prijel veni приш приех прид; talk talks talked speak speaks
    spoke spoken: habl parl fal sprech spric sprach gesproch mowi rozmaw mluv vorb говор; see sees saw seen: visto
    vedut gesehen seh sah sieht widz widzi videl vazut видел видит видят увид; sleep sleeps slept: dorm duerm schlaf
    schlief geschlaf spal spia dormi спал спит; let lets: dej laiss lasc lass gelass deix; run runs ran running:
    corr cour corse lauf lief gelauf bieg bez alerg беж; bring brings brought: tra apport port bring gebracht brach
    przynios prines adu принес; drive drove driven: condu conduc guid fahr fuhr gefahr; lie lies lied: mint menti
    menta luge log gelogen klam lzi lhal лгал; count counts counted: cont compt zahl gezahl licz pocit numar; charge
    charged: acus inculp imput angeklagt; enough: suficien bastan suffi abbast basta genug ausreich reich wystarcz
    dost sta destul достаточ; available: disponi verfug liefer dostep dostup доступ; visible: sichtbar widocz видн;
    big large great: grand groß gross gran wielk velk mare больш; afraid: mied peur paura angst med boi strach frica
    боят бои; guilty: culpa coupab colpev schuldig win vin vinov винов; alive: vivo vivant viva lebend; published
    publish publishes: veroffentlich pubblic opublik zverej; fit fits fitted: pass; sign signs signed: firm
    unterzeichn unterschr unterschrieb podpis semn подпис; open opens opened: abr ouvr ouvert apert apri offn eroffn
    geoffn otw otev otvir deschi deschid откры; close closes closed: cerr cierr ferm chiud chius fech schlies
    schließ geschloss zam zavr inchi закры; buy buys bought: compr achet acquist kauf gekauft kupi koup cumpar купи
    покупа; sell sells sold: vend verkauf sprzed prod vand прода; pay pays paid: pag pay zahl bezahl gezahlt plac
    zaplac plat платит запла выпла; win wins won: gan gagn vinc vint venc gewinn gewonn gewann wygra vyhra castig
    выигр победи; find finds found: encontr encuentr hall trouv trov find fand gefund znal nasl najd gas нашел нашли
    нашла обнаруж найд; build builds built: constru bau gebaut zbud postav строил постро; give gives gave given: dio
    dar dado dara donn dato deu geb gab gib gegeb dal dava даст дал дала дали; approve approved approves adopt
    adopted pass passed: aprob adopt approuv approv aprov verabschied beschloss uchwal schval одобр принял; accept
    accepts accepted: acept accept accett aceit akzept angenomm przyj prijal прин; work works worked: trabaj funcion
    fonctionn travaill lavor funzion trabalh arbeit funktion prac dziala fungu funct lucr работ; need needs needed
    necessary: necesit necesar necess besoin bisogn precis brauch benotig notwend notig potrzeb potreb nevoie нужн
    нужд; believe believes believed think thinks thought: cree crey croi crede cred acredit glaub denk dacht mysl
    sadz veri dumn думал думае счита вери повери; like likes liked: gust aim piac gost mag mochte gefall podob libi
    plac нрав; love loves loved: am aim lieb koch milo iub люб; change changes changed: cambi chang mud mut ander
    geander verander zmien zmen schimb измен менял меняе; play plays played: jug juega jou gioc jog spiel gespielt
    gra hra juc joac игра; read reads: leer leyo lire lett lesen liest gelesen czyt cet cist citi чита прочита;
    write writes wrote written: escrib ecri scri escrev schreib schrieb geschrieb pisa napis scris писал пишет
    напис; answer answers answered reply replied respond responded: contest respond repon rispo antwort beantwort
    geantwort odpow odpov raspun ответ отвеч; help helps helped: ayud aid aiut ajud helf half hilf geholf pom pomoc
    ajut помо помог; true truth: verdad verdade vrai vrai vero vera wahr prawd pravd adevar правд; good well better:
    buen bien bon bom gut besser dobr lepsz lep bun mejor melhor meglio mieux хорош лучш; possible possibly: posib
    possib possiv moglich mozliw mozn posibil возмож; ready: listo lista pret prete pront bereit gotow pripraven
    gata готов; reach reaches reached achieve achieved: alcanz logr attein raggiun ating erreich osiagn dosah ajuns
    atins достиг; receive receives received get gets got: recib recu recoi ricev receb erhalt erhielt bekomm bekam
    otrzym dosta obdrz primi получ; start starts started begin begins began begun: empez empie comenz comien commenc
    comin inizi comec beginn begann begonn zacz zaca zahaj incep начал начин начн; end ends ended finish finished:
    termin acab fini finiu endet enden beendet skoncz konc sfars закончи; live lives lived: viv habit abit mora
    leben lebt wohn gelebt mieszk zyje zij bydl trai жив прожив; happen happens happened occur occurred: ocurr suced
    acontec succed passier gescheh wydarz stalo intampl произош случ; expect expects expected wait waits waited
    hope: esper attend aspett erwart wart oczek cekal ocekav astept ожида ждал жде; vote votes voted: vot stimm
    gestimmt abstimm glosow hlasov голосов; show shows showed shown: mostr muestr montr zeig gezeigt pokaz ukaz arat
    показ; support supports supported back backs backed: apoy respald souten soutien sosten apoi unterstutz popar
    podpor sprij поддерж; agree agrees agreed: acuerd accord concord einverst einig zgod souhlas acord соглас
    договор; injured hurt wounded: herid bless ferit ferid verletz rann ranen zran ранен пострад; die dies died:
    muri muer mort mour sterb starb gestorb zmarl zemr muri умер погиб; kill kills killed: mat tue ucci matou totet
    getotet zabi ucis убил убит; hear hears heard: oyo oye entend senti sent ouvi hort gehort slysz slyse auzi слыш;
    understand understands understood: entiend entend comprend compren compri capi versteh verst rozum pochop
    inteleg поня поним; meet meets met: reun rencontr incontr encontr treff traf getroff spotk setk intaln встреч
    встрет; stop stops stopped: par detuv arret ferm stopp gestoppt zatrzym zastav opri останов; use uses used: usa
    usar utiliz utilis nutz benutz verwend uzyw uziv pouzi folos использ; exist exists existed: exist existier
    istni; include includes included: inclu compren umfass enthalt obejm zahrn includ включ; return returns
    returned: volv vuelv regres retourn revien torn volt zuruck wroc vrat intor верн возвращ; ask asks asked: pid
    ped deman chied chiest frag gefragt prosi pyta zada cer прос спрос; allow allows allowed permit: permit permett
    permi consent erlaub gestatt pozw dovol povol permis разреш позвол; increase increases increased rise rises
    rose: aument subi augment sal steig erhoh gestieg wzro zvys cresc crest рост вырос увелич; follow follows
    followed: sigu segu suiv folg gefolg nasled urm след; affect affects affected: afect affect colpit betroff
    betreff dotkn afet затрон; part: part parte teil czesc cast част; clear: clar clair chiaro klar jasn ясн;
    suitable: adecuad geeignet vhodn подход; influence: influ einfluss einfluß wplyw vliv влия; own owns owned:
    posee poss besitz gehor; carry carries carried wear wore: llev port tragt trug; appear appears appeared: aparec
    paru appar ersch erschien pojaw objev появ; dead: muert mort tot mart; invited: invit eingelad zapros pozv
    приглас; plan plans planned: plan prev geplant; attack attacks attacked: atac attaq angriff angegriff attac atak
    utoc напа; arrested: deten arret verhaft festgenomm aresz zatrzym zatc арест задерж;
    exceed exceeds exceeded: super exced depass ecced ultrapass uberschr uberstieg ubersteig przekr presah prekroc
    depas превы; apply applies applied: aplic appliqu applic anwend angewend stosow dotyc vztah примен; seek sought try
    tried tries: busc intent cherch tent cerc procur versuch suche gesucht prob usil snaz incerc пыта стрем; leave
    leaves left: dejo abandon quitt laiss lasci deix verlass opusz opusc odej odes zostaw покин покид уше уход остав;
    lose loses lost: perd pier verl strac ztrat теря поте; win wins won: gan gagn vinc venc gewinn gewann gewonn wygr
    zwycie vyhr castig выигр побед; buy buys bought: compr achet kauf gekauft kup cumpar куп поку; sell sells sold:
    vend verkauf sprzed prod vand прода; fear fears feared: tem crain craign furcht befurcht boi bal obav боя опас;
    touch touches touched: toc touch beruhr angeruhrt dotk трог; move moves moved: mov boug spost beweg rusz pohyb misc
    двига; learn learns learned learnt: aprend appren impar lern gelernt uczy nauc invat учи; teach teaches taught:
    ensen enseign insegn ensin lehr uczy uci преподава; forbid forbids forbade forbidden prohibited: prohib interd
    proib viet verb zakaz zabron interz запре; record records recorded:
    registr grab enregistr regist aufzeich aufgezeich zarejestr rejestr zaznam inregistr запис; look looks looked:
    parec sembl parece aussah aussieht wygla vypad arat выгляд; consider considers considered: consider erwog betracht
    uwaz rozwaz povaz рассматр счита; rest: descans repos ripos ausruh odpocz odpoc отдых; send sends sent: envi enviar
    invi mand schick geschickt wysl posl trimis отправ посла; bring brings brought: tra apport port trouxe bring bracht
    gebracht przyn prin adus прине; keep keeps kept: mantien mantuv guard garde maintien manten halt gehalt behalt
    zachow udrz pastr держа сохран; produce produces produced: produ hergestell produz wytw vyrab производ; cover covers
    covered: cubr couvr copr cobr deck gedeckt pokry kryt acoper покры; serve serves served: sirv serv dien gedient
    sluz служ; protect protects protected: proteg proteg schutz geschutz chron ochran protej защи; describe describes
    described: describ decri descriv descrev beschreib beschrieb opis popis descri опис
"""
_MEANS = [
    (vocabulary(english), tuple(theirs.split()))
    for english, _, theirs in (line.partition(":") for line in _SAME.split(";") if line.strip())
]
# Words of one root begin alike: “negociar” and “negotiate”; by chance, too, where fewer letters count.
_ROOT, _DENIED_ROOT = 5, 4
# So many words behind a negation may be what it denies.
_MOST = 2
_DOUBLED = later(r"(.)\1")
# A close translation is about as long as its source makes it.
_CLOSE = (0.7, 1.5)


@detector("negation-lost")
def negation_lost(view: View) -> Iterator[Hit]:
    """Find sentences that say, without anything negative, the very word that their source denies; no questions."""
    for paragraph in beside(view):
        language = paragraph.language or ""
        sign = _NEGATIONS.get(language)
        if not sign or not sign.search(paragraph.source):
            continue
        # Sentences that were merged or split are no close translation.
        if len(english_sentences(paragraph.text)) != len(source_sentences(paragraph.source, language)):
            continue
        paired = pairs(paragraph)
        negated = [None if "?" in source else sign.search(source) for _, _, source in paired]
        for number, (english, span, source) in enumerate(paired):
            denied = negated[number]
            if not denied or _NONE[language].search(source) or _negative(english, source):
                continue
            if not (_close(english, source, language) and _kept(english, source, denied, language)):
                continue
            # A “not” that the source has not may be this one, in another place.
            neighbours = [at for at in (number - 1, number + 1) if 0 <= at < len(paired) and not negated[at]]
            if not any(_PLAIN.search(paired[at].english) for at in neighbours):
                yield Hit((paragraph.mark(*span),), {"denied": _quoted(source, denied), "other": shortened(source)})


def _close(english: str, source: str, language: str) -> bool:
    """Say whether a sentence is about as long as its source makes it."""
    usual = expected(source, language) or 0.0
    least, most = _CLOSE
    return least * usual <= len(english) <= most * usual


def _kept(english: str, source: str, denied: re.Match[str], language: str) -> bool:
    """Say whether the English has the word that the one negation of a source denies; two may make a yes."""
    if _NEGATIONS[language].search(source, denied.end()):
        return False
    kept = [unaccented(found) for found in WORD.findall(lower(english))]
    first, *more = [*_denied(source, denied, language == "de"), ""]
    # The object of a verb stays where a free translation turns “does not appeal” into “accepts”.
    return any(_means(kept, word) for word in (first, *more)) or (
        len(first) > _DENIED_ROOT and any(word.startswith(first[:_DENIED_ROOT]) for word in kept)
    )


def _means(kept: Iterable[str], word: str) -> bool:
    """Say whether one of these English words is one that a word of the source is known to mean."""
    meant = frozenset().union(*(words for words, theirs in _MEANS if word.startswith(theirs)))
    return not meant.isdisjoint(kept)


def _denied(source: str, denied: re.Match[str], nouns: bool) -> list[str]:
    """Give the words that a negation may deny, without accents: the first behind with a meaning of their own."""
    words = [*WORD.findall(denied[0])[1:], *WORD.findall(source, denied.end())]
    # Nouns have capitals in German; elsewhere a name would be anywhere in the English.
    small = (lower(unaccented(word)) if nouns else unaccented(word) for word in words)
    own = (word for word in small if len(word) > 2 and word not in _BETWEEN and word.islower())
    return list(islice(own, _MOST))


def _negative(english: str, source: str) -> bool:
    """Say whether anything in a sentence may render a negation, and no word of the source explains it."""
    small = lower(english).replace("-", " ")
    words = [word.removesuffix("'s") for word in WORD.findall(small)]
    roots = {_root(word) for word in WORD.findall(lower(source))}
    return (
        _PLAIN.search(small) is not None
        or any(_may_deny(word) and (len(word) < _ROOT or _root(word) not in roots) for word in words)
        or any(word in words and not explains.search(source) for word, explains in _EXPLAINED.items())
        or any(map(small.__contains__, _PHRASES))
        or ("ever" in words and _AT_ANY_TIME.search(source) is not None)
    )


def _root(word: str) -> str:
    """Give the beginning that words of one root have in common, a doubled letter as one: “different”, “diferente”."""
    return _DOUBLED.sub(r"\1", unaccented(word))[:_ROOT]


def _may_deny(word: str) -> bool:
    return (
        word in _WORDS
        or word.startswith(_STARTS)
        or word.endswith(_ENDS)
        or (word.startswith(("un", "dis", "mis")) and _UN.match(word) is not None)
        or (word.startswith("i") and _ABLE.match(word) is not None)
    )


def _quoted(source: str, denied: re.Match[str]) -> str:
    """Give the negation with the word behind it."""
    behind = WORD.search(source, denied.end())
    return source[denied.start() : behind.end() if behind else denied.end()]
