"""What tests share: a small glossary, a small article, and what a command leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass

GLOSSARY = """\
[daesh]
en = "Daesh"
ar = "داعش"
ckb = "داعش"
kmr = ["DAIŞ", { text = "DEAŞ", status = "forbidden" }]

[hawija]
en = "Hawija"
ar = "الحويجة"
ckb = "حەویجە"
kmr = { text = "Hewîce", gender = "feminine" }
"""

ARTICLE = "A headline\n\nDaesh fled Hawija on Monday.\n\nNobody was hurt.\n"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


Dragoman = Callable[..., Result]
