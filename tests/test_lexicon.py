"""The obscenity lists are clean, and the matcher keeps to word boundaries and languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules.errors import ResourceError
from feedback_rules.signals.obscenity import find_obscenity
from feedback_rules.text.fold import fold
from feedback_rules.text.language import LANGUAGES
from feedback_rules.text.lexicon import Match, Severity, obscenity_lexicon, read_lexicon
from feedback_rules.verdict import Answer
from tests.conftest import ROOT

FOLDER = ROOT / "data" / "lexicons" / "obscenity"
CLEAN = [
    "lamp",
    "assassin",
    "Scunthorpe",
    "Essex",
    "cocktail",
    "analysis",
    "Dickens",
    "shiitake",
    "class",
    "bass",
    "therapist",
    "disputar",
    "Fahrt",
    "computer",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list(language: str) -> None:
    entries = read_lexicon(FOLDER / f"{language}.tsv", language)
    terms = [entry.term for entry in entries]
    assert len(terms) == len(set(terms)), "a term stands twice"
    assert sum(entry.severity is Severity.CLEAR for entry in entries) >= 10
    for entry in entries:
        assert fold(entry.term).text == entry.term, f"{entry.term!r} is not folded"
        assert (" " in entry.term) == (entry.match is Match.PHRASE)
        assert entry.sources


def test_wrong_lines_name_their_place(tmp_path: Path) -> None:
    path = tmp_path / "xx.tsv"
    path.write_text("term\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="expected the header"):
        read_lexicon(path, "xx")
    path.write_text("term\tseverity\tmatch\tscope\tsources\tnote\nword\tawful\tword\tany\town\t\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"xx\.tsv:2"):
        read_lexicon(path, "xx")


@given(st.lists(st.sampled_from(CLEAN), min_size=1, max_size=6))
def test_clean_words_between_clean_words_stay_clean(words: list[str]) -> None:
    assert find_obscenity("I ordered " + " ".join(words) + " and it came").answer is Answer.NO


OBSCENE = ["fuck", "bullshit", "asshole", "motherfucker"]


@given(st.sampled_from(OBSCENE), st.integers(1, 3), st.sampled_from(["\u200b", "\u00ad", "\u2060", "\ufeff"]))
def test_an_invisible_character_hides_nothing(word: str, at: int, mark: str) -> None:
    hidden = word[:at] + mark + word[at:]
    (span,) = find_obscenity(f"you {hidden} seller").spans
    assert span.quote == hidden


@given(st.sampled_from(OBSCENE), st.data())
def test_case_and_width_change_nothing(word: str, data: st.DataObject) -> None:
    shown = "".join(data.draw(st.sampled_from([char, char.upper(), chr(ord(char) + 0xFEE0)])) for char in word)
    assert find_obscenity(f"what {shown} is this").answer is Answer.YES


def test_one_automaton_serves_all_languages() -> None:
    assert obscenity_lexicon() is obscenity_lexicon()
