"""One HTML page: complete in itself, with the languages of its texts marked, so that browsers set each its own way."""

from html import escape

from toolkit import languages

# Nothing is fetched from anywhere, and texts that people far away have typed can start nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
"""Control characters, which HTML forbids → their pictures: ␀ for U+0000."""

_STYLE = """
body { font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif; color: #1c1c1c;
  background: #fff; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #c9c9c9; }
p, ul { margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; }
th, td { text-align: start; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid #e3e3e3; }
th { font-weight: 600; }
th h2 { margin: .9rem 0 0; border: 0; }
td table { margin: 0; }
td td { border: 0; padding: .1rem .6rem; }
bdi { unicode-bidi: isolate; white-space: pre-wrap; }
bdi[dir="rtl"], td[dir="rtl"] { font-size: 1.1em; }
[lang="ar"], [lang="ckb"] { font-family: "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Noto Sans",
  "Noto Sans Arabic", sans-serif; line-height: 1.8; }
.right { color: #0b6b2f; }
.wrong { color: #a3190f; }
.quiet { color: #595959; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
h4 { font-size: .8rem; font-weight: 400; color: #595959; margin: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0; }
.wide { overflow-x: auto; }
.entry { border-top: 1px solid #c9c9c9; padding: .4rem 0; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .5rem 1.2rem; }
.sides bdi { display: block; flex: 1; }
.sides div div { display: flex; gap: .6rem; }
ins { background: #d8f3dc; text-decoration: none; }
del { background: #fbdcd9; }
@page { margin: 12mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 9pt; line-height: 1.35; }
  th, td { padding: .1rem .4rem; }
  h2, h3 { break-after: avoid; }
  h2, tr, .entry { break-inside: avoid; }
  .sides { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
  [lang="ar"], [lang="ckb"] { line-height: 1.45; }
}
"""


def page(title: str, body: str, *, language: str = "en") -> str:
    """Return a complete HTML document.

    Args:
        title: plain text; it is the name of the window and the first heading.
        body: HTML, in which :func:`text` has wrapped all that is not the program's own.
        language: tag of the language that the page is written in.
    """
    name = text(title)
    return f"""<!DOCTYPE html>
<html {marked(language)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{name}</h1>
{body}
</body>
</html>
"""


def text(value: str, language: str = "") -> str:
    """Return *value*, plain text, for the inside of an element.

    Args:
        value: any text, however odd.
        language: tag of its language, so that it is read and set as that; empty for the language of the page.
    """
    # A half of a surrogate pair is no character, and could not be written.
    whole = value.encode("utf-8", "replace").decode("utf-8")
    safe = escape(whole.translate(_CONTROLS))
    return f"<bdi {marked(language)}>{safe}</bdi>" if language else safe


def marked(language: str) -> str:
    """Return the attributes of an element whose text is in *language*.

    Raises:
        LanguageError: it is not known.
    """
    found = languages.get(language)
    return f'lang="{found.tag}" dir="{found.direction}"'
