import pytest

from toolkit.errors import LanguageError
from toolkit.languages import TAGS, get
from toolkit.languages.calendar import REGIONS, months, weekdays


@pytest.mark.parametrize(
    ("locale", "number", "name"),
    [
        ("en", 9, "October"),
        ("ar", 6, "يوليو"),
        ("ar-IQ", 6, "تموز"),
        ("ar_IQ", 6, None),
        ("ar-IQ", 9, "تشرين الأول"),
        ("ckb", 6, "تەمووز"),
        ("ku", 6, "tîrmeh"),
        ("kmr", 6, "tîrmeh"),
        ("xx-YY", 0, None),
        ("", 0, None),
        ("not a locale", 0, None),
    ],
)
def test_months_are_those_of_the_locale(locale: str, number: int, name: str | None) -> None:
    if name is None:
        with pytest.raises(LanguageError) as caught:
            months(locale)
        assert caught.value.cure
    else:
        assert months(locale)[number] == name


def test_weeks_begin_on_monday() -> None:
    assert weekdays("en")[0] == "Monday"
    assert weekdays("ar")[0] == "الاثنين"
    assert weekdays("kmr")[6] == "yekşem"


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_the_months_of_its_style(tag: str) -> None:
    for locale in (*get(tag).style.months, *REGIONS.get(tag, ())):
        assert len(set(months(locale))) == 12
    assert len(set(weekdays(tag))) == 7
