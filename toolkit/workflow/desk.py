"""The desk's glossary at work: loaded once for a command, and asked in whichever languages it meets."""

from functools import cache
from pathlib import Path

from toolkit import glossary
from toolkit.model import Concept
from toolkit.recognition import Recognizer, Verifier
from toolkit.workflow.workspace import Workspace


class Desk:
    """A glossary with the recognisers made for it so far."""

    def __init__(self, concepts: tuple[Concept, ...]) -> None:
        self.concepts = concepts
        self._by_id = {concept.id: concept for concept in concepts}
        # Bound to this object, so that its recognisers go when it goes.
        self.recognizer = cache(self._recognizer)
        self.verifier = cache(self._verifier)

    @classmethod
    def of(cls, workspace: Workspace) -> "Desk":
        """Return the desk of *workspace*.

        Raises:
            GlossaryError: a glossary file is wrong.
        """
        return cls(tuple(glossary.load(workspace.glossary_folder)))

    @classmethod
    def of_file(cls, path: Path) -> "Desk":
        """Return the desk with the glossary file at *path*, TOML or CSV.

        Raises:
            GlossaryError: it is wrong.
        """
        return cls(tuple(glossary.load_file(path)))

    def term_notes(self, text: str, source: str, target: str) -> list[str]:
        """Return the ``#. term:`` lines for a *text*: each concept in it once, as ``Daesh = داعش (daesh)``."""
        names: dict[str, str] = {}
        for match in self.recognizer(source).find(text):
            names.setdefault(match.concept, match.term.text)
        renderings = ((name, self._by_id[concept].preferred(target), concept) for concept, name in names.items())
        notes = [f"term: {name} = {term.text} ({concept})" for name, term, concept in renderings if term]
        # A term may hold a line break by mistake, which would break the PO file.
        return [" ".join(note.split()) for note in notes]

    def _recognizer(self, language: str) -> Recognizer:
        return Recognizer(self.concepts, language)

    def _verifier(self, source: str, target: str) -> Verifier:
        return Verifier(self.concepts, source, target)
