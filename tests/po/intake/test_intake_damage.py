"""Whatever happens to a file on its way: no text that is still in it is lost, and nothing stops with a traceback."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from toolkit.errors import DragomanError
from toolkit.po import xliff
from toolkit.po.catalog import Catalog
from toolkit.po.intake import Returned, read_returned

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".json")
WORDS = [
    *("القوات", "العراقية", "تستعيد", "بلدة", "الحويجة"),
    *("هێزەکانی", "عێراق", "شارۆچکە", "Hêzên", "Iraqê", "bajarokê"),
]
HEAD = """msgid ""
msgstr ""
"Language: ckb\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def catalogue(chance: random.Random) -> tuple[str, list[str]]:
    """A PO file, and the words that mark its translations."""
    marks: list[str] = []

    def text() -> str:
        marks.append(f"mq{len(marks):04d}zk")
        words = [*chance.choices(WORDS, k=chance.randint(1, 8)), marks[-1]]
        chance.shuffle(words)
        return " ".join(words)

    parts = [HEAD]
    for number in range(chance.randint(3, 9)):
        lines = ["# draft: argos en-ar 1.0"] * (chance.random() < 0.3)
        lines += [f"#. paragraph {number}", "#. term: Daesh = داعش (daesh)", f"#: source.txt:{number}"]
        lines += ["#, fuzzy", '#| msgid "older text"'] * (chance.random() < 0.3)
        lines += ['msgctxt "heading"'] * (chance.random() < 0.2)
        source = f'Iraqi forces number {number} have \\"retaken\\" the town.'
        kind = chance.choice(["plain", "plain", "lines", "plural"])
        if kind == "plain":
            lines += [f'msgid "{source}"', f'msgstr "{text()}"']
        elif kind == "lines":
            lines += ['msgid ""', f'"{source}\\n"', '"more"', 'msgstr ""', f'"{text()} \\n"', f'"{text()}"']
        else:
            lines += [f'msgid "{source}"', f'msgid_plural "{source}s"']
            lines += [f'msgstr[{form}] "{text()}"' for form in range(2)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts), marks


def overwrite(data: bytes, place: int, chance: random.Random) -> bytes:
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def remove(data: bytes, place: int, chance: random.Random) -> bytes:
    return data[:place] + data[place + chance.randint(1, 60) :]


def repeat(data: bytes, place: int, chance: random.Random) -> bytes:
    return data[: place + chance.randint(1, 60)] + data[place:]


def insert(data: bytes, place: int, chance: random.Random) -> bytes:
    return data[:place] + chance.randbytes(3) + data[place:]


def cut(data: bytes, place: int, _: random.Random) -> bytes:
    return data[:place]


def zero(data: bytes, place: int, chance: random.Random) -> bytes:
    length = chance.randint(1, 60)
    return data[:place] + b"\0" * length + data[place + length :]


def change_quotes(data: bytes, place: int, chance: random.Random) -> bytes:
    mark = chance.choice(["", "“", "'", '""', '\\"']).encode()
    return data[:place] + data[place:].replace(b'"', mark, chance.randint(1, 3))


def change_ends(data: bytes, _: int, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice([b"\r\n", b"\r"]))


def break_line(data: bytes, place: int, _: random.Random) -> bytes:
    return data[:place] + b"\n" + data[place:]


def join_lines(data: bytes, place: int, _: random.Random) -> bytes:
    return data[:place] + data[place:].replace(b"\n", b"", 1)


def mark_line(data: bytes, place: int, chance: random.Random) -> bytes:
    start = data.rfind(b"\n", 0, place) + 1
    return data[:start] + chance.choice([b"# ", b"#~ ", b"> ", b"<<<<<<< a\n", b"  ", b'"']) + data[start:]


def add_line(data: bytes, place: int, chance: random.Random) -> bytes:
    start = data.rfind(b"\n", 0, place) + 1
    line = chance.choice(["=======", ">>>>>>> x", "أرجو المراجعة", 'msgstr ""', 'msgid "x"', "", 'msgctxt "y"'])
    return data[:start] + line.encode() + b"\n" + data[start:]


def encode_anew(data: bytes, _: int, chance: random.Random) -> bytes:
    charset = chance.choice(["utf-16", "utf-8-sig", "windows-1256"])
    return data.decode("utf-8", "replace").encode(charset, "replace")


DAMAGES: list[Callable[[bytes, int, random.Random], bytes]] = [
    *(overwrite, remove, repeat, insert, cut, zero, change_quotes),
    *(change_ends, break_line, join_lines, mark_line, add_line),
]


def kept(found: list[Returned]) -> str:
    texts = [text for one in found for entry in one.entries for text in (*entry.texts, entry.tcomment)]
    return "\n".join([*texts, *(piece.text for one in found for piece in one.unread)])


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_every_translation_that_is_still_in_a_damaged_file_is_taken(tmp_path: Path, start: int) -> None:
    path = tmp_path / "ckb.po"
    counted = 0
    for seed in range(start, start + 100):
        chance = random.Random(seed)  # noqa: S311 - no secret
        text, marks = catalogue(chance)
        data = text.encode()
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            data = chance.choice(DAMAGES)(data, chance.randrange(len(data) or 1), chance)
        if chance.random() < 0.2:
            data = encode_anew(data, 0, chance)
        path.write_bytes(data)
        alive = [mark for mark in marks if any(mark.encode(name) in data for name in ("ascii", "utf-16-le"))]
        if alive:
            taken = kept(read_returned(path))
            assert [mark for mark in alive if mark not in taken] == [], f"seed {seed}"
            counted += len(alive)
    assert counted > 500


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in [("source", "target"), ("Retaken", "استُعيدت"), ("Fled", "فرّوا")]:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("work/ckb.po", CASES[1].read_bytes())
        opened.writestr("work/ckb.xlsx", _workbook())
    return stream.getvalue()


def _xliff(version: str) -> bytes:
    path = next(path for path in CASES if path.name == "plural-and-context.po")
    return xliff.write(Catalog.read(path), version)


FORMS = {
    "bytes": lambda: b"",
    "workbook": _workbook,
    "archive": _archive,
    **{version: lambda version=version: _xliff(version) for version in xliff.VERSIONS},
    **{path.name: path.read_bytes for path in CASES if path.suffix in {".csv", ".xlf"}},
}


@pytest.mark.parametrize("form", FORMS)
def test_no_bytes_stop_the_reading_with_a_traceback(tmp_path: Path, form: str) -> None:
    chance = random.Random(form)  # noqa: S311 - no secret
    good = FORMS[form]()
    for name in ("returned.po", "returned.csv", "returned"):
        path = tmp_path / name
        for _ in range(20):
            data = good or chance.randbytes(chance.randint(1, 300))
            for _ in range(chance.randint(0, 4)):
                data = chance.choice([overwrite, remove, repeat, insert, cut])(
                    data, chance.randrange(len(data) or 1), chance
                )
            path.write_bytes(data)
            try:
                found = read_returned(path)
            except DragomanError as error:
                assert error.cure  # noqa: PT017 - most are refused, and rightly
            else:
                assert found
