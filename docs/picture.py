"""Draw docs/picture.png: part of the article in four languages, each glossary term in its concept's colour.

Usage: python docs/picture.py [CHROMIUM]; it takes any Chromium that can run headless.
"""

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit import languages
from toolkit.model import TermMatch
from toolkit.po import Catalog, Entry
from toolkit.workflow.desk import Desk
from toolkit.workflow.workspace import open_workspace

HERE = Path(__file__).parent
ARTICLE = "hawija-offensive"
SHOWN = (8, 12, 23)  # a sub-heading in quotation marks, a title with a name, figures with a percentage
TARGETS = ("ar", "ckb", "kmr")

STYLE = """
body { margin: 0; padding: 24px; background: #f4f1ea; font: 17px/1.65 "Noto Sans", sans-serif; color: #222 }
main { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px }
h2 { margin: 0; font-size: 14px; font-weight: 600; color: #7a6a4f; padding: 0 12px }
p { margin: 0; padding: 10px 12px; background: #fff; border-radius: 6px }
p.heading { font-weight: 700 }
[dir=rtl] { font-family: "Noto Naskh Arabic", "Noto Sans Arabic", serif; font-size: 19px }
mark { border-radius: 3px; padding: 0 1px; color: inherit }
"""


def main() -> None:
    """Write the page, have Chromium photograph it, and leave the picture beside this file."""
    browser = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no Chromium found: python docs/picture.py /path/to/chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(_page(), encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--no-sandbox", "--hide-scrollbars", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        command += [f"--user-data-dir={folder}/profile", "--window-size=1320,520"]
        command += [f"--screenshot={HERE / 'picture.png'}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


def _page() -> str:
    workspace = open_workspace(HERE.parent)
    (article,) = workspace.articles([ARTICLE])
    desk = Desk.of(workspace)
    catalogs = {tag: Catalog.read(article.po(tag)).entries for tag in TARGETS}
    cells = [f"<h2>{html.escape(languages.get(tag).name)}</h2>" for tag in ("en", *TARGETS)]
    for number in SHOWN:
        cells += _row(desk, {tag: entries[number - 1] for tag, entries in catalogs.items()})
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><main>{"".join(cells)}</main>'


def _row(desk: Desk, entries: Mapping[str, Entry]) -> list[str]:
    verdicts = {tag: desk.verifier("en", tag).verify(one.msgid, one.msgstr) for tag, one in entries.items()}
    first = next(iter(entries.values()))
    sources = [verdict.source for verdict in verdicts[TARGETS[0]]]
    colours = {match.concept: f"hsl({360 * place // len(sources)} 75% 84%)" for place, match in enumerate(sources)}
    kind = first.msgctxt or "paragraph"
    row = [_cell("en", kind, first.msgid, sources, colours)]
    for tag, entry in entries.items():
        matches = [verdict.target for verdict in verdicts[tag] if verdict.target]
        row.append(_cell(tag, kind, entry.msgstr, matches, colours))
    return row


def _cell(tag: str, kind: str, text: str, matches: list[TermMatch], colours: Mapping[str, str]) -> str:
    parts, end = [], 0
    for match in sorted(matches, key=lambda one: one.start):
        marked = f'<mark style="background:{colours[match.concept]}">{html.escape(match.surface)}</mark>'
        parts += [html.escape(text[end : match.start]), marked]
        end = match.end
    parts.append(html.escape(text[end:]))
    return f'<p class="{kind}" lang="{tag}" dir="{languages.get(tag).direction}">{"".join(parts)}</p>'


main()
