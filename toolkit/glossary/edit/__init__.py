"""Edits that leave a glossary file as its people laid it out, but for the lines they are about."""

from toolkit.glossary.edit.block import block, check_block, put_block
from toolkit.glossary.edit.concepts import (
    TermEdit,
    Texts,
    add,
    remove,
    remove_terms,
    rename,
    require,
    set_term,
    set_values,
)
from toolkit.glossary.edit.transaction import Edit, Outcome, apply

__all__ = [
    "Edit",
    "Outcome",
    "TermEdit",
    "Texts",
    "add",
    "apply",
    "block",
    "check_block",
    "put_block",
    "remove",
    "remove_terms",
    "rename",
    "require",
    "set_term",
    "set_values",
]
