"""English words that may render a negation, and those that the source explains."""

from functools import cache

from mtcheck.rules.detectors.scan import later
from mtcheck.text.fold import lower, unaccented
from mtcheck.text.words import WORD, vocabulary

# Plain denials.
PLAIN = later(
    r"(?i)\b(?:not|cannot|never|no(?!\. ?\d)|nobody|nothing|none|neither|nor|dont|cant|wont|didnt|doesnt|isnt"
    r"|wasnt)\b|n't\b"
)
# English words that are negative, or may render a negation.
_WORDS = vocabulary(
    """
    admit admits admitted against all alone always another apart aside away bad badly ban banned banning bans barely
    beat beaten beats below blind blocked break breaks broke broken cheap clean close closed cold common cool dark dead
    die died dies drunk dry dull dying earliest easier easily easy else elusive every everybody everyone everything
    fake fakes fall fallen falls false fell fight fighting fights final finally fine first flat former fought free
    full gone hardly hate hated hates hating hid hidden hide hides ill intact just last late less lesser lest lie
    lies lose loser losers loses losing loss losses lost low lying mild minor mystery near next nil nope nowhere odd
    often ok okay only open opened opening opens packed poor quiet quit rested rid right rough safe safely same
    secret several shut shuts sick silence silent single slight slightly small smaller sole solely soon sooner
    stable standstill stay stayed staying stays steady still strange surprise surprised surprises swift swiftly
    tight too ugly until uphill vain void weak win winning wins without won yet zero
    """
)
_STARTS = tuple(
    vocabulary(
        """
        abandon abnormal absen abst accept atypic avert avoid backfir backtrack balk barred behind bereft beware
        beyond breach cancel ceas collaps continu contradict contrary declin default defi defunct defy delay
        deni deny depriv desert despite devoid differ difficult dismiss dodg doubt dropp duck elud empty escap evad
        exceed except exclu exempt fail few flout forbad forbid forget forgot hard held hesita hinder hold idle ignor
        illeg illic imbal immat immob immor impas impat imped imperf implaus imposs impot imprac imprec improb
        improp impun impur inac inad inap inat incap incoh incomp inconc incong incons inconv incorr incur indef
        indep indiff indir ineff inel ineq inev inex infidel infinit inhum innoc innum inop insecur insens insig
        insolv instab instead insuf insurm intac intang intol invalid invinc invis involunt irra irre keep kept lack
        lapse least little missing neglect non objected objection omission omit oppos opposite
        otherwise overdue overlook overran overrun overturn pending perish postpon precedent prefer prevent prohib
        provisional rare rather refrain refus refut reject reluct remain rememb reneg reopen resist revers scarce
        scrapp seldom shrug shun skip snub sorry spare spurn stagnat stall stop struggl stuck surviv suspend
        teetotal underestim unless unlike vacan varied varies vary veto violat wait whether withh wors wrong
        """
    )
)
_ENDS = ("less", "lessly", "lessness")
# “Un-”, “dis-” and “mis-” negate, but for these.
_UN = later(
    r"un(?!der|employment|ion|it(?:e|y|i|s?\Z)|ivers|cles?\Z|ique|iform|if[yi]|anim|til\Z)\w{3}"
    r"|dis(?!cs?\Z|clos|count|cuss|cover|ease|tri[cb]|tan|play|ting|aster|h|k|patch|pos)\w{3}|mis(?!sion|sile|ter)\w"
)
# What is left of such a word without its denial.
_PREFIXED = later(r"(?:un|i[lmnr]|dis|mis|non-?)(\w{5,})")
_ABLE = later(r"i[mn]\w{2,}(?:[ai]bl[ey]|[ai]bility)\Z")
_PHRASES = later(
    r"\b(?:far from|free from|free of|gave up|given up|more than|or more|other than|out of|short of|left open|put off"
    r"|called off|rul(?:es?|ed|ing) out|run out|ran out|turn(?:ed|s) (?:\w+ ){0,3}down|yet to|too \w+ to"
    r"|ha(?:ve|s|d) enough|(?:is|are|was|were|be|been|runs?|ran|running) short|at odds"
    r"|s[ai]t(?:s|ting)? out|sold out|w[ea]nt (?:back on|down to)|at large|on the run"
    r"|(?:all|anything|everything|last) but|off (?:limits|the table|air)"
    r"|(?:is|are|was|were|be|been|being|goes|went|stays?|stayed|taken?|took|lays?|laid|writes?|wrote|written|struck"
    r"|breaks?|broke|broken|cuts?|shut|scared|puts?) off"
    r"|in progress|part(?:ed|s) ways|c[ao]mes? (?:to grief|second)|dim view|(?:happened|been here) before"
    r"|r[au]n(?:s|ning)? dry|in a flash|with others|under (?:an?|\d+)|as if|as though"
    r"|(?:time|years?|months?|weeks?|days?|decades?|while|ages|centur(?:y|ies)) since)\b"
)
# Phrases with such a word that render no negation.
_HARMLESS = later(
    r"\b(?:(?:above|first of|after|at|in) all|at least|at last|just (?:an?|over|under|about|before|after|\d+)"
    r"|more than (?:an?|one|two|three|half|\d+))\b"
)
# What explains such words in the source, as words begin there in any of the languages; with a full stop, whole words.
_SAME = """
    without: sin. sans. senza sem. ohne bez. без. zonder sense. fara;
    against: contra contre contro gegen przeciw proti tegen impotriva против проти 反对 抗議 karsi;
    but: pero. aunque. mais. ma. mas. porem. aber jedoch doch. ale. jednak avsak dar. insa. но. однако хотя. maar.
      echter toch. але. однак proti. 但 しかし が、 ama. ancak fakat sino. per. nomes;
    close closed shut shuts near: cerca cerr cierr clausur pres. proch ferm vicin chius chiud chiur perto proxim
      fech encerr nah nae eng schlie geschloss blisk zamk zamy blizk zavr zavi aproap apropi inchi tanc prop. dicht.
      sluit gesloten dichtbij nabij закр близ рядом поруч kapa yakin 关 近 閉;
    lose loses losing loss losses lost loser losers: trac perd pierd perte verlo verli verlus przegr strac strat
      perso. persa. persi. perse. ztrat prohr pierz verlie teria утрат потер потіх втрат проигр програ kayb kaybe 失
      损 負 敗 输 輸 亏 赤字 损失 perdu smarri;
    just only alone single sole solely: sol. solo. sola. solamente unic seul juste. appen so. apenas nur. gerade
      einzig jen. pouze tylko jedyn doar. singur только лишь просто единствен nomes sols alleen slechts enkel net.
      лише тільки єдин один sadece yalniz tek. 只 仅 だけ のみ 唯一 einz jedin jedn sozinh;
    still yet: aun. todavia sigu pero. encore toujours pourtant ancora ainda noch. doch. weiter jeste. stale jeszcze
      inca. все. еще. пока. но. однако по-прежнему encara nog. steeds toch. ще. поки досі hala daha. 仍 还 尚 まだ
      なお;
    all every everyone everybody everything always: tod tout tous toute tutt tud sempre siempr all. alle. allen.
      aller. alles. jed immer wszyst wszys zaws kazd vse vsi vsech vzdy tot. toti toate tots. totes tota mereu все.
      всё. всех всем всегда кажд cada chaque ogni altijd iedere ieder elk. elke. всі. усі. завжди кожн butun tum
      her. hep 都 所有 每 全 すべて 毎 semp;
    first: prim prem erst pierw prvn перв сначала eerst перш спочатку ilk 首 第一 初 最初;
    last: ultim derni letzt vergangen vorig ostatn zesz posledn minul последн прошл pasad passe scors passad dur
      darrer afgelopen laatst останн минул торік gecen son. 去年 上 最后 昨 前 duro duur;
    another other: otr autre altr outr ander weiter inn jin dalsi alt друг ещ інш ще. nog. baska diger 另 又 別;
    free: libr lib liver livr frei woln svobod gratu grat свобод бесплат lliure gratis vrij вільн безкоштов ucretsiz
      serbest 免 自由 無料;
    too: demasiad tambien trop. aussi tropp anche demais tambem zu. auch prilis take. i. zbyt tez. tak prea si.
      слишком тоже также tambe massa te. ook занадто тож також cok. 太 也 も;
    fall falls fell fallen: ca. cau baiss baix scaz cae cai cay baj tomb chut cadut cad caiu queda scend sces cal
      fall fiel gefall sink sank gesunk stürz sturz spad opad kles pokles propad scad sca. caz падал упал упад паден
      сниж снизи caigu daal gedaald viel. val gevallen зниж впал впад düş dus 下が 下降 跌 下滑 減 落 低;
    keep keeps kept hold holds held: manten mantuv guard gard conserv tien tenu tenut mant halt hielt gehalt utrzym
      trzym udrz drz pastr tin. tine удерж сохран провед состоя houd hield gehoud утрим зберіг провел відбу tut 保 持
      举行 開 celebr manté organi lebr mantin ha. deten;
    stay stays stayed staying remain remains remained: qued rest ritm perman fic blieb bleib zost pozost zusta ramas
      raman оста остан залиш лиша blijf bleef gebleven romas kal. kald 留 残;
    stop stops stopped halt: par detuv deten detie arret ferm fermat smet stopp gestoppt halt zatrzym zastav opri
      остан прекра перест зупин припин stop durdur dur. 停 止 atur gestopt cess dej;
    refuse refuses refused reject rejects rejected: rechaz negar. nego. niega nega. refus rejet rifiut respin
      respinge rejeit recus abgelehnt ablehn lehnt weiger verweig odrzuc odmow odmit zamit refuz отклон отказ відхил
      відмов rebutj weigerd verworp afgewez redde redd. 拒 否决 驳回 却下 棄却 却 declin bocci;
    accept accepts accepted accepting: acept accept accett aceit akzept angenomm annehm nimmt przyj prijal prijm
      prij prim прин принял прийня aanvaard aanneem geaccepteerd kabul 接受 受け入れ acced admit;
    deny denies denied: negar nego. niega desm dement bestreit bestritt leugn zaprzecz poprel popir neag отрица
      опроверг запереч desment ontken yalan 否认 否定 dene;
    prefer prefers preferred: prefer prefier bevorzug woli wola preferuj предпоч віддав tercih 宁 好;
    fail fails failed failure failures: fracas falh echou echec fall scheiter gescheit zawi awari neusp selh провал
      невда faal mislukt basarisiz 失败 失敗 fallim panne avari;
    avoid avoids avoided prevent prevents prevented: evit impid impedi impe verhinder vermeid zapob unikn zabran
      vyhn evita избеж предотв помеш уник запоб voorkom vermijd onle 避免 防止 避 防 empech;
    lack lacks lacked missing: falt carec carenc manqu manc falta fehl mangel brak chybi chyb nedosta lips нехват
      недост брак відсут manca ontbre gebrek tekort eksik 缺 不足 desapar dispar verschw vermisst disparu dispers zagin
      pohres sparit disparut пропа зник vermist kayip 失踪 行方不明;
    delay delays delayed postpone postpones postponed: aplaz retras atras report retard rinvi adi adia verschob
      verschieb verzoger opozn odloz odroc przeloz aman отлож задерж відкл затрим ajorn endarrer uitgest vertrag
      ertele 推迟 延期 dilaci;
    cancel cancels cancelled canceled suspend suspends suspended: cancel suspen annul sospen abgesag absag ausgesetz
      aussetz gestrich odwol zawies zrus pozastav anul suspend отмен приостан скасув призупин geannuleer afgelast
      opgeschort schors iptal askiya 取消 暂停 中止 停止 gesperrt;
    abandon abandons abandoned: abandon aufgegeb aufgeb verlass porzuc opust пок брос залиш verla terk 放弃;
    survive survives survived surviving survivor survivors: sobreviv superviv surviv sobrev rescap sopravviv uberleb
      uberlebt prze prezi ocal supravie выжи вижи overleef overlev kurtul 幸存 生;
    resist resists resisted: resist resis widerst opier odol rezist сопротив опира weersta diren 抵;
    admit admits admitted: admit admet admis ammes ammett reconoc recono recunosc riconosc zugeb gestand eingeraum
      przyzn prizn призна визна toegeg bekend itiraf kabul 承认 認;
    fight fights fought fighting: luch comb pel lott luta kampf gekampf walcz walk boj bojov lupt боро боев сража
      lluit vech strijd gevoch savas mucadele 战 斗 戦;
    break breaks broke broken: romp rompi romper cass bris rupt rot quebr rott brech brach gebroch zlam zerw poru
      zlom rup лом нару слома порву злам поруш trenc break brak gebroken kir. kirdi boz 破 断 折;
    beat beats beaten defeat: venc gan batt vainc derrot schlag schlug geschlag besiegt pokon poraz invin обыгр
      побед перем versla yendi yen. 击败 勝;
    ban bans banned banning prohibit prohibits prohibited forbid forbidden: prohib interd viet proib verbot verbiet
      zakaz zakáz interz запре заборон verbod verbied yasak 禁;
    forget forgets forgotten forgot: olvid oubli dimentic esque vergess zapomn uita забы забу oblid vergeet verget
      unut 忘;
    remember remembers remembered: record recuerd souvien rappel ricord lembr erinner pamiet pamat amint помн вспом
      памят herinner hatirl 记 覚 思い出;
    bad badly worse worst ill: mal mala malo mauvais pir peor peggio pior schlech schlimm krank zle zly gorsz gorz
      spatn hor rau плох хуж боле забол поган гірш pitjor slecht erger kotu 坏 差 悪 病;
    hard difficult: hard. dificil difficil schwer schwierig hart trudn tezk greu труд тяж сложн важк moeilijk zwaar
      zor 难 困難 dur. dura. duro. dificul;
    illegal illegally: nieleg neleg nezakon незакон illegal unrecht;
    different differ differs differed vary varies: difer differ divers unterschied versch anders rozn jin ruz lis
      отлич разли різн відріз verschil farkli degis 不同 違 异;
    same: mism mem stess mesm gleich selb dieselb sam stejn tej igual medesim selbe aceeasi acelas тот. том. сам
      той. ten. zelf ayni 同 mateix derselb;
    right: derech droit dirit direit recht raison pravo praw pravi drept dreap прав dret gelijk hak. dogru 权 正 右
      razon ragion correct corret;
    common often: comu común comun frequen frecuen souvent spesso haufig gemein czes wspoln spolecn cast des. общ
      част спіль sovint vaak gemeen sik. ortak 常 共同 よく menud;
    easy easily easier: facil leicht einfach latw snadn usor легк легко makkelijk gemakk kolay 容易 简单 簡単 やす;
    soon sooner: pront bientot presto breve logo bald. wkrotce brzo curand скоро вскоре незабар aviat binnenkort
      yakin 很快 即将 近く もうすぐ;
    several: vari plusieur divers mehrere kilk nekolik mai. mult нескол кілька diversos verschill versch birkac cok.
      多 几 数 いく;
    final finally: rechtskr pravomoc prawomoc firme. onherroep final endlich schliess endgult ostat kone koncov
      finala финал оконч нако фінал нареш остат uiteind laatst nihayet 最终 決勝 最後 definitiv finali defin;
    away off aside apart: lej loin lont long dalek weg. entfern kilomet km. ab. weit odle vzdal daleco departe дал
      от. далек km lluny ver. uzak 离 离开 離 fuera. hors. fuori fora. aus. poza mimo;
    gone: ido ida. fue parti andat foi gegangen posz odesz sel. odesl plecat уш поше anat gegaan git. gitti 去 走
      disparu;
    few fewer less lesser little least: poc. pocos pocas peu. poch pouc wenig gering malo. mal. mniej mene min.
      putin мало мен poqu poc weinig minder az. 少 低 わずか 少な menos moins meno menor moindr mindest klein pequen
      petit picc unos. unas. einige kilk nekol cateva нескол кілька enkele paar. quelqu alcun umas. 几 数;
    exceed exceeds exceeded: super exced depass supera uberschr uberst przekr prekro depas превы перев sobrepass
      overschr asti 超 越;
    holdings holding: explot betrieb;
    wait waits waited waiting: esper attend aspett wart czek ceka astept жда ожид чека очік wacht bekl 等 待;
    until: hasta. jusqu fino. fin. ate. bis. do. az. dokud pana. до. fins. tot. kadar 直到 まで do;
    silent silence quiet: sil siec calla calm stil ruh schweig milcz cisz tich linist tacer тих молч мовч silenci
      stil. sess 沉默 静;
    hide hides hid hidden secret: escond ocult cach nascon segret geheim verst ukry tajn ascun тайн скры секр прих
      amag verborg gizli sakl 隐 秘 隠;
    quit: renunci demission dimiss dimit rucktritt zuruckget ustap odstoup demis отстав звільн opgestapt istifa 辞
      辞任;
    ignore ignores ignored: ignor;
    continue continues continued continuing: contin sigu segu pros prosigu poursuiv weiter fortges fort kontyn
      pokrac продолж трива продовж voort verder devam surd 继续 続;
    object objects objective objectives objected: objet obiet obje ziel cel. cil obiect объект цел об'єкт ціль doel
      hedef 对象 目标;
    opposition oppose opposes opposed opponents: opos oppos oposi opoz opon gegn protiw sprzeciw odpu оппоз проти
      опози oposici tegen muhalef karsi 反对 野党 gegen;
    whether: si. se. ob. czy zda jestli daca ли. чи. of. olup 是否 かどうか ないか;
    immune immunity immunised immunized immunisation immunization: inmun immun imun odporn имму іму bagis 免疫;
    mistake mistakes mistaken mistakenly: err equivoc fehler irrtum blad pomyl chyb omyl eroar gresel ошиб помил fout
      hata yanlis 错 误 誤 ミス 間違;
    struggle struggles struggled struggling: luch lutt lott lut. kampf kampf ring walk zmag boj zapas lupt борь боро
      strij worste mucadele 斗 戦 闘 挣扎;
    zero: cero zero null zer nul ноль нул sif 零 ゼロ;
    low: baj bas baix niedrig tief nisk nizk jos. scaz низк laag lage lag. dusuk 低 少;
    hate: odi odia hai hass nienaw nenavi ura ненави haat nefret 恨;
    open opens opened opening: abr ab. abier apert ouv offn geoff otwar otwor otev deschi откр відкр open obert obr
      ac. acil acik acti 开 開 eroff abert;
    win wins won winning: gan gagn remport vinc vint venc gewinn gewann gewonn wygra zwyci vyhr zvit casti выигр
      побед вигра перем guany win. won. gewon kazan 赢 胜 勝 優勝 sieg triunf triomph;
    false: fals faux. fausse. lug. nieprawd neprav лож невер фальш хибн vals onwaar yanlis sahte 假 虚 偽 うそ incier;
    safe safely: segur seguro sicur sur. surs sure. surete sicher bezpiecz bezpec sigur безопас безпе veilig guven
      安全 saine sain. salv;
    die dies died dying dead: mur muer muert mort mour morr deced tot. tote. toten. starb gestorb sterb zmar zgin
      umar zem mrtv умер умир погиб помер загин dood overled gestorven overlij ol. oldu olu. oldur hayat 死 亡 亡くな
      fallec kill mat;
    weak poor: deb pauvr pobr pov schwach arm. arme. armen. slab bied chud sarac слаб бедн бідн feble zwak zayif
      yoksul fakir 弱 贫 貧 faibl fraco mau. pauper;
    late: tarde tard. tard tardi spat. spate spater pozn pozd tarziu позд пізн laat. late gec. 晚 遅;
    small smaller slight slightly: pequen petit picc klein mal. mala male maly mala mic. mica малень невелик небольш
      minder petit xic kuc kucuk 小 leger leve leicht lekk lehk ligh liev lleu licht hafif легк;
    full packed: llen plein pien chei voll pelny pelna pelen pln plin полн повн ple. plena vol. volle dolu 满 滿 満
      いっぱい lleno;
    cold cool dry: fri. fria frio froid fredd kalt kalte zimn stud chlad rece холод koud soguk 冷 寒 sec. seco seca
      secco trock such uscat сух droog kuru 干 乾;
    former: ex. anci anter antig ehemal byly byval fost бывш колишн экс voormal oud. eski 前 元 原 fruher vorig;
    next: proxim prochain nachst kommend nastep przyszl pristi dalsi urmat viit следующ будущ наступ propera vinent
      volgend komend gelecek onumuz 明 下 来 次 翌 que. suivant seguint siguient;
    surprise surprises surprised: sorpre surpr uberrasch zaskocz niespodz prekvap surprins сюрпр удив неожид
      несподів здив sorpr verras surpriz sasir 惊 意外 驚;
    lie lies lying: mint menti mens. lug lieg lag. klam lez lzi minciun лож леж лгал брех лж lieg leugen yalan 谎 躺 嘘
      yac situ;
"""
# Words of one root begin alike: “negociar” and “negotiate”; by chance, too, where fewer letters count.
_ROOT = 5
_DOUBLED = later(r"(.)\1")


@cache
def _means() -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in _SAME.split(";"))
    return {word: tuple(map(unaccented, theirs.split())) for english, _, theirs in rows for word in english.split()}


def denying(english: str, source: str) -> list[int]:
    """Give where words and phrases stand that may render a negation, and that no word of the source explains."""
    small = lower(english).replace("-", " ")
    small = _HARMLESS.sub(lambda match: "-" * len(match[0]), small)
    theirs = [unaccented(word) for word in WORD.findall(lower(source))]
    # Czech writes its “not” and the verb as one word.
    theirs += [word.removeprefix("ne") for word in theirs if word.startswith("ne")]
    found = [match.start() for match in _PHRASES.finditer(small)]
    places: dict[str, list[int]] = {}
    for match in WORD.finditer(small):
        word = match[0].removesuffix("'s")
        if _may_deny(word):
            places.setdefault(word, []).append(match.start())
    for word, at in places.items():
        # Each word of the source explains one.
        if _explanations(word, theirs, source) < len(at):
            found += at
    return found


def opposite(english: str, source: str) -> bool:
    """Say whether a word is one of the source with “un-”, “in-” or the like before it: “unconventional”."""
    roots = {_root(word) for word in WORD.findall(lower(source)) if len(word) >= _ROOT}
    return any(_root(rest[1]) in roots for rest in map(_PREFIXED.match, WORD.findall(lower(english))) if rest)


def _explanations(word: str, theirs: list[str], source: str) -> int:
    """Count the words of a source that mean the same as an English word, or are of one root with it."""
    stems = _means().get(word, ())
    root = _root(word) if len(word) >= _ROOT else None
    whole = {stem[:-1] for stem in stems if stem.endswith(".")}
    begun = tuple(stem for stem in stems if not stem.endswith("."))
    return sum(other in whole or other.startswith(begun) or _root(other) == root for other in theirs) or sum(
        source.count(stem) for stem in begun if stem[0] >= "\u3040"
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
