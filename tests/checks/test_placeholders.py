from collections.abc import Callable

import pytest

Report = list[tuple[str, str]]

# Source, target, language, and what is reported: severity and the marked part; None where nothing may be.
CASES = [
    ("{name} fled.", "{name} reviya.", "kmr", None),
    ("{name} fled.", "{nav} reviya.", "kmr", ("error", "{nav}")),
    ("{name} fled.", "Reviya.", "kmr", ("error", "")),
    ("He fled.", "{name} reviya.", "kmr", ("error", "{name}")),
    ("{a} and {b}", "{b} و{a}", "ar", None),
    ("{a} and {a}", "{a}", "ar", ("error", "")),
    ("{0:.2f} of {total!r}", "{0:.2f} ji {total!r}", "kmr", None),
    ("Hello ${name}", "سڵاو ${name}", "ckb", None),
    ("%s of %d", "%s من %d", "ar", None),
    ("%s of %d", "%s من %s", "ar", ("error", "%s")),
    ("%(count)d files", "%(count)s pel", "kmr", ("error", "%(count)s")),
    ("%1$s and %2$s", "%2$s û %1$s", "kmr", None),
    ("%s", "٪s", "ar", ("error", "")),
    # Percentages are none, with the endings of Kurmanji too.
    ("50% of them", "%50ê wan", "kmr", None),
    ("50% of them", "ji %50a wan", "kmr", None),
    ("It is 50%", "ew %50e", "kmr", None),
    ("100%% sure", "100%% piştrast", "kmr", None),
    ("Read <b>this</b>.", "اقرأ <b>هذا</b>.", "ar", None),
    ("Read <b>this</b>.", "اقرأ <b>هذا.", "ar", ("error", "")),
    ("Read <b>this</b>.", "اقرأ </b>هذا<b>.", "ar", ("error", "</b>")),
    ("<b><i>x</i></b>", "<b><i>س</b></i>", "ar", ("error", "</b>")),
    ("a<br>b", "أ<br>ب", "ar", None),
    ("a<br/>b", "أ<br>ب", "ar", ("error", "<br>")),
    ('<a href="x" title="Read">y</a>', '<a href="x" title="اقرأ">ي</a>', "ar", None),
    ('<a href="x">y</a>', '<a href="z">ي</a>', "ar", ("error", '<a href="z">')),
    ("3 < 5 and 6 > 4", "3 < 5 و6 > 4", "ar", None),
    ("See https://a.example/b.", "انظر https://a.example/b، ثم", "ar", None),
    ("See https://a.example/b.", "انظر https://a.example/c.", "ar", ("warning", "https://a.example/c")),
    ("See https://a.example/b.", "انظر الموقع.", "ar", ("warning", "")),
    ("Write to a.b@c.example", "بنووسە بۆ a.b@c.example", "ckb", None),
    ("Write to a.b@c.example", "بنووسە بۆ a.b@c.exmaple", "ckb", ("warning", "a.b@c.exmaple")),
    ("See www.a.example (in Arabic)", "binêre (bi erebî: www.a.example)", "kmr", None),
]


@pytest.mark.parametrize(("source", "target", "tag", "expected"), CASES)
def test_what_a_program_reads_is_the_same_on_both_sides(
    source: str, target: str, tag: str, expected: tuple[str, str] | None, report: Callable[..., Report]
) -> None:
    assert report("placeholders", (source, target), tag) == ([] if expected is None else [expected])
