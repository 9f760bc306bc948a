"""A concept edited in a text editor: what is saved, what is refused, and that nothing typed is lost."""

import os
import pty
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support import GLOSSARY, Dragoman

DAESH = GLOSSARY.split("\n\n")[0] + "\n"

Editor = Callable[[str], None]


@pytest.fixture
def file(workspace: Path) -> Path:
    return workspace / "glossary" / "terms.toml"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Editor]:
    """Make the editor a program that runs some Python on the file, its bytes being *data*; nobody is at a terminal."""

    def make(script: str) -> None:
        program = tmp_path / "my editor"
        lines = [f"#!{sys.executable}", "import sys, pathlib", "file = pathlib.Path(sys.argv[-1])"]
        lines += ["data = file.read_bytes()", script]
        program.write_text("\n".join(lines) + "\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("VISUAL", f"'{program}' --wait")

    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        yield make


def kept(workspace: Path) -> list[Path]:
    return sorted((workspace / ".dragoman").glob("*.toml"))


def test_the_editor_gets_the_lines_of_the_concept(
    file: Path, workspace: Path, editor: Editor, dragoman: Dragoman
) -> None:
    editor("pathlib.Path('seen').write_bytes(data); pathlib.Path('arguments').write_text(sys.argv[1])")
    result = dragoman("glossary", "edit", "daesh")
    assert (result.status, result.err) == (0, "daesh: nothing to change\n")
    assert (workspace / "seen").read_text(encoding="utf-8") == DAESH
    assert (workspace / "arguments").read_text(encoding="utf-8") == "--wait"
    assert file.read_text(encoding="utf-8") == GLOSSARY
    assert kept(workspace) == []


def test_what_is_saved_goes_back_byte_for_byte(file: Path, workspace: Path, editor: Editor, dragoman: Dragoman) -> None:
    file.write_text("# above\n\n" + GLOSSARY + "# below\n", encoding="utf-8")
    editor("file.write_bytes(data.replace(b'\"Daesh\"', b\"  'Daesh'   # as said\") + b'note=\"n\"')")
    result = dragoman("glossary", "edit", "daesh")
    assert result.status == 0
    assert result.err == "daesh: note none → n (glossary/terms.toml:8)\n"
    changed = DAESH.replace('"Daesh"', "  'Daesh'   # as said") + 'note="n"\n'
    assert file.read_text(encoding="utf-8") == "# above\n\n" + GLOSSARY.replace(DAESH, changed) + "# below\n"
    assert kept(workspace) == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_endings_and_byte_order_marks_stay_those_of_the_file(
    mark: bytes, file: Path, editor: Editor, dragoman: Dragoman
) -> None:
    file.write_bytes(mark + GLOSSARY.replace("\n", "\r\n").encode())
    editor("file.write_bytes(b'\\xef\\xbb\\xbf' + data.replace(b'\\r\\n', b'\\n').replace(b'Hawija', b'Hawijah'))")
    assert dragoman("glossary", "edit", "hawija").status == 0
    assert file.read_bytes() == mark + GLOSSARY.replace("Hawija", "Hawijah").replace("\n", "\r\n").encode()


def test_layout_alone_is_an_edit(file: Path, editor: Editor, dragoman: Dragoman) -> None:
    editor("file.write_bytes(data + b'# and a comment\\n')")
    result = dragoman("glossary", "edit", "daesh")
    assert (result.status, result.err) == (0, "daesh: laid out anew\n")
    assert file.read_text(encoding="utf-8") == GLOSSARY.replace(DAESH, DAESH + "# and a comment\n")


def test_what_lint_says_of_the_concept_is_told(file: Path, editor: Editor, dragoman: Dragoman) -> None:
    editor("file.write_bytes(data.replace('\"الحويجة\"'.encode(), '\"الحویجة\"'.encode()))")
    result = dragoman("glossary", "edit", "hawija")
    assert result.status == 0
    assert "glossary/terms.toml:9: warning hawija: ar 'الحویجة' has U+06CC" in result.err
    assert "daesh" not in result.err


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("file.write_bytes(data.replace(b'\"Daesh\"', b'\"Daesh'))", ":2: not valid TOML"),
        ("file.write_bytes(data + b'fr = \"x\"\\n')", ":6: daesh: 'fr' is no language"),
        ("file.write_bytes(data.replace(b'[daesh]', b'[isis]'))", ":1: [isis] is another concept; keep to [daesh]"),
        ("file.write_bytes(data + b'[isis]\\nen = \"ISIS\"\\n')", ":6: [isis] is another concept"),
        ("file.write_bytes(b'')", "[daesh] is not there any more"),
        ("file.write_bytes(data + b'note = \"\\xe9\"\\n')", ":6: not UTF-8"),
    ],
)
def test_a_fault_without_a_terminal_keeps_the_text(
    script: str, said: str, file: Path, workspace: Path, editor: Editor, dragoman: Dragoman
) -> None:
    editor(f"{script}; pathlib.Path('typed').write_bytes(file.read_bytes())")
    result = dragoman("glossary", "edit", "daesh")
    assert result.status == 1
    assert said in result.err
    assert file.read_text(encoding="utf-8") == GLOSSARY
    left = kept(workspace)
    assert [path.read_bytes() for path in left] == [(workspace / "typed").read_bytes()]
    assert f"your text is kept in {left[0].relative_to(workspace)}" in result.err


@pytest.mark.parametrize(
    "script",
    [
        "other.write_text(other.read_text(encoding='utf-8').replace('\"Daesh\"', '\"DAESH\"'), encoding='utf-8')",
        "other.write_text(other.read_text(encoding='utf-8').replace('[daesh]', '[isis]'), encoding='utf-8')",
        "other.unlink()",
        "other.write_text('[', encoding='utf-8')",
    ],
)
def test_a_change_made_meanwhile_is_not_overwritten(
    script: str, file: Path, workspace: Path, editor: Editor, dragoman: Dragoman
) -> None:
    editor(f"other = pathlib.Path({str(file)!r}); {script}; file.write_bytes(data + b'note = \"n\"\\n')")
    result = dragoman("glossary", "edit", "daesh")
    assert result.status == 1
    assert "your text is kept in" in result.err
    assert kept(workspace)[0].read_text(encoding="utf-8") == DAESH + 'note = "n"\n'
    assert "note" not in (file.read_text(encoding="utf-8") if file.exists() else "")


def test_a_change_to_another_concept_meanwhile_is_no_matter(file: Path, editor: Editor, dragoman: Dragoman) -> None:
    move = (
        "other.write_text('# new\\n' + other.read_text(encoding='utf-8').replace('Hewîce', 'Hewîca'), encoding='utf-8')"
    )
    editor(f"other = pathlib.Path({str(file)!r}); {move}; file.write_bytes(data + b'note = \"n\"\\n')")
    assert dragoman("glossary", "edit", "daesh").status == 0
    wanted = "# new\n" + GLOSSARY.replace(DAESH, DAESH + 'note = "n"\n').replace("Hewîce", "Hewîca")
    assert file.read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize(("answers", "status"), [("\n", 0), ("y\n", 0), ("n\n", 1), ("\x04", 1)])
def test_at_a_terminal_one_is_asked(
    answers: str,
    status: int,
    file: Path,
    workspace: Path,
    editor: Editor,
    dragoman: Dragoman,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The first time a quotation mark is missing, the second time it is mended.
    editor("file.write_bytes(data + b'note = \"n' if b'note' not in data else data + b'\"\\n')")
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    with os.fdopen(theirs, encoding="utf-8") as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        result = dragoman("glossary", "edit", "daesh")
    os.close(ours)
    assert result.status == status
    assert result.err.count("edit again? [Y/n] ") == 1
    assert ('note = "n"' in file.read_text(encoding="utf-8")) == (status == 0)
    assert len(kept(workspace)) == status


@pytest.mark.parametrize(
    ("script", "left"), [("sys.exit(3)", 0), ("file.write_bytes(data + b'note = \"n\"'); sys.exit(3)", 1)]
)
def test_an_editor_that_fails_changes_nothing(
    script: str, left: int, file: Path, workspace: Path, editor: Editor, dragoman: Dragoman
) -> None:
    editor(script)
    result = dragoman("glossary", "edit", "daesh")
    assert result.status == 1
    assert "ended with status 3; nothing was changed" in result.err
    assert file.read_text(encoding="utf-8") == GLOSSARY
    assert len(kept(workspace)) == left


@pytest.mark.parametrize(
    ("visual", "plain", "said"),
    [
        ("", "", "no text editor is set; set one with: export EDITOR=nano"),
        ("", "no-such-editor -w", "cannot start no-such-editor: no such file or directory; set EDITOR to"),
        ("vi 'x", "true", "VISUAL is vi 'x: No closing quotation; mend its quotation marks"),
    ],
)
def test_without_an_editor_one_is_told_to_set_it(
    visual: str, plain: str, said: str, workspace: Path, dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", plain)
    result = dragoman("glossary", "edit", "daesh")
    assert result.status == 1
    assert said in result.err
    assert kept(workspace) == []


def test_a_concept_that_is_not_there_or_stands_apart_is_refused(
    file: Path, workspace: Path, editor: Editor, dragoman: Dragoman
) -> None:
    editor("file.write_bytes(b'')")
    assert "did you mean daesh?" in dragoman("glossary", "edit", "daes").err
    file.write_text('[a.en]\ntext = "a"\n[b]\nen = "b"\n[a.ar]\ntext = "ا"\n', encoding="utf-8")
    result = dragoman("glossary", "edit", "a")
    assert result.status == 1
    assert "glossary/terms.toml:1: what belongs to a stands apart" in result.err
    assert kept(workspace) == []
