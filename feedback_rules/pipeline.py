"""Feedback in, verdicts out: text tests combined with the facts and the policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from feedback_rules._version import __version__
from feedback_rules._workers import judged_in_order
from feedback_rules.aspects.judgement import AspectJudge, Judgement
from feedback_rules.checkers import shipped_checkers
from feedback_rules.checkers.base import Checker, TextTest
from feedback_rules.document import Document
from feedback_rules.errors import FeedbackError
from feedback_rules.feedback import Feedback, SellerProfile
from feedback_rules.policy import Clause, Policy, normal_marketplace, policy_for
from feedback_rules.verdict import Action, Answer, Finding, Status, Verdict, Versions

if TYPE_CHECKING:
    from feedback_rules.signals.names_model import PersonReader

__all__ = ["Pipeline", "check"]

_BATCH = 256
_POSITIVE = 4
"""Ratings from four stars on count as positive: there is nothing to gain."""


@cache
def _shipped_judge() -> AspectJudge:
    from feedback_rules.aspects.model import load_model

    return load_model()


def _unmet(feedback: Feedback, clause: Clause) -> tuple[list[str], list[str]]:
    """Return the facts a clause needs that are missing, and those that are known and contradict it."""
    missing, against = [], []
    for name, wanted in clause.when.items():
        if name == "max_rating":
            if feedback.rating is None:
                missing.append("rating")
            elif feedback.rating > wanted:
                against.append("rating")
            continue
        value = getattr(feedback, name)
        if value is None:
            missing.append(name)
        elif value != wanted:
            against.append(name)
    return missing, against


_FACT_WORDS = {
    "fulfillment": "who fulfilled the order",
    "shipped_with": "the shipping service",
    "shipped_on_time": "whether it was shipped on time",
    "arrived_on_time": "the answer to \u201carrived on time\u201d",
    "item_as_described": "the answer to \u201citem as described\u201d",
    "customer_service": "the answer to \u201ccustomer service\u201d",
    "rating": "the rating",
}


def _words(names: Sequence[str]) -> str:
    return ", ".join(_FACT_WORDS.get(name, name) for name in names)


def _finding(checker: Checker, document: Document, policy: Policy) -> Finding:
    """Combine a checker's text test with the facts and the policy's clause."""
    clause = policy.clause(checker.id)
    if clause is None:
        sentence = f"The policy {policy.id} has no such clause."
        return Finding(checker=checker.id, status=Status.NOT_IN_POLICY, action=None, sentence=sentence)
    citation = policy.citation(clause)
    try:
        test = checker.test(document, clause)
    except Exception as exc:  # noqa: BLE001 - one broken checker never costs the other findings
        sentence = f"The checker failed ({type(exc).__name__}); the other findings stand."
        return Finding(checker=checker.id, status=Status.FAILED, action=clause.effect, sentence=sentence, citation=citation)
    missing, against = _unmet(document.feedback, clause)
    status, sentence = _status(test, clause, missing, against)
    return Finding(
        checker=checker.id,
        status=status,
        action=clause.effect,
        sentence=sentence,
        citation=citation,
        evidence=test.evidence,
        blockers=test.blockers,
        missing=tuple(missing) if status in (Status.NEEDS_FACTS, Status.UNCERTAIN) else (),
        probability=test.probability,
    )


def _status(test: TextTest, clause: Clause, missing: list[str], against: list[str]) -> tuple[Status, str]:
    if test.answer is Answer.NO:
        return Status.NOT_MET, test.sentence
    if against:
        if clause.scope == "facts":
            return Status.NOT_MET, f"The facts do not meet the clause: {_words(against)}."
        return Status.NOT_MET, f"{test.sentence} The facts do not meet the clause: {_words(against)}."
    if test.answer is Answer.UNSURE:
        return Status.UNCERTAIN, test.sentence
    if missing:
        if clause.scope == "facts":
            return Status.NEEDS_FACTS, f"Not known: {_words(missing)}."
        return Status.NEEDS_FACTS, f"{test.sentence} Not known: {_words(missing)}."
    return Status.MET, test.sentence


def _action(feedback: Feedback, findings: Sequence[Finding], policy: Policy) -> Action:
    """Return the strongest action that the findings allow."""
    if feedback.rating is not None and feedback.rating >= _POSITIVE:
        return Action.KEEP
    for action in (Action.REMOVE, Action.STRIKE_THROUGH, Action.ESCALATE):
        if any(finding.status is Status.MET and finding.action is action for finding in findings):
            return action
    for finding in findings:
        clause = policy.clause(finding.checker)
        # A clause without a text test waits on facts for every comment; that alone is no reason to look at one.
        if clause and clause.scope != "facts" and finding.status in (Status.UNCERTAIN, Status.NEEDS_FACTS):
            return Action.REVIEW
    return Action.REVIEW if any(finding.status is Status.FAILED for finding in findings) else Action.KEEP


class Pipeline:
    """Judges feedback for one marketplace and one seller.

    A pipeline is cheap to make, immutable in use and safe to share between threads; the model is loaded once per process.
    """

    def __init__(
        self,
        *,
        marketplace: str = "US",
        seller: SellerProfile | None = None,
        on: dt.date | None = None,
        policy: Policy | None = None,
        checkers: Iterable[Checker] = (),
        judge: AspectJudge | None = None,
        person_reader: PersonReader | None = None,
    ) -> None:
        """Choose policy, seller, model and checkers.

        Args:
            marketplace: a code such as ``"US"`` or ``"DE"``.
            seller: the seller's own names, addresses and numbers; sharpens the personal-data finding.
            on: judge by the policy of this day; ``None`` for the newest.
            policy: a policy of the caller's own; wins over ``marketplace`` and ``on``.
            checkers: further checkers, run after the shipped ones; their ids must be clauses of the policy to be met.
            judge: an aspect model of the caller's own; ``None`` for the shipped one.
            person_reader: a second opinion on people's names, such as ``load_name_model()``; ``None``, and no other library's
                presence, means that the rules alone decide.

        Raises:
            PolicyError: the marketplace is not known.
            FeedbackError: two checkers share an id.
        """
        if seller is not None and not isinstance(seller, SellerProfile):
            raise FeedbackError(f"seller: expected a SellerProfile or None, got {type(seller).__name__}")
        self.marketplace = normal_marketplace(marketplace)
        self.policy = policy if policy is not None else policy_for(self.marketplace, on=on)
        self.seller = seller
        self.checkers = (*shipped_checkers(), *checkers)
        ids = [checker.id for checker in self.checkers]
        if repeated := sorted({name for name in ids if ids.count(name) > 1}):
            raise FeedbackError(f"checkers: ids must be unique, repeated: {', '.join(repeated)}")
        self._judge = judge
        self._person_reader = person_reader

    @property
    def judge(self) -> AspectJudge:
        """The aspect model in use."""
        return self._judge if self._judge is not None else _shipped_judge()

    @property
    def _model_version(self) -> str:
        """The version of the aspect model, with that of the name reader where one is asked."""
        return self.judge.version if self._person_reader is None else f"{self.judge.version}+{self._person_reader.version}"

    def check(
        self,
        comment: str | Feedback,
        **facts: object,
    ) -> Verdict:
        """Judge one comment.

        Args:
            comment: the buyer's words, or a :class:`Feedback`.
            facts: the fields of :class:`Feedback` by name, such as ``rating=1``; only beside a plain comment.

        Raises:
            FeedbackError: a fact has a value that is not allowed, or is no fact.
        """
        if isinstance(comment, Feedback):
            if facts:
                raise FeedbackError(f"facts: put {', '.join(sorted(facts))} into the Feedback itself")
            return self._verdict(comment, None)
        try:
            feedback = Feedback(comment=comment, **facts)  # type: ignore[arg-type]
        except TypeError as exc:
            allowed = ", ".join(name for name in Feedback.__dataclass_fields__ if name != "comment")
            raise FeedbackError(f"facts: {exc}; allowed: {allowed}") from exc
        return self._verdict(feedback, None)

    def check_many(self, feedback: Iterable[Feedback | str], *, workers: int = 1) -> Iterator[Verdict]:
        """Judge feedback lazily, in order; each verdict is the one that :meth:`check` gives, whatever the number of workers.

        Args:
            feedback: any iterable, also an endless one; at most a few hundred items a worker are held at a time.
            workers: processes to judge in. Starting them takes some seconds, so they pay for many thousands of comments on the full tier;
                a script that uses them needs the usual ``if __name__ == "__main__":``.

        Raises:
            FeedbackError: ``workers`` is not a whole number from 1.
        """
        if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
            raise FeedbackError(f"workers: expected a whole number from 1, got {workers!r}")
        batches = self._batches(feedback)
        return judged_in_order(self, batches, workers=workers) if workers > 1 else self._judged(batches)

    @staticmethod
    def _batches(feedback: Iterable[Feedback | str]) -> Iterator[list[Feedback]]:
        source = iter(feedback)
        while batch := [item if isinstance(item, Feedback) else Feedback(comment=item) for item in islice(source, _BATCH)]:
            yield batch

    def _judged(self, batches: Iterable[list[Feedback]]) -> Iterator[Verdict]:
        for batch in batches:
            judgements = self.judge.judge([item.comment for item in batch])
            for item, judgement in zip(batch, judgements, strict=True):
                yield self._verdict(item, judgement)

    def _verdict(self, feedback: Feedback, judgement: Judgement | None) -> Verdict:
        document = Document(
            feedback,
            judge=self.judge,
            seller=self.seller,
            marketplace=self.marketplace,
            judgement=judgement,
            person_reader=self._person_reader,
        )
        findings = tuple(_finding(checker, document, self.policy) for checker in self.checkers)
        return Verdict(
            action=_action(feedback, findings, self.policy),
            feedback=feedback,
            findings=findings,
            assessment=document.assessment,
            versions=Versions(library=__version__, policy=self.policy.id, model=self._model_version),
        )


@cache
def _pipeline(marketplace: str) -> Pipeline:
    return Pipeline(marketplace=marketplace)


def check(comment: str | Feedback, *, marketplace: str = "US", **facts: object) -> Verdict:
    """Judge one comment with the shipped model and the newest policy of a marketplace.

    Args:
        comment: the buyer's words, or a :class:`Feedback`.
        marketplace: a code such as ``"US"`` or ``"DE"``.
        facts: the fields of :class:`Feedback` by name, such as ``rating=1, fulfillment="amazon"``.

    Raises:
        FeedbackError: a fact has a value that is not allowed.
        PolicyError: the marketplace is not known.
    """
    return _pipeline(marketplace).check(comment, **facts)
