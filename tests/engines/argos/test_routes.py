"""Which packages are taken, and what is said where there are none."""

from pathlib import Path

import pytest

from toolkit.engines.argos.routes import route
from toolkit.engines.packages import Package
from toolkit.errors import EngineError

INSTALL = "run 'dragoman models install translate-en_ar'"
IMPORT = "see docs/models.md for 'dragoman models import'"


def package(name: str) -> Package:
    source, target = name.split("_")
    place = Path(name)
    return Package(source, target, "1.0", place, place, place, place, (), (), (), "", name)


def way(packages: str, source: str, target: str) -> list[str]:
    return [one.name for one in route(map(package, packages.split()), source, target)]


@pytest.mark.parametrize(
    ("packages", "source", "target", "expected"),
    [
        ("en_ar ar_en", "en", "ar", ["en_ar"]),
        ("ckb_en en_ar en_kmr", "ckb", "ar", ["ckb_en", "en_ar"]),
        ("ckb_en en_ar ckb_ar", "ckb", "ar", ["ckb_ar"]),
        ("ckb_kmr kmr_ar ckb_en en_ar", "ckb", "ar", ["ckb_en", "en_ar"]),
        ("ckb_kmr kmr_ar", "ckb", "ar", ["ckb_kmr", "kmr_ar"]),
        ("ckb_kmr kmr_en en_ar", "ckb", "ar", ["ckb_kmr", "kmr_en", "en_ar"]),
        ("en_ckb ckb_en", "en", "ckb", ["en_ckb"]),
    ],
)
def test_the_fewest_packages_are_taken(packages: str, source: str, target: str, expected: list[str]) -> None:
    assert way(packages, source, target) == expected


def test_of_two_packages_for_a_pair_the_first_is_taken() -> None:
    newer, older = package("en_ar"), package("en_ar")
    assert route([newer, older], "en", "ar")[0] is newer


@pytest.mark.parametrize(
    ("packages", "source", "target", "message"),
    [
        (
            "",
            "en",
            "ar",
            f"no Argos package from en to ar: translate-en_ar missing; {INSTALL}",
        ),
        (
            "ar_en",
            "en",
            "ckb",
            f"no Argos package from en to ckb: translate-en_ckb missing; {IMPORT}",
        ),
        (
            "ckb_en",
            "ckb",
            "ar",
            f"no Argos package from ckb to ar: translate-en_ar missing; {INSTALL}",
        ),
        (
            "",
            "ckb",
            "ar",
            f"no Argos package from ckb to ar: translate-ckb_en and translate-en_ar missing; {IMPORT} and {INSTALL}",
        ),
        ("en_ar", "ar", "ar", "nothing to translate from ar to ar; choose another language"),
    ],
)
def test_what_is_missing_is_said_in_one_line(packages: str, source: str, target: str, message: str) -> None:
    with pytest.raises(EngineError) as caught:
        way(packages, source, target)
    assert str(caught.value) == message
