"""A spaCy component: ``nlp.add_pipe("feedback_rules")`` puts each text's verdict on ``doc._.feedback``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from feedback_rules.pipeline import Pipeline

__all__ = ["FeedbackComponent", "create_component"]


class FeedbackComponent:
    """Judges a document's text and marks the clauses as the span group ``"feedback_clauses"``, labelled with their aspects."""

    def __init__(self, *, marketplace: str) -> None:
        """Take the marketplace whose policy and telephone numbers apply."""
        if not Doc.has_extension("feedback"):
            Doc.set_extension("feedback", default=None)
        self.pipeline = Pipeline(marketplace=marketplace)

    def __call__(self, doc: Doc) -> Doc:
        """Judge one document."""
        verdict = self.pipeline.check(doc.text)
        doc._.feedback = verdict
        spans = [
            doc.char_span(clause.span.start, clause.span.end, label=str(clause.aspect), alignment_mode="expand")
            for clause in verdict.assessment.clauses
        ]
        doc.spans["feedback_clauses"] = [span for span in spans if span is not None]
        return doc


@Language.factory("feedback_rules", default_config={"marketplace": "US"}, assigns=["doc._.feedback", "doc.spans"])
def create_component(nlp: Language, name: str, marketplace: str) -> FeedbackComponent:
    """Make the component; spaCy calls this through the entry point ``spacy_factories``."""
    return FeedbackComponent(marketplace=marketplace)
