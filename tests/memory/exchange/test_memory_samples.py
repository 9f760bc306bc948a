"""Files as other tools write them: the units that each holds, and what is said of broken ones.

``samples/FORMAT/NAME.*`` holds what ``NAME.json`` says; ``bad/FORMAT/FAULT.*`` is met with the line in ``FAULT.said``.
"""

import json
from dataclasses import astuple
from pathlib import Path

import pytest

from toolkit.errors import DragomanError
from toolkit.memory.exchange import tmx, tsv
from toolkit.memory.exchange.base import Intake

HERE = Path(__file__).parent
READERS = {"tmx": tmx.read, "tsv": tsv.read}
SAMPLES = [path for path in sorted(HERE.glob("samples/*/*")) if path.suffix != ".json"]
BAD = [path for path in sorted(HERE.glob("bad/*/*")) if path.suffix != ".said"]
UNSAID = {"plain.txt", "source-target.tsv"}
"""Names of files that do not say which languages they hold."""


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", SAMPLES, ids=_name)
def test_a_sample_holds_what_stands_beside_it(path: Path) -> None:
    intake = Intake("en", "ar") if path.name in UNSAID else Intake()
    units = [astuple(unit) for unit in READERS[path.parent.name](path, intake)]
    found = {"units": [list(unit) for unit in units], "left out": dict(intake.left_out)}
    assert found == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_fault_is_one_line_that_names_the_place(path: Path) -> None:
    with pytest.raises(DragomanError) as raised:
        list(READERS[path.parent.name](path, Intake()))
    said = str(raised.value).removeprefix(f"{path.parent}/")
    assert said.startswith(path.with_suffix(".said").read_text(encoding="utf-8"))


def test_every_format_has_a_sample_and_a_fault() -> None:
    assert {path.parent.name for path in SAMPLES} == {path.parent.name for path in BAD} == READERS.keys()
