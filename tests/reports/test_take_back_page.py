"""The report on an import: what needs a look comes first, nothing typed can run, and each text has its direction."""

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Finding
from toolkit.po.intake.base import Piece
from toolkit.po.verdict import KINDS, Kind, TakenBack, Verdict
from toolkit.reports.take_back import take_back_page

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a browser makes of a page; it must be well-formed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""
        self.marked: list[tuple[str, str]] = []
        self.targets: list[str] = []
        self.directions: set[tuple[str | None, str | None]] = set()
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert {name for name, _ in attrs} <= {"lang", "dir", "class", "charset", "http-equiv", "content", "name"}
        if tag == "bdi":
            values = dict(attrs)
            self.directions.add((values.get("lang"), values["dir"]))
            self.targets.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open or "title" in self.open:
            return
        self.text += data
        if "bdi" in self.open:
            self.targets[-1] += data
        if self.open and self.open[-1] in ("ins", "del"):
            self.marked.append((self.open[-1], data))


def verdict(kind: Kind = "changed", theirs: str = "", ours: str = "", **more: object) -> Verdict:
    fields: dict[str, object] = {"number": 0, "line": 1, "msgctxt": None, "msgid": "Text", "base": None}
    return Verdict(kind=kind, theirs=(theirs,), ours=(ours,), **(fields | more))  # type: ignore[arg-type] # checked there


def taken(*verdicts: Verdict, language: str = "ar", unread: tuple[Piece, ...] = ()) -> TakenBack:
    return TakenBack("back.po", "flight", language, Path("ar.po"), verdicts=verdicts, unread=unread)


def read(*files: TakenBack) -> Page:
    return Page(take_back_page(files))


def test_what_needs_a_look_comes_first() -> None:
    error = Finding("numbers", "error", "5 is missing")
    page = read(
        taken(
            verdict("new", "الأول"),
            verdict("conflict", "الثاني", "القديم", reason="it has changed here too", aside=True),
            verdict("changed", "الثالث", "القديم", findings=(error,), applied=True, fuzzy=True),
            verdict("unchanged", "الرابع", "الرابع"),
            unread=(Piece(7, 'msgstr "half'),),
        )
    )
    places = [page.text.index(text) for text in ("To be looked at", "الثاني", "الثالث", "half", "Taken over", "الأول")]
    assert places == sorted(places)
    assert "4 entries came back; 3 entries need a look." in page.text
    for told in ("it has changed here too", "error: 5 is missing (numbers)", "a text is kept aside", "to be reviewed"):
        assert told in page.text
    assert "الرابع" not in page.text


def test_every_kind_has_its_words() -> None:
    page = read(taken(*(verdict(kind, "x", "y") for kind in KINDS)))
    assert page.text.count("Theirs") == len(KINDS) - 1
    assert "nothing needs a look" in read(taken()).text
    assert "1 entry came back; 1 entry needs a look" in read(taken(verdict("emptied", "", "نص"))).text


def test_differences_are_marked_where_they_are() -> None:
    page = read(taken(verdict("conflict", "فر داعش اليوم", "فر داعش أمس")))
    assert page.marked == [("ins", "اليوم"), ("del", "أمس")]
    page = read(taken(verdict("stale", "نص", returned_msgid="At least 10 people", msgid="At least 12 people")))
    assert page.marked == [("del", "10"), ("ins", "12")]
    assert read(taken(verdict("new", "نص"))).marked == []


def test_plural_forms_are_compared_one_by_one() -> None:
    forms = {"theirs": ("سيارة", "سيارتان"), "ours": ("سيارة", "سيارتين", "سيارات")}
    page = read(taken(Verdict("changed", 0, 1, None, "%d car", base=None, **forms)))
    assert page.marked == [("ins", "سيارتان"), ("del", "سيارتين"), ("del", "سيارات")]


def test_texts_run_the_way_of_their_language() -> None:
    page = read(
        taken(verdict("changed", "نص", "كلام")),
        taken(verdict("changed", "دەق", "وشە"), language="ckb"),
        taken(verdict("changed", "nivîs", "peyv"), language="kmr"),
    )
    assert page.directions == {("ar", "rtl"), ("ckb", "rtl"), ("kmr", "ltr"), (None, "auto")}


ODD = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\"'/\u202e\u2067\u0000ا"), max_size=20)


@given(ODD, ODD, ODD, ODD, st.sampled_from(KINDS))
def test_whatever_came_back_is_text(theirs: str, ours: str, msgid: str, other: str, kind: Kind) -> None:
    finding = Finding("x", "warning", other)
    odd = verdict(
        kind, theirs, ours, msgid=msgid, returned_msgid=other, msgctxt=other, reason=other, findings=(finding,)
    )
    page = read(taken(odd, unread=(Piece(1, theirs),)))
    assert not page.seen & {"script", "img", "a", "link", "iframe"}
    shown = "".join(chr(0x2400 + ord(letter)) if letter < " " and letter not in "\t\n" else letter for letter in theirs)
    assert not theirs or shown in page.targets


def test_markup_that_came_back_is_shown_as_it_is() -> None:
    page = read(taken(verdict("new", "<img src=x onerror=alert(1)> & <b>نص</b>", msgid="<script>")))
    assert "<img src=x onerror=alert(1)> & <b>نص</b>" in page.targets
    assert "<script>" in page.targets
