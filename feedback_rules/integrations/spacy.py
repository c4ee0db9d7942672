"""A spaCy component: ``nlp.add_pipe("feedback_rules")`` puts each text's verdict on ``doc._.feedback``.

The verdict lies in ``doc.user_data`` as JSON text, so that documents can be stored and sent between processes; ``doc._.feedback`` reads it.
Import this module before reading documents back in a process that made no component.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from feedback_rules.feedback import Feedback
from feedback_rules.pipeline import Pipeline
from feedback_rules.verdict import Verdict

__all__ = ["FeedbackComponent", "create_component"]

_KEY = "feedback_rules"


def _verdict(doc: Doc) -> Verdict | None:
    """Return the verdict of a document, or ``None`` before the component has seen it."""
    text = doc.user_data.get(_KEY)
    return None if text is None else Verdict.from_json(text)


def _register() -> None:
    """Add ``doc._.feedback`` and ``doc._.feedback_facts``; spaCy refuses if another component has taken the names."""
    if not Doc.has_extension("feedback") or Doc.get_extension("feedback")[2] is not _verdict:
        Doc.set_extension("feedback", getter=_verdict)
    if not Doc.has_extension("feedback_facts"):
        Doc.set_extension("feedback_facts", default=None)


_register()


class FeedbackComponent:
    """Judges a document's text and marks the clauses as the span group ``"feedback_clauses"``, labelled with their aspects.

    Facts come from ``doc._.feedback_facts``, a dictionary of fields of :class:`Feedback` set before the component runs.
    """

    def __init__(self, *, marketplace: str) -> None:
        """Take the marketplace whose policy and telephone numbers apply."""
        self.pipeline = Pipeline(marketplace=marketplace)

    def __call__(self, doc: Doc) -> Doc:
        """Judge one document."""
        return _keep(doc, self.pipeline.check(_feedback(doc)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Judge documents in batches, in order; each verdict is the one that a single call gives."""
        source = iter(stream)
        while docs := list(islice(source, batch_size)):
            verdicts = self.pipeline.check_many([_feedback(doc) for doc in docs])
            for doc, verdict in zip(docs, verdicts, strict=True):
                yield _keep(doc, verdict)


def _feedback(doc: Doc) -> Feedback:
    facts: dict[str, Any] = doc._.feedback_facts or {}
    return Feedback(comment=doc.text, **facts)


def _keep(doc: Doc, verdict: Verdict) -> Doc:
    doc.user_data[_KEY] = verdict.to_json()
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
