import random
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.engines.argos.shield import restore, shield
from toolkit.languages import get

ENGLISH = get("en")

SEEN = [
    # What the model sees, and what it does not.
    ("See https://example.com/a_(b)?c=d, please.", "See X1, please.", ["https://example.com/a_(b)?c=d"]),
    ("See (www.example.com).", "See X1.", ["(www.example.com)"]),
    ("Ask a_b.c@example.com’s owner", "Ask X1’s owner", ["a_b.c@example.com"]),
    ("Weather.com and BBC.co.uk/news said", "X1 and X2 said", ["Weather.com", "BBC.co.uk/news"]),
    ("Follow @abadi or #Iraq, No. #1", "Follow X1 or X2, No. #1", ["@abadi", "#Iraq"]),
    ("Open file_name.tar.gz or ~/a/b now", "Open X1 or X2 now", ["file_name.tar.gz", "~/a/b"]),
    ("Set snake_case and __init__ there", "Set X1 and X2 there", ["snake_case", "__init__"]),
    ("Hi {name}, {0:.2f} or {{ x }} or ${y}", "Hi X1, X2 or X3 or X4", ["{name}", "{0:.2f}", "{{ x }}", "${y}"]),
    ("Read %s, %(x)d, %1$s and 5%%", "Read X1, X2, X3 and X4", ["%s", "%(x)d", "%1$s", "5%%"]),
    ("Keep $HOME as US$5", "Keep X1 as US$5", ["$HOME"]),
    ("Use ISO 639-3 or en-GB and ku-Latn here", "Use X1 or X2 and X3 here", ["ISO 639-3", "en-GB", "ku-Latn"]),
    ("From {first} {last} to @a @b it is", "From X1 to X2 it is", ["{first} {last}", "@a @b"]),
    ("A <b>{name}</b> came", "A X1 came", ["<b>{name}</b>"]),
    ("A <b>{name} came</b> in", "A X1 came in", ["<b>", "{name}", "</b>"]),
    ("The X1 and the X7 of {name}", "The X1 and the X7 of X8", ["{name}"]),
    ("Some <b>bold</b> text", "Some bold text", ["<b>", "</b>"]),
    ("One<br/>two", "One two", ["<br/>"]),
    ("Great 😀 news 👩🏽‍🚀!", "Great news!", ["😀", " 👩🏽‍🚀"]),
    ("AT&amp;T said &quot;no&quot; twice", "X1 said no twice", ["AT&amp;T", "&quot;", "&quot;"]),
    ("Fill in ____ here", "Fill in here", ["____"]),
    ("Two  spaces and a\ttab", "Two spaces and a tab", ["  ", "\t"]),
]

# None of this is anything that a model mangles.
PLAIN = [
    "Iraqi forces “retook” Hawija (5% of it) – the U.S.-led coalition’s 3.5 m: pro-EU, non-Arab and/or ex-UK.",
    "أعلن الجيش: «انتهى الهجوم»؛ ٣٫٥٪ فقط!",
    "a < b > c & d; e.g. 50%discount {see note} AT&T *x* ~y^z",
    "A line\nwrapped by hand.",
    "",
    " ",
    "?!",
]

EDGES = [
    ("😀 Hello!  🎉", "Hello!", "😀 سلام!  🎉"),
    ("<p>Hello.</p>", "Hello.", "<p>سلام!</p>"),
    ("<p>“Hello.”</p> ", "“Hello.”", "<p>سلام!</p> "),
    ("{0}: {1}", "", "{0}: {1}"),
    ("https://example.com 😀", "", "https://example.com 😀"),
    ("- 😀", "", "- 😀"),
]

RESTORED = [
    # The model kept the masks, in its own order and spelling.
    ("{a} met {b}", "X2 ve X1", "{b} ve {a}", ()),
    ("Near {a} it is", "لە X\u0661ەوە", "لە {a}ەوە", ()),
    ("Near {a} it is", "بX1 هو", "ب{a} هو", ()),
    ("Near {a} it is", "li x 1’ê ye", "li {a}’ê ye", ()),
    # It doubled one: the one nearest to its place stays.
    ("At the end is {a}", "X1 dawî li wir X1", "dawî li wir {a}", ()),
    ("First is {a} at the front of all", "a X1 b c X1", "a {a} b c", ()),
    # It lost or broke one.
    ("One two {a} three four", "yek du sê çar", "yek du {a} sê çar", ("{a}",)),
    ("At the end is {a}.", "li dawiyê", "li dawiyê {a}", ("{a}",)),
    ("One two {a}", "", "{a}", ("{a}",)),
    ("One {a} two", "X12 AX1 X13", "X12 {a} AX1 X13", ("{a}",)),
    ("See {a} or {b} now", "bibîne", "{a} bibîne {b}", ("{a}", "{b}")),
    # Tags enclose as much as before.
    ("One <b>two</b> three four.", "yek, du; sê çar.", "yek, <b>du</b>; sê çar.", ("<b>", "</b>")),
    ("One <b>two</b> <i>three</i>.", "yek.", "<b>yek</b><i></i>.", ("<b>", "</b>", "<i>", "</i>")),
    ("Un<b>bold</b>ed", "stûr", "<b>stûr</b>", ("<b>", "</b>")),
    ("One<br/>two", "yek du", "yek<br/>du", ("<br/>",)),
    ("One two  three\tfour", "a b c d", "a b  c\td", ()),
    ("One  two", "yek", "yek", ()),
]


@pytest.mark.parametrize(("text", "seen", "items"), SEEN)
def test_the_model_sees_a_mask_for_a_word_and_nothing_for_a_sign(text: str, seen: str, items: list[str]) -> None:
    shielded = shield(text, ENGLISH)
    assert (shielded.text, [item.text for item in shielded.items]) == (seen, items)
    assert restore(seen, shielded).text == text


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_not_touched(text: str) -> None:
    shielded = shield(text, ENGLISH)
    assert (shielded.text, shielded.items) == (text, ())
    assert restore("Any\u00a0  thing X1 ", shielded) == (("Any\u00a0  thing X1 ", ()) if text else ("", ()))


@pytest.mark.parametrize(("text", "seen", "restored"), EDGES)
def test_what_stands_at_the_edges_stays_there(text: str, seen: str, restored: str) -> None:
    shielded = shield(text, ENGLISH)
    assert shielded.text == seen
    assert restore("سلام!", shielded) == (restored, ())


@pytest.mark.parametrize(("text", "translation", "restored", "lost"), RESTORED)
def test_things_go_where_their_masks_are_or_by_proportion(
    text: str, translation: str, restored: str, lost: tuple[str, ...]
) -> None:
    assert restore(translation, shield(text, ENGLISH)) == (restored, lost)


@pytest.mark.parametrize(
    ("tag", "text", "seen"),
    [
        ("ckb", "ئه\u200cو پیاوه\u200c هات", "ئەو پیاوە هات"),
        ("ckb", "می\u200cرۆم", "میرۆم"),
        ("ar", "ه\u200c \u2067AFP\u2069\u200f", "ه AFP"),
        ("en", "\ufeffco\u00adop\u200b", "coop"),
    ],
)
def test_invisible_signs_do_not_split_words(tag: str, text: str, seen: str) -> None:
    assert shield(text, get(tag)).text == seen


WORDS = st.sampled_from(["one", "دوو", "X3", "3", "don’t", "“so”,", "is…", "كلمةً", "ا\u200cن"])
_THINGS = "{n} %(x)s %1$d $VAR https://a.b/c_d www.x.org a@b.org @me #tag f_1.txt a_b 😀 🇮🇶 &amp; &eacute; __ ™ <br/>"
THINGS = st.sampled_from(_THINGS.split())


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(st.sampled_from(["b", "i", "a"]), inner)
    many = st.lists(st.tuples(inner, st.sampled_from([" ", "  ", "\t", ", "])), min_size=1, max_size=5)
    return pair.map(lambda one: f"<{one[0]}>{one[1]}</{one[0]}>") | many.map(
        lambda all_: "".join(map("".join, all_)).rstrip(" ,\t")
    )


SENTENCES = st.recursive(WORDS | THINGS, wrapped, max_leaves=20)
TAGS = re.compile(r"</?[abi]>")


def is_nested(text: str) -> bool:
    tags = "".join(TAGS.findall(text))
    while tags != (tags := re.sub(r"<(\w)></\1>", "", tags)):
        pass
    return not tags


def mangle(text: str, chance: random.Random) -> str:
    """Do to the words of *text* what models do: drop, double, move, and change their spelling."""
    words = [word for word in text.split() for _ in range(chance.choice([0, 1, 1, 1, 2]))]
    if chance.random() < 0.5:
        chance.shuffle(words)
    changes = [str.lower, str.upper, lambda word: word.replace("X", "X "), lambda word: word.translate({49: "١"}), str]
    return " ".join(chance.choice(changes)(word) for word in words)


@given(text=SENTENCES, seed=st.integers(0, 1000))
@settings(derandomize=True, max_examples=200)
def test_whatever_the_model_does_each_thing_comes_back_once_and_tags_in_order(text: str, seed: int) -> None:
    shielded = shield(text, ENGLISH)
    translation = mangle(shielded.text, random.Random(seed))  # noqa: S311 - the same each time
    restored, lost = restore(translation, shielded)
    things = Counter(item.text.strip() for item in shielded.items if item.kind != "space")
    held = restored[len(shielded.prefix) : len(restored) - len(shielded.suffix)]
    assert restored == shielded.prefix + held + shielded.suffix
    assert not Counter(lost) - things
    assert is_nested(restored)
    if not any(TAGS.search(item.text) for item in shielded.items if item.mask):
        assert TAGS.findall(restored) == TAGS.findall(text)
    for thing in _THINGS.split():
        assert restored.count(thing) - translation.count(thing) == text.count(thing) - shielded.text.count(thing)


@given(text=SENTENCES)
@settings(derandomize=True)
def test_a_model_that_changes_nothing_gives_the_letters_of_the_sentence_back(text: str) -> None:
    text = text.replace("\u200c", "").replace(",", "")
    shielded = shield(text, ENGLISH)
    assert "".join(restore(shielded.text, shielded).text.split()) == "".join(text.split())


@given(
    text=st.text(st.sampled_from("X1 <>/b&;{}%s_@.#😀\u200d\u200c\ufe0f()\t\n\U00100000ه"), max_size=40),
    translation=st.text(),
)
@settings(derandomize=True, max_examples=300)
def test_no_text_is_too_broken(text: str, translation: str) -> None:
    shielded = shield(text, get("ckb"))
    restored = restore(translation, shielded)
    assert all(item.text in restored.text for item in shielded.items if item.kind != "space")


@pytest.mark.parametrize(
    "unit", ["{a} b ", "<b>", "</b>x", "_", "a", "%", "<!--", "&amp", "www.", "(", "@", "😀 x", " \t x"]
)
def test_a_sentence_of_nothing_else_takes_no_longer_than_another(unit: str) -> None:
    text = unit * 20_000
    shielded = shield(text, ENGLISH)
    assert restore(shielded.text, shielded).text
