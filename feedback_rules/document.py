"""One comment on its way through: what its text shows, each part worked out once, when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedback_rules.aspects.judgement import AspectJudge, Judgement
from feedback_rules.feedback import Feedback, SellerProfile
from feedback_rules.signals.obscenity import find_obscenity
from feedback_rules.signals.personal_data import find_personal_data
from feedback_rules.signals.phrases import find_listed
from feedback_rules.signals.signal import Signal
from feedback_rules.signals.threat import find_threats
from feedback_rules.verdict import Answer, Aspect, Assessment, ClauseAspect, Span

if TYPE_CHECKING:
    from feedback_rules.signals.names_model import PersonReader

__all__ = ["Document"]


class Document:
    """A comment with its signals and aspects, lazily worked out; spans always lie in the original text."""

    __slots__ = (
        "_assessment",
        "_carrier",
        "_judge",
        "_judgement",
        "_obscenity",
        "_person_reader",
        "_personal_data",
        "_threat",
        "feedback",
        "marketplace",
        "seller",
        "text",
    )

    def __init__(
        self,
        feedback: Feedback,
        *,
        judge: AspectJudge,
        seller: SellerProfile | None = None,
        marketplace: str = "US",
        judgement: Judgement | None = None,
        person_reader: PersonReader | None = None,
    ) -> None:
        """Take a feedback; nothing is computed yet.

        Args:
            feedback: the comment and its facts.
            judge: the model asked for aspects.
            seller: whose personal data the comment may hold.
            marketplace: decides in which country's form a telephone number without a code is read.
            judgement: the model's judgement, where a batch has worked it out already.
            person_reader: a second opinion on people's names.
        """
        self.feedback, self.text = feedback, feedback.comment
        self.seller, self.marketplace = seller, marketplace
        self._judge, self._judgement = judge, judgement
        self._person_reader = person_reader
        self._obscenity: Signal | None = None
        self._personal_data: Signal | None = None
        self._threat: Signal | None = None
        self._carrier: Signal | None = None
        self._assessment: Assessment | None = None

    @property
    def judgement(self) -> Judgement:
        """The clauses with their aspects."""
        if self._judgement is None:
            self._judgement = self._judge.judge([self.text])[0]
        return self._judgement

    @property
    def obscenity(self) -> Signal:
        """Obscene words."""
        if self._obscenity is None:
            self._obscenity = find_obscenity(self.text)
        return self._obscenity

    @property
    def personal_data(self) -> Signal:
        """The seller's personal data."""
        if self._personal_data is None:
            self._personal_data = find_personal_data(
                self.text, seller=self.seller, marketplace=self.marketplace, second_opinion=self._person_reader
            )
        return self._personal_data

    @property
    def threat(self) -> Signal:
        """Feedback used as a lever, and violence."""
        if self._threat is None:
            self._threat = find_threats(self.text)
        return self._threat

    @property
    def carrier(self) -> Signal:
        """Carriers, couriers and losses on the way that the comment names."""
        if self._carrier is None:
            self._carrier = find_listed(self.text, "carriers", kind="carrier")
        return self._carrier

    @property
    def late_delivery(self) -> Signal:
        """Words of a delay, a loss or a parcel that never came."""
        return find_listed(self.text, "late_delivery", kind="delay")

    @property
    def condition(self) -> Signal:
        """Words of damage, defects, spoilt or empty goods."""
        return find_listed(self.text, "condition", kind="condition")

    @property
    def not_sent(self) -> Signal:
        """Words that the order was never handed over."""
        return find_listed(self.text, "not_sent", kind="not_sent")

    def _entirely(self, answer: Answer) -> Answer:
        """Take back that the whole comment is about one thing where a detector found words about the seller in it."""
        if self.threat.answer is Answer.YES:
            return Answer.NO
        return Answer.UNSURE if answer is Answer.YES and self.personal_data.answer is Answer.YES else answer

    @property
    def assessment(self) -> Assessment:
        """Everything the text alone shows."""
        if self._assessment is None:
            judged = self.judgement
            clauses = tuple(
                ClauseAspect(
                    span=Span(item.start, item.end, self.text[item.start : item.end]), aspect=item.aspect, probability=item.probability
                )
                for item in judged.clauses
            )
            aspects = judged.aspects
            if self.threat.answer is Answer.YES:
                aspects |= {Aspect.THREAT}
            self._assessment = Assessment(
                product_only=self._entirely(judged.product_only),
                delivery_only=self._entirely(judged.delivery_only),
                obscenity=self.obscenity.answer,
                seller_pii=self.personal_data.answer,
                threat=self.threat.answer,
                aspects=aspects,
                clauses=clauses,
                obscenity_spans=self.obscenity.spans,
                seller_pii_spans=self.personal_data.spans,
                threat_spans=self.threat.spans,
                product_only_probability=judged.product_only_probability,
                delivery_only_probability=judged.delivery_only_probability,
            )
        return self._assessment
