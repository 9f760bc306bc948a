"""Plain text goes out as it came in."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.documents import Document, parse
from toolkit.documents.text import parse as parse_text
from toolkit.errors import DocumentError, FileError

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
A_FILE = Path("source.txt")


def _seen(document: Document) -> str:
    """Write the segments down the way the golden files do."""
    lines = []
    for one in document.segments:
        name = "heading" if one.kind == "heading" else f"paragraph {one.number}"
        lines.append(f"{one.line}: {name}: {one.text!r}\n")
    return "".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_document_is_cut_as_its_golden_file_says(case: Path) -> None:
    assert _seen(parse(case)) == case.with_suffix(".segments").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_document_nobody_translated_is_the_same_bytes(case: Path) -> None:
    document = parse(case)
    assert document.rebuild(lambda _: None) == case.read_bytes()
    assert document.rebuild(lambda segment: segment.text) == case.read_bytes()


def test_the_golden_cases_are_there() -> None:
    assert len(CASES) >= 8


text_pieces = st.one_of(
    st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", " ", "\t", "\ufeff", "\u2028", "\x0c", "\u00a0", "\u200c"]
    ),
    st.sampled_from(["سەرۆکوەزیران", "وداعش", "DAIŞ’ê", "“Quoted.”", "x" * 130]),
)


@given(st.lists(text_pieces, max_size=40).map("".join))
@example("\ufeffTitle\r\n\r\nOne.\nTwo.\r\n  \r\nThree")
@example("One line of a wrapped\rparagraph.\n")
def test_any_text_survives_the_round_trip(content: str) -> None:
    data = content.encode("utf-8")
    try:
        document = parse_text(data, A_FILE)
    except DocumentError:
        assert not content.replace("\ufeff", "").strip()
        return
    assert document.rebuild(lambda _: None) == data
    assert document.rebuild(lambda segment: segment.text) == data
    # Every visible character belongs to a segment: nothing of the article is out of a translator's reach.
    assert not document.rebuild(lambda _: "").decode("utf-8").replace("\ufeff", "").strip()


@given(st.lists(text_pieces, max_size=20).map("".join))
def test_a_translation_takes_the_place_of_its_segment_and_no_other(content: str) -> None:
    try:
        document = parse_text(content.encode("utf-8"), A_FILE)
    except DocumentError:
        return
    first = document.segments[0]
    rebuilt = document.rebuild(lambda segment: "ZZZ" if segment is first else None).decode("utf-8")
    assert len(rebuilt) == len(content) - len(_raw(content, first.text)) + 3


def _raw(content: str, text: str) -> str:
    """Return *text* as *content* has it, with its own line endings."""
    start = next(start for start in range(len(content)) if _normal(content[start:]).startswith(text))
    end = next(end for end in range(start, len(content) + 1) if _normal(content[start:end]) == text)
    return content[start:end]


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_translation_takes_the_line_endings_of_the_file() -> None:
    document = parse_text(b"One\r\nTwo.\r\n", A_FILE)
    assert document.rebuild(lambda _: "Yek\nDu.") == b"Yek\r\nDu.\r\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "source.txt: nothing to translate in this file; give a file with text"),
        (b" \r\n\t\n\xef\xbb\xbf\n", "source.txt: nothing to translate in this file; give a file with text"),
        (b"one\n\0two\n", "source.txt:2: not a text file (it holds a zero byte); give a text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as raised:
        parse_text(data, A_FILE)
    assert str(raised.value) == message


def test_what_is_not_utf8_is_refused_with_its_line() -> None:
    with pytest.raises(FileError) as raised:
        parse_text("سلام\nسلام".encode("cp1256"), A_FILE)
    assert str(raised.value).startswith("source.txt:1: not UTF-8")


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no format for '\.pdf' files; save it as one of \.txt"):
        parse(tmp_path / "article.pdf")
