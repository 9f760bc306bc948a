"""Words in letters of a script that is not the target's."""

import re
from collections.abc import Iterator

from toolkit.checks.base import VERBATIM, Example, Pair, Rule, blank, blank_spans, script_of
from toolkit.model import Finding, Severity

_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SENTENCE = 3
_ACRONYM = 6


def check_script(pair: Pair) -> Iterator[Finding]:
    """Yield an error for a text that is not in the target's script, a finding for each foreign word inside one.

    Latin acronyms, addresses, glossary terms and what stands in brackets after its rendering may be foreign.
    """
    text = _own_words(pair)
    runs = list(_foreign_runs(text, pair.target_language.script))
    if not runs:
        return
    ours, theirs = _letters(pair.target_language.script, text)
    whole = theirs > ours and sum(len(words) for *_, words in runs) >= _SENTENCE
    if whole:
        message = f"this is not in {pair.target_language.name} letters: translate it"
        yield Finding("script", "error", message, runs[0][0], runs[-1][1])
        return
    for start, end, script, words in runs:
        surface = text[start:end]
        if script == "Latin":
            yield Finding("script", _latin_severity(words), _latin_message(surface, pair), start, end)
        else:
            message = f"“{surface}” has {script} letters: write it in {pair.target_language.script} ones"
            yield Finding("script", "error", message, start, end)


def _own_words(pair: Pair) -> str:
    """The target without what may stand in any script."""
    text = blank(pair.target, VERBATIM)
    if pair.target_language.script != "Latin":
        text = blank(text, _BRACKETED)
    terms = [verdict.target for verdict in pair.verdicts if verdict.target is not None]
    return blank_spans(text, ((term.start, term.end) for term in terms))


def _letters(script: str, text: str) -> tuple[int, int]:
    scripts = [found for found in map(script_of, text) if found]
    ours = scripts.count(script)
    return ours, len(scripts) - ours


def _foreign_runs(text: str, script: str) -> Iterator[tuple[int, int, str, list[str]]]:
    """Give start, end, script and words of each run of neighbouring words of one script that is not *script*."""
    run: list[tuple[int, int, str]] = []
    for start, end, found in _foreign_pieces(text, script):
        if run and (run[-1][2] != found or re.search(r"[\w\n]", text[run[-1][1] : start])):
            yield from _run(run, text)
            run = []
        run.append((start, end, found))
    yield from _run(run, text)


def _foreign_pieces(text: str, script: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\w+(?:['’&-]\w+)*", text):
        start = match.start()
        while start < match.end():
            found = script_of(text[start])
            end = start + 1
            while end < match.end() and script_of(text[end]) in (found, ""):
                end += 1
            if found and found != script:
                yield start, end, found
            start = end


def _run(run: list[tuple[int, int, str]], text: str) -> Iterator[tuple[int, int, str, list[str]]]:
    if not run:
        return
    words = [text[start:end] for start, end, _ in run]
    if run[0][2] != "Latin" or not all(map(_is_acronym, words)):
        yield run[0][0], run[-1][1], run[0][2], words


def _is_acronym(word: str) -> bool:
    """AFP, SS19, ITV's and a single letter are written alike everywhere."""
    stem = re.split(r"['’]", word)[0]
    return len(stem) == 1 or (len(stem) <= _ACRONYM and stem == stem.upper())


def _latin_severity(words: list[str]) -> Severity:
    return "warning" if any(word == word.lower() for word in words) else "info"


def _latin_message(surface: str, pair: Pair) -> str:
    return f"“{surface}” is in Latin letters: write it in {pair.target_language.script} ones, or put it in brackets"


SCRIPT = Rule(
    name="script",
    check=check_script,
    reason=(
        "Words that are left in another script stop the reader. Acronyms, addresses, glossary terms and an original"
        " name in brackets may stay; a name in Latin letters is a note, other words a warning, a whole text an error."
    ),
    good=Example("The SDF advanced.", "هێزەکانی سووریای دیموکرات (SDF) پێشڕەوییان کرد.", "ckb"),
    bad=Example("The spokesman said so.", "وتەبێژی spokesman وای وت.", "ckb"),
)
