"""Engines by name: those that come with the toolkit, and plug-ins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.engines import Engine, EngineContext, Terminologies
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
        if self.name in BUILT_IN:
            return
        from toolkit.engines.plugins import plugins  # noqa: PLC0415 - importlib.metadata takes its time

        if self.name not in (there := plugins()):
            known = ", ".join([*BUILT_IN, *there])
            raise EngineError(f"no engine '{self.name}'", cure=f"choose one of {known}")

    def engine(self, settings: Settings, terminologies: Terminologies) -> Engine:
        """Return the engine.

        Raises:
            EngineError: it cannot be made.
        """
        if self.name in (AUTO, ARGOS):
            from toolkit.engines.argos import ArgosEngine  # noqa: PLC0415 - it takes its time

            own = {**settings.engines.get(ARGOS, {}), **({"device": self.device} if self.device else {})}
            return ArgosEngine(terminologies, **own)
        context = EngineContext(settings.engines.get(self.name, {}), terminologies)
        if self.name == LIBRETRANSLATE:
            from toolkit.engines.libretranslate import make  # noqa: PLC0415 - urllib and ssl take their time

            return make(context)
        from toolkit.engines.plugins import Plugin, plugins  # noqa: PLC0415

        return Plugin(plugins()[self.name], context)

    def lacking(self, pairs: Sequence[Pair]) -> dict[Pair, EngineError]:
        """Return those of *pairs* that no Argos package leads from and to, with the reason, if the choice is Argos.

        Raises:
            DragomanError: the packages cannot be looked at.
        """
        if self.name not in (AUTO, ARGOS):
            return {}
        from toolkit.engines.argos.routes import route  # noqa: PLC0415 - argostranslate takes its time
        from toolkit.engines.packages import installed  # noqa: PLC0415

        packages = installed()
        lacking: dict[Pair, EngineError] = {}
        for pair in pairs:
            try:
                route(packages, *pair)
            except EngineError as error:
                lacking[pair] = error
        return lacking


def joined(lacking: Mapping[Pair, EngineError]) -> EngineError:
    """Return one error for all of *lacking*, which is not empty."""
    if len(lacking) == 1:
        return next(iter(lacking.values()))
    targets: dict[str, list[str]] = {}
    for source, target in lacking:
        targets.setdefault(source, []).append(target)
    ways = " or ".join(f"from {source} to {', '.join(into)}" for source, into in targets.items())
    cures = dict.fromkeys(cure for error in lacking.values() for cure in error.cure.split(" and "))
    return EngineError(f"no Argos package {ways}", cure=" and ".join(cures))
