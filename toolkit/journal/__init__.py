"""Changes to several files, all of them or none, whenever the command that makes them is killed; and the way back."""

from toolkit.journal.change import Change, Step
from toolkit.journal.journal import Journal

__all__ = ["Change", "Journal", "Step"]
