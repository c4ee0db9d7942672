"""The spaCy component: verdicts on documents, also on stored ones and on those of other processes."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from feedback_rules import Action, FeedbackError, check

TEXTS = ["Fast delivery. The lamp is fucking ugly.", "Never arrived", "", "La lampe s'est cassée 😡 après une semaine", "Thanks!"]


@pytest.fixture
def nlp() -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports warn
        import spacy

        language = spacy.blank("en")
        language.add_pipe("feedback_rules", config={"marketplace": "US"})
        yield language


def test_component(nlp: Any) -> None:
    doc = nlp(TEXTS[0])
    assert doc._.feedback.action is Action.REMOVE
    assert {span.label_ for span in doc.spans["feedback_clauses"]} >= {"delivery"}
    assert nlp.make_doc("late")._.feedback is None, "the component has not seen it"


def test_documents_are_stored_with_their_verdicts(nlp: Any, tmp_path: Path) -> None:
    from spacy.tokens import Doc, DocBin

    doc = nlp(TEXTS[3])
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.feedback == doc._.feedback == check(TEXTS[3])
    doc.to_disk(tmp_path / "doc")
    assert Doc(nlp.vocab).from_disk(tmp_path / "doc")._.feedback == doc._.feedback
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (read,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    assert read._.feedback == doc._.feedback
    assert [span.label_ for span in read.spans["feedback_clauses"]] == [span.label_ for span in doc.spans["feedback_clauses"]]


def test_many_documents_get_the_verdicts_of_single_ones(nlp: Any) -> None:
    alone = [check(text) for text in TEXTS]
    assert [doc._.feedback for doc in nlp.pipe(TEXTS)] == alone
    assert [doc._.feedback for doc in nlp.pipe(TEXTS, batch_size=2)] == alone


@pytest.mark.skipif(sys.platform == "win32", reason="spaCy starts processes of its own, which costs minutes there")
def test_two_processes(nlp: Any) -> None:
    assert [doc._.feedback for doc in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == [check(text) for text in TEXTS]


def test_facts_on_the_document(nlp: Any) -> None:
    doc = nlp.make_doc("Never arrived")
    doc._.feedback_facts = {"rating": 1, "fulfillment": "amazon"}
    verdict = nlp(doc)._.feedback
    assert verdict == check("Never arrived", rating=1, fulfillment="amazon")
    assert verdict.action is Action.STRIKE_THROUGH
    doc._.feedback_facts = {"rating": 9}
    with pytest.raises(FeedbackError, match="rating"):
        nlp(doc)


def test_stored_pipeline_keeps_its_marketplace(nlp: Any, tmp_path: Path) -> None:
    import spacy

    nlp.remove_pipe("feedback_rules")
    nlp.add_pipe("feedback_rules", config={"marketplace": "IT"})
    nlp.to_disk(tmp_path / "nlp")
    assert spacy.load(tmp_path / "nlp")("late")._.feedback == check("late", marketplace="IT") != check("late")
