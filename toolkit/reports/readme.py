"""The README.txt of a bundle: what a freelancer needs to know, in plain words."""

import textwrap
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from toolkit import languages
from toolkit.languages.words import count_words
from toolkit.po.handout import Handout

_WIDTH = 72
_CONTENTS = {
    "README.txt": "this text",
    "style-sheet.html": "how the desk writes {0}, on one page; open it in a browser",
    "glossary.csv": "the desk's terms in this article, for a spreadsheet",
    "glossary.tbx": "the same for Virtaal, Trados and others",
    "glossary.txt": "the same for OmegaT",
    "glossary.po": "the same for Weblate",
    "memory.tmx": "earlier translations of the desk: a translation memory",
    "manifest.json": "what was handed out, for the desk's program",
}
_SOURCE = "the whole article, to read first"
_WORK = "the texts to translate: the only file to send back"

_POEDIT = "Poedit: File, Open, {name}.{tm}"
_POEDIT_MEMORY = " For earlier translations: Preferences, TM, and import memory.tmx."
_VIRTAAL = "Virtaal: File, Open, {name}."
_WEBLATE = (
    "Weblate: upload {name} to the component of this article (Files, Upload translation). glossary.po goes to a "
    "component that is a glossary."
)
_OMEGAT = (
    "OmegaT: make a new project from {source} into {target}, with sentence-level segmenting turned off in its "
    "properties. Put {name} into its folder source, glossary.txt into glossary{tm}. Fuzzy translations are "
    "shown as matches: take them over where they are right. At the end, Project, Create Translated Documents, and send "
    "the file from the folder target."
)
_OMEGAT_MEMORY = " and memory.tmx into tm"

_FUZZY = (
    "Fuzzy (“needs work”, “needs editing”, “needs review”, as your program calls it): nobody has checked this "
    "translation. Either a machine drafted it, or the source has changed since it was made. Read it against the "
    "source, mend it, then take the mark off. What still has the mark is not printed."
)
_DRAFT = (
    "A comment that begins with “draft:” says where a translation comes from: the name of a machine, or memory with a "
    "percentage for an earlier translation of a like text. Further such lines say what to look at."
)
_PREVIOUS = "A previous source text beside a fuzzy one is what the translation was made of: compare the two."
_TERM = (
    "A comment that begins with “term:” is a term in the text and what the desk calls it{example}. Use that word, with "
    "the article, case or ending that the sentence needs. What stands in brackets is the name of the entry in the "
    "glossary."
)
_PLACES = "“heading” is a headline, “paragraph 7” the place of a text in the article."
_FREEDOM = (
    "You may change every translation, also one that has no mark, leave texts empty, and write comments of your own."
)
_KEEP = "Leave the source texts as they are, also where they are wrong: tell us in a comment."
_HEADER = "Leave the header alone, above all its line X-Dragoman-Handout: by that we know what you were given."
_PLACEHOLDERS = "What is in braces or between < and >, and a % with the letter after it, stays as it is."
_PROGRAMS = "Do not open the file in a word processor or a spreadsheet."
_BACK = (
    "Send us {name}, as it is or zipped; the rest of this folder may come along. You may send it half-done and again "
    "later: what you have typed is kept, also where the article has changed in the meantime."
)


def readme(handout: Handout, name: str, contents: Collection[str], term: str = "") -> str:
    """Return the text of README.txt.

    Args:
        handout: what is handed out.
        name: the file with the texts to translate.
        contents: the names of all files in the bundle.
        term: a term comment of the file, as an example; empty where it has none.
    """
    source, target = languages.get(handout.source).name, languages.get(handout.language).name
    has_memory = "memory.tmx" in contents
    opening = (
        _POEDIT.format(name=name, tm=_POEDIT_MEMORY if has_memory else ""),
        _VIRTAAL.format(name=name),
        _OMEGAT.format(name=name, source=source, target=target, tm=_OMEGAT_MEMORY if has_memory else ""),
        _WEBLATE.format(name=name),
    )
    marks = (_FUZZY, _DRAFT, _PREVIOUS, _TERM.format(example=f", such as “{term}”" if term else ""), _PLACES)
    header = (_HEADER,) if name.endswith(".po") else ()
    rules = (_FREEDOM, _KEEP, *header, _PLACEHOLDERS, _PROGRAMS)
    title = f"{handout.article}: from {source} into {target}"
    blocks = [
        f"{title}\n{'=' * len(title)}",
        _wrapped(_extent(handout)),
        _section("What is in this folder", _listed(name, contents, target)),
        _section("How to open it", map(_item, opening)),
        _section("What the marks and comments mean", map(_item, marks)),
        _section("What to change, and what not", map(_item, rules)),
        _section("How to send it back", [_wrapped(_BACK.format(name=name))]),
    ]
    # Older editors on Windows show lines that end otherwise as one.
    return ("\n\n".join(blocks) + "\n").replace("\n", "\r\n")


def _extent(handout: Handout) -> str:
    texts = len(handout.entries)
    words = sum(count_words(entry.msgid) + count_words(entry.msgid_plural) for entry in handout.entries)
    day = datetime.fromisoformat(handout.created)
    said = f"{texts:,} {'text' if texts == 1 else 'texts'}, {words:,} words, handed out on {day:%d %B %Y}."
    if handout.parts == 1:
        return said
    return f"{said} This is part {handout.part} of {handout.parts}: other translators have the others."


def _listed(name: str, contents: Collection[str], target: str) -> Iterator[str]:
    sources = {one: _SOURCE for one in contents if one not in _CONTENTS and one != name}
    told = {name: _WORK} | sources | _CONTENTS
    width = max(map(len, contents)) + 2
    for one in sorted(contents, key=list(told).index):
        yield _wrapped(f"{one:{width}}{told[one].format(target)}", " " * width)


def _section(heading: str, items: Iterable[str]) -> str:
    return "\n".join([heading, "-" * len(heading), "", *items])


def _item(paragraph: str) -> str:
    return textwrap.fill(
        f"- {paragraph}", _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _wrapped(paragraph: str, indent: str = "") -> str:
    """Return *paragraph* in lines, names of files whole."""
    return textwrap.fill(paragraph, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
