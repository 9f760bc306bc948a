"""Keeping from the model what it would mangle, and putting it back.

A model that was never trained on placeholders keeps neither them nor anything that stands for them for certain, so
nothing here relies on it:

- What stands for a word (an address, a file name, ``{name}``) is replaced by a short name in capitals, X1, X2, ...,
  which changes least in what the model makes of the rest. Where just one comes out, the thing goes there.
- What stands for no word (a tag, an emoji) is taken out; at the edges of the sentence it goes back to the edges.
- All else goes back by proportion: after as large a part of the words as before. In news from English into Arabic,
  Sorani and Kurmanji four figures in five stand within three words of that place, and the attention of a small model
  tells it worse.

So each thing comes back exactly once, and tags in their order; a run of spaces widens a space of the translation. A
sentence without any such thing is not touched. Invisible signs are not kept: direction marks and joiners (U+200B to
U+200F, U+2060 and others) are dropped, as most models read them as spaces in the middle of words, but the old spelling
of Sorani ە as ه with a non-joiner is mended first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from toolkit.languages import Language

_WORDS_OF_SIGNS = {
    "url": r"(?:https?|ftp|file)://\S+|(?:www\.|mailto:)\S+",
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "domain": r"(?<![\w.@-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|gov|edu|int|io|iq|krd|tv|eu|uk|de|fr)\b(?:/\S*)?",
    "handle": r"(?<!\w)@\w+|(?<![\w&])\#(?=\d*[^\W\d])\w+",
    "braces": r"\$?\{\{?\s?[\w.\[\]]*(?:![rsa])?(?::[^{}\s]*)?\s?\}?\}",
    # Not behind a figure: "50%discount" has none.
    "printf": r"(?<![\d٠-٩۰-۹%])%(?:\(\w+\)|\d+\$)?[-+\#0]*\d*(?:\.\d+)?[hlL]?[diouxXeEfFgGcrsa](?!\w)|[\d.,]*%%",
    "variable": r"(?<!\w)\$[A-Z_][A-Z0-9_]+",
    "path": r"(?<![\w/.<])(?:~|\.{1,2})?(?:/[\w.-]+){2,}/?|(?<!\w)[A-Z]:\\\S+",
    "file": r"[\w-]+(?:\.[\w-]+)*\.(?:txt|md|html?|docx?|odt|pdf|po|pot|xlsx?|pptx?|csv|tsv|json|toml|ya?ml|xml|py|js|zip"
    r"|gz|png|jpe?g|gif|svg|webp|mp[34]|wav|exe)\b",
    "identifier": r"(?:_+[^\W_]+|[^\W_]+_)\w*",
    "code": r"\bISO(?:/IEC)?\ \d+(?:[-:]\d+)*\b|\b[a-z]{2,3}(?:-[A-Z][a-z]{3})?-[A-Z]{2}\b",
}
_SIGNS = {
    "tag": r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|<!--.*?-->",
    "entity": r"&(?:[A-Za-z]\w{1,30}|\#\d{1,7}|\#x[0-9A-Fa-f]{1,6});",
    "emoji": r"(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9\#*]\ufe0f?\u20e3|[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff"
    r"\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
    r"(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*)",
    "line": r"_+",
    "trademark": r"[™℠]",
}
