"""Engines by name: those that come with the toolkit, and plug-ins."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.engines import Engine, EngineContext, Terminologies
from toolkit.engines.plugins import Plugin, plugins
from toolkit.errors import EngineError
from toolkit.settings import Settings

AUTO, NONE, ARGOS, LIBRETRANSLATE = "auto", "none", "argos", "libretranslate"
BUILT_IN = (AUTO, NONE, ARGOS, LIBRETRANSLATE)

Pair = tuple[str, str]
"""Tags of a source and a target language."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which engine drafts what nobody has translated yet."""

    name: str = AUTO
    """``auto`` is ``argos`` where its packages are installed, and nothing where they are not."""
    device: str | None = None
    """What Argos packages run on, in place of the setting: ``auto``, ``cpu`` or ``cuda``."""

    def check(self) -> None:
        """See that there is such an engine.

        Raises:
            EngineError: there is none; the message names those that there are.
        """
        if self.name not in BUILT_IN and self.name not in plugins():
            known = ", ".join([*BUILT_IN, *plugins()])
            raise EngineError(f"no engine '{self.name}'", cure=f"choose one of {known}")

    def engine(self, settings: Settings, terminologies: Terminologies) -> Engine:
        """Return the engine.

        Raises:
            EngineError: it cannot be made.
        """
        if self.name in (AUTO, ARGOS):
            from toolkit.engines.argos import ArgosEngine  # noqa: PLC0415 - models take their time

            own = {**settings.engines.get(ARGOS, {}), **({"device": self.device} if self.device else {})}
            return ArgosEngine(terminologies, **own)
        context = EngineContext(settings.engines.get(self.name, {}), terminologies)
        if self.name == LIBRETRANSLATE:
            from toolkit.engines.libretranslate import make  # noqa: PLC0415 - urllib and ssl take their time

            return make(context)
        return Plugin(plugins()[self.name], context)

    def lacking(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Return those of *pairs* for which no Argos package is installed, if the choice is Argos.

        Raises:
            DragomanError: the packages cannot be looked at.
        """
        if self.name not in (AUTO, ARGOS):
            return []
        from toolkit.engines.packages import installed  # noqa: PLC0415 - argostranslate takes its time

        legs = {(package.source, package.target) for package in installed()}
        middles = {target for _, target in legs}
        return [
            (source, target)
            for source, target in pairs
            if (source, target) not in legs
            and not any((source, middle) in legs and (middle, target) in legs for middle in middles)
        ]


def no_package(pairs: Sequence[Pair]) -> EngineError:
    """Return the error that *pairs* have no Argos package."""
    targets: dict[str, list[str]] = {}
    for source, target in pairs:
        targets.setdefault(source, []).append(target)
    ways = " and ".join(f"from {source} to {', '.join(into)}" for source, into in targets.items())
    first = "_".join(pairs[0])
    cure = f"'dragoman models install {first}' gets one, 'dragoman models import' makes one of another model"
    return EngineError(f"no Argos package {ways}", cure=cure)
