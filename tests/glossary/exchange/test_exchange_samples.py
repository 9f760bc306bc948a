"""Files as other tools write them: what the glossary makes of each, and what it says of broken ones.

``samples/FORMAT/NAME.*`` becomes ``NAME.toml`` in an empty glossary; ``bad/FORMAT/FAULT.*`` is met with the line in
``FAULT.said``.
"""

from pathlib import Path

import pytest

from toolkit.errors import DragomanError
from toolkit.glossary import Glossary
from toolkit.glossary.exchange import registry
from toolkit.glossary.exchange.base import Format, Intake
from toolkit.glossary.exchange.plan import Plan, Rules, Verdict
from toolkit.glossary.parse import parse
from toolkit.po import glossary_file

HERE = Path(__file__).parent
SAMPLES = [path for path in sorted(HERE.glob("samples/*/*")) if path.suffix != ".toml"]
BAD = [path for path in sorted(HERE.glob("bad/*/*")) if path.suffix != ".said"]
NEW = Path("new.toml")


def _format(path: Path) -> Format:
    name = path.parent.name
    return glossary_file.FORMAT if name == "po" else registry.get(name)


def _plan(path: Path) -> Plan:
    form = _format(path)
    intake = Intake(("en", "ar") if form.name in ("omegat", "deepl") else ())
    items = list(form.read(path, intake))
    return Plan.make(items, Glossary(), {}, Rules(path, form, overwrite=False, place=lambda _: NEW))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", SAMPLES, ids=_name)
def test_a_sample_becomes_the_glossary_beside_it(path: Path) -> None:
    plan = _plan(path)
    assert {row.verdict for row in plan.rows} <= {Verdict.NEW, Verdict.UNCHANGED}, plan.rows
    text = plan.changed_texts()[NEW]
    assert text == path.with_suffix(".toml").read_text(encoding="utf-8")
    assert parse(text, NEW)[1] == []


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_fault_is_named_with_its_place_and_cure(path: Path) -> None:
    said = path.with_suffix(".said").read_text(encoding="utf-8")
    assert any(line.startswith(said) for line in _refusals(path)), _refusals(path)


def _refusals(path: Path) -> list[str]:
    try:
        rows = _plan(path).rows
    except DragomanError as error:
        return [str(error).removeprefix(f"{path.parent}/")]
    refused = [row for row in rows if row.verdict in (Verdict.REJECTED, Verdict.CONFLICTING)]
    return [f"{path.name}:{row.line}: {message}" for row in refused for message in row.messages]


def test_every_format_has_a_sample_and_a_fault() -> None:
    formats = {name.split("3")[0] for name in registry.MODULES} | {"po"}
    assert {path.parent.name for path in SAMPLES} == formats
    assert {path.parent.name for path in BAD} == formats
