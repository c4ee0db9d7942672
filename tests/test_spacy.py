"""The spaCy component."""

from __future__ import annotations

import warnings

from feedback_rules import Action


def test_component() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports warn
        import spacy

        nlp = spacy.blank("en")
        nlp.add_pipe("feedback_rules", config={"marketplace": "US"})
        doc = nlp("Fast delivery. The lamp is fucking ugly.")
    assert doc._.feedback.action is Action.REMOVE
    assert {span.label_ for span in doc.spans["feedback_clauses"]} >= {"delivery"}
