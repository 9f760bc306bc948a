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
    nested="قال: {0}لم تبق {2}خلافة{3} هنا{1}.",
    punctuation=(
        Advice("Comma, semicolon and question mark are the Arabic ones.", "، ؛ ؟", ", ; ?"),
        Advice("They stand right after the word, and a space follows.", "بغداد، ثم الموصل", "بغداد ،ثم الموصل"),
    ),
    letters=(
        Advice("The hamza of an alef is written.", "أعلن إنهاء", "اعلن انهاء"),
        Advice("A final ي has its dots: على is “on”, no name.", "علي", "على"),
        Advice("A final ة has its dots.", "مدينة", "مدينه"),
        Advice("No word is stretched.", "الموصل", "الموصـــل"),
    ),
    names=(
        Advice("و ف ب ك ل are written onto the next word.", "وداعش", "و داعش"),
        Advice("ل and ال together are لل.", "للحويجة", "لالحويجة"),
        Advice("Before a quotation mark they end in a stretch.", "لـ{0}الخلافة{1}", "ل {0}الخلافة{1}"),
        Advice("A term takes the article and the ending that the sentence needs.", "من المسلحين", "من مسلح"),
    ),
)
