"""How Arabic is written."""

from toolkit.languages.guides.base import Advice, Guide, Heading

GUIDE = Guide(
    headings={
        Heading.TITLE: "دليل الأسلوب",
        Heading.DIGITS: "الأرقام",
        Heading.QUOTES: "علامات التنصيص",
        Heading.PERCENT: "النسب المئوية",
        Heading.MONTHS: "أسماء الأشهر",
        Heading.PUNCTUATION: "علامات الترقيم",
        Heading.LETTERS: "الحروف",
        Heading.NAMES: "الأسماء والمصطلحات في الجملة",
    },
    year="عام {0}",
    quoted="{0}الخلافة{1}",
    nested="قال: {0}لم يعد لـ{2}الخلافة{3} وجود هنا{1}.",
    punctuation=(
        Advice("Comma, semicolon and question mark are the Arabic ones.", "، ؛ ؟", ", ; ?"),
        Advice("They stand right after the word, and a space follows.", "بغداد، ثم الموصل", "بغداد ،ثم الموصل"),
    ),
    letters=(
        Advice("An alef that is always sounded has its hamza.", "أعلن إنهاء", "اعلن انهاء"),
        Advice("One that falls silent after another word has none.", "انتهاء الاجتماع", "إنتهاء الإجتماع"),
        Advice("A final ي has its dots, a final ى none: علي is a name, على “on”.", "في مستشفى", "فى مستشفي"),
        Advice("A final ة has its dots.", "مدينة", "مدينه"),
        Advice("No word is stretched to fill a line.", "الموصل", "الموصـــل"),
    ),
    names=(
        Advice("و ف ب ك ل are written onto the next word.", "وداعش", "و داعش"),
        Advice("ل and ال together are لل.", "للحويجة", "لالحويجة"),
        Advice("Before a quotation mark ف ب ك ل end in a stretch, و does not.", "لـ{0}الخلافة{1}", "ل {0}الخلافة{1}"),
        Advice("A term takes the article and the ending that the sentence needs.", "عشرات المسلحين", "عشرات مسلح"),
    ),
)
