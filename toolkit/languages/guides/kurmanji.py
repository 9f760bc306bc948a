"""How Kurmanji is written."""

from toolkit.languages.guides.base import Advice, Guide, Heading

GUIDE = Guide(
    headings={
        Heading.TITLE: "Rêbera nivîsandinê",
        Heading.DIGITS: "Reqem",
        Heading.QUOTES: "Dunik",
        Heading.PERCENT: "Ji sedî",
        Heading.MONTHS: "Navên mehan",
        Heading.PUNCTUATION: "Xalbendî",
        Heading.LETTERS: "Tîp",
        Heading.NAMES: "Nav û term di hevokê de",
    },
    year="di sala {0}an de",
    quoted="{0}xîlafet{1}",
    nested="Wî got: {0}Li vir {2}xîlafet{3} nemaye.{1}",
    percent="{1} {0}",
    percent_sign="{1}{0}",
    letters=(
        Advice("ê, î and û are letters of their own: ji is “from”, jî “also”.", "ew jî hat", "ew ji hat"),
        Advice("So are ç and ş: ser is a head, şer a war.", "şerê Mûsilê", "serê Mûsilê"),
        Advice("Days and months have a capital in a text.", "Duşemê, di Tîrmehê de", "duşemê, di tîrmehê de"),
        Advice("Turkish letters only in names that have them.", "Iraq", "İraq"),
    ),
    names=(
        Advice("A name takes the case that the sentence needs.", "li Kerkûkê", "li Kerkûk"),
        Advice("After a vowel, y comes between.", "bajarên Sûriyeyê", "bajarên Sûriyeê"),
        Advice("An ending stands inside the quotation marks.", "{0}xîlafeta{1} wan", "{0}xîlafet{1}a wan"),
    ),
    apart=("DAIŞê", "DAIŞ’ê"),
)
