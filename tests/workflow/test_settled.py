"""What the memory has been asked is not asked again, and nothing is written otherwise for that."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugged import install_echo
from support import GLOSSARY, Dragoman
from toolkit.memory.store import Memory
from toolkit.memory.unit import Unit
from toolkit.po import Catalog
from toolkit.po.entry import state_of
from toolkit.workflow.memory import opened
from toolkit.workflow.workspace import open_workspace

PO = Path("translations/flight/kmr.po")
SETTLED = Path(".dragoman/settled")
TEXTS = (
    "Nobody was there.",
    "Nobody was hurt.",
    "Nobody was hurt there.",
    "Daesh fled Hawija on Sunday.",
    "Daesh fled Hawija on Monday.",
    "A headline",
)
WORDS = ("Kes li wir nebû.", "Kes birîndar nebû.", "DAIŞ ji Hewîceyê reviya.", "DEAŞ reviya.", "Sernivîs")


def _know(*units: Unit) -> None:
    with opened(open_workspace()) as memory:
        memory.replace_origin("old.tmx", units)


def _known(text: str, translation: str, context: str | None = None) -> Unit:
    return Unit("en", "kmr", text, translation, context)


def _translate(dragoman: Dragoman, engine: str = "none", *more: str) -> None:
    result = dragoman("translate", "flight", "--to", "kmr", "--engine", engine, *more)
    assert result.status == 0, result.err


def _edit(number: int, **values: object) -> None:
    catalog = Catalog.read(PO)
    for name, value in values.items():
        setattr(catalog.entries[number], name, value)
    catalog.write()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the memory is asked for."""
    texts: list[str] = []
    exact = Memory.exact

    def count(memory: Memory, source: str, target: str, text: str, *rest: str) -> object:
        texts.append(text)
        return exact(memory, source, target, text, *rest)

    monkeypatch.setattr(Memory, "exact", count)
    return texts


@pytest.fixture
def echo(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be an engine."""
    monkeypatch.syspath_prepend(install_echo(tmp_path_factory.mktemp("site")))


@pytest.mark.parametrize("engine", ["none", "echo"])
def test_where_nothing_has_changed_nothing_is_looked_up(
    workspace: Path, dragoman: Dragoman, asked: list[str], echo: None, engine: str
) -> None:
    _know(_known(TEXTS[0], WORDS[0]), _known(TEXTS[3], WORDS[2]))
    _translate(dragoman, engine)
    assert len(asked) == 3
    asked.clear()
    before = PO.read_bytes()
    for _ in range(2):
        _translate(dragoman, engine)
        # What came from the engine is fuzzy, and still what the memory's suggestions are for.
        assert asked == []
    assert PO.read_bytes() == before
    shutil.rmtree(SETTLED)
    _translate(dragoman, engine)
    assert len(asked) == 3
    assert PO.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "texts"),
    [
        (lambda: _know(_known(TEXTS[2], WORDS[1])), {"A headline", *TEXTS[1::3]}),
        (
            lambda: Path("glossary/terms.toml").write_text(GLOSSARY.replace("DEAŞ", "DAŞ"), encoding="utf-8"),
            {"A headline", *TEXTS[1::3]},
        ),
        (lambda: Path("glossary/terms.toml").write_text("# New.\n" + GLOSSARY, encoding="utf-8"), set()),
        (lambda: _edit(2, tcomment=""), {TEXTS[1]}),
        (lambda: _edit(2, tcomment="Mine.\n" + Catalog.read(PO).entries[2].tcomment), set()),
        (lambda: _edit(1, msgstr="Edited."), {TEXTS[4]}),
        (lambda: _edit(0, msgstr="Sernivîs?", flags=["fuzzy"]), set()),
        (
            lambda: Path("translations/flight/source.txt").write_text(
                f"A headline\n\n{TEXTS[4]}\n\nNew.\n\n{TEXTS[1]}\n", encoding="utf-8"
            ),
            {TEXTS[4], "New.", TEXTS[1]},
        ),
        (lambda: [path.write_bytes(b"\xff") for path in SETTLED.rglob("kmr")], {"A headline", *TEXTS[1::3]}),
    ],
    ids=["memory", "glossary", "a comment in it", "suggestion", "remark", "draft", "typed", "source", "broken"],
)
def test_what_a_change_may_matter_to_is_looked_up(
    workspace: Path, dragoman: Dragoman, asked: list[str], change: Callable[[], object], texts: set[str]
) -> None:
    _know(_known(TEXTS[0], WORDS[0], "heading"), _known(TEXTS[3], WORDS[2]))
    _translate(dragoman)
    asked.clear()
    change()
    _translate(dragoman)
    assert set(asked) == texts


def test_a_text_too_unlike_for_a_draft_beside_an_engine_is_one_without(
    workspace: Path, dragoman: Dragoman, echo: None
) -> None:
    _know(_known(TEXTS[0], WORDS[0]))
    silent = f'[engines.echo]\ntexts = {{ "{TEXTS[1]}" = "" }}\n'
    Path("dragoman.toml").write_text(silent, encoding="utf-8")
    _translate(dragoman, "echo")
    assert Catalog.read(PO).entries[2].msgstr == ""
    _translate(dragoman)
    assert Catalog.read(PO).entries[2].msgstr == WORDS[0]


def test_what_was_reviewed_for_its_context_is_given_suggestions_when_a_person_doubts_it(
    workspace: Path, dragoman: Dragoman
) -> None:
    around = {"previous": TEXTS[4], "following": ""}
    _know(Unit("en", "kmr", TEXTS[1], WORDS[1], **around), _known(TEXTS[1], WORDS[0]))
    _translate(dragoman)
    assert not Catalog.read(PO).entries[2].fuzzy
    _edit(2, flags=["fuzzy"])
    _translate(dragoman)
    assert f"memory 100%: {WORDS[0]}" in Catalog.read(PO).entries[2].tcomment


def test_without_what_is_settled_everything_comes_out_the_same(
    workspace: Path, dragoman: Dragoman, echo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    _learn(chance)
    _translate(dragoman)
    for _ in range(25):
        _change(chance)
        engine = chance.choice(["none", "none", "echo"])
        more = ["--redraft"] * chance.randrange(2)
        copy = workspace.with_name("copy")
        shutil.copytree(workspace, copy)
        shutil.rmtree(copy / SETTLED, ignore_errors=True)
        _translate(dragoman, engine, *more)
        quick = [state_of(entry) for entry in Catalog.read(PO)]
        monkeypatch.chdir(copy)
        _translate(dragoman, engine, *more)
        assert [state_of(entry) for entry in Catalog.read(PO)] == quick
        monkeypatch.chdir(workspace)
        shutil.rmtree(copy)


def _learn(chance: random.Random) -> None:
    contexts = ("heading", None, None)
    _know(*(_known(chance.choice(TEXTS), chance.choice(WORDS), chance.choice(contexts)) for _ in range(6)))


def _change(chance: random.Random) -> None:
    """Do what happens to a workspace between two runs; the memory seldom changes, for that settles nothing."""
    catalog = Catalog.read(PO)
    number = chance.randrange(len(catalog.entries))
    entry = catalog.entries[number]
    kind = chance.choices(
        ["memory", "review", "fuzzy", "empty", "comment", "source", "glossary"], (1, 1, 4, 4, 4, 2, 1)
    )
    if kind == ["memory"]:
        _learn(chance)
    elif kind == ["review"]:
        _edit(number, flags=[])
    elif kind == ["fuzzy"]:
        _edit(number, msgstr=chance.choice(WORDS), flags=["fuzzy"])
    elif kind == ["empty"]:
        _edit(number, msgstr="", flags=[], tcomment=chance.choice(["", entry.tcomment]))
    elif kind == ["comment"]:
        lines = entry.tcomment.split("\n")
        _edit(number, tcomment="\n".join(chance.sample(lines, chance.randrange(len(lines) + 1))))
    elif kind == ["source"]:
        source = "\n\n".join(["A headline", *chance.sample(TEXTS[:5], 3)])
        Path("translations/flight/source.txt").write_text(source + "\n", encoding="utf-8")
    else:
        banned = chance.choice(("DEAŞ", "DAIŞ", "Kes"))
        Path("glossary/terms.toml").write_text(GLOSSARY.replace("DEAŞ", banned), encoding="utf-8")
