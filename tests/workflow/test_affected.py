"""What an edit of the glossary does to reviewed translations, and what is put right."""

from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from repository import commit
from toolkit.errors import DragomanError
from toolkit.po import Catalog, Entry
from toolkit.workflow.affected import Affected, affected
from toolkit.workflow.check import check
from toolkit.workflow.workspace import Workspace, open_workspace

GLOSSARY = """\
[raqa]
en = "Raqa"
ar = { text = "الرقة", gender = "feminine" }
ckb = "ڕەققە"
kmr = [{ text = "Reqa", gender = "feminine" }, { text = "Rakka", status = "forbidden", gender = "feminine" }]

[militant]
en = "militant"
ar = { text = "مسلح", gender = "masculine" }
kmr = [{ text = "çekdar", gender = "masculine" }, { text = "çete", gender = "masculine", status = "forbidden" }]

[offensive]
en = "offensive"
ar = [{ text = "هجوم", gender = "masculine" }, { text = "غزو", gender = "masculine", status = "forbidden" }]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose article has no PO file yet."""
    (tmp_path / "dragoman.toml").write_text("", encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "terms.toml").write_text(GLOSSARY, encoding="utf-8")
    folder = tmp_path / "translations" / "story"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text("Nothing.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return open_workspace()


def said(source: str, text: str = "", **values: Any) -> Entry:
    return Entry(msgid=source, msgstr=text, **values)


def write_po(desk: Workspace, tag: str, *entries: Entry) -> Path:
    path = desk.articles_folder / "story" / f"{tag}.po"
    catalog = Catalog.create(path, {"Language": tag, "X-Source-Language": "en"})
    catalog.replace_entries(list(entries))
    catalog.write()
    return path


def reword(desk: Workspace, old: str, new: str) -> None:
    path = desk.glossary_folder / "terms.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(desk: Workspace, *names: str, since: str = "", fix: bool = False, dry_run: bool = False) -> list[Affected]:
    outcomes = affected(desk, names, since, fix=fix, dry_run=dry_run)
    return [place for outcome in outcomes for place in outcome.places]


def told(places: list[Affected]) -> list[tuple[str, str, str]]:
    """Concept, what was found, and what was written instead or why nothing was."""
    return [
        (one.mend.breach.concept, one.mend.breach.found.surface if one.mend.breach.found else "", _outcome(one))
        for one in places
    ]


def _outcome(place: Affected) -> str:
    assert place.fixed <= bool(place.mend.replacement)
    assert bool(place.mend.replacement) != bool(place.mend.reason)
    return place.mend.replacement or place.mend.reason


# What counts.


def test_only_reviewed_entries_count(desk: Workspace) -> None:
    fuzzy = said("Raqa 2.", "Rakka 2.", flags=["fuzzy"])
    write_po(desk, "kmr", said("Raqa.", "Rakka."), fuzzy, said("Raqa 3.", ""), said("Raqa 4.", "Rakka.", obsolete=1))
    places = run(desk)
    assert told(places) == [("raqa", "Rakka", "Reqa")]
    assert (places[0].msgid, places[0].fixed) == ("Raqa.", False)


def test_a_term_that_is_missing_has_no_place(desk: Workspace) -> None:
    write_po(desk, "kmr", said("Militants in Raqa.", "Ew li bajêr in."))
    reason = "no term of this concept stands in the translation"
    assert told(run(desk, fix=True)) == [("militant", "", reason), ("raqa", "", reason)]
    assert told(run(desk, "raqa")) == [("raqa", "", reason)]


def test_a_banned_term_counts_whatever_the_source_says(desk: Workspace) -> None:
    write_po(desk, "kmr", said("They left.", "Çeteyan berê xwe da."))
    write_po(desk, "ar", said("They left.", "انتهى الغزو."))
    assert told(run(desk)) == [("offensive", "الغزو", "الهجوم"), ("militant", "Çeteyan", "Çekdaran")]


def test_what_was_wrong_before_does_not_count(desk: Workspace) -> None:
    write_po(desk, "kmr", said("Raqa.", "Rakka."), said("Raqa 2.", "Reqa."), said("Raqa 3.", "Ew der."))
    commit(desk.root)
    assert run(desk, since="HEAD") == []
    reword(desk, '"Reqa"', '"Reqqa"')
    assert told(run(desk, since="HEAD")) == [("raqa", "Reqa", "Reqqa")]
    assert len(run(desk)) == 3
    # The glossary of an earlier day, a branch, a file that is gone since.
    (desk.glossary_folder / "terms.toml").rename(desk.glossary_folder / "words.toml")
    commit(desk.root)
    assert told(run(desk, since="HEAD~1")) == [("raqa", "Reqa", "Reqqa")]
    assert run(desk, since="HEAD") == []


def test_before_there_was_a_glossary_nothing_was_wrong(desk: Workspace) -> None:
    write_po(desk, "kmr", said("Raqa.", "Rakka."))
    path = desk.glossary_folder / "terms.toml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    commit(desk.root)
    path.write_text(text, encoding="utf-8")
    assert told(run(desk, since="HEAD")) == [("raqa", "Rakka", "Reqa")]


def test_a_concept_may_have_another_id_by_now(desk: Workspace) -> None:
    write_po(desk, "kmr", said("Raqa.", "Reqayê, Reqa."), said("Raqa 2.", "Rakka."))
    commit(desk.root)
    reword(desk, "[raqa]", "[raqqa]")
    assert run(desk, since="HEAD") == []
    reword(desk, '"Reqa"', '"Reqqa"')
    assert told(run(desk, since="HEAD")) == [("raqqa", "Reqayê", "Reqqayê"), ("raqqa", "Reqa", "Reqqa")]


# What is put right.


def test_a_mended_entry_is_fuzzy_and_says_why(desk: Workspace) -> None:
    quoted = said(
        "“Raqa,” he said.", "“Rakka,” wî got.", tcomment="draft: memory 87%\n\nAsked the bureau.", flags=["x"]
    )
    path = write_po(desk, "kmr", quoted, said("Nobody.", "Kes."))
    other = write_po(desk, "ar", said("Raqa.", "الرقة."))
    before = other.read_bytes()
    assert [one.fixed for one in run(desk, fix=True)] == [True]
    entry, kept = Catalog.read(path).entries
    assert (entry.msgstr, entry.flags) == ("“Reqa,” wî got.", ["x", "fuzzy"])
    assert entry.tcomment == "draft: memory 87%\n\nAsked the bureau.\nglossary: Rakka → Reqa (raqa)"
    assert (kept.msgstr, kept.flags, kept.tcomment) == ("Kes.", [], "")
    assert other.read_bytes() == before
    assert run(desk, fix=True) == []
    entry.flags.remove("fuzzy")
    catalog = Catalog.read(path)
    catalog.entries[0].flags.remove("fuzzy")
    catalog.write()
    assert [finding for one in check(desk, ()) for finding in one.findings if finding.rule == "terms"] == []


def test_a_dry_run_shows_what_would_be_written(desk: Workspace) -> None:
    path = write_po(desk, "kmr", said("Raqa.", "Li Rakkayê."))
    before = path.read_bytes()
    (outcome,) = affected(desk, dry_run=True)
    assert path.read_bytes() == before
    assert not any(place.fixed for place in outcome.places)
    (fixed,) = affected(desk, fix=True)
    lines = [data.decode().splitlines(keepends=True) for data in (before, path.read_bytes())]
    name = "translations/story/kmr.po"
    assert outcome.diff == fixed.diff == "".join(unified_diff(*lines, name, name))
    assert '-msgstr "Li Rakkayê."\n+msgstr "Li Reqayê."\n' in outcome.diff


def test_a_sentence_begins_with_a_capital(desk: Workspace) -> None:
    reword(desk, '{ text = "çete",', '{ text = "ÇT",')
    write_po(desk, "kmr", said("They left.", "ÇT hat. “ÇTên din” jî. Wî ji ÇTan re got."))
    assert told(run(desk)) == [
        ("militant", "ÇT", "Çekdar"),
        ("militant", "ÇTên", "Çekdarên"),
        ("militant", "ÇTan", "çekdaran"),
    ]


def test_every_form_of_a_plural_entry_is_mended(desk: Workspace) -> None:
    texts = {0: "Çeteyek.", 1: "Çeteyên wî."}
    path = write_po(desk, "kmr", said("one", msgid_plural="many", msgstr_plural=texts))
    run(desk, fix=True)
    (entry,) = Catalog.read(path).entries
    assert entry.msgstr_plural == {0: "Çekdarek.", 1: "Çekdarên wî."}
    assert entry.tcomment == "glossary: çete → çekdar (militant)"


# What is left.


def test_what_would_have_to_agree_is_left(desk: Workspace) -> None:
    path = write_po(desk, "ar", said("The offensive.", "انتهى الهجوم العنيف."), said("A militant.", "مسلح."))
    commit(desk.root)
    reword(desk, '{ text = "هجوم", gender = "masculine" }', '{ text = "عملية", gender = "feminine" }')
    reword(desk, '"مسلح"', '"متشدد"')
    before = path.read_text(encoding="utf-8")
    places = run(desk, since="HEAD", fix=True)
    assert [(one.mend.breach.concept, one.fixed) for one in places] == [("offensive", False), ("militant", True)]
    assert places[0].mend.reason.startswith("other words may have to agree")
    one, other = Catalog.read(path).entries
    assert (one.msgstr, one.fuzzy, other.msgstr, other.fuzzy) == ("انتهى الهجوم العنيف.", False, "متشدد.", True)
    assert '"انتهى الهجوم العنيف."' in before


def test_a_form_that_two_concepts_share_is_left(desk: Workspace) -> None:
    shared = '\n[fighter]\nen = "fighter"\nar = "مسلح"\n'
    path = desk.glossary_folder / "terms.toml"
    path.write_text(GLOSSARY + shared, encoding="utf-8")
    write_po(desk, "ar", said("A militant and a fighter.", "مسلح ومسلح."), said("A militant.", "مسلح."))
    commit(desk.root)
    reword(desk, 'ar = { text = "مسلح", gender = "masculine" }', 'ar = { text = "متشدد", gender = "masculine" }')
    reasons = {reason for _, _, reason in told(run(desk, since="HEAD", fix=True))}
    assert reasons == {"مسلح also stands for fighter", "ومسلح also stands for fighter"}


def test_what_would_break_another_rule_is_left(desk: Workspace) -> None:
    path = desk.glossary_folder / "terms.toml"
    path.write_text(
        '[raqa]\nen = "Raqa"\nkmr = ["Reqqa", { text = "Reqa", status = "deprecated" }]\n\n'
        '[old-raqa]\nen = "old Raqa"\nkmr = ["Rafîqa", { text = "Li Reqqa", status = "forbidden" }]\n',
        encoding="utf-8",
    )
    write_po(desk, "kmr", said("Raqa.", "Li Reqayê."))
    reason = "the glossary would still be broken after it: old-raqa"
    assert told(run(desk, fix=True)) == [("raqa", "Reqayê", reason)]


def test_where_nothing_is_preferred_nothing_is_written(desk: Workspace) -> None:
    path = desk.glossary_folder / "terms.toml"
    path.write_text('[raqa]\nen = "Raqa"\nkmr = { text = "Rakka", status = "forbidden" }\n', encoding="utf-8")
    write_po(desk, "kmr", said("Raqa.", "Li Rakkayê."))
    assert told(run(desk, fix=True)) == [("raqa", "Rakkayê", "no term of this concept stands in the glossary for kmr")]


# What stops it.


def test_an_unknown_concept(desk: Workspace) -> None:
    with pytest.raises(DragomanError, match="no concept 'raqqa' in the glossary; did you mean raqa"):
        run(desk, "raqqa")


def test_no_repository(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.root.resolve().parent))
    with pytest.raises(DragomanError, match="no git repository here; leave --since out"):
        run(desk, since="HEAD")


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD~7", "a b", "HEAD:glossary", "\x00"])
def test_an_unknown_revision(desk: Workspace, revision: str) -> None:
    commit(desk.root)
    with pytest.raises(DragomanError, match="git"):
        run(desk, since=revision)


def test_no_git(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DragomanError, match="git is not installed; install it, or leave --since out"):
        run(desk, since="HEAD")


def test_a_glossary_that_was_wrong(desk: Workspace) -> None:
    reword(desk, "[raqa]\n", '[raqa]\nfr = "x"\n')
    commit(desk.root)
    reword(desk, 'fr = "x"\n', "")
    with pytest.raises(DragomanError, match=r"^HEAD:glossary/terms\.toml:2: raqa: "):
        run(desk, since="HEAD")
