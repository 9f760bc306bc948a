"""Each rule sees what it is about, where it is, and nothing else."""

from pathlib import Path

import pytest

from toolkit.glossary.lint import lint
from toolkit.model import Finding

WHOLE = 'definition = "d"\n'


def findings(folder: Path, *texts: str, tags: tuple[str, ...] = ()) -> list[Finding]:
    for number, text in enumerate(texts):
        (folder / f"{number}.toml").write_text(text, encoding="utf-8")
    return lint(folder, tags)


def x(lines: str) -> str:
    return f"[x]\n{WHOLE}{lines}\n"


CASES: list[tuple[str, str, str | None]] = [
    ("no-definition", '[x]\nen = "a"\n', "1 info x: no definition"),
    ("no-definition", x('en = "a"'), None),
    ("no-preferred-term", x('en = { text = "a", status = "forbidden" }'), "3 warning x: no preferred term in en (a is"),
    ("no-preferred-term", x('en = ["a", { text = "b", status = "preferred" }]'), None),
    ("duplicate-term", x('kmr = ["a", "b", "a"]'), "3 warning x: kmr has 'a' 2 times: keep one"),
    ("duplicate-term", x('kmr = ["a", "A"]'), None),
    ("same-spelling", x('kmr = ["a", "A"]'), None),
    ("same-spelling", x('en = ["US", "U.S."]'), "3 info x: en 'U.S.' and 'US' are found as one: keep one"),
    ("same-spelling", x('ckb = ["کورد", { text = "كورد", status = "deprecated" }]'), None),
    (
        "shared-form",
        x('ar = { text = "غارة", forms = ["غارات"] }') + f'[y]\n{WHOLE}ar = "غارات"\n',
        "3 info x: form 'غارات'",
    ),
    (
        "shared-form",
        x('ar = { text = "غارة", forms = ["غارات"] }') + f'[y]\n{WHOLE}ar = {{ text = "هجوم", forms = ["غارات"] }}\n',
        "6 info y: form 'غارات' of 'هجوم' in ar also for x (",
    ),
    (
        "shared-form",
        x('ar = { text = "غارة", forms = ["غارات"] }') + f'[y]\n{WHOLE}ar = {{ text = "غارة", forms = ["غارات"] }}\n',
        None,
    ),
    (
        "wrong-language",
        x('ckb = ["hêz", "bajar"]') + f'[y]\n{WHOLE}ckb = "Hewîce"\n',
        "3 warning x: 3 of 3 ckb terms in this file look like Northern Kurdish (Kurmanji): is their tag kmr?",
    ),
    (
        "wrong-language",
        x('kmr = ["هێز", "شار", "شەڕ"]\nckb = "هێز"'),
        "3 warning x: 3 of 3 kmr terms in this file look like Central Kurdish (Sorani): is their tag ckb?",
    ),
    ("wrong-language", x('ckb = ["hêz", "bajar", "شار", "شەڕ", "هێز"]'), None),
    ("wrong-language", x('translate = false\nckb = ["AFP", "BBC", "CNN"]'), None),
    ("foreign-letter", x('ar = "ڕاپۆرت"'), "3 info x: ar 'ڕاپۆرت' has U+0695 ARABIC LETTER REH WITH SMALL V BELOW"),
    (
        "foreign-letter",
        x('kmr = "Müslüm"'),
        "U+00FC LATIN SMALL LETTER U WITH DIAERESIS, no letter of Northern Kurdish",
    ),
    ("foreign-letter", x('ckb = "صدام"'), "no letter of Central Kurdish (Sorani): is this ar?"),
    ("foreign-letter", x('en = "Zoë"'), None),
    ("foreign-letter", x('ar = "كورد"\nckb = "كورد"'), None),
    ("foreign-letter", x('kmr = ["Hewîce", { text = "Müslüm", status = "forbidden" }]'), None),
    (
        "presentation-form",
        x('ar = "ﻻجئ"'),
        "3 warning x: ar 'ﻻجئ' has U+FEFB ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM: write لا",
    ),
    ("presentation-form", x('en = "oﬃce"'), "has U+FB03 LATIN SMALL LIGATURE FFI: write ffi"),
    ("presentation-form", x('ar = "لاجئ"'), None),
    (
        "outer-punctuation",
        x('en = "“caliphate”"'),
        "3 warning x: en '“caliphate”' has U+201C LEFT DOUBLE QUOTATION MARK",
    ),
    ("outer-punctuation", x('ar = "داعش،"'), "has U+060C ARABIC COMMA at one end: leave it to the text"),
    ("outer-punctuation", x('en = ["U.S.", "P5+1", "F#", "90%", "Hashd (Shaabi)", "@AFP"]'), None),
    ("homonym", x('en = "a"\nar = "ا"') + f'[y]\n{WHOLE}en = "b"\nar = "ا"\n', "8 info y: 'ا' in ar also for x"),
    ("homonym", x('en = "a"\nar = "ا"') + f'[y]\n{WHOLE}en = "a"\nar = "ا"\n', None),
    ("homonym", x('ar = "ا"\nen = "a"') + f'[y]\n{WHOLE}ar = ["ب", {{ text = "ا", status = "deprecated" }}]\n', None),
    ("same-concept", x('en = "a"') + f'[y]\n{WHOLE}en = "a"\n', "4 warning y: the same terms as x ("),
    ("same-concept", x('en = "a"') + f'[y]\n{WHOLE}en = "a"\nar = "ا"\n', None),
    (
        "forbidden-and-approved",
        x('ckb = ["ا", { text = "ب", status = "forbidden" }]') + f'[y]\n{WHOLE}ckb = "ب"\n',
        "3 warning x: 'ب' in ckb is forbidden here and approved in y (",
    ),
    ("forbidden-and-approved", x('ckb = { text = "ب", status = "forbidden" }') + f'[y]\n{WHOLE}kmr = "ب"\n', None),
    ("related", x('related = ["x"]'), "3 warning x: related to itself"),
    ("related", x('related = ["z"]') + "[zz]\n", "3 warning x: related to 'z', which is not here: did you mean zz?"),
    ("related", x('related = ["y"]') + "[y]\n", None),
    ("wrong-script", x('ckb = "hêzên ewlehiyê"'), "3 warning x: ckb 'hêzên ewlehiyê' has U+0068 LATIN SMALL LETTER H"),
    (
        "wrong-script",
        x('ckb = "Hewîce"'),
        "ckb is written in Arabic script: this looks like Northern Kurdish (Kurmanji), kmr",
    ),
    (
        "wrong-script",
        x('kmr = "حەویجە"'),
        "kmr is written in Latin script: this looks like Central Kurdish (Sorani), ckb",
    ),
    ("wrong-script", x('ar = { text = "غارة", forms = ["raids"] }'), "ar 'raids' has U+0072 LATIN SMALL LETTER R"),
    ("wrong-script", x('en = "Dаesh"'), "has U+0430 CYRILLIC SMALL LETTER A; en is written in Latin script"),
    ("wrong-script", x('ar = ["ا", { text = "IS", status = "forbidden" }]'), None),
    ("wrong-script", x('translate = false\nar = "AFP"'), None),
    ("wrong-script", x('ar = "85-90 ا"'), None),
    ("wrong-letter", x('ckb = "كورد"'), "3 warning x: ckb 'كورد' has U+0643 ARABIC LETTER KAF: write ک (U+06A9)"),
    ("wrong-letter", x('ar = "کرد"'), "ar 'کرد' has U+06A9 ARABIC LETTER KEHEH: write ك (U+0643)"),
    ("wrong-letter", x('kmr = "çekdarı"'), "kmr 'çekdarı' has U+0131 LATIN SMALL LETTER DOTLESS I: write i (U+0069)"),
    ("wrong-letter", x('ckb = ["کورد", { text = "كورد", status = "deprecated" }]'), None),
    ("white-space", x('en = "a  b"'), "3 warning x: en 'a  b' has two spaces"),
    ("white-space", x('en = " a"'), "3 warning x: en ' a' has a space at one end"),
    ("white-space", x('en = "a\u00a0b"'), "has U+00A0 NO-BREAK SPACE"),
    ("white-space", x('en = "a\\tb"'), "has U+0009 a character without a name"),
    ("white-space", x('en = "a b"'), None),
    ("invisible-character", x('ar = "\u200fداعش"'), "has U+200F RIGHT-TO-LEFT MARK: take it out"),
    ("invisible-character", x('en = "a\u200bb"'), "has U+200B ZERO WIDTH SPACE: take it out"),
    ("invisible-character", x('ar = "ا\u200cب"'), "has U+200C ZERO WIDTH NON-JOINER: take it out"),
    ("invisible-character", x('ckb = "ا\u200cب"'), None),
    ("vowel-marks", x('ar = "داعـش"'), "3 warning x: ar 'داعـش' has U+0640 ARABIC TATWEEL: write it without"),
    ("vowel-marks", x('ar = "قُوات"'), "has U+064F ARABIC DAMMA: write it without"),
    ("vowel-marks", x('ar = "عرب سنّة"'), None),
    ("vowel-marks", x('ar = "جواً"'), None),
    ("needless-form", x('ar = { text = "غارة", forms = ["غارات", "غارة"] }'), "3 info x: ar 'غارة' is listed among"),
    ("needless-form", x('ar = { text = "غارة", forms = ["غارات"] }'), None),
]


@pytest.mark.parametrize(("rule", "text", "said"), CASES)
def test_a_rule_sees_what_it_is_about(rule: str, text: str, said: str | None, tmp_path: Path) -> None:
    found = [one for one in findings(tmp_path, text) if one.rule == rule]
    assert (len(found) > 0) == (said is not None)
    if said is not None:
        assert said in f"{found[0].line} {found[0].severity} {found[0].message}"
        assert found[0].file == str(tmp_path / "0.toml")


def test_a_missing_language_is_one_of_the_desk(tmp_path: Path) -> None:
    text = x('en = "a"\nar = "ا"') + f'[y]\n{WHOLE}translate = false\nen = "AFP"\n'
    found = findings(tmp_path, text, tags=("en", "ar", "ckb", "kmr"))
    assert [(one.rule, one.line, one.message) for one in found] == [("missing-language", 1, "x: no term in ckb, kmr")]
    assert findings(tmp_path, text, tags=("en", "ar")) == []


def test_every_fault_of_every_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "z.toml").write_bytes(b'[z]\nen = "\xe9"\n')
    found = findings(tmp_path, x('en = ""\nfr = "b"\nnote = 3'), "[broken\n", f"[ok]\n{WHOLE}en = 'a'\n[x]\n{WHOLE}")
    assert [(Path(one.file).name, one.line) for one in found if one.severity == "error"] == [
        ("0.toml", 3),
        ("0.toml", 4),
        ("0.toml", 5),
        ("1.toml", 1),
        ("2.toml", 4),
        ("z.toml", 2),
    ]


def test_a_good_glossary_has_nothing_to_tell(tmp_path: Path) -> None:
    text = x('en = "Daesh"\nar = "داعش"\nckb = "داعش"\nkmr = "DAIŞ"')
    assert findings(tmp_path, text, tags=("en", "ar", "ckb", "kmr")) == []
