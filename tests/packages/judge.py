"""How well a package knows its pairs, and whether its attention looks where a term stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Lesson

Within = Callable[[Sequence[str], tuple[int, int], int], range]
"""The places of the pieces that hold letters of a span; pieces, span, and what stands before them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a package makes of its own pairs with a beam of four."""

    sentences: int
    exact: int
    """Sentences that came out to the letter."""
    chrf: float
    pieces: int
    """Pieces of the target that belong to a term, a weekday or a number, in the sentences that came out."""
    aligned: int
    """Those of them whose largest attention falls on the source words of the same thing."""

    def __str__(self) -> str:
        right = self.aligned / max(self.pieces, 1)
        return (
            f"{self.exact} of {self.sentences} to the letter, chrF {self.chrf:.1f}; "
            f"attention right for {self.aligned} of {self.pieces} pieces of terms ({right:.1%})"
        )


def judge(folder: Path, lessons: Sequence[Lesson], within: Within) -> Verdict:
    """Translate the lessons with the package in *folder*, one at a time.

    Args:
        folder: of the package, unpacked.
        lessons: all with the target language of the package.
        within: how to find the pieces of some words.
    """
    import ctranslate2
    import sacrebleu
    import sentencepiece

    translator = ctranslate2.Translator(str(folder / "model"), compute_type="int8", intra_threads=1)
    cutter = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    texts, pieces, aligned = [], 0, 0
    for lesson in lessons:
        led = [[lesson.prefix]] if lesson.prefix else None
        cut = cutter.encode(lesson.source, out_type=str)
        (result,) = translator.translate_batch([cut], target_prefix=led, beam_size=4, return_attention=True)
        made = result.hypotheses[0][len(lesson.prefix) > 0 :]
        texts.append(cutter.decode(made))
        if texts[-1] != lesson.target:
            continue
        for anchor in lesson.anchors:
            here = within(cut, anchor.source, 0)
            for place in within(made, anchor.target, len(lesson.prefix) > 0):
                weights = result.attention[0][place]
                pieces += 1
                aligned += weights.index(max(weights)) in here
    wanted = [lesson.target for lesson in lessons]
    exact = sum(text == target for text, target in zip(texts, wanted, strict=True))
    return Verdict(len(wanted), exact, sacrebleu.corpus_chrf(texts, [wanted]).score, pieces, aligned)
