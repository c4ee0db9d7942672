"""Folding keeps an exact way back to the original."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules.text.fold import Folded, bare, fold
from tests.conftest import NASTY, comments

FOLDS = [fold, bare]


@pytest.mark.parametrize(
    ("text", "folded", "stripped"),
    [
        ("Caf\u00c9 Stra\u00dfe", "caf\u00e9 stra\u00dfe", "cafe strasse"),
        ("\u0130STANBUL \u0131l\u0131k", "istanbul \u0131l\u0131k", "istanbul ilik"),
        ("\uff26\uff35\uff2c\uff2c \ufb01ne", "full fine", "full fine"),
        ("\uff76\uff9e\uff71", "\u30ac\u30a2", "\u30ac\u30a2"),
        ("cafe\u0301", "caf\u00e9", "cafe"),
        ("x\u200by\u00adz", "xyz", "xyz"),
        ("&quot;A&amp;B&quot; &bogus;", '"a&b" &bogus;', '"a&b" &bogus;'),
        ("\u0623\u064e\u062d\u0652\u0645\u064e\u062f", "\u0623\u064e\u062d\u0652\u0645\u064e\u062f", "\u0627\u062d\u0645\u062f"),
        ("\u0915\u094d\u092f\u093e", "\u0915\u094d\u092f\u093e", "\u0915\u094d\u092f\u093e"),
    ],
)
def test_examples(text: str, folded: str, stripped: str) -> None:
    assert fold(text).text == folded
    assert bare(text).text == stripped


@pytest.mark.parametrize("folding", FOLDS)
@given(text=comments())
def test_every_span_lies_in_the_original_in_order(folding: Callable[[str], Folded], text: str) -> None:
    folded = folding(text)
    before = 0
    for index in range(len(folded.text)):
        start, end = folded.span(index, index + 1)
        assert before <= start < end <= len(text)
        before = start


@pytest.mark.parametrize("folding", FOLDS)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_case_and_width_never_matter(folding: Callable[[str], Folded], text: str) -> None:
    plain = folding(text).text
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char not in "&;#" else char for char in text)
    assert "&" in text or folding(wide).text == plain
    assert (
        folding(unicodedata.normalize("NFC", text)).text == folding(unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))).text
    )


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("folding", FOLDS)
def test_nasty_texts(folding: Callable[[str], Folded], text: str) -> None:
    folded = folding(text)
    if folded.text:
        start, end = folded.span(0, len(folded.text))
        assert 0 <= start < end <= len(text)
