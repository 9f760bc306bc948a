from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.checks import RULES, Pair, run
from toolkit.languages import get
from toolkit.po import Catalog

Report = list[tuple[str, str]]
Check = Callable[..., Report]

ARTICLE = Path(__file__).parents[2] / "translations" / "hawija-offensive"
IT_IS = [("error", "")]

CASES = [
    ("The army said so.", "قال الجيش ذلك في بيان له.", "ar", None),
    ("The army said so.", "سوپا لە بەیاننامەیەکدا وای گوت.", "ckb", None),
    ("The army said so.", "Artêşê di daxuyaniyekê de wisa got.", "kmr", None),
    ("The army said so.", "سوپا لە بەیاننامەیەکدا وای گوت.", "ar", IT_IS),
    ("The army said so.", "قال الجيش ذلك في بيان له أصدره أمس.", "ckb", IT_IS),
    ("The army said so.", "The army said so in a statement of its own.", "kmr", IT_IS),
    ("قال الجيش ذلك.", "Artêşê di daxuyaniyekê de wisa got.", "en", IT_IS),
    # Typed on a Persian keyboard, but Arabic.
    ("The army said so.", "قال الجیش ذلک فی بیان له علی الکرد.", "ar", None),
    # Names and titles keep their letters.
    ("Gorran and the PUK", "حركة گۆران والاتحاد الوطني الكردستاني في المدينة", "ar", None),
    ("the film The War of the Worlds", "Fîlma The War of the Worlds li sînemayên bajêr tê nîşandan", "kmr", None),
    # Too little to tell.
    ("Daesh", "داعش", "ckb", None),
    ("in it", "in", "kmr", None),
]


@pytest.mark.parametrize(("source", "target", "tag", "expected"), CASES)
def test_a_text_in_another_language_of_the_script_is_an_error(
    report: Check, source: str, target: str, tag: str, expected: Report | None
) -> None:
    language = "ar" if tag == "en" else "en"
    assert report("language", (source, target), tag, source=language) == (expected or [])


@pytest.mark.parametrize("tag", ["ar", "ckb", "kmr"])
def test_a_printed_article_is_in_its_own_language(report: Check, tag: str) -> None:
    entries = list(Catalog.read(ARTICLE / f"{tag}.po"))
    assert len(entries) > 20
    for entry in entries:
        assert report("language", (entry.msgid, entry.msgstr), tag) == []


def test_the_letters_of_a_text_in_another_language_are_not_told_one_by_one() -> None:
    style = get("ar").style
    pair = Pair("The army said so.", "سوپا لە بەیاننامەیەکدا وای گوت.", get("en"), get("ar"), style)
    assert list(RULES["letters"].check(pair))
    assert [finding.rule for finding in run(pair)] == ["language"]
