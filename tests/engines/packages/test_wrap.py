"""Models of other families become packages that say which tokens they want, to us and to Argos Translate."""

import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tiny_models import SPECIAL, pieces, sentencepiece_model, write_model, write_package
from toolkit.engines.packages import Package, find, installed
from toolkit.engines.packages.change import Outcome, import_model
from toolkit.engines.packages.wrap import Recipe
from toolkit.errors import EngineError, FileError

NLLB = ("eng_Latn", "arb_Arab", "ckb_Arab", "kmr_Latn")
M2M100 = ("__en__", "__ar__")
MADLAD = ("<2en>", "<2ar>", "<2ckb>", "<2ku>")
OPUS = (">>ckb<<", ">>kmr_Latn<<", ">>kmr<<", ">>ara<<")


def _model(folder: Path, tokens: Sequence[str], tokenizer: str = "sentencepiece.bpe.model", **config: Any) -> Path:
    """Write what ct2-transformers-converter leaves, with the original's SentencePiece file beside it."""
    model = sentencepiece_model()
    write_model(folder, [*pieces(model), *tokens], **config)
    for name in [tokenizer] if isinstance(tokenizer, str) else tokenizer:
        (folder / name).write_bytes(model)
    return folder


def _import(path: Path, preset: str, source: str = "en", target: str = "ckb", **more: str) -> Outcome:
    return import_model(path, Recipe(source, target, preset, **more))


def _config(package: Package) -> dict[str, Any]:
    config: dict[str, Any] = json.loads((package.model / "config.json").read_text(encoding="utf-8"))
    return config


@pytest.mark.parametrize(
    ("preset", "tokens", "target", "first", "start", "licence"),
    [
        ("nllb", NLLB, "ckb", "eng_Latn", ("ckb_Arab",), "CC-BY-NC-4.0"),
        ("nllb", NLLB, "kmr", "eng_Latn", ("kmr_Latn",), "CC-BY-NC-4.0"),
        ("nllb", NLLB, "ar", "eng_Latn", ("arb_Arab",), "CC-BY-NC-4.0"),
        ("m2m100", M2M100, "ar", "__en__", ("__ar__",), "MIT"),
        ("madlad", MADLAD, "ckb", "<2ckb>", (), "Apache-2.0"),
        ("madlad", MADLAD, "kmr", "<2ku>", (), "Apache-2.0"),
    ],
)
def test_a_preset_knows_the_tokens_and_the_licence(
    preset: str, tokens: Sequence[str], target: str, first: str, start: tuple[str, ...], licence: str,
    packages: Path, tmp_path: Path,
) -> None:  # fmt: skip
    outcome = _import(_model(tmp_path / "big-model", tokens), preset, target=target)
    package = outcome.entry.package
    assert package == find("en", target)
    assert package
    assert package.target_prefix == start
    assert (package.licence, package.name) == (licence, "big-model")
    assert (package.source_prefix, package.source_suffix) == ((), ()), "CTranslate2 adds them"
    config = _config(package)
    assert (config["bos_token"], config["add_source_bos"]) == (first, True)
    assert (config["eos_token"], config["add_source_eos"]) == ("</s>", True)
    assert config["decoder_start_token"] == "<s>"
    shutil.copy(tmp_path / "big-model" / "config.json", package.model)
    package = find("en", target)
    assert package
    assert (package.source_prefix, package.source_suffix) == ((first,), ("</s>",)), "an engine has to add them"


def test_where_a_translation_starts_stays_as_it_is(packages: Path, tmp_path: Path) -> None:
    model = _model(tmp_path / "m", NLLB, decoder_start_token="</s>")
    package = _import(model, "nllb").entry.package
    assert package
    assert _config(package)["decoder_start_token"] == "</s>"


def test_an_old_model_without_configuration_starts_as_it_did(packages: Path, tmp_path: Path) -> None:
    model = _model(tmp_path / "m", NLLB)
    (model / "config.json").unlink()
    tokens = json.loads((model / "shared_vocabulary.json").read_text(encoding="utf-8"))
    (model / "shared_vocabulary.json").unlink()
    (model / "shared_vocabulary.txt").write_text("\n".join(tokens) + "\n", encoding="utf-8")
    package = _import(model, "nllb").entry.package
    assert package
    assert _config(package)["decoder_start_token"] == "<s>"
    assert (package.model / "shared_vocabulary.txt").is_file()


def test_opus_mt_has_two_sentencepiece_files_and_often_several_targets(packages: Path, tmp_path: Path) -> None:
    model = _model(tmp_path / "opus", OPUS, ("source.spm", "target.spm"), add_source_eos=True)
    for target, likely in (("ckb", ">>ckb<<"), ("kmr", ">>kmr_Latn<<"), ("ar", ">>ara<<")):
        with pytest.raises(EngineError, match=f"4 target languages; say which one is meant: --target-token '{likely}'"):
            _import(model, "opus-mt", target=target)
    package = _import(model, "opus-mt", target_token=">>ckb<<", licence="CC-BY-4.0", name="OPUS-MT").entry.package
    assert package
    assert package.source_tokenizer.name == "sentencepiece.model"
    assert package.target_tokenizer == package.folder / "target.model"
    assert (package.licence, package.name, package.target_prefix) == ("CC-BY-4.0", "OPUS-MT", ())
    assert _config(package)["bos_token"] == ">>ckb<<"


def test_opus_mt_of_one_pair_needs_no_token(packages: Path, tmp_path: Path) -> None:
    model = tmp_path / "opus"
    write_model(model, [*SPECIAL, "a"], [*SPECIAL, "b"], add_source_eos=True)
    for name in ("source.spm", "target.spm"):
        (model / name).write_bytes(sentencepiece_model())
    package = _import(model, "opus-mt").entry.package
    assert package
    assert _config(package)["add_source_bos"] is False
    assert {file.name for file in package.model.iterdir()} == {
        "config.json", "model.bin", "source_vocabulary.json", "target_vocabulary.json",
    }  # fmt: skip
    assert package.licence == ""


@pytest.mark.parametrize(
    ("tokens", "preset", "more", "said"),
    [
        (NLLB, "nlb", {}, "no preset is called nlb; the presets are nllb, m2m100, madlad, opus-mt, argos"),
        (MADLAD, "nllb", {}, "shared_vocabulary.json: the model does not know eng_Latn"),
        (NLLB[:2], "nllb", {}, "the model does not know ckb_Arab; choose the preset of this model, or name its token"),
        (M2M100, "m2m100", {}, "the model does not know __ckb__"),
        (OPUS, "opus-mt", {"target_token": ">>ku<<"}, "the model does not know >>ku<<"),
        (NLLB, "nllb", {"target_token": "acm_Arab"}, "the model does not know acm_Arab"),
    ],
)
def test_a_model_must_know_the_tokens(
    tokens: Sequence[str], preset: str, more: dict[str, str], said: str, packages: Path, tmp_path: Path
) -> None:
    with pytest.raises(EngineError, match=said) as raised:
        _import(_model(tmp_path / "m", tokens), preset, **more)
    assert "\n" not in str(raised.value)
    assert list(packages.iterdir()) == []


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("model.bin", None, "m: no model.bin in it; give the folder that"),
        ("sentencepiece.bpe.model", None, "m: no SentencePiece file beside the model; put one of"),
        ("shared_vocabulary.json", None, "m: no vocabulary beside model.bin"),
        ("shared_vocabulary.json", "{}", "not a list of tokens"),
        ("shared_vocabulary.json", "[1]", "not a list of tokens"),
        ("shared_vocabulary.json", "[", "not a list of tokens"),
        ("config.json", "[]", "not a JSON object"),
    ],
)
def test_a_model_that_lacks_something_is_refused(
    file: str, content: str | None, said: str, packages: Path, tmp_path: Path
) -> None:
    model = _model(tmp_path / "m", NLLB)
    (model / file).unlink()
    if content is not None:
        (model / file).write_text(content, encoding="utf-8")
    with pytest.raises(EngineError, match=said) as raised:
        _import(model, "nllb")
    assert "\n" not in str(raised.value)
    assert list(packages.iterdir()) == []


def test_what_is_not_there_is_refused(packages: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        _import(tmp_path / "none", "nllb")


def test_a_zip_file_of_a_model_does_as_well(packages: Path, tmp_path: Path) -> None:
    _model(tmp_path / "in" / "nllb-600", NLLB)
    path = Path(shutil.make_archive(str(tmp_path / "download"), "zip", tmp_path / "in"))
    package = _import(path, "nllb").entry.package
    assert package
    assert package.name == "download"
    assert package.model.joinpath("model.bin").is_file()


def test_only_what_is_needed_is_taken(packages: Path, tmp_path: Path) -> None:
    model = _model(tmp_path / "m", NLLB)
    for name in ("pytorch_model.bin", "README.md", "tokenizer.json"):
        (model / name).write_text("x", encoding="utf-8")
    package = _import(model, "nllb").entry.package
    assert package
    files = {str(file.relative_to(package.folder)) for file in package.folder.rglob("*") if file.is_file()}
    assert files == {
        "metadata.json", "sentencepiece.model", "model/model.bin", "model/config.json", "model/shared_vocabulary.json",
    }  # fmt: skip


def test_a_package_of_an_ambiguous_language_is_taken_for_the_one_that_is_said(packages: Path, tmp_path: Path) -> None:
    said = {"target_prefix": "__ku__", "package_version": "1.3", "dragoman": {"licence": "CC0", "name": "Desk's own"}}
    folder = write_package(tmp_path / "p", target="ku", tokens=["__ku__"], metadata=said, add_source_eos=True)
    path = tmp_path / "en_ku.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*"):
            archive.write(file, Path("en_ku") / file.relative_to(folder))
    package = _import(path, "argos", target="kmr").entry.package
    assert package == find("en", "kmr")
    assert package
    assert (package.target_prefix, package.version) == (("__ku__",), "1.3")
    assert (package.licence, package.name) == ("CC0", "Desk's own")
    assert _config(package) == json.loads((folder / "model" / "config.json").read_text(encoding="utf-8"))


def test_two_models_for_one_pair_would_be_a_riddle(packages: Path, tmp_path: Path) -> None:
    _import(_model(tmp_path / "a", NLLB), "nllb")
    with pytest.raises(EngineError, match="en_ckb is installed already; `dragoman models remove en_ckb` makes room"):
        _import(_model(tmp_path / "b", MADLAD), "madlad")
    assert [package.name for package in installed()] == ["a"]


def test_argos_translate_reads_and_runs_what_was_wrapped(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_INTRA_THREADS", "1")
    _import(_model(tmp_path / "nllb", NLLB), "nllb")
    _import(
        _model(tmp_path / "opus", OPUS, ("source.spm", "target.spm")), "opus-mt", target="kmr", target_token=OPUS[1]
    )
    _import(_model(tmp_path / "madlad", MADLAD, "spiece.model"), "madlad", target="ar")

    from argostranslate import package, translate

    seen = {(one.from_code, one.to_code, one.to_name, one.target_prefix) for one in package.get_installed_packages()}
    assert seen == {
        ("en", "ckb", "Central Kurdish (Sorani)", "ckb_Arab"),
        ("en", "kmr", "Northern Kurdish (Kurmanji)", ""),
        ("en", "ar", "Arabic", ""),
    }
    for one in package.get_installed_packages():
        # Without the splitting of sentences, for which it would fetch a model of its own.
        class Whole:
            def split_sentences(self, text: str) -> list[str]:
                return [text]

        translator = translate.Translator(str(one.package_path / "model"), intra_threads=1)
        (best, *_) = translate.apply_packaged_translation(one, "Daesh fled Hawija.", translator, Whole(), 1)
        assert isinstance(best.value, str)
        assert best.value
