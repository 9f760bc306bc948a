"""The header fields that Dragoman writes."""

from datetime import datetime

from toolkit import __version__, languages
from toolkit.errors import CatalogError, LanguageError
from toolkit.languages import Language
from toolkit.po.catalog import Catalog

_PLACEHOLDER_DATE = "YEAR-MO-DA HO:MI+ZONE"


def language_in(catalog: Catalog, field: str) -> Language | None:
    """Return the language that the header *field* of *catalog* names, None where it says nothing.

    Raises:
        CatalogError: it names no language known here.
    """
    if not (tag := catalog.headers.get(field, "").strip()):
        return None
    try:
        return languages.get(tag)
    except LanguageError as error:
        raise CatalogError(f"{field} in the header: {error.what}", cure=error.cure, path=catalog.path) from error


def now() -> str:
    """Return the time as PO headers write it: 2026-01-31 14:05+0300."""
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M%z")


def template_headers(project: str, source: str, date: str) -> dict[str, str]:
    """Return the header of a new template: gettext's fields, and the language of the msgids."""
    return {
        "Project-Id-Version": project,
        "POT-Creation-Date": date,
        "PO-Revision-Date": _PLACEHOLDER_DATE,
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": source,
        "X-Generator": f"dragoman {__version__}",
    }


def new_headers(project: str, date: str) -> dict[str, str]:
    """Return what a new PO file says before anyone has worked on it, worded as msginit --no-translator does.

    ``msgfmt -c`` warns of fields that are missing or still hold the template's placeholders.
    """
    return {
        "Project-Id-Version": project,
        "PO-Revision-Date": date,
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
    }


def kept_headers(*, language: str, plural_forms: str, source: str, template_date: str) -> dict[str, str]:
    """Return the fields that every update makes right."""
    return {
        "POT-Creation-Date": template_date,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
        "X-Source-Language": source,
        "X-Generator": f"dragoman {__version__}",
    }
