"""Looking a text up in the memory, as a person does."""

from toolkit import languages
from toolkit.errors import LanguageError
from toolkit.workflow.desk import Desk
from toolkit.workflow.leverage import Proposal
from toolkit.workflow.memory import opened
from toolkit.workflow.terminology import judged, terminologies
from toolkit.workflow.workspace import Workspace


def pair_of(source: str, target: str) -> tuple[str, str]:
    """Return the tags that *source* and *target* mean; an empty one stays empty.

    Raises:
        LanguageError: one is not known, or both are the same.
    """
    pair = (languages.get(source).tag if source else "", languages.get(target).tag if target else "")
    if source and pair[0] == pair[1]:
        raise LanguageError(f"from {source} to {target} there is nothing to translate", cure="give two languages")
    return pair


def search(
    workspace: Workspace, texts: list[str], pair: tuple[str, str], least: float, most: int
) -> list[list[Proposal]]:
    """Return for each of *texts* what the memory of *workspace* has for it, the best first.

    Args:
        workspace: whose memory, and whose glossary judges what is found.
        texts: to be looked up.
        pair: tags of their language and of the one to translate into.
        least: the likeness, from 0 to 1, that a text must have.
        most: how many to return for each.

    Raises:
        GlossaryError: the glossary is wrong.
        StoreError: the memory cannot be used.
    """
    glossary = terminologies(Desk.of(workspace), workspace.settings)(*pair)
    with opened(workspace) as memory:
        return [
            [
                Proposal(match, judged((), text, match.unit.translation, glossary))
                for match in memory.fuzzy(*pair, text, least, most)
            ]
            for text in texts
        ]
