"""The style sheet of a language: how this house writes it, on one page that a translator can print."""

from collections.abc import Iterable, Iterator

from toolkit.languages import Language
from toolkit.languages.calendar import months
from toolkit.languages.guides import Advice, Guide, Heading, guide_of
from toolkit.reports.page import marked, page, text
from toolkit.settings import HouseStyle

_ZEROS = {"latn": "0", "arab": "٠", "arabext": "۰"}
_SIGNS = {"latn": "%", "arab": "٪", "arabext": "٪"}
_MONTHS_A_ROW = 4
_OPENING = (
    "How this desk writes {0}. The notes beside each text name the terms in it and what the desk calls them; where a "
    "note or the glossary says otherwise than this page, it holds."
)
_GUILLEMETS = "Type « first and » last: programs turn the marks round for display."
_INVISIBLE = "Type no direction marks and no other characters that cannot be seen: programs set each text its own way."
_NON_JOINER = "The zero-width non-joiner (U+200C) stands only between two letters that must not join."


def style_sheet(language: Language, style: HouseStyle) -> str:
    """Return the style sheet of *language* as an HTML page in English, its examples in the language.

    Args:
        language: what is written.
        style: how the house writes it.

    Raises:
        LanguageError: CLDR has no calendar for a locale of ``style.months``.
    """
    guide, writer = guide_of(language), _Writer(language, style)
    sections = {
        Heading.DIGITS: writer.rules(_digits(guide, language, style)),
        Heading.QUOTES: writer.rules(_quotes(guide, style)) + _guillemets(language, style),
        Heading.PERCENT: writer.rules(_percent(guide, language, style)),
        Heading.MONTHS: _months(language, style),
        Heading.PUNCTUATION: writer.rules(guide.punctuation),
        Heading.LETTERS: writer.rules(guide.letters) + _letters(language),
        Heading.NAMES: writer.rules((*guide.names, *_apart(guide, style))),
    }
    names = (guide.headings.get(Heading.TITLE, ""), language.native)
    native = " · ".join(text(name, language.tag) for name in names if name)
    rows = "\n".join(writer.section(guide, heading, rows) for heading, rows in sections.items() if rows)
    opening = f'<p class="quiet">{native}</p>\n<p>{text(_OPENING.format(language.name))}</p>'
    return page(f"{Heading.TITLE}: {language.name}", f"{opening}\n<table>\n{writer.head()}\n{rows}\n</table>")


class _Writer:
    """Writes the rows of the one table that a style sheet is: a rule, what to write, what not to write."""

    def __init__(self, language: Language, style: HouseStyle) -> None:
        self._language = language
        self._quotes = style.quotes

    def head(self) -> str:
        """Return the head of the table; each column is set the way its texts are."""
        direction = f'dir="{self._language.direction}"'
        return f"<thead><tr><td></td><th {direction}>Write</th><th {direction}>Not</th></tr></thead>"

    def section(self, guide: Guide, heading: Heading, rows: str) -> str:
        """Return *rows* under *heading*, in English and in the language where *guide* has it."""
        native = guide.headings.get(heading, "")
        beside = f' <span class="quiet">{text(native, self._language.tag)}</span>' if native else ""
        return (
            f'<tbody>\n<tr><th colspan="3" scope="rowgroup"><h2>{text(heading)}{beside}</h2></th></tr>\n{rows}</tbody>'
        )

    def rules(self, rules: Iterable[Advice]) -> str:
        """Return a row for each of *rules*."""
        rows = []
        for rule in rules:
            cells = [f"<td>{text(rule.rule)}</td>"]
            for kind, example in (("right", rule.right), ("wrong", rule.wrong)):
                shown = text(example.format(*self._quotes))
                cells.append(f'<td class="{kind}" {marked(self._language.tag)}>{shown}</td>')
            rows.append(f"<tr>{''.join(cells)}</tr>\n")
        return "".join(rows)


def _note(content: str) -> str:
    """Return a row for *content*, HTML, that has no examples."""
    return f'<tr><td colspan="3">{content}</td></tr>\n'


def _digits(guide: Guide, language: Language, style: HouseStyle) -> Iterator[Advice]:
    digits = _figures("0123456789", style.digits)
    wrong = next(name for name in ("arab", "latn") if name != style.digits) if language.script == "Arabic" else ""
    right = guide.year.format(_figures("2014", style.digits))
    yield Advice(f"Figures are {digits}.", right, guide.year.format(_figures("2014", wrong)) if wrong else "")


def _quotes(guide: Guide, style: HouseStyle) -> Iterator[Advice]:
    outer, inner = style.quotes[:2], style.quotes[2:]
    straight = "" if '"' in outer else guide.quoted.format('"', '"')
    yield Advice(f"Quotation marks are {outer[0]} and {outer[1]}.", guide.quoted, straight)
    yield Advice(f"Within a quotation they are {inner[0]} and {inner[1]}.", guide.nested)


def _guillemets(language: Language, style: HouseStyle) -> str:
    return _note(text(_GUILLEMETS)) if language.direction == "rtl" and "«" in style.quotes else ""


def _percent(guide: Guide, language: Language, style: HouseStyle) -> Iterator[Advice]:
    figure, sign = _figures("70", style.digits), _SIGNS[style.digits]
    said = guide.percent.format(figure, language.percent_words[0])
    signed = guide.percent_sign.format(figure, sign)
    if style.percent == "words":
        yield Advice("Percent is written out.", said, signed)
    else:
        yield Advice(f"Percent is a sign, U+{ord(sign):04X}.", signed, said)


def _months(language: Language, style: HouseStyle) -> str:
    calendars = [months(locale) for locale in style.months or (language.tag,)]
    names = ["/".join(dict.fromkeys(found)) for found in zip(*calendars, strict=True)]
    cells = [f"<td>{number}. {text(name)}</td>" for number, name in enumerate(names, 1)]
    starts = range(0, len(cells), _MONTHS_A_ROW)
    rows = "".join(f"<tr>{''.join(cells[start : start + _MONTHS_A_ROW])}</tr>" for start in starts)
    both = "Both names, with a slash between." if len(calendars) > 1 else ""
    return _note(f"{both}<table {marked(language.tag)}>{rows}</table>")


def _letters(language: Language) -> str:
    """Return notes on what looks right and is wrong: letters of other keyboards, and what cannot be seen at all."""
    wrong: dict[str, list[str]] = {}
    for look_alike, letter in language.look_alikes.items():
        wrong.setdefault(letter, []).append(_shown(look_alike, language))
    pairs = [f"{_shown(letter, language)}, not {' or '.join(others)}" for letter, others in wrong.items()]
    alike = f"Letters of other keyboards look alike, and no search finds them. Type {'; '.join(pairs)}."
    notes = [_INVISIBLE, *([_NON_JOINER] if language.non_joiner else [])]
    return (_note(alike) if pairs else "") + "".join(_note(text(note)) for note in notes)


def _shown(letter: str, language: Language) -> str:
    return f"{text(letter, language.tag)} U+{ord(letter):04X}"


def _apart(guide: Guide, style: HouseStyle) -> Iterator[Advice]:
    joined, parted = guide.apart
    if joined and style.endings == "joined":
        yield Advice("Endings are joined to a name, without an apostrophe.", joined, parted)
    elif joined:
        yield Advice("An apostrophe parts a name from its ending.", parted, joined)


def _figures(digits: str, system: str) -> str:
    return "".join(chr(ord(_ZEROS[system]) + int(digit)) for digit in digits)
