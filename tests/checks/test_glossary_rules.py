from collections.abc import Callable

import pytest

from toolkit.model import Concept, Status, Term

Report = list[tuple[str, str]]
Check = Callable[..., Report]

DAESH = Concept(
    "daesh",
    {
        "en": (Term("Daesh", "en", case="exact"),),
        "kmr": (
            Term("DAIŞ", "kmr", case="exact"),
            Term("DAISH", "kmr", status=Status.DEPRECATED, case="exact", note="English letters"),
            Term("DEAŞ", "kmr", status=Status.FORBIDDEN, case="exact"),
        ),
    },
)


@pytest.mark.parametrize(
    ("target", "terms", "forbidden"),
    [
        ("li dijî DAIŞê", None, None),
        ("li dijî wan", [("warning", "")], None),
        ("li dijî DAISH", [("warning", "DAISH")], [("warning", "DAISH")]),
        ("li dijî DEAŞê", [("warning", "DEAŞê")], [("error", "DEAŞê")]),
        ("DAIŞ, ne DEAŞ", None, [("error", "DEAŞ")]),
    ],
)
def test_terms_follow_the_glossary(report: Check, target: str, terms: Report | None, forbidden: Report | None) -> None:
    texts = ("against Daesh", target)
    assert report("terms", texts, "kmr", concepts=(DAESH,)) == (terms or [])
    assert report("forbidden", texts, "kmr", concepts=(DAESH,)) == (forbidden or [])


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Iraq", "", [("error", "")]),
        ("Iraq", " \n\t", [("error", "")]),
        ("Iraq", "Iraq", None),
        ("", "", None),
        (" ", "", None),
    ],
)
def test_an_empty_translation_is_reported(report: Check, source: str, target: str, expected: Report | None) -> None:
    assert report("empty", (source, target), "kmr") == (expected or [])
