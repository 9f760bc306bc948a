"""Taking returned entries back: the three-way merge of what was handed out, what came back and what is here now."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit.model import Finding
from toolkit.po.aside import MARK, Aside
from toolkit.po.case import DRAFT, Case, of, our_aside, plural_aside
from toolkit.po.catalog import Catalog
from toolkit.po.entry import Entry, Key, key_of
from toolkit.po.handout import HandedOut, Handout, as_handed_out, came_back
from toolkit.po.intake.base import ReturnedEntry
from toolkit.po.places import Place, find_places
from toolkit.po.standing import Standing, weigh
from toolkit.po.verdict import Kind, Verdict

Choice = Literal["theirs", "ours"]

_FORMS = re.compile(r"nplurals\s*=\s*(\d+)")
_OURS_ASIDE = "another text has come back from a translator and taken its place"


@dataclass(frozen=True, slots=True)
class Advice:
    """What the merge has to ask others, and what it tells the next one of the same import."""

    decide: Callable[[Verdict], Choice] = lambda _: "ours"
    """Which text is to stay, where both have changed."""
    untouched: Callable[[Entry], bool] = lambda _: False
    """Whether the translation of an entry is a machine's, and nobody has edited it."""
    drafted: Callable[[Entry], bool] = lambda _: False
    """Whether an entry says that its translation is a machine's, which counts where no base is known."""
    judge: Callable[[Entry], Sequence[Finding]] = lambda _: ()
    """What the checks say about an entry."""
    taken: set[Key] = field(default_factory=set)
    """The entries that have been given a text: a second one for the same entry does not replace the first."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the entries of one file."""

    verdicts: tuple[Verdict, ...]
    """In the order of the file."""
    asides: tuple[Aside, ...]
    """What has no place in the catalogue."""
    handout: Handout | None = None
    """The base of the next time: what was handed out, with what has come back since and was applied."""


def take_back(
    catalog: Catalog, returned: Sequence[ReturnedEntry], handout: Handout | None = None, advice: Advice | None = None
) -> Merged:
    """Put what came back into *catalog*; nothing is written.

    Every text of *returned* is in the catalogue or among the asides afterwards, and so is every text that somebody has
    typed here since the hand-out. Doing it again changes nothing.

    Args:
        catalog: what is here now; changed in place.
        returned: what came back, in the order of its file.
        handout: what was handed out, if that is known.
        advice: answers the questions that need more than the entries; by default conflicts are left as they are.
    """
    base = handout if handout is None or _descends(returned, handout) else as_handed_out(handout)
    places = find_places(returned, base, list(catalog))
    bases = Counter(place.base.key for place in places if place.base) if handout else None
    merger = _Merger(catalog, advice or Advice(), bases)
    verdicts = [merger.take(one, place) for one, place in zip(returned, places, strict=True)]
    if merger.created:
        catalog.replace_entries([*catalog, *merger.created.values()])
    said = {(key_of(entry), tuple(entry.texts)) for entry in catalog}
    # One without a translation is kept for its msgid, into which somebody may have typed it.
    asides = tuple(aside for aside in merger.asides if not any(aside.texts) or aside.mark not in said)
    return Merged(tuple(verdicts), asides, _rebased(handout, merger.based))


@dataclass(slots=True)
class _Merger:
    catalog: Catalog
    advice: Advice
    bases: Counter[Key] | None
    """How often each entry of the hand-out has come back; None where no hand-out is known."""
    created: dict[Key, Entry] = field(default_factory=dict)
    """Obsolete entries that came back and are not in the catalogue yet."""
    asides: list[Aside] = field(default_factory=list)
    based: dict[Key, HandedOut] = field(default_factory=dict)
    """What was handed out, as it came back and was applied: what comes back next is a change of that."""

    def take(self, one: ReturnedEntry, place: Place) -> Verdict:
        """Put *one* where it belongs, and return what became of it."""
        said = _FORMS.search(self.catalog.headers.get("Plural-Forms", ""))
        if place.entry is None and (created := self.created.get((one.msgctxt, one.msgid))) is not None:
            place = replace(place, how="obsolete", entry=created)
        entry = place.entry
        case = Case.of(one, place, int(said[1]) if said else 1)
        if self.bases is not None and entry is not None and one.msgid_plural not in ("", entry.msgid_plural):
            self.asides.append(plural_aside(one))
        if case.earlier:
            return self._remarked(case, "unchanged")
        if case.moved:
            return self._moved(case, "stale" if place.how == "stale" else "unknown")
        kind: Kind = weigh(case.base, case.theirs, case.ours, untouched=self._untouched(case))
        if kind in ("unchanged", "emptied"):
            if (
                case.entry is not None
                and case.theirs.texts
                and case.theirs.texts == case.ours.texts != _texts(case.base)
            ):
                self.advice.taken.add(key_of(case.entry))
            return self._remarked(case, kind)
        if kind == "changed" and self._was_taken(case):
            kind = "conflict"
        if case.fault:
            return self._kept(case, "stale" if place.how == "gone" else "conflict", case.fault)
        return self._placed(case, kind)

    def _placed(self, case: Case, kind: Kind) -> Verdict:
        """Take back a text whose entry has its msgid."""
        where = "" if case.place.how == "here" else "its text is not in the article: kept as obsolete"
        verdict = case.verdict("stale" if case.place.how == "gone" else kind, where)
        if kind == "conflict":
            if self.advice.decide(verdict) == "ours":
                return self._kept(case, verdict.kind, "it has changed here too")
            return self._applied(case, self._displaced(case, verdict))
        if kind == "changed" and case.base is None and self._typed(case):
            verdict = self._displaced(case, verdict)
        return self._applied(case, verdict)

    def _moved(self, case: Case, kind: Literal["stale", "unknown"]) -> Verdict:
        """Take back a text whose entry has another msgid here: fuzzy, with ``#|``, if there is room for it."""
        if not case.theirs.texts and kind == "unknown" and self.bases is not None:
            # All that was handed out is known: this may be what somebody typed in the wrong place.
            return self._kept(case, kind, "a msgid that nobody here knows, without a translation")
        if not case.theirs.texts or case.theirs == case.base:
            return self._remarked(case, "unchanged")
        if case.entry is not None and case.theirs.texts == case.ours.texts:
            return case.verdict("unchanged", "its text is another one now, and it is there already")
        if case.entry is None:
            return self._kept(case, kind, "no text of today is like its msgid")
        room = not case.ours.texts or self._untouched(case) or (case.lent and not self._was_taken(case))
        if case.fault or not room:
            return self._kept(case, kind, case.fault or "the text of today has a translation of its own")
        reason = "its text has changed here" if kind == "stale" else "its msgid came back changed"
        verdict = case.verdict(kind, f"{reason}: to be looked at")
        if case.base is None and case.ours.texts and not self._untouched(case):
            verdict = self._displaced(case, verdict)
        return self._applied(case, verdict)

    def _untouched(self, case: Case) -> bool:
        if case.entry is None or self._was_taken(case):
            return False
        drafted = case.base is None and case.ours.fuzzy and self.advice.drafted(case.entry)
        return drafted or self.advice.untouched(case.entry)

    def _was_taken(self, case: Case) -> bool:
        return case.entry is not None and key_of(case.entry) in self.advice.taken

    def _typed(self, case: Case) -> bool:
        """Return whether somebody may have typed the fuzzy text of here, and not for an older source."""
        return bool(case.entry and not case.entry.previous_msgid) and not self._untouched(case)

    def _kept(self, case: Case, kind: Kind, reason: str) -> Verdict:
        self.asides.append(case.their_aside(reason))
        return replace(case.verdict(kind, reason), aside=True)

    def _displaced(self, case: Case, verdict: Verdict) -> Verdict:
        """Keep the text of here, which theirs takes the place of."""
        if case.entry is None or not case.ours.texts or case.ours.texts == case.theirs.texts:
            return verdict
        self.asides.append(our_aside(case.entry, _OURS_ASIDE))
        reason = "; ".join(filter(None, (verdict.reason, "the text of here is kept aside")))
        return replace(verdict, aside=True, reason=reason)

    def _remarked(self, case: Case, kind: Kind) -> Verdict:
        """Take back nothing but what the translator has remarked."""
        reason = "it was handed out with a translation: that of here stays" if kind == "emptied" else ""
        entry, verdict = case.entry, case.verdict(kind, reason)
        if not (new := case.new_remarks()):
            return verdict
        if entry is None:
            return self._kept(case, kind, "a remark on a text that is not here")
        entry.tcomment = "\n".join([*filter(None, entry.tcomment.split("\n")), *new])
        kind = "changed" if kind == "unchanged" else kind
        return replace(verdict, kind=kind, applied=True, reason="; ".join(filter(None, (reason, "a new remark"))))

    def _applied(self, case: Case, verdict: Verdict) -> Verdict:
        """Put theirs into its entry, fuzzy where the checks find an error in it."""
        entry = case.entry or self._create(case.one)
        before, remarks = _state(entry), case.new_remarks()
        _write(entry, case.theirs.texts)
        findings = tuple(self.advice.judge(entry)) if not entry.obsolete else ()
        errors = [f"{finding.message} ({finding.rule})" for finding in findings if finding.severity == "error"]
        errors += [case.one.doubt] if case.one.doubt else []
        _flag(entry, fuzzy=case.theirs.fuzzy or bool(errors) or case.moved)
        if case.moved:
            entry.previous_msgctxt, entry.previous_msgid = case.one.msgctxt, case.one.msgid
            entry.previous_msgid_plural = case.one.msgid_plural or None
        elif not entry.fuzzy:
            entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
        # Where a draft came from says nothing of a text that somebody has edited since.
        gone = (MARK, DRAFT) if case.theirs.texts != case.ours.texts else (MARK,)
        kept = [line for line in entry.tcomment.split("\n") if line and not line.startswith(gone)]
        notes = [MARK + " ".join(error.split()) for error in errors]
        entry.tcomment = "\n".join([*kept, *remarks, *dict.fromkeys(notes)])
        doubt = case.one.doubt or ("made fuzzy for the error in it" if errors else "")
        reason = "; ".join(filter(None, (verdict.reason, doubt)))
        self.advice.taken.add(key_of(entry))
        if _state(entry) == before:
            return replace(verdict, kind="unchanged", reason=reason, findings=findings)
        base = case.place.base
        if base is not None and self.bases is not None and self.bases[base.key] == 1:
            self.based[base.key] = came_back(base, case.theirs.texts, fuzzy=case.theirs.fuzzy)
        return replace(verdict, applied=True, fuzzy=entry.fuzzy, reason=reason, findings=findings)

    def _create(self, one: ReturnedEntry) -> Entry:
        """Return a new obsolete entry for *one*."""
        entry = Entry(msgctxt=one.msgctxt, msgid=one.msgid, msgid_plural=one.msgid_plural, obsolete=True)
        return self.created.setdefault(key_of(entry), entry)


def _descends(returned: Sequence[ReturnedEntry], handout: Handout) -> bool:
    """Return whether *returned* was made of what came back before, and not by another who was handed out the same.

    It has most of the texts then that came back before.
    """
    said = {(one.msgctxt, one.msgid): one.texts for one in returned}
    before = [one for one in handout.entries if one.earlier and one.texts != one.earlier[0][0] and one.key in said]
    return 2 * sum(said[one.key] == one.texts for one in before) > len(before)


def _rebased(handout: Handout | None, based: Mapping[Key, HandedOut]) -> Handout | None:
    if handout is None or not based:
        return handout
    return replace(handout, entries=tuple(based.get(one.key, one) for one in handout.entries))


def _texts(standing: Standing | None) -> tuple[str, ...] | None:
    return standing.texts if standing else None


def _write(entry: Entry, texts: tuple[str, ...]) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = {form: of(texts, form) for form in range(max(len(texts), len(entry.msgstr_plural)))}
    else:
        entry.msgstr = texts[0]


def _flag(entry: Entry, *, fuzzy: bool) -> None:
    if fuzzy and not entry.fuzzy:
        entry.flags.append("fuzzy")
    if not fuzzy:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]


def _state(entry: Entry) -> tuple[object, ...]:
    return (*entry.texts, entry.fuzzy, entry.tcomment, entry.previous_msgctxt, entry.previous_msgid)
