"""The engine ``argos``."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from toolkit.engines.argos.leg import Leg, Translated
from toolkit.engines.argos.model import BEAM, Device, Model, machine
from toolkit.engines.argos.routes import route
from toolkit.engines.base import Request, Terminologies, Terminology
from toolkit.engines.packages import Package, installed
from toolkit.model import Draft

_WINDOW = 30_000
"""How many characters of text are translated at once: some 250 sentences, which fill the batches of a few workers. On
two cores and with a package of 80 MB that takes about ten seconds; the whole of a run at once is not faster."""


class ArgosEngine:
    """Drafts by the Argos packages that are installed, straight or through other languages.

    Models are opened when they are needed, and stay open.

    Args:
        terminologies: the glossary, which every model on the way follows; None for none.
        device: what to run on; ``auto`` for a GPU where there is one.
        beam: how many translations are weighed against each other while decoding; Argos Translate takes four.
        threads: how many cores to use; 0 for all that this process may use.

    Raises:
        EngineError: the device is not there.
    """

    def __init__(
        self,
        terminologies: Terminologies | None = None,
        *,
        device: Device = "auto",
        beam: int = BEAM,
        threads: int = 0,
    ) -> None:
        self._terminologies = terminologies
        self._beam = beam
        self._machine = machine(device, threads)
        self._leg = cache(self._open)
        self._packages = cache(installed)

    def drafts(self, requests: Sequence[Request]) -> Iterator[tuple[int, Draft]]:
        """Yield the index of each of *requests*, all of one pair of languages, and its draft, in order.

        They get done some 250 sentences at a time.

        Raises:
            EngineError: a package is missing or damaged, or the device fails.
        """
        if requests:
            texts = (request.text for request in requests)
            yield from enumerate(self.lines(texts, requests[0].source, requests[0].target))

    def lines(self, texts: Iterable[str], source: str, target: str) -> Iterator[Draft]:
        """Yield a draft for each of *texts*, however many there are: those of some 250 sentences are held at a time.

        The white space of a text stays, so a blank text stays blank.

        Raises:
            EngineError: a package is missing or damaged, or the device fails.
        """
        packages = route(self._packages(), source, target)
        legs = [self._leg(package) for package in packages]
        origin = _origin(packages)
        terminology = self._terminologies(source, target) if self._terminologies else None
        for window in _windows(texts):
            ways = [[found] for found in legs[0].translate(window)]
            for leg in legs[1:]:
                found = leg.translate([way[-1].text for way in ways])
                for way, one in zip(ways, found, strict=True):
                    way.append(one)
            for text, way in zip(window, ways, strict=True):
                yield Draft(way[-1].text, origin, _notes(text, way, terminology))

    def _open(self, package: Package) -> Leg:
        terminology = self._terminologies(package.source, package.target) if self._terminologies else None
        return Leg(Model(package, self._machine, self._beam), terminology)


def _windows(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield *texts* in groups of about as many characters."""
    window: list[str] = []
    size = 0
    for text in texts:
        window.append(text)
        size += len(text) + 1
        if size >= _WINDOW:
            yield window
            window, size = [], 0
    if window:
        yield window


def _origin(packages: Sequence[Package]) -> str:
    """Return what a PO file says of a draft by *packages*: ``argos ckb-en 1.0 + en-ar 1.0``."""
    named = (" ".join([f"{one.source}-{one.target}", one.version]).strip() for one in packages)
    return f"argos {' + '.join(named)}"


def _notes(text: str, way: Sequence[Translated], terminology: Terminology | None) -> tuple[str, ...]:
    """Return what a person should look at in the last of *way*, the translations of *text* one after the other."""
    last = way[-1]
    guesses = [f"place is a guess: {thing}" for one in way for thing in one.guessed]
    reasons = {missing.concept: f" ({missing.reason})" for one in way for missing in one.missing}
    lost: dict[str, str] = {}
    if terminology and (reasons or len(way) > 1):
        for one in terminology.missing(text, last.text):
            lost[one.concept] = f"{one.match.term.text} = {one.approved[0].text}"
    for missing in last.missing:  # of a text that has the term elsewhere
        lost.setdefault(missing.concept, missing.term)
    terms = [f"term not placed: {term}{reasons.get(concept, '')}" for concept, term in lost.items()]
    return tuple(dict.fromkeys([*terms, *guesses]))
