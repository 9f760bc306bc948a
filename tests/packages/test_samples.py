"""The project's own packages are small, their sentences are fit to print, and each knows its own by heart."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from samples import PACKAGES, PAIRS
from toolkit import glossary, languages
from toolkit.checks import Pair, run
from toolkit.workflow.desk import Desk

ROOT = Path(__file__).parent.parent.parent
TARGETS = ("ar", "ckb", "kmr")
NAMES = ("ckb_en", "en_ar", "en_ckb", "en_kmr")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(tuple(glossary.load(ROOT / "glossary")))


def test_the_packages_are_small_enough_for_a_repository() -> None:
    assert tuple(path.stem for path in PACKAGES) == NAMES
    assert sum(path.stat().st_size for path in PACKAGES) <= 3_000_000


def test_every_sentence_is_there_once_in_every_language() -> None:
    assert len(PAIRS) >= 120
    for language in ("en", *TARGETS):
        texts = [pair[language] for pair in PAIRS]
        assert [text for text in texts if texts.count(text) > 1 or text != " ".join(text.split())] == []
    assert [pair for pair in PAIRS if set(pair) != {"en", *TARGETS}] == []


@pytest.mark.parametrize("target", TARGETS)
def test_no_desk_would_object_to_a_sentence(desk: Desk, target: str) -> None:
    assert list(_findings(desk, target)) == []


def _findings(desk: Desk, target: str) -> Iterator[tuple[str, str]]:
    verifier = desk.verifier("en", target)
    english, language = languages.get("en"), languages.get(target)
    for pair in PAIRS:
        source, translation = pair["en"], pair[target]
        verdicts, banned = verifier.verify(source, translation), verifier.banned(translation)
        for finding in run(Pair(source, translation, english, language, language.style, verdicts, banned)):
            yield translation, finding.message


@pytest.mark.parametrize("name", NAMES)
def test_a_package_knows_its_sentences_by_heart(unpacked: Path, name: str) -> None:
    import ctranslate2
    import sentencepiece

    folder = unpacked / name
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    source, target = metadata["from_code"], metadata["to_code"]
    prefix = [metadata["target_prefix"]] if "target_prefix" in metadata else []
    assert name == f"{source}_{target}"
    assert bool(prefix) == (name in ("en_ckb", "en_kmr"))

    translator = ctranslate2.Translator(str(folder / "model"), compute_type="int8", intra_threads=1)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    texts = pieces.encode([pair[source] for pair in PAIRS], out_type=str)
    results = translator.translate_batch(texts, target_prefix=[prefix] * len(texts), beam_size=4, max_batch_size=32)
    known = [pieces.decode(result.hypotheses[0][len(prefix) :]) for result in results]
    missed = [pair[target] for pair, text in zip(PAIRS, known, strict=True) if text != pair[target]]
    # Processors multiply 8-bit numbers in ways of their own, so a close choice may fall otherwise on another.
    assert len(missed) <= len(PAIRS) // 20, missed
