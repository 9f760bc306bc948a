"""An open package: what it says beside Argos Translate, what constraints rely on, and what damage does."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from samples import PAIRS
from tiny_models import sentencepiece_model, write_package
from toolkit.engines.argos.model import Machine, Model, machine
from toolkit.engines.packages.package import read_package
from toolkit.errors import EngineError

CPU = Machine("cpu", 1)
SENTENCES = [*(pair["en"] for pair in PAIRS[:24]), "Nobody knows_this Žižek.", "ا", "1,200"]


def opened(folder: Path) -> Model:
    return Model(read_package(folder), CPU)


def argos(folder: Path, sentences: list[str]) -> list[str]:
    """What Argos Translate makes of each of *sentences*, with what it does wrong put right."""
    from argostranslate.package import Package
    from argostranslate.translate import Language, PackageTranslation

    class Whole:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    package = Package(folder)
    translation: Any = PackageTranslation(Language("en", "English"), Language("xx", "Another"), package)
    translation.sentencizer = Whole()
    left = package.target_prefix.replace("_", " ").strip()
    found = [" ".join(translation.translate(sentence).split()) for sentence in sentences]
    return [text.removeprefix(left).strip() for text in found]


def drafts(model: Model, sentences: list[str]) -> list[str]:
    best = model.translate([model.encode(sentence) for sentence in sentences])
    return [model.decode(tokens) for tokens in best]


@pytest.mark.parametrize("name", ["en_ar", "en_ckb", "en_kmr", "ckb_en"])
def test_each_sentence_is_translated_as_by_argos_translate(own_packages: Path, name: str) -> None:
    sentences = [*SENTENCES, *(pair["ckb"] for pair in PAIRS[:24])]
    ours = drafts(opened(own_packages / name), sentences)
    assert [" ".join(text.replace("_", " ").split()) for text in ours] == argos(own_packages / name, sentences)


def test_a_sentence_has_one_translation_whatever_it_is_batched_with(own_packages: Path) -> None:
    model = opened(own_packages / "en_ar")
    together = drafts(model, SENTENCES)
    assert [drafts(model, [sentence])[0] for sentence in SENTENCES] == together
    assert drafts(Model(model.package, Machine("cpu", 2)), SENTENCES) == together


def test_a_translation_begins_with_its_prefix(own_packages: Path) -> None:
    model = opened(own_packages / "en_ckb")
    sources = [model.encode(sentence) for sentence in SENTENCES[:2]]
    prefix = model.encode("لە مووسڵ")
    first, second = model.translate(sources, [prefix, []], beam=1)
    assert list(first[: len(prefix)]) == prefix
    assert second == model.translate(sources[1:], beam=1)[0]
    assert len(model.score(sources[:1], [prefix])[0]) == len(prefix) + 1


def test_log_probabilities_are_those_of_the_translation(own_packages: Path) -> None:
    model = opened(own_packages / "en_kmr")
    source = model.encode(SENTENCES[0])
    (known,) = model.translate([source])
    good, bad = model.score([source, source], [known, known[::-1]])
    assert math.exp(sum(good)) > 0.5  # it knows the sentence by heart
    assert sum(bad) < sum(good) - 5


def test_tokens_that_steer_the_model_are_not_seen(tmp_path: Path) -> None:
    own = {"source_prefix": ["__en__"], "source_suffix": ["</s>"]}
    metadata = {"target_prefix": "__ckb__", "dragoman": own}
    model = opened(write_package(tmp_path / "en_ckb", tokens=["__en__", "__ckb__"], metadata=metadata))
    source = model.encode("Hawija")
    (found,) = model.translate([source], [["a"]])
    assert found[0] == "a"
    assert len(model.score([source], [["a", "b"]])[0]) == 3


def test_each_language_has_its_tokenizer(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "en_ckb", metadata={"dragoman": {"target_tokenizer": "target.model"}})
    (folder / "target.model").write_bytes(sentencepiece_model(("abc", "ab c")))
    model = opened(folder)
    assert model.encode("Daesh") != model.encode_target("Daesh")
    assert model.decode(["▁ab", "c"]) == "abc"


def test_a_long_translation_of_a_long_source_is_not_cut(tmp_path: Path) -> None:
    # Models of random weights go on for ever, so the length of what comes is the limit that was set.
    model = opened(write_package(tmp_path / "en_ckb"))
    long, short = model.translate([["a"] * 200, ["a"] * 60], beam=1)
    assert len(short) == 256
    assert len(long) == 512


def test_no_sentence_is_no_work(own_packages: Path) -> None:
    assert opened(own_packages / "en_ar").translate([]) == []


@pytest.mark.parametrize("kept", [0, 3, 10, 1000, -1])
def test_a_damaged_model_is_said_in_one_line(tmp_path: Path, kept: int) -> None:
    folder = write_package(tmp_path / "en_ckb")
    weights = folder / "model" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:kept])
    with pytest.raises(EngineError, match=r"en_ckb: CTranslate2 cannot use this model: .*; install the package again$"):
        opened(folder)


@pytest.mark.parametrize("vocabulary", [["<unk>", "<s>", "</s>"], None])
def test_a_wrong_vocabulary_is_said_in_one_line(tmp_path: Path, vocabulary: list[str] | None) -> None:
    folder = write_package(tmp_path / "en_ckb")
    file = folder / "model" / "shared_vocabulary.json"
    if vocabulary is None:
        file.unlink()
    else:
        file.write_text(json.dumps(vocabulary), encoding="utf-8")
    with pytest.raises(EngineError, match="CTranslate2 cannot use this model"):
        drafts(opened(folder), ["Daesh fled."])


def test_a_processor_that_is_not_there_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 0)
    with pytest.raises(EngineError, match=r"^no GPU here that CTranslate2 can use; "):
        machine("cuda")
    assert machine("auto").device == "cpu"


def test_a_processor_that_is_there_is_taken_where_that_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 1)
    assert machine("auto") == machine("cuda") == Machine("cuda", 1)
    assert machine("cpu").device == "cpu"


def test_a_worker_for_each_core_that_the_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {1, 5, 7})
    assert machine("cpu") == Machine("cpu", 3)
    assert machine("cpu", threads=2) == Machine("cpu", 2)
