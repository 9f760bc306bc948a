"""Month and weekday names as CLDR has them, but for a slip: the one place that talks to Babel."""

from functools import cache

from toolkit.errors import LanguageError

_BABEL_TAGS = {"kmr": "ku"}
"""CLDR files Kurmanji under ku."""

REGIONS = {"ar": ("ar", "ar-IQ", "ar-MA", "ar-DZ")}
"""Language → the CLDR locales that name its months differently, for recognising them all."""

_MENDED = {"کانونی یەکەم": "کانوونی یەکەم"}
"""The December of Sorani, which CLDR spells otherwise than its January, کانوونی دووەم."""


@cache
def months(locale: str) -> tuple[str, ...]:
    """Return the twelve month names of the CLDR *locale* (``ar-IQ``, ``ku``), as dates print them, January first.

    Raises:
        LanguageError: CLDR has no such locale.
    """
    return _names(locale, "months", range(1, 13))


@cache
def weekdays(locale: str) -> tuple[str, ...]:
    """Return the seven weekday names of the CLDR *locale*, Monday first.

    Raises:
        LanguageError: CLDR has no such locale.
    """
    return _names(locale, "days", range(7))


def _names(locale: str, kind: str, numbers: range) -> tuple[str, ...]:
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(_BABEL_TAGS.get(locale, locale), sep="-")
    except (ValueError, TypeError, UnknownLocaleError) as error:
        cure = "write a language and a country with a hyphen between, as ar-IQ, or a language alone"
        raise LanguageError(f"there is no calendar for {locale!r}", cure=cure) from error
    names = getattr(found, kind)["format"]["wide"]
    return tuple(_MENDED.get(name, name) for name in (str(names[number]) for number in numbers))
