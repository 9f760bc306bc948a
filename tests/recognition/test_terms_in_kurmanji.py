from collections.abc import Callable

import pytest

from toolkit.model import Term


def f(text: str) -> Term:
    return Term(text, "kmr", case="exact" if text != text.lower() else "any", gender="feminine")


def m(text: str) -> Term:
    return Term(text, "kmr", case="exact" if text != text.lower() else "any", gender="masculine")


DEWLET = f("rêxistina Dewleta Îslamî")
HSD_FULL = Term("Hêzên Sûriyeya Demokratîk", "kmr", case="exact", number="plural")

CASES = [
    # Endings on names, joined or after any apostrophe.
    ("DAIŞ", "DAIŞ", ["DAIŞ"]),
    ("DAIŞ", "DAIŞê", ["DAIŞê"]),
    ("DAIŞ", "DAIŞ'ê", ["DAIŞ'ê"]),
    ("DAIŞ", "DAIŞ’ê", ["DAIŞ’ê"]),
    ("DAIŞ", "DAIŞ‘ê", ["DAIŞ‘ê"]),
    ("DAIŞ", "DAIŞ`ê", ["DAIŞ`ê"]),
    ("DAIŞ", "DAIŞ´ê", ["DAIŞ´ê"]),
    ("DAIŞ", "DAIŞʼê", ["DAIŞʼê"]),
    ("DAIŞ", "“DAIŞ”ê", ["DAIŞ"]),
    ("DAIŞ", "DAI\u0327S\u0327", None),
    ("DAIŞ", "DAIS\u0327", ["DAIS\u0327"]),
    ("DAIŞ", "DAIȘê", ["DAIȘê"]),
    ("DAIŞ", "daiş", None),
    ("DAIŞ", "Daişê", None),
    ("DAIŞ", "DAÎŞ", None),
    ("DAIŞ", "DAIS", None),
    ("DAIŞ", "dijî-DAIŞ", ["DAIŞ"]),
    (f("Iraq"), "Iraqê", ["Iraqê"]),
    (f("Iraq"), "Iraqa nû", ["Iraqa"]),
    (f("Iraq"), "li Iraq’ê", ["Iraq’ê"]),
    (f("Iraq"), "İraqê", ["İraqê"]),
    (f("Iraq"), "Iraqî", None),
    (f("Iraq"), "Iraqiyan", None),
    (f("Iraq"), "iraq", None),
    (f("Iraq"), "IRAQ DIDOMÎNE", ["IRAQ"]),
    (f("Iraq"), "Iraqêda", ["Iraqêda"]),
    (f("mayîn"), "mayînde", None),
    (f("Homs"), "Homsî", None),
    ("Homs", "Homsî", None),
    ("Trump", "Trump’î", ["Trump’î"]),
    ("Trump", "Trumpî", None),
    (m("Trump"), "Trumpî", ["Trumpî"]),
    (f("Homs"), "Homs’î", None),
    (f("Homs"), "Homsê", ["Homsê"]),
    (f("London"), "Londonderryê", None),
    # Vowels take a glide, or fall.
    (f("Sûriye"), "Sûriyeyê", ["Sûriyeyê"]),
    (f("Sûriye"), "Sûriyeya", ["Sûriyeya"]),
    (f("Sûriye"), "Sûriyê", ["Sûriyê"]),
    (f("Sûriye"), "Sûrî", None),
    (f("Sûriye"), "Sûriyeyî", None),
    (f("Brîtanya"), "Brîtanyayê", ["Brîtanyayê"]),
    (f("Brîtanya"), "Brîtanya’yê", ["Brîtanya’yê"]),
    (f("Brîtanya"), "Brîtanyayî", None),
    (f("Hewîce"), "Hewîceyê", ["Hewîceyê"]),
    (f("partî"), "partiya", ["partiya"]),
    (f("partî"), "Partiyên", ["Partiyên"]),
    (f("partî"), "partîya", ["partîya"]),
    (f("partî"), "partiyekê", ["partiyekê"]),
    (f("partî"), "apartman", None),
    # Nouns: oblique, ezafe, plural, indefinite, copula, postposition.
    (m("serok"), "serokê", ["serokê"]),
    (m("serok"), "serokên", ["serokên"]),
    (m("serok"), "serokan", ["serokan"]),
    (m("serok"), "serokekî", ["serokekî"]),
    (m("serok"), "serokek", ["serokek"]),
    (m("serok"), "serokî", ["serokî"]),
    (m("serok"), "serokin", ["serokin"]),
    (m("serok"), "serokkomar", None),
    (m("serok"), "serokatî", None),
    (m("serok"), "serokwezîr", None),
    (m("welat"), "welêt", ["welêt"]),
    (m("welat"), "welatî", ["welatî"]),
    (m("welat"), "welatiyên", None),
    (m("welat"), "hevwelatî", None),
    (m("welat"), "welatekî", ["welatekî"]),
    (m("serokkomar"), "serokkomêr", ["serokkomêr"]),
    (m("bajar"), "bajêr", ["bajêr"]),
    (m("bajar"), "bajarekî", ["bajarekî"]),
    (m("bajar"), "bajarvanî", None),
    (f("hikûmet"), "hikûmetê", ["hikûmetê"]),
    (f("hikûmet"), "hikûmetî", None),
    (f("hikûmet"), "hikûmetan", ["hikûmetan"]),
    (f("êrîş"), "êrîşeke", ["êrîşeke"]),
    (f("êrîş"), "êrîşkar", None),
    (f("êrîş"), "êrişê", None),
    (f("şer"), "pêşeroj", None),
    (f("şer"), "şermezar", None),
    (f("şer"), "şeran", ["şeran"]),
    (f("hêz"), "bihêz", None),
    (f("hêz"), "hêzên", ["hêzên"]),
    ("ser", "şer", None),
    ("be", "bê", None),
    (m("çekdar"), "çekdarên DAIŞê", ["çekdarên"]),
    (m("çekdar"), "çekdarekî", ["çekdarekî"]),
    (m("çekdar"), "çek", None),
    (m("hevwelatî"), "hevwelatiyên", ["hevwelatiyên"]),
    (m("welat"), "li welatîda", ["welatîda"]),
    # Acronyms keep their capitals; their endings are small.
    ("YE", "ye yê yên yan Ye", None),
    ("YE", "YE", ["YE"]),
    ("YE", "YE’yê", ["YE’yê"]),
    ("YE", "YEyê", ["YEyê"]),
    ("YE", "YEKÎTIYA", None),
    ("YE", "EV RAST YE", None),  # in a headline YE is far oftener the verb
    ("HSD", "HSDê", ["HSDê"]),
    ("HSD", "HSDyê", ["HSDyê"]),
    ("HSD", "HSD'yê", ["HSD'yê"]),
    ("HSD", "hsd", None),
    ("HSD", "ÊRÎŞA HSD DIDOME", ["HSD"]),
    (m("serok"), "serokyê", None),
    # Terms of several words.
    (DEWLET, "rêxistina Dewleta Îslamî", ["rêxistina Dewleta Îslamî"]),
    (DEWLET, "Rêxistina Dewleta Îslamî", ["Rêxistina Dewleta Îslamî"]),
    (DEWLET, "ji rêxistina “Dewleta Îslamî”", ["rêxistina “Dewleta Îslamî"]),
    (DEWLET, "Dewleta Îslamî", None),
    (DEWLET, "RÊXISTINA DEWLETA ÎSLAMÎ", ["RÊXISTINA DEWLETA ÎSLAMÎ"]),
    ("Dewleta Îslamî", "dewleta îslamî", None),
    ("Dewleta Îslamî", "Dewletên Îslamî", None),
    ("Dewleta Îslamî", "Dewleteke Îslamî", ["Dewleteke Îslamî"]),
    (HSD_FULL, "Hêzên Sûriyeya Demokratîk", ["Hêzên Sûriyeya Demokratîk"]),
    (HSD_FULL, "Hêzên Sûriya Demokratîk", ["Hêzên Sûriya Demokratîk"]),
    (HSD_FULL, "Hêza Sûriyeya Demokratîk", None),
    ("Yekîtiya Ewropayê", "ji Yekîtiya Ewropayê", ["Yekîtiya Ewropayê"]),
    ("Yekîtiya Ewropayê", "(YE: YEKÎTIYA EWROPAYÊ)", ["YEKÎTIYA EWROPAYÊ"]),
    ("Yekîtiya Ewropayê", "Yekîtiya Amerîkayê", None),
    (f("êrîşa asmanî"), "êrîşên asmanî", ["êrîşên asmanî"]),
    (f("êrîşa asmanî"), "êrîşeke asmanî", ["êrîşeke asmanî"]),
    (f("êrîşa asmanî"), "êrîşa hewayî", None),
    ("hêzên ewlehiyê", "hêzên ewlehiyê yên Iraqê", ["hêzên ewlehiyê"]),
    ("hêzên ewlehiyê", "Hêzeke ewlehiyê", ["Hêzeke ewlehiyê"]),
    ("hêzên ewlehiyê", "hêzên, ewlehiyê", None),
    (f("Dadgeha Bilind"), "Dadgeha Bilind", ["Dadgeha Bilind"]),
    (f("Dadgeha Bilind"), "dadgehên bilind", None),
]


@pytest.mark.parametrize(("term", "text", "expected"), CASES)
def test_kurmanji_terms(
    find: Callable[[str, str | Term, str], list[str] | None], term: str | Term, text: str, expected: list[str] | None
) -> None:
    assert find("kmr", term, text) == expected
