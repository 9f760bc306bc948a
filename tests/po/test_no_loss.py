"""Nothing that a translator typed is lost, whatever became of the file: in the catalogue or in a side file it is."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.po.aside import sides
from toolkit.po.catalog import Catalog
from toolkit.po.handout import Handout, handed_out
from toolkit.po.intake import read_returned
from toolkit.po.threeway import Advice, take_back

RUNS = 10_000
PARTS = 10
"""The runs are parted, so that a failure names a tenth of them, and several processors share them."""

MARK = re.compile(r"zq\d{4}zq")
"""A word that stands once in what a translator has typed; counted in bytes, without any reader's help."""
OURS = "yq0001yq"

HEAD = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: flight\\n"\n"Language: ar\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Dragoman-Handout: h1\\n"\n'
    '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "\n'
    '": n%100>=11 ? 4 : 5);\\n"\n'
)
TEXTS = (
    "Daesh fled Hawija on Monday.",
    "Nobody was hurt in the town.",
    'The army took over the two bridges, a \\"victory\\" for Baghdad.',
    "Residents came home after three years.",
    "The governor asked for help.",
    "Schools open again next week.",
    "Power is still out in most streets.",
)
PLURAL = 'msgid "%d house was burnt."\nmsgid_plural "%d houses were burnt."\n'


def handed_file(translation: Callable[[], str]) -> str:
    """Return the file of a hand-out, or what a translator makes of it, as *translation* fills it in."""
    blocks = [HEAD, f'#. heading\n#: source.txt:1\nmsgctxt "heading"\nmsgid "A headline"\nmsgstr "{translation()}"\n']
    for number, text in enumerate(TEXTS, 1):
        fuzzy = "#, fuzzy\n" if number == 2 else ""
        blocks.append(
            f'#. paragraph {number}\n#: source.txt:{number}\n{fuzzy}msgid "{text}"\nmsgstr "{translation()}"\n'
        )
    blocks.append(PLURAL + "".join(f'msgstr[{form}] "{translation()}"\n' for form in range(6)))
    blocks.append(f'msgid ""\n"A long text "\n"of two lines."\nmsgstr ""\n"{translation()} "\n"{translation()}"\n')
    blocks.append(f'#~ msgid "An old text."\n#~ msgstr "{translation()}"\n')
    return "\n".join(blocks)


BASE = Catalog.parse(handed_file(lambda: "").encode(), Path("ar.po"))
HANDOUT = Handout("h1", "flight", "ar", "en", "2026-01-31", entries=tuple(map(handed_out, BASE.entries)))
HERE = (
    handed_file(lambda: "")
    .replace("on Monday", "on Tuesday")
    .replace('msgid "Schools open again next week."\nmsgstr ""', f'msgid "Schools open again."\nmsgstr "{OURS}"')
    .replace("The governor asked for help.", "Farmers wait for rain.")
    .replace('three years."\nmsgstr ""', f'three years."\nmsgstr "{OURS} من هنا"')
    .encode()
)


def typed(rng: random.Random) -> str:
    numbers = iter(range(1, 1000))
    words = ("فر داعش", "لم يصب أحد", "عاد السكان", "«نصر»", '\\"كبير\\"', "أولاً،\\n", "C:\\\\x", "١٢٪")

    def translation() -> str:
        return f"{rng.choice(words)} zq{next(numbers):04d}zq {rng.choice(words)}"

    return handed_file(translation)


def some(rng: random.Random, lines: list[str]) -> int:
    return rng.randrange(len(lines)) if lines else 0


def delete_line(rng: random.Random, lines: list[str]) -> list[str]:
    place = some(rng, lines)
    return lines[:place] + lines[place + rng.randint(1, 3) :]


def repeat_lines(rng: random.Random, lines: list[str]) -> list[str]:
    place = some(rng, lines)
    return lines[: place + rng.randint(1, 6)] + lines[place:]


def shuffle_blocks(rng: random.Random, lines: list[str]) -> list[str]:
    blocks = "\n".join(lines).split("\n\n")
    rng.shuffle(blocks)
    return "\n\n".join(blocks).split("\n")


def swap_lines(rng: random.Random, lines: list[str]) -> list[str]:
    one, other = some(rng, lines), some(rng, lines)
    lines = list(lines)
    if lines:
        lines[one], lines[other] = lines[other], lines[one]
    return lines


def cut_end(rng: random.Random, lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return text[: rng.randint(0, len(text))].split("\n")


def cut_start(rng: random.Random, lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return text[rng.randint(0, len(text)) :].split("\n")


def drop_character(rng: random.Random, lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    places = [match.start() for match in re.finditer(rng.choice(['"', r"\\", " ", "\n", "#", "m"]), text)]
    place = rng.choice(places) if places else 0
    return (text[:place] + text[place + 1 :]).split("\n")


def put_in(rng: random.Random, lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    place = rng.randint(0, len(text))
    odd = rng.choice(
        ['"', "\\", "\0", "\ufeff", "\u2028", "\x0c", "\r", "\t", "#", "msgid", "“", "\u202e", "\n", "\n\n"]
    )
    return (text[:place] + odd + text[place:]).split("\n")


def join_lines(rng: random.Random, lines: list[str]) -> list[str]:
    place = some(rng, lines)
    return [*lines[:place], "".join(lines[place : place + 2]), *lines[place + 2 :]]


def strip_header(rng: random.Random, lines: list[str]) -> list[str]:
    kept = rng.random()
    return [line for line in lines if not line.startswith(('"X-', '"Proj', '"Lang', '"Cont')) or rng.random() < kept]


def drop_references(rng: random.Random, lines: list[str]) -> list[str]:
    dropped = rng.choice([("#:",), ("#.",), ("#,",), ("msgctxt",), ("#",), ("#~",)])
    return [line for line in lines if not line.startswith(dropped)]


def edit_msgid(rng: random.Random, lines: list[str]) -> list[str]:
    places = [place for place, line in enumerate(lines) if line.startswith("msgid ")]
    lines = list(lines)
    for place in rng.sample(places, min(len(places), rng.randint(1, 3))):
        words = lines[place].split(" ")
        words[rng.randrange(1, len(words))] = rng.choice(['"new', "new", 'new"', "", "x"])
        lines[place] = " ".join(words)
    return lines


def conflict(rng: random.Random, lines: list[str]) -> list[str]:
    place = some(rng, lines)
    end = min(len(lines), place + rng.randint(1, 8))
    return [
        *lines[:place],
        "<<<<<<< HEAD",
        *lines[place:end],
        "=======",
        *(line.replace("zq0", "zq1") for line in lines[place:end]),
        ">>>>>>> theirs",
        *lines[end:],
    ]


def change_keyword(rng: random.Random, lines: list[str]) -> list[str]:
    old = rng.choice(["msgstr ", "msgid ", "msgid_plural", "msgctxt", "msgstr[3]", "#, fuzzy", "#~ "])
    new = rng.choice(["msgstr ", "msgstr[0] ", "msgstr[99] ", "Msgstr ", "msgstr:", "#~ msgstr ", "# "])
    places = [place for place, line in enumerate(lines) if line.startswith(old)]
    lines = list(lines)
    if places:
        place = rng.choice(places)
        lines[place] = new + lines[place].removeprefix(old)
    return lines


def smart_quotes(rng: random.Random, lines: list[str]) -> list[str]:
    place = some(rng, lines)
    return [
        *lines[:place],
        *(line.replace('"', rng.choice("“”„«")) for line in lines[place : place + 4]),
        *lines[place + 4 :],
    ]


DAMAGES = (
    delete_line,
    repeat_lines,
    shuffle_blocks,
    swap_lines,
    cut_end,
    cut_start,
    drop_character,
    put_in,
    join_lines,
    strip_header,
    drop_references,
    edit_msgid,
    conflict,
    change_keyword,
    smart_quotes,
)


def encoded(rng: random.Random, text: str) -> bytes:
    """Return the bytes that an editor might save *text* as."""
    text = text.replace("\n", rng.choice(["\n", "\n", "\n", "\r\n", "\r"]))
    charset = rng.choice(["utf-8"] * 6 + ["utf-8-sig", "cp1256", "utf-16", "utf-16-le", "iso-8859-6"])
    data = text.encode(charset, "replace")
    if charset == "utf-8" and rng.random() < 0.1:
        # A letter cut in two: no valid UTF-8 any more.
        places = [place for place, byte in enumerate(data) if byte > 0x7F]
        place = rng.choice(places) if places else 0
        data = data[:place] + data[place + 1 :]
    return data


def damaged(seed: int) -> tuple[bytes, set[str]]:
    """Return a damaged file, and the marks that still stand in it."""
    rng = random.Random(seed)  # noqa: S311 - the same damage every time
    lines = typed(rng).split("\n")
    for _ in range(rng.randint(1, 4)):
        lines = rng.choice(DAMAGES)(rng, lines)
    text = "\n".join(lines)
    return encoded(rng, text), set(MARK.findall(text))


def taken(data: bytes, here: bytes, others: list[bytes], file: Path) -> tuple[bytes, list[bytes]]:
    """Return the catalogue and the new side files after the import of *data*, as the command makes them."""
    catalog = Catalog.parse(here, Path("ar.po"))
    file.write_bytes(data)
    asides, unread = [], []
    advice = Advice()
    if not MARK.search(data.replace(b"\0", b"").decode("ascii", "ignore")):
        # A file with nothing in it may be refused; it is the others that count.
        return here, []
    for returned in read_returned(file):
        merged = take_back(catalog, returned.entries, HANDOUT, advice)
        asides += merged.asides
        unread += returned.unread
    new = sides(asides, unread, others)
    return catalog.encoded(), [side.encoded(Path("s.po"), catalog.headers, "ar.po") for side in new]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_word_typed_is_somewhere(part: int, tmp_path: Path) -> None:
    file = tmp_path / "back.po"
    for seed in range(part, RUNS, PARTS):
        data, marks = damaged(seed)
        after, kept = taken(data, HERE, [], file)
        text = b"\n".join([after, *kept]).decode()
        assert marks <= set(MARK.findall(text)), f"seed {seed}: {sorted(marks - set(MARK.findall(text)))}"
        assert text.count(OURS) >= 2, f"seed {seed}: a text of here is lost"
        for side in kept:
            Catalog.parse(side, Path("s.po"))
        if seed % 7 == 0:
            again, more = taken(data, after, kept, file)
            assert again == after, f"seed {seed}: a second import changes the catalogue"
            assert more == [], f"seed {seed}: a second import keeps something aside that is kept already"


def test_the_damages_leave_something_to_lose() -> None:
    counts = [len(damaged(seed)[1]) for seed in range(300)]
    assert sum(counts) / len(counts) > 12
