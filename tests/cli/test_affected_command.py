"""The desk changes its mind about a term: the article of this repository follows."""

import json
import shutil
from pathlib import Path

import pytest

import toolkit
from repository import commit
from support import Dragoman
from toolkit.po import Catalog

ROOT = Path(toolkit.__file__).parents[1]
ARTICLE = Path("translations/hawija-offensive")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of this repository's workspace, committed; the test stands in it."""
    for name in ("glossary", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "dragoman.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    commit(tmp_path)
    return tmp_path


def supersede(dragoman: Dragoman, concept: str, tag: str, old: str, new: str, *more: str) -> None:
    """Prefer *new*, and deprecate *old*."""
    for text, status, options in ((new, "preferred", more), (old, "deprecated", ())):
        assert dragoman("glossary", "set", concept, tag, text, "--status", status, *options).status == 0


def entries(tag: str) -> dict[tuple[str | None, str], tuple[str, bool, str]]:
    catalog = Catalog.read(ARTICLE / f"{tag}.po")
    return {(one.msgctxt, one.msgid): (one.msgstr, one.fuzzy, one.tcomment) for one in catalog.entries}


def approve(tag: str) -> None:
    """Take the mark away, as a person does who has looked."""
    catalog = Catalog.read(ARTICLE / f"{tag}.po")
    for entry in catalog.entries:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalog.write()


@pytest.mark.parametrize(
    ("concept", "tag", "old", "new", "expected"),
    [
        ("raqa", "kmr", "Reqa", "Reqqa", {"Reqqayê", "Reqqa"}),
        ("mosul", "ckb", "مووسڵ", "موسڵ", {"موسڵ"}),
        ("hawija", "ckb", "حەویجە", "حەوێجا", {"حەوێجا", "حەوێجای"}),
        ("syria", "ar", "سوريا", "سورية", {"سورية", "وسورية"}),
        ("militant", "ar", "مسلح", "متشدد", {"متشددي", "للمتشددين", "المتشددين", "المتشددون"}),
        ("daesh", "kmr", "DAIŞ", "DEAŞ", {"DEAŞ", "DEAŞê"}),
    ],
)
def test_the_article_follows_a_new_term(
    concept: str, tag: str, old: str, new: str, expected: set[str], desk: Path, dragoman: Dragoman
) -> None:
    before = {one: entries(one) for one in ("ar", "ckb", "kmr")}
    gender = () if tag == "ckb" else ("--gender", "masculine" if concept == "militant" else "feminine")
    supersede(dragoman, concept, tag, old, new, *gender)
    assert dragoman("check").status == 1
    result = dragoman("glossary", "affected", "--since", "HEAD", "--fix", "--format", "json")
    document = json.loads(result.out)
    assert result.status == 0, result.out
    assert document["summary"] == {
        "files": 1,
        "places": len(document["affected"]),
        "fixed": len(document["affected"]),
        "left": 0,
    }
    assert {place["replacement"] for place in document["affected"]} >= expected
    touched = {(place["msgctxt"], place["msgid"]) for place in document["affected"]}
    for key, (text, fuzzy, comment) in entries(tag).items():
        was = before[tag][key]
        assert fuzzy == (key in touched)
        assert (comment == f"glossary: {old} → {new} ({concept})") == fuzzy
        assert (text != was[0]) == fuzzy
    assert {one: entries(one) for one in before if one != tag} == {one: before[one] for one in before if one != tag}
    approve(tag)
    checked = json.loads(dragoman("check", "--format", "json").out)
    assert checked["findings"] == []
    assert dragoman("glossary", "affected").status == 0


def test_three_languages_at_once(desk: Path, dragoman: Dragoman) -> None:
    supersede(dragoman, "raqa", "kmr", "Reqa", "Reqqa")
    supersede(dragoman, "mosul", "ckb", "مووسڵ", "موسڵ")
    supersede(dragoman, "syria", "ar", "سوريا", "سورية", "--gender", "feminine")
    shown = dragoman("glossary", "affected", "raqa", "--since", "HEAD")
    assert shown.status == 1
    assert shown.out.splitlines()[0].endswith(": Raqa is Reqqa (raqa), here Reqayê: --fix writes Reqqayê")
    assert "4 places in 4 entries affected; --fix can mend 4" in shown.err
    assert all("(raqa)" in line for line in shown.out.splitlines())
    fixed = dragoman("glossary", "affected", "--since", "HEAD", "--fix")
    assert fixed.status == 0
    assert ": mended: وسوريا → وسورية (syria)" in fixed.out
    assert "0 left; look at what is fuzzy, then take that mark away" in fixed.err
    again = dragoman("glossary", "affected", "--since", "HEAD", "--fix")
    assert (again.status, again.out, again.err) == (0, "", "nothing is affected\n")
    for tag in ("ar", "ckb", "kmr"):
        approve(tag)
    assert "nothing wrong" in dragoman("check").out


def test_what_agrees_with_the_old_term_is_left(desk: Path, dragoman: Dragoman) -> None:
    before = (desk / ARTICLE / "ar.po").read_bytes()
    supersede(dragoman, "battle", "ar", "معركة", "قتال", "--gender", "masculine")
    result = dragoman("glossary", "affected", "--since", "HEAD", "--fix")
    assert result.status == 1
    assert result.out.splitlines()
    for line in result.out.splitlines():
        assert "(battle), here معركة: other words may have to agree with it" in line
    assert "affected; mend them by hand" in result.err
    assert (desk / ARTICLE / "ar.po").read_bytes() == before


def test_a_dry_run_writes_nothing(desk: Path, dragoman: Dragoman) -> None:
    supersede(dragoman, "raqa", "kmr", "Reqa", "Reqqa")
    before = (desk / ARTICLE / "kmr.po").read_bytes()
    result = dragoman("glossary", "affected", "--dry-run")
    assert result.status == 1
    assert result.out.startswith(f"--- {ARTICLE}/kmr.po\n+++ {ARTICLE}/kmr.po\n@@ ")
    assert result.out.count("+# glossary: Reqa → Reqqa (raqa)\n") == result.out.count("+#, fuzzy\n") == 4
    assert result.err == "not written: 4 places in 4 entries affected, 4 can be mended\n"
    assert (desk / ARTICLE / "kmr.po").read_bytes() == before
    document = json.loads(dragoman("glossary", "affected", "--dry-run", "--format", "json").out)
    assert document["diff"] == result.out
    assert {place["fixed"] for place in document["affected"]} == {False}


def test_every_place_is_told_to_programs(desk: Path, dragoman: Dragoman) -> None:
    supersede(dragoman, "raqa", "kmr", "Reqa", "Reqqa")
    first = json.loads(dragoman("glossary", "affected", "--format", "json").out)["affected"][0]
    catalog = Catalog.read(ARTICLE / "kmr.po")
    entry = next(one for one in catalog.entries if one.msgid == first["msgid"])
    assert entry.msgstr[first["start"] : first["end"]] == first["found"] == "Reqayê"
    assert (first["file"], first["line"]) == (f"{ARTICLE}/kmr.po", entry.linenum)
    assert {key: first[key] for key in ("concept", "source", "status", "expected", "replacement", "reason")} == {
        "concept": "raqa",
        "source": "Raqa",
        "status": "deprecated",
        "expected": "Reqqa",
        "replacement": "Reqqayê",
        "reason": None,
    }


def test_what_goes_wrong_is_said_in_a_line(desk: Path, dragoman: Dragoman) -> None:
    for arguments, said in (
        (("raqqa",), "no concept 'raqqa' in the glossary; did you mean raqa"),
        (("--since", "nowhere"), "git knows no revision 'nowhere'; name a commit, a branch or a tag"),
    ):
        result = dragoman("glossary", "affected", *arguments)
        assert (result.status, result.out) == (1, "")
        assert said in result.err
