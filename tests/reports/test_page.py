"""The page that every report is made with."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reports.page import page, text


class Reader(HTMLParser):
    """What a browser would see: elements with their attributes, and the text of the paragraphs."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if "p" in {tag for tag, _ in self.elements}:
            self.text += data


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl"), ("kmr", "ltr")])
def test_a_page_says_its_language_and_direction(language: str, direction: str) -> None:
    found = Reader(page("T", "<p>x</p>", language=language))
    assert ("html", {"lang": language, "dir": direction}) in found.elements


def test_a_page_is_whole_and_fetches_nothing() -> None:
    document = page("<b> & co", "<p>x</p>")
    assert document.startswith("<!DOCTYPE html>")
    assert "<title>&lt;b&gt; &amp; co</title>" in document
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img", document)


def test_a_text_of_another_language_is_kept_apart_from_what_stands_around_it() -> None:
    assert text("داعش", "ar") == '<bdi lang="ar" dir="rtl">داعش</bdi>'
    assert text("Daesh") == "Daesh"


@given(st.text(st.characters(exclude_categories=[])))
def test_whatever_was_typed_is_text_and_nothing_else(value: str) -> None:
    document = page("T", f"<p>{text(value, 'kmr')}</p>")
    document.encode("utf-8")
    found = Reader(document)
    assert [tag for tag, _ in found.elements][-2:] == ["p", "bdi"]
    expected = [char for char in value if char.isalpha()]
    assert [char for char in found.text if char.isalpha()] == expected
