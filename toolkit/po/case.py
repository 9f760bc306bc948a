"""One returned entry beside what was handed out and what is here: what the three-way merge decides on."""

import re
from dataclasses import dataclass, replace

from toolkit.po.aside import MARK, Aside
from toolkit.po.entry import Entry, key_of
from toolkit.po.handout import HandedOut
from toolkit.po.intake.base import ReturnedEntry
from toolkit.po.places import Place
from toolkit.po.standing import Standing
from toolkit.po.verdict import Kind, Verdict

DRAFT = "draft: "
"""How the comments begin that say where a draft came from, and what to look at in it."""
_GENERATED = re.compile(rf"{DRAFT}|memory \d{{1,3}}%|{MARK}")
"""How the comments begin that commands write; those that come back are of yesterday."""


@dataclass(frozen=True, slots=True)
class Case:
    """What came back, and what it is compared with."""

    one: ReturnedEntry
    place: Place
    base: Standing | None
    theirs: Standing
    ours: Standing
    fault: str = ""
    """Why theirs cannot stand in the entry, whatever anybody decides; empty where it can."""

    @classmethod
    def of(cls, one: ReturnedEntry, place: Place, forms: int) -> "Case":
        """Return the case of *one*.

        Args:
            one: what came back.
            place: where it belongs.
            forms: how many plural forms the language has.
        """
        entry = place.entry
        base = Standing.of(place.base.texts, fuzzy=place.base.fuzzy) if place.base else None
        ours = Standing.of(entry.texts, fuzzy=entry.fuzzy) if entry else Standing((), fuzzy=False)
        texts, fault = one.texts, ""
        if entry is not None and entry.msgid_plural:
            texts, fault = _plural(one, place.base, entry, forms)
        elif len(texts) > 1 and (entry is not None or not one.msgid_plural):
            fault = "it came back with plural forms, and has none here"
        theirs = Standing.of(texts, fuzzy=False)
        return cls(one, place, base, replace(theirs, fuzzy=_mark(one, theirs, base, ours)), ours, fault)

    @property
    def entry(self) -> Entry | None:
        """The entry here; None where there is none."""
        return self.place.entry

    @property
    def moved(self) -> bool:
        """True where the entry here has another msgid."""
        return self.place.how in ("stale", "unknown")

    @property
    def lent(self) -> bool:
        """True where the text of here is the one that the old msgid lent to the new one, and no more."""
        if not self.ours.fuzzy or self.entry is None:
            return False
        if self.base is None:
            return self.entry.previous_msgid == self.one.msgid
        return self.ours.texts == self.base.texts

    @property
    def earlier(self) -> bool:
        """True where it was handed out so, or came back so and was applied, before what came back last."""
        known = self.place.base.earlier if self.place.base else ()
        texts = [Standing.of(one, fuzzy=fuzzy).texts for one, fuzzy in known]
        return self.theirs != self.base and self.theirs.texts in texts

    def new_remarks(self) -> list[str]:
        """Return what the translator has remarked and the entry does not say yet, line by line."""
        known = {line.strip() for line in self.entry.tcomment.split("\n")} if self.entry else set()
        return [line for line in dict.fromkeys(_remarks(self.one)) if line.strip() not in known]

    def verdict(self, kind: Kind, reason: str = "") -> Verdict:
        """Return a verdict that nothing has come of yet."""
        one = self.one
        context, msgid = key_of(self.entry) if self.entry else (one.msgctxt, one.msgid)
        return Verdict(
            kind=kind,
            number=one.number,
            line=one.line,
            msgctxt=context,
            msgid=msgid,
            theirs=one.texts,
            ours=tuple(self.entry.texts) if self.entry else (),
            base=self.place.base.texts if self.place.base else None,
            fuzzy=bool(self.entry and self.entry.fuzzy),
            reason=reason,
            returned_msgid="" if one.msgid == msgid else one.msgid,
        )

    def their_aside(self, reason: str) -> Aside:
        """Return what came back, to be kept."""
        one, entry = self.one, self.entry
        context, msgid = key_of(entry) if entry else (one.msgctxt, one.msgid)
        fuzzy = bool(one.fuzzy or one.doubt or (entry and self.moved))
        previous = (one.msgctxt, one.msgid) if entry and self.moved else None
        remarks = "\n".join(_remarks(one))
        return Aside(context, msgid, one.msgid_plural, one.texts, fuzzy, reason, remarks, previous)


def plural_aside(one: ReturnedEntry) -> Aside:
    """Return the msgid_plural that came back, which is not that of here: somebody may have typed into it."""
    reason = "a msgid_plural that nobody here knows"
    return Aside(None, "", "", (one.msgid_plural,), fuzzy=False, reason=reason)


def our_aside(entry: Entry, reason: str) -> Aside:
    """Return what stands in *entry*, to be kept."""
    remarks = "\n".join(line for line in entry.tcomment.split("\n") if not line.startswith(MARK))
    return Aside(*key_of(entry), entry.msgid_plural, tuple(entry.texts), entry.fuzzy, reason, remarks, ours=True)


def _plural(one: ReturnedEntry, base: HandedOut | None, entry: Entry, forms: int) -> tuple[tuple[str, ...], str]:
    """Return the plural forms that *one* stands for, and what is wrong with them.

    Forms that an editor does not know come back empty, or not at all: they stay what they were handed out as.
    """
    said = [text for text in one.texts if text.strip()]
    if not said:
        return one.texts, ""
    if not one.msgid_plural:
        known = all(text in entry.texts for text in said)
        return (tuple(entry.texts), "") if known else (one.texts, "it came back without the plural forms of here")
    if len(one.texts) > max(forms, len(entry.msgstr_plural)):
        return one.texts, f"it came back with {len(one.texts)} plural forms, where the language has {forms}"
    before = base.texts if base else tuple(entry.texts)
    pairs = ((of(one.texts, form), of(before, form)) for form in range(max(len(before), len(one.texts))))
    return tuple(text or old for text, old in pairs), ""


def of(texts: tuple[str, ...], form: int) -> str:
    """Return the text of a plural *form*, empty where *texts* have none."""
    return texts[form] if form < len(texts) else ""


def _mark(one: ReturnedEntry, theirs: Standing, base: Standing | None, ours: Standing) -> bool:
    """Return whether *theirs* came back fuzzy; where its form cannot say so, the mark stays with the text."""
    if one.fuzzy is not None:
        return one.fuzzy
    return next((known.fuzzy for known in (base, ours) if known and known.texts == theirs.texts), False)


def _remarks(one: ReturnedEntry) -> list[str]:
    return [line for line in one.tcomment.split("\n") if line.strip() and not _GENERATED.match(line)]
