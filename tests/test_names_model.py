"""The name model: a second opinion that is only asked on request, and never makes a name sure."""

from __future__ import annotations

import random
import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from feedback_rules import Answer, Feedback, Pipeline, Status
from feedback_rules._resources import resource
from feedback_rules.errors import ModelError
from feedback_rules.signals import names_train
from feedback_rules.signals.names_model import level, load_name_model
from feedback_rules.signals.personal_data import find_personal_data
from tests.conftest import pipeline


@dataclass
class Reader:
    """Sees the pieces it is told to see, and remembers what it was asked."""

    pieces: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)
    version: str = "reader-1"

    def persons(self, text: str) -> list[tuple[int, int]]:
        self.asked.append(text)
        return [(text.index(piece), text.index(piece) + len(piece)) for piece in self.pieces if piece in text]


UNKNOWN = "Follow up with Qivara Bemtoul next week."


def test_raises_to_unsure_only() -> None:
    assert find_personal_data(UNKNOWN).answer is Answer.NO
    signal = find_personal_data(UNKNOWN, second_opinion=Reader(("Qivara Bemtoul",)))
    assert signal.answer is Answer.UNSURE
    assert [(span.quote, span.note) for span in signal.spans] == [("Qivara Bemtoul", "a name to the model alone")]


def test_lowers_what_the_lists_do_not_hold_whole() -> None:
    text = "The owner, Walter Xyberg, shouted at me"
    assert find_personal_data(text).answer is Answer.YES
    assert find_personal_data(text, second_opinion=Reader()).answer is Answer.UNSURE
    assert find_personal_data(text, second_opinion=Reader(("Walter Xyberg",))).answer is Answer.YES
    known = "The manager John Smith shouted at me"
    assert find_personal_data(known, second_opinion=Reader()) == find_personal_data(known)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("My neighbour, contacted by Qivara Bemtoul", "My neighbour"),
        ("contacted my wife Qivara Bemtoul", "Qivara Bemtoul"),
        ("I contacted Customer Service again", "Customer Service"),
        ("I contacted their team again, Walter", "their team"),
        ("Lovely people, Qivara Bemtoul", "Qivara Bemtoul"),
    ],
)
def test_is_not_believed_without_a_cue_and_a_shape(text: str, piece: str) -> None:
    assert find_personal_data(text, second_opinion=Reader((piece,))).answer is find_personal_data(text).answer


def test_is_asked_only_where_a_name_may_stand() -> None:
    reader = Reader()
    for text in ("the lamp broke after a week", "shipping took three weeks", "call 614 555 0119", "", "Great Lamp"):
        find_personal_data(text, second_opinion=reader)
    assert reader.asked == []
    find_personal_data("I spoke to Karen Hill", second_opinion=reader)
    assert reader.asked == ["I spoke to Karen Hill"]


def test_pipeline_cites_it() -> None:
    plain = pipeline().check(Feedback(comment=UNKNOWN, rating=1))
    asked = Pipeline(person_reader=Reader(("Qivara Bemtoul",))).check(Feedback(comment=UNKNOWN, rating=1))
    assert plain.finding("seller_pii").status is Status.NOT_MET
    assert asked.finding("seller_pii").status is Status.UNCERTAIN
    assert asked.versions.model == f"{plain.versions.model}+reader-1"


def test_nothing_is_loaded_unasked() -> None:
    code = (
        "import sys, feedback_rules as fr; from feedback_rules.aspects.model import load_model;"
        "fr.Pipeline(judge=load_model(tier='fast')).check('The owner, Walter Xyberg, shouted at me', rating=1);"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_level_keeps_places() -> None:
    text = "Łukasz Żak, İpek Çağlar, Zoë ﬁx 王"
    assert len(level(text)) == len(text)
    assert level(text).startswith("Lukasz Zak, Ipek Caglar, Zoe")


def test_shipped_model() -> None:
    pytest.importorskip("spacy")
    model = load_name_model()
    text = "I spoke to Bernard Ashcombe about the refund."
    assert [text[start:end] for start, end in model.persons(text)] == ["Bernard Ashcombe"]
    assert model.persons("The lamp came from Golden Lamp Trading in New York.") == []
    assert model.version.startswith("names-")


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    with pytest.raises(ModelError, match="not a name model"):
        load_name_model(tmp_path)


def test_sentences_know_where_their_people_stand() -> None:
    fillers = tomllib.loads((resource("data", "name_sentences") / "fillers.toml").read_text(encoding="utf-8"))
    templates = names_train.read_templates()
    assert len(templates) >= 200
    assert len(set(templates)) == len(templates)
    draw = random.Random(3)  # noqa: S311 - no secret
    names = names_train.Names(["ada"], ["lund"])
    for template in templates:
        filled = names_train.fill(template, names, fillers, draw)
        assert "{" not in filled.text
        assert len(filled.people) == template.count("{person}")
        for start, end in filled.people:
            assert filled.text[start:end].lower().startswith("ada ")
