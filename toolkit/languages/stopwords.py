"""Words that part phrases, or that say nothing of what a text is about: data, a table for each language.

They are the closed classes of each language, and the open ones that any news text has, whatever it is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.languages.registry import get


@dataclass(frozen=True, slots=True)
class StopWords:
    """The words of one language that are no terms; all folded."""

    function: frozenset[str]
    """Between phrases, never within one: pronouns, prepositions, conjunctions, adverbs, everyday verbs."""
    common: frozenset[str]
    """Everyday nouns and adjectives: within a phrase, but no term of their own and not its first word."""
    openers: frozenset[str] = frozenset()
    """Those of ``function`` that a noun follows: articles, possessives, prepositions."""
    closers: frozenset[str] = frozenset()
    """Those of ``function`` before which a word is rather a verb: articles, possessives, pronouns."""
    subjects: frozenset[str] = frozenset()
    """Those of ``function`` after which a word is rather a verb: pronouns, modal verbs."""
    joins: frozenset[str] = frozenset()
    """Small words within a name: Syrian Observatory *for* Human Rights."""
    titles: frozenset[str] = frozenset()
    """Words before a person's name that are no part of it."""
    calendar: frozenset[str] = frozenset()
    """Names of months and days of the week, which every text has."""
    name_first: bool = False
    """Whether a name stands before the noun it goes with (Kirkuk province), not after it (parêzgeha Kerkûkê)."""
    adverb: str = ""
    """Regular expression for folded words that part phrases by their form."""
    participle: str = ""
    """Regular expression for folded words that are an adjective before a noun and a verb after one."""


def _folded(tag: str, *texts: str) -> frozenset[str]:
    return frozenset(get(tag).fold(word) for text in texts for word in text.split())


_ARTICLES = "a an the"
_DETERMINERS = (
    "this that these those my your his her its our their some any no every each either neither both all half several "
    "many much few little more most less least other another such what which whose enough same only own very one two "
    "three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion trillion first "
    "second third fourth fifth last next once twice percent per "
)
_PREPOSITIONS = (
    "about above across after against along amid among amongst around as at before behind below beneath beside "
    "besides between beyond by despite down during except following for from in including inside into like near of "
    "off on onto opposite out outside over past plus regarding since than through throughout till to toward towards "
    "under underneath unlike until up upon versus via with within without "
)
_PRONOUNS = (
    "mr mrs ms dr i me we us you he him she it they them myself yourself himself herself itself ourselves themselves "
    "mine yours hers ours theirs who whom someone somebody something anyone anybody anything everyone everybody "
    "everything none nobody nothing "
)
_MODALS = (
    "can could may might must shall should will would cannot do does did don't doesn't didn't won't can't couldn't "
    "wouldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't to "
)
_LINKS = (
    "and or but nor so yet if unless because although though while whereas whether when whenever where wherever why "
    "how however therefore thus hence moreover meanwhile otherwise instead then there here now today tomorrow "
    "yesterday tonight ago again already almost also always anyway apart aside away back else elsewhere even ever far "
    "forward further furthermore home indeed just later maybe merely never nevertheless nonetheless not often perhaps "
    "quite rather seldom sometimes somewhat soon still north south east west too together well abroad ahead alone "
    "about yes "
)
_AUXILIARIES = "am is are was were be been being have has had having doing done get gets got getting gotten"
# Each with its forms; what is as often a noun (attack, plan, launch) is not here.
_VERBS = (
    "flee flees fled fleeing sank sung drove driven ate eaten flew flown broke broken chose chosen drew drawn fought "
    "forgot forgotten froze frozen hid hidden laid lent rode ridden shook shaken shrank slept slid stole stolen "
    "struck swam swore sworn swept taught tore torn wore woke wept withdrew withdrawn overthrew overthrown overtook "
    "undertook undertaken arose bent bled bred built clung crept dealt dug fed forbade hung leapt meant mistook "
    "overcame rang shone sprang stuck swung understood upheld say says said saying tell tells told telling ask asks "
    "asked asking add adds added adding go goes went gone going come comes came coming become becomes became becoming "
    "take takes took taken taking give gives gave given giving make makes made making bring brings brought bringing "
    "put puts putting keep keeps kept keeping hold holds held holding let lets letting leave leaves left leaving see "
    "sees saw seen seeing know knows knew known knowing think thinks thought thinking believe believes believed "
    "believing feel feels felt feeling find finds found finding seem seems seemed seeming appear appears appeared "
    "appearing remain remains remained remaining stay stays stayed staying begin begins began begun beginning start "
    "starts started starting stop stops stopped stopping continue continues continued continuing happen happens "
    "happened happening want wants wanted wanting need needs needed needing try tries tried trying use uses used "
    "using work works worked working seek seeks sought seeking lose loses lost losing win wins won winning meet meets "
    "met send sends sent sending set sets setting sit sits sat sitting stand stands stood standing run runs ran "
    "running show shows showed shown showing turn turns turned turning tend tends hear hears heard hearing speak "
    "speaks spoke spoken speaking write writes wrote written writing read reads announce announces announced "
    "announcing describe describes described describing explain explains explained expect expects expected expecting "
    "suggest suggests suggested suggesting claim claims claimed claiming insist insists insisted admit admits "
    "admitted confirm confirms confirmed confirming deny denies denied denying agree agrees agreed allow allows "
    "allowed allowing cause causes caused causing include includes included follow follows followed provide provides "
    "provided providing receive receives received accept accepts accepted decide decides decided hope hopes hoped "
    "hoping predict predicts predicted warn warns warned warning estimate estimates estimated express expresses "
    "expressed urge urges urged call calls called calling name names named face faces faced facing carry carries "
    "carried carrying catch catches caught catching fall falls fell fallen grow grows grew grown growing rise rises "
    "rose risen lead leads led leading live lives lived living pay pays paid paying buy buys bought sell sells sold "
    "spend spends spent throw throws threw thrown throwing move moves moved moving help helps helped helping join "
    "joins joined joining open opens opened close closes closed kill kills killed killing die dies died dying enable "
    "enables enabled ensure ensures ensured involve involves involved involving require requires required increase "
    "increases increased reduce reduces reduced extend extends extended extending consider considers considered "
    "considering serve serves served serving create creates created creating "
)
_COMMON = (
    "able actual additional available bad best better big certain clear common current daily different difficult due "
    "early easy entire final former free fresh full future general good great hard heavy high huge important key "
    "large late latest likely long low main major modern nearby necessary new nice normal old original particular "
    "poor possible present previous private proper public quick ready real recent responsible right rich serious "
    "severe short significant similar simple single small special strong sure terrible total true typical unable "
    "usual various weak whole wide wrong young older younger amount answer area bit case chance change city country "
    "course day decade deal detail door end example eye fact family father friend group guy half hand head hour house "
    "idea issue item job kind level life line lot man member men middle minute moment money month morning mother name "
    "night number part party pair people percentage person piece place point problem question reason result rest room "
    "series side sort spot stage story summer system term thing time top town track type use view village way week "
    "weekend winter woman women word work world year northern southern eastern western central "
)
_JOINS = "of for the de la al el bin ibn von van du di da"
_TITLES = (
    "mr mrs ms miss dr sir lord lady prof professor president vice prime premier minister deputy senator governor "
    "mayor secretary chancellor ambassador king queen prince princess pope bishop archbishop cardinal rev reverend "
    "judge justice general colonel captain major lieutenant brigadier sergeant admiral commander marshal private "
    "sheikh imam ayatollah emir sultan chairman chief coach congressman congresswoman "
)
_NOUNS_IN_LY = "family|assembly|supply|rally|reply|ally|bully|anomaly|monopoly|butterfly|jelly|belly|elderly|homily"
_CALENDAR = (
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays jan feb apr aug "
    "sept sep oct nov dec "
)

_ARABIC_FUNCTION = (
    "أيضًا جدًا حاليًا وفقًا عامًا يومًا غدًا بدلاً قليلاً بأن إلا الرغم صباح مساء عليهما بعدها قبلها في من إلى على "
    "عن مع حتى منذ خلال بين تحت فوق عند لدى قبل بعد أمام وراء خلف حول ضد دون بدون سوى عبر نحو قرب تجاه إزاء رغم بسبب "
    "لأن لكن بل أو أم ثم إن أن أنه أنها أنهم إنه إنها إنهم إذا إذ لو لولا كي لكي حين حيث عندما بينما كما مثل مثلما "
    "كلما قد لقد سوف لا لم لن ما ماذا متى أين كيف لماذا هل هنا هناك هنالك هذا هذه هذان هذين هؤلاء ذلك تلك أولئك ذاك "
    "الذي التي الذين اللذان اللتان اللواتي هو هي هم هن هما نحن أنا أنت أنتم كان كانت كانوا يكون تكون ليس ليست أصبح "
    "أصبحت صار ظل بات زال يزال تزال كل كلا بعض أي غير نفس ذات جميع معظم أكثر أقل أيضا فقط جدا حاليا اليوم أمس غدا "
    "الآن بعدما قبلما منها منه منهم فيها فيه فيهم عليها عليه عليهم إليها إليه إليهم لها له لهم بها به بهم عنها عنه "
    "عنهم معها معه معهم بينها بينهم لدينا لديه لديها لنا بنا وفي ومن وعلى وإلى وعن ومع وهو وهي وهم وهذا وهذه وذلك "
    "وكان وكانت وقد ولم ولن ولا وما وأن وإن وأنه وأنها ولكن وحتى كذلك وكذلك حيال ضمن وفق وفقا بحسب حسب أما إما سواء "
    "بما مما عما فيما لما كأن لعل ليت يجب يمكن ينبغي تم يتم تمت ستتم عام عاما يوم يوما "
)
_ARABIC_VERBS = (
    "يبلغ تبلغ بلغ بلغت أعتقد يعتقد تعتقد قال قالت قالوا يقول تقول وقال وقالت وأضاف وأضافت أضاف أضافت ذكر ذكرت وذكر "
    "وذكرت أعلن أعلنت وأعلن وأعلنت يعلن تعلن أكد أكدت وأكد وأكدت يؤكد تؤكد أوضح أوضحت وأوضح وأوضحت أشار أشارت وأشار "
    "وأشارت أفاد أفادت صرح صرحت جاء جاءت يأتي تأتي جرى جرت يجري تجري قام قامت يقوم تقوم بدأ بدأت يبدأ تبدأ وصل وصلت "
    "يصل تصل أدى أدت يؤدي تؤدي شهد شهدت يشهد تشهد وقع وقعت يقع تقع أصدر أصدرت طلب طلبت دعا دعت يدعو تدعو رفض رفضت "
    "يرفض ترفض شن شنت تشن قتل قتلت أدلى تحدث تحدثت يتحدث اعتبر اعتبرت يعتبر تعتبر حصل حصلت يحصل أخبر أخبرت وضع وضعت "
    "يوجد توجد بقي بقيت يبقى تبقى تقدم أعرب أعربت توقع يتوقع حذر حذرت اتهم اتهمت يعرف تعرف عاد عادت فاز فازت خسر يريد "
    "تريد "
)
_ARABIC_COMMON = (
    "الأول الأولى أول أولى الثاني الثانية الثالث الثالثة آخر أخرى الآخر الأخرى الأخير الأخيرة الماضي الماضية المقبل "
    "المقبلة الحالي الحالية جديد جديدة الجديد الجديدة كبير كبيرة الكبير الكبيرة صغير صغيرة أكبر كثير كثيرة عدة عدد "
    "العديد مختلف مرة مرات وقت الوقت شيء أمر الأمر شخص أشخاص الأشخاص الناس رجل امرأة عمل حال حالة شكل بشكل جزء مكان "
    "طريق سنة سنوات العام الأعوام شهر أشهر أسبوع أسابيع أيام ساعة ساعات دقيقة ألف آلاف مئات مئة مليون ملايين مليار "
    "واحد واحدة اثنين اثنان ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرات "
)
_ARABIC_TITLES = "السيد السيدة الدكتور الدكتورة الشيخ الملك الأمير اللواء العميد العقيد الفريق الجنرال الرئيس الوزير"
_ARABIC_CALENDAR = (
    "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس "
    "سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين كانون "
)

_SORANI_FUNCTION = (
    "بێت نیە هەبێت هەبن دەبن دەبوو کردە هێنا وت وتیشی گوتیشی سەبارەت دواتر لەوە ئەمەی بەردەوام بەر دەرەوە نزیک پێویست "
    "وا وای بن بین گەرچی تاکوو هەڵبەت لە بە بۆ لەگەڵ لەسەر لەناو لەنێو لەلایەن لەلایەنی لەبەر لەژێر لەدوای لەپێش "
    "لەکاتی لەبارەی لەبارەیەوە بەرامبەر دژی دژ بەهۆی بەبێ بێ تا تاکو تاوەکو هەتا وەک وەکو نێوان پێش دوای پاش ناو نێو "
    "سەر ژێر لای لەوێ لێرە ئێرە ئەوێ و یان یا بەڵام چونکە کە ئەگەر گەر هەر هەروەها هەمان هەموو هیچ ئەم ئەو ئەمە ئەوە "
    "ئەمانە ئەوانە ئەوان ئێمە ئێوە من تۆ خۆی خۆیان خۆمان چەند زۆر زۆرتر زیاتر کەمتر کەم تەنها تەنیا ئێستا دوێنێ ئەمڕۆ "
    "سبەی هێشتا دەبێت دەبێ نییە هەیە هەبوو نەبوو بوو بوون بووە دەکات دەکەن دەکرێت کرد کردن کردووە کرا کراوە کراون "
    "دەکرد بکات بکەن بکرێت نەکرد ناکات ناکەن دەڵێت دەڵێن وتی گوتی ووتی ڕایگەیاند ڕاگەیاند دەدات دەدەن دا داوە درا "
    "دراوە بدات بووەتە دەچێت چوو هات هاتن هاتووە دێت دەزانێت دەتوانێت دەتوانن دەیەوێت کاتێک بەوەی ئەوەی ئەوەش ئەمەش "
    "ئەمەیش تێدا تێیدا پێی پێیان لێی لێیان بۆی بۆیان لەوانە لەوەی لەم لەو بەم بەو بۆئەوەی بۆیە هەندێک هەندێ چی چۆن "
    "کەی کێ بۆچی ئایا نەک نا بەڵێ دوو سێ چوار پێنج شەش حەوت هەشت نۆ دە سەد هەزار ملیۆن ملیار "
)
_SORANI_COMMON = (
    "ساڵ ساڵی ساڵانی ڕۆژ ڕۆژی ڕۆژانی کات کاتی کاتژمێر مانگ مانگی هەفتە هەفتەی شت شتێک کەس کەسێک کەسی جار جارێک شوێن "
    "شوێنی ڕێگە ڕێگەی کار کاری بەش بەشێک بەشی ژمارە ژمارەی ژمارەیەک گەورە گەورەی بچووک نوێ نوێی تازە باش خراپ یەک "
    "یەکێک یەکەم یەکەمین دووەم دووەمین سێیەم دیکە تر ڕابردوو داهاتوو خەڵک خەڵکی پیاو ژن لایەن لایەنی ڕاستە پێویستە "
)
_SORANI_CALENDAR = (
    "شەممە یەکشەممە دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی ئەیلول ئازار نیسان ئایار حوزەیران تەمموز ئاب "
)

_KURMANJI_FUNCTION = (
    "dê yan ta beriya der dest birêz li ji bi di de da re ra ve bo ber bêyî bê ser bin nav nava navbera pêş piştî paş "
    "berî dijî gel digel tevî heta hetanî û an jî lê belê lewma ku ko ger eger heger çimkî çunkî herwiha win weke wek "
    "wekî mîna gor gorî her hemû hin hinek çend pir zêde zêdetir kêm kêmtir tenê êdî niha îro duh sibê hîn hê ev ew "
    "van wan vê wê vî wî em hûn ez tu min te me we xwe kî kê çi çawa kengî kîjan ye ne e in im î bû bûn bûye bûne be "
    "bibe bibin dibe dibin heye hene hebû hebûn nîne tune nebû kir kirin kiriye kirine dike dikin bike bikin nake "
    "nakin kirî dikir dikirin dibêje dibêjin got gotin gotiye dan daye dane dide didin bide bidin hat hatin hatiye "
    "hatine tê tên were werin nayê çû çûn çûye diçe diçin dikare dikarin divê pê jê vir wir wisa wiha ya yê yên ên a "
    "ê na no belkî dema gava heman sed hezar milyon milyar du sê çar pênc şeş heft heşt neh deh ragihand diyar xwest "
    "dixwaze dixwazin "
)
_KURMANJI_COMMON = (
    "nav navê navên sal salê salên salan roj roja rojên rojê rojan meh meha mehê hefte hefteya heftê demê demeke dem "
    "saet saetê tişt tiştek tiştên kes kesek kesên kesan mirov mirovan car carê carekê cih cihê rê riya kar karê beş "
    "beşek beşa hejmar hejmara mezin biçûk nû baş yek yekê yekem yekemîn duyem duyemîn sêyem din dî dawî dawîn "
    "derbasbûyî jin mêr zilam xelk xelkê alî aliyê aliyekî "
)
_KURMANJI_CALENDAR = (
    "yekşemî duşemî sêşemî çarşemî pêncşemî în înî îniyê duşem duşemê sêşem sêşemê çarşem çarşemê pêncşem pêncşemê "
    "înê şemî şemiyê yekşem yekşemê rêbendan reşemî adar nîsan gulan hezîran tîrmeh tebax îlon cotmeh mijdar kanûn "
    "çile "
)
_KURMANJI_TITLES = (
    "birêz serok serokê seroka serokkomar serokkomarê serokwezîr serokwezîrê wezîr wezîrê general generalê "
)

STOP_WORDS: Mapping[str, StopWords] = {
    "en": StopWords(
        function=_folded(
            "en", _ARTICLES, _DETERMINERS, _PREPOSITIONS, _PRONOUNS, _MODALS, _LINKS, _AUXILIARIES, _VERBS
        ),
        common=_folded("en", _COMMON),
        openers=_folded("en", _ARTICLES, _DETERMINERS, _PREPOSITIONS),
        closers=_folded("en", _ARTICLES, "my your his her its our their this these those him them me us"),
        subjects=_folded("en", "i we you he she it they who can could may might must shall should will would cannot"),
        joins=_folded("en", _JOINS),
        titles=_folded("en", _TITLES),
        calendar=_folded("en", _CALENDAR),
        name_first=True,
        adverb=rf"(?!(?:{_NOUNS_IN_LY})$)\w{{3,}}ly",
        participle=r"\w{2,}(?:[^e]ed|ing)",
    ),
    "ar": StopWords(
        function=_folded("ar", _ARABIC_FUNCTION, _ARABIC_VERBS),
        common=_folded("ar", _ARABIC_COMMON, _ARABIC_TITLES),
        calendar=_folded("ar", _ARABIC_CALENDAR),
    ),
    "ckb": StopWords(
        function=_folded("ckb", _SORANI_FUNCTION),
        common=_folded("ckb", _SORANI_COMMON),
        calendar=_folded("ckb", _SORANI_CALENDAR),
    ),
    "kmr": StopWords(
        function=_folded("kmr", _KURMANJI_FUNCTION),
        common=_folded("kmr", _KURMANJI_COMMON),
        titles=_folded("kmr", _KURMANJI_TITLES),
        joins=_folded("kmr", "û ya yê yên el al bin"),
        calendar=_folded("kmr", _KURMANJI_CALENDAR),
    ),
}
"""Language tag → its stop words."""
