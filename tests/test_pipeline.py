"""What holds for every comment: one answer, in order, never a claim that more facts would take back for no reason."""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules import Action, Answer, Feedback, FeedbackError, Pipeline, PolicyError, Status, check
from feedback_rules.checkers import Checker, TextTest, shipped_checkers
from feedback_rules.document import Document
from feedback_rules.policy import Clause
from tests.conftest import NASTY, comments, pipeline

FACTS: dict[str, list[Any]] = {
    "rating": [None, 1, 2, 3, 4, 5],
    "fulfillment": [None, "amazon", "seller"],
    "shipped_with": [None, "buy_shipping", "easy_ship", "other"],
    "shipped_on_time": [None, True, False],
    "arrived_on_time": [None, True, False],
    "item_as_described": [None, True, False],
    "customer_service": [None, True, False],
}
facts = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FACTS.items()})
CLAIMS = (Action.REMOVE, Action.STRIKE_THROUGH, Action.ESCALATE)


@given(comments(), facts)
def test_the_same_question_gets_the_same_answer(text: str, known: dict[str, Any]) -> None:
    feedback = Feedback(comment=text, **known)
    alone = pipeline().check(feedback)
    assert Pipeline().check(feedback) == alone
    assert list(pipeline().check_many([Feedback(comment="other"), feedback, Feedback(comment="late")]))[1] == alone


@given(comments(), facts)
def test_every_checker_answers_and_met_findings_are_cited(text: str, known: dict[str, Any]) -> None:
    verdict = pipeline().check(Feedback(comment=text, **known))
    assert [finding.checker for finding in verdict.findings] == [checker.id for checker in shipped_checkers()]
    for finding in verdict.findings:
        assert finding.status is not Status.FAILED
        assert finding.sentence.endswith((".", "?"))
        assert (finding.citation is None) == (finding.status is Status.NOT_IN_POLICY)
        if finding.status is Status.NEEDS_FACTS:
            assert finding.missing
    if verdict.action in CLAIMS:
        assert verdict.reasons[0].action is verdict.action


@given(comments(), facts)
def test_a_missing_fact_never_makes_a_claim_that_the_fact_forbids(text: str, known: dict[str, Any]) -> None:
    """Whatever is claimed while facts are missing stays claimed whatever the facts turn out to be."""
    claimed = {finding.checker for finding in pipeline().check(Feedback(comment=text, **known)).reasons}
    for name in ("fulfillment", "shipped_on_time", "arrived_on_time"):
        if known[name] is None:
            for value in FACTS[name][1:]:
                later = pipeline().check(Feedback(comment=text, **{**known, name: value}))
                assert claimed <= {finding.checker for finding in later.reasons}


@given(comments(), facts)
def test_positive_ratings_are_kept(text: str, known: dict[str, Any]) -> None:
    if known["rating"] in (4, 5):
        assert pipeline().check(Feedback(comment=text, **known)).action is Action.KEEP


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("rating", [None, 1])
def test_nasty_texts_get_a_verdict(text: str, rating: int | None) -> None:
    verdict = check(text, rating=rating)
    assert all(finding.status is not Status.FAILED for finding in verdict.findings)


@pytest.mark.parametrize("text", ["", " ", "\U0001f600", "no", "ok", "."])
def test_nothing_said_nothing_claimed(text: str) -> None:
    assert check(text, rating=1).action is Action.KEEP


def test_check_many_is_lazy_and_in_order() -> None:
    def endless() -> Iterator[Feedback]:
        for number in itertools.count():
            yield Feedback(comment=f"late {number}", order_id=str(number))

    taken = list(itertools.islice(pipeline().check_many(endless()), 300))
    assert [verdict.feedback.order_id for verdict in taken] == [str(number) for number in range(300)]


def test_an_invisible_character_changes_nothing() -> None:
    plain, hidden = check("The seller is an asshole", rating=1), check("The seller is an ass\u200bhole", rating=1)
    assert plain.action is hidden.action is Action.REMOVE
    assert hidden.assessment.obscenity_spans[0].quote == "ass\u200bhole"


def _broken(_document: Document, _clause: Clause) -> TextTest:
    raise RuntimeError("secret words of the comment")


def test_a_broken_checker_costs_nothing_else() -> None:
    policy = pipeline().policy
    clause = policy.clause("obscenity")
    assert clause is not None
    import dataclasses

    extended = dataclasses.replace(policy, clauses=(*policy.clauses, dataclasses.replace(clause, id="mine")))
    verdict = Pipeline(policy=extended, checkers=[Checker(id="mine", test=_broken)]).check("what a shitty lamp", rating=1)
    assert verdict.finding("mine").status is Status.FAILED
    assert "secret" not in verdict.to_json()
    assert verdict.action is Action.REMOVE


def test_a_checker_of_ones_own() -> None:
    def test(document: Document, _clause: Clause) -> TextTest:
        return TextTest(answer=Answer.YES if "pear" in document.text else Answer.NO, sentence="Pears.")

    own = Pipeline(checkers=[Checker(id="pears", test=test)])
    assert own.check("pear").finding("pears").status is Status.NOT_IN_POLICY
    with pytest.raises(FeedbackError, match="repeated: threat"):
        Pipeline(checkers=[Checker(id="threat", test=test)])


def test_wrong_arguments() -> None:
    with pytest.raises(PolicyError):
        Pipeline(marketplace="Atlantis")
    with pytest.raises(FeedbackError, match="allowed: rating, fulfillment"):
        check("late", stars=1)
    with pytest.raises(FeedbackError, match="put rating into the Feedback"):
        pipeline().check(Feedback(comment="late"), rating=1)


def test_one_clear_clause_against_it_breaks_a_long_comment() -> None:
    """Thirty sentences about the product do not outvote one about the seller."""
    story = "The battery died after a day. The screen flickers badly. The plastic feels cheap. " * 12
    verdict = check(story + "The seller insulted me and never answered my emails.", rating=1)
    assert verdict.assessment.product_only is not Answer.YES
    assert verdict.action is not Action.REMOVE
    late = check(
        "Shipping took three weeks. " * 450 + "The seller insulted me and never answered my emails.", rating=1, fulfillment="amazon"
    )
    assert late.action not in CLAIMS


def test_wrong_sellers_and_items() -> None:
    with pytest.raises(FeedbackError, match="expected a SellerProfile"):
        Pipeline(seller={"names": ["x"]})  # type: ignore[arg-type]
    with pytest.raises(FeedbackError, match="comment: expected a str"):
        list(pipeline().check_many([None]))  # type: ignore[list-item]


def test_workers_change_nothing() -> None:
    given = [Feedback(comment=f"{count} days late, never again" if count % 3 else f"broke after {count} days") for count in range(700)]
    alone = [verdict.to_json() for verdict in pipeline().check_many(given)]
    assert [verdict.to_json() for verdict in pipeline().check_many(given, workers=2)] == alone


def test_workers_end_with_the_iterator() -> None:
    verdicts = pipeline().check_many((Feedback(comment=f"late {count}") for count in itertools.count()), workers=2)
    assert next(verdicts).feedback.comment == "late 0"
    verdicts.close()  # type: ignore[attr-defined]
    assert list(verdicts) == []
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [0, -1, True, 1.5])
def test_workers_must_be_a_number(workers: int) -> None:
    with pytest.raises(FeedbackError, match="workers: expected a whole number from 1"):
        pipeline().check_many([], workers=workers)


def test_a_bad_item_ends_the_workers() -> None:
    with pytest.raises(FeedbackError):
        list(pipeline().check_many(["late", None], workers=2))  # type: ignore[list-item]
    assert not multiprocessing.active_children()
