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
        Heading.NAMES: "Nav û têgeh di hevokê de",
    },
    year="di sala {0}an de",
    quoted="{0}xîlafet{1}",
    nested="Wî got: {0}Li vir {2}xîlafet{3} nema.{1}",
    percent="{1} {0}",
    percent_sign="{1}{0}",
    letters=(
        Advice("ê, î and û are letters of their own: ji is “from”, jî “also”.", "ew jî hat", "ew ji hat"),
        Advice("So are ç and ş: ser is a head, şer a war.", "şer", "ser"),
        Advice("Turkish letters only in names that have them.", "Iraq", "İraq"),
    ),
    names=(
        Advice("A name takes the case that the sentence needs.", "li Kerkûkê", "li Kerkûk"),
        Advice("After a vowel, y comes between.", "bajarên Sûriyeyê", "bajarên Sûriyeê"),
        Advice("An ending goes right after a closing quotation mark.", "{0}xîlafet{1}a wan", "{0}xîlafet{1} a wan"),
    ),
    apart=("DAIŞê", "DAIŞ’ê"),
)
