"""Bringing the PO files of the workspace up to date."""

from collections.abc import Callable, Sequence

from toolkit.workflow import changes
from toolkit.workflow.desk import Desk
from toolkit.workflow.translate import Outcome, refresh
from toolkit.workflow.workspace import Workspace


def update(
    workspace: Workspace, slugs: Sequence[str], wanted: Sequence[str], waiting: Callable[[], None]
) -> list[Outcome]:
    """Bring the PO files of articles up to date with their sources and the glossary; nothing is drafted.

    Args:
        workspace: where.
        slugs: the articles; all where it is empty.
        wanted: tags of the languages; all of the desk's where it is empty.
        waiting: is called once, where another command has to be waited for for more than a second.

    Raises:
        DragomanError: an article, a language or a file is wrong, or a file cannot be written.
    """
    desk = Desk.of(workspace)
    outcomes: list[Outcome] = []
    with changes.locked(workspace, waiting):
        for article in workspace.articles(slugs):
            source = workspace.source_language(article)
            outcomes += refresh(desk, article, source, workspace.target_languages(source, wanted))
    return outcomes
