"""An edit changes the lines it is about and no other byte."""

import shlex
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FileError, GlossaryError
from toolkit.glossary import Glossary, edit, load
from toolkit.glossary.store import combine
from toolkit.model import Status

CASES = sorted(Path(__file__).parent.glob("edits/*/command.txt"))
FILE = Path("terms.toml")

LAYOUTS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": b"\xef\xbb\xbf".__add__,
    "no last line break": lambda data: data.removesuffix(b"\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_an_edit_gives_the_golden_file(
    case: Path, layout: str, workspace: Path, dragoman: Callable[..., object]
) -> None:
    shape = LAYOUTS[layout]
    file = workspace / "glossary" / "terms.toml"
    file.write_bytes(shape(case.with_name("before.toml").read_bytes()))
    dragoman("glossary", *shlex.split(case.read_text(encoding="utf-8")))
    assert file.read_bytes().decode() == shape(case.with_name("after.toml").read_bytes()).decode()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_a_dry_run_writes_nothing(case: Path, workspace: Path, dragoman: Callable[..., object]) -> None:
    file = workspace / "glossary" / "terms.toml"
    before = case.with_name("before.toml").read_bytes()
    file.write_bytes(before)
    dragoman("glossary", *shlex.split(case.read_text(encoding="utf-8")), "--dry-run")
    assert file.read_bytes() == before


# Layouts that one value may have; each holds the terms a and b, or only a.
ONE = ['"a"', "'a'", '{ text = "a" , note = "n" }', '{text="a"}', '["a"]', '[ "a" , ]', '[\n  "a", # c\n]', '"""a"""']
TWO = [
    '["a", "b"]',
    '[ "a",{ text = "b", status = "deprecated" } ]',
    '[\n\t"a",  # c\n\n  # d\n  { text = "b" },\n]',
    "[\n  'a',\n  'b'\n  ]",
]
FILLING = st.lists(st.sampled_from(["", "# c", "\t# en = 'no'", "  "]), max_size=2).map("".join)
GAP = st.lists(st.sampled_from(["\n", "# [x]\n", "  \n", "# b = 'q'\n"]), max_size=3).map("".join)


@st.composite
def files(draw: st.DrawFn, values: list[str]) -> str:
    """A glossary file with the concepts x and y, the terms of x in one of the layouts."""
    equals = draw(st.sampled_from(["=", " = ", "   =\t"]))
    value = draw(st.sampled_from(values))
    text = (
        f"{draw(GAP)}[x]{draw(FILLING)}\n{draw(GAP)}subject{equals}'''s\n[z]\n'''\n{draw(GAP)}"
        f"en{equals}{value} {draw(FILLING)}\n{draw(GAP)}"
        f'[y] # "\n{draw(GAP)}related{equals}[ "x",\'q\' ] # x\nkmr{equals}"x"{draw(FILLING)}{draw(GAP)}'
    )
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def after(text: str, *edits: edit.Edit) -> str:
    """Return *text* after *edits*, one upon the other."""
    for change in edits:
        texts = {FILE: text}
        text = {**texts, **change(texts, combine(texts))}[FILE]
        combine({FILE: text})
    return text


def term(text: str, tag: str = "en", **rest: object) -> edit.Edit:
    return lambda texts, glossary: edit.set_term(texts, glossary["x"], tag, edit.TermEdit(text, **rest))  # type: ignore[arg-type] # what a test gives


def values(**given: object) -> edit.Edit:
    return lambda texts, glossary: edit.set_values(texts, glossary["x"], given)


def without(tag: str, text: str = "") -> edit.Edit:
    return lambda texts, glossary: edit.remove_terms(texts, glossary["x"], tag, text)


def renamed(old: str, new: str) -> edit.Edit:
    return lambda texts, _: edit.rename(texts, old, new)


def added(texts: edit.Texts, _: Glossary) -> edit.Texts:
    return edit.add(texts, FILE, "new", {"definition": "d", "en": ["n", "m"], "ar": "ن"})


def removed(texts: edit.Texts, glossary: Glossary) -> edit.Texts:
    return edit.remove(texts, glossary, glossary["new"])


@given(files([*ONE, *TWO]))
def test_an_edit_and_its_inverse_leave_every_byte(text: str) -> None:
    for there, back in (
        (added, removed),
        (renamed("x", "other"), renamed("other", "x")),
        (values(definition="d"), values(definition="")),
        (values(note="n", related=["y"]), values(note="", related=[])),
        (term("ا", "ar"), without("ar")),
        (term("ا", "ckb", values={"note": "n"}, status=Status.DEPRECATED), without("ckb")),
    ):
        assert after(text, there, back) == text


@given(files(['"a"', '"a"#c', '{ text = "a", note = "n" }', '["a", "b"]', '[\n  "a", # c\n  "b",\n]']))
def test_the_inverse_of_a_change_to_a_term_leaves_every_byte(text: str) -> None:
    assert after(text, term("z"), term("a")) == text
    assert after(text, term("z", status=Status.ADMITTED), without("en", "z")) == text
    assert after(text, term("z", status=Status.FORBIDDEN), without("en", "z")) == text
    plain = after(text, term("a", values={"note": ""}))
    assert after(plain, term("a", values={"note": "y"}), term("a", values={"note": ""})) == plain


@given(files([*ONE, *TWO]), st.text(max_size=12).filter(str.strip).filter(lambda text: text not in ("a", "b")))
def test_changing_one_term_changes_one_line_and_one_term(text: str, name: str) -> None:
    edited = after(text, term(name))
    old, new = text.split("\n"), edited.split("\n")
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) == 1
    before, now = combine({FILE: text}), combine({FILE: edited})
    assert now["y"] == before["y"]
    assert [one.status for one in now["x"].terms["en"]] == [one.status for one in before["x"].terms["en"]]
    assert [one.text for one in now["x"].terms["en"]][1:] == [one.text for one in before["x"].terms["en"]][1:]


@given(files(TWO), st.sampled_from([*Status]), st.sampled_from(["a", "b", "z"]))
def test_a_status_is_what_was_asked_for_and_one_term_at_most_is_preferred(text: str, status: Status, name: str) -> None:
    terms = combine({FILE: after(text, term(name, status=status))})["x"].terms["en"]
    assert [one.status for one in terms if one.text == name] == [status]
    assert sum(one.status is Status.PREFERRED for one in terms) == (status is Status.PREFERRED or name != "a")


@pytest.mark.parametrize("kept", [Status.ADMITTED, Status.DEPRECATED, Status.FORBIDDEN])
@pytest.mark.parametrize("value", [*ONE, *TWO, '["b", { text = "a", status = "preferred" }]'])
def test_the_old_preferred_term_is_kept_as_asked(value: str, kept: Status) -> None:
    terms = combine({FILE: after(f"[x]\nen = {value}\n", term("z", keep_as=kept))})["x"].terms["en"]
    statuses = {one.text: one.status for one in terms}
    assert (statuses["z"], statuses["a"]) == (Status.PREFERRED, kept)


@pytest.mark.parametrize(
    ("text", "change", "said"),
    [
        ('[x]\nen = "a"\n', term("z", replace="b"), "x has no term 'b' in en; the terms there are a"),
        ('[x]\nen = "a"\n', term("z", "ar", replace="b"), "x has no term 'b' in ar; it has en"),
        ('[x]\nen = ["a", "b"]\n', term("b"), "x has 'b' in en already (admitted); make it the preferred term"),
        ('[x]\nen = ["a", "b"]\n', term("b", replace="a"), "x has 'b' in en already"),
        ('[x]\nen = "a"\n', without("ar"), "x has no term in ar; it has en"),
        ('[x]\nen = "a"\n', without("en", "b"), "x has no term 'b' in en; the terms there are a"),
        ('[x.en]\ntext = "a"\n', term("ا", "ar"), "x has no header line"),
        ('[x]\n[x.en]\ntext = "a"\n', term("b", status=Status.ADMITTED), "en has a header of its own"),
        ('[x]\n[x.en]\ntext = "a"\n[y]\n[x.ar]\ntext = "ا"\n', term("b"), "what belongs to x stands apart"),
    ],
)
def test_an_edit_that_fits_nothing_is_refused_with_a_cure(text: str, change: edit.Edit, said: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        after(text, change)
    assert str(caught.value).split(": ", 1)[-1].startswith(said) or said in str(caught.value)
    assert caught.value.cure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    (glossary / "a.toml").write_text('[x]\nen = "a"\n', encoding="utf-8")
    (glossary / "b.toml").write_text('[y]\nen = "b"\nrelated = ["x"]\n', encoding="utf-8")
    return glossary


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (term(""), "a term of x in en cannot be empty"),
        (values(subject=["s"]), "a.toml:2: x: subject is a list, not text"),
        (renamed("x", "X y"), "'X y' is not a concept id"),
        (renamed("x", "y"), "b.toml:1: concept 'y' is also at"),
        (lambda texts, _: dict.fromkeys(texts, ""), "this edit would change x and y"),
    ],
)
def test_an_edit_that_would_spoil_the_glossary_is_not_written(folder: Path, change: edit.Edit, said: str) -> None:
    before = contents(folder)
    with pytest.raises(GlossaryError) as caught:
        edit.apply(folder, folder.parent / "lock", change)
    assert said in str(caught.value).replace(f"{folder}/", "")
    assert contents(folder) == before


def test_nothing_is_edited_while_a_file_is_broken(folder: Path) -> None:
    (folder / "c.toml").write_text("[z\n", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(GlossaryError, match=r"c\.toml:1"):
        edit.apply(folder, folder.parent / "lock", term("z"))
    assert contents(folder) == before


def test_an_edit_to_two_files_is_made_to_both_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(folder)
    from toolkit.glossary.edit import transaction

    write = transaction.write_atomic

    def full(path: Path, data: bytes) -> bool:
        if path.name == "b.toml":
            raise FileError("no space left", cure="free some", path=path)
        return write(path, data)

    monkeypatch.setattr(transaction, "write_atomic", full)
    with pytest.raises(FileError):
        edit.apply(folder, folder.parent / "lock", renamed("x", "z"), renamed={"x": "z"})
    assert contents(folder) == before


def test_many_editors_at_once_lose_no_edit(folder: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def write(number: int) -> None:
        change: edit.Edit = lambda texts, _: edit.add(texts, folder / "a.toml", f"c{number}", {"en": f"n{number}"})  # noqa: E731 - reads best in place
        edit.apply(folder, folder.parent / "lock", change)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(24)))
    assert {concept.id for concept in load(folder)} == {"x", "y", *(f"c{number}" for number in range(24))}


def test_a_glossary_that_is_held_on_to_is_said_to_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr("toolkit.glossary.edit.transaction.WAIT", 0.1)
    lock = folder.parent / "lock"
    with lock.open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(GlossaryError, match="another command is editing the glossary; run this again"):
            edit.apply(folder, lock, term("z"))


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 3), st.booleans())
def test_the_diff_of_a_large_file_is_that_of_all_its_lines(start: int, size: int, new: int, ended: bool) -> None:  # noqa: FBT001 - a property takes what it is given
    from toolkit.glossary.edit import transaction

    old = [f"line {number}\n" for number in range(30)]
    now = [*old[:start], *(f"new {number}\n" for number in range(new)), *old[start + size :]]
    texts = ["".join(lines).removesuffix("" if ended else "\n") for lines in (old, now)]
    whole = unified_diff(*(text.splitlines(keepends=True) for text in texts), "a", "a")
    shown = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in whole)
    assert "".join(transaction._diff(Path("a"), *texts)) == shown  # noqa: SLF001 - the diff of an edit needs a glossary


def test_an_outcome_says_what_happened_and_shows_it(folder: Path) -> None:
    outcome = edit.apply(folder, folder.parent / "lock", term("z"), dry_run=True)
    assert outcome.said == (f"x: en a → z ({folder / 'a.toml'}:2)",)
    assert '-en = "a"\n+en = "z"\n' in outcome.diff
    assert edit.apply(folder, folder.parent / "lock", term("a")) == edit.Outcome((), "")
