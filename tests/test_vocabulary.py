"""The word lists of personal data are whole: every language has its lists, and nothing stands twice."""

from __future__ import annotations

import tomllib

import pytest

from feedback_rules._resources import resource
from feedback_rules.errors import ResourceError
from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.vocabulary import LANGUAGES, cue_phrases, folded, one_of, phrases, signs, spelled

FOLDER = resource("data", "lexicons", "personal_data")
TOPICS = sorted(path.stem for path in FOLDER.glob("*.toml"))
NEEDED = {"staff", "seller", "contact", "payee", "sold", "of_shop", "self", "courier", "phone", "label", "own", "place", "shop"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lists(language: str) -> None:
    lists = set(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
    assert lists >= NEEDED
    assert lists <= {cue.value for cue in Cue} | {"digits", "digits_latin"}


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_stands_twice(topic: str) -> None:
    for name in tomllib.loads((FOLDER / f"{topic}.toml").read_text(encoding="utf-8")):
        listed = phrases(topic, name)
        assert listed, f"{topic}: {name} is empty"
        assert len(set(listed)) == len(listed), f"{topic}: {name}: {sorted({word for word in listed if listed.count(word) > 1})}"


def test_cues_are_folded() -> None:
    found = {(kind, plain) for kind, _, plain in cue_phrases()}
    assert ("staff", "geschaftsfuhrer*") in found
    assert {kind for kind, _, _ in cue_phrases("phone", "mail")} == {"phone", "mail"}


def test_signs_belong_to_gates() -> None:
    assert set(signs()) <= {gate.value for gate in Gate}
    assert " dot " in signs()["email"], "blanks count"


def test_lists_as_sets_and_expressions() -> None:
    assert "senor" in folded("names", "titles")
    assert "señor" in spelled("names", "titles")
    assert one_of("addresses", "german_places").startswith("Am|An\\ der")
    assert one_of("addresses", "french_streets", either_case=True).startswith("[Rr]ue|")
    assert phrases("emails", "no such list") == ()
    with pytest.raises(ResourceError, match=r"nothing\.toml"):
        phrases("nothing", "at")
