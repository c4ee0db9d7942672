"""A verdict is immutable, goes to JSON and back, and shows itself safely."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import given

from feedback_rules import Action, Answer, Feedback, Pipeline, SellerProfile, Status, Verdict, check
from feedback_rules.verdict import json_schema
from tests.conftest import NASTY, ROOT, comments, pipeline


def test_json_both_ways() -> None:
    verdict = check("Shipping took three weeks, what the fuck!", rating=1, fulfillment="amazon")
    assert Verdict.from_json(verdict.to_json()) == verdict
    assert Verdict.from_dict(json.loads(json.dumps(verdict.to_dict()))) == verdict
    assert check("Shipping took three weeks, what the fuck!", rating=1, fulfillment="amazon").to_json() == verdict.to_json()


@pytest.mark.parametrize("text", NASTY)
def test_json_of_nasty_texts(text: str) -> None:
    verdict = check(text, rating=1)
    assert json.loads(verdict.to_json())["action"] == str(verdict.action)


def test_wrong_json_names_the_place() -> None:
    with pytest.raises(ValueError, match="action"):
        Verdict.from_json(b'{"action": "burn"}')


def test_immutable() -> None:
    verdict = check("late")
    with pytest.raises(dataclasses.FrozenInstanceError):
        verdict.action = Action.KEEP  # type: ignore[misc]
    assert hash(verdict.assessment) == hash(check("late").assessment)


def test_published_schema_is_current() -> None:
    published = json.loads((ROOT / "docs" / "verdict.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(json_schema())), "write docs/verdict.schema.json anew: python -m tests.schema"


def test_reasons_and_missing() -> None:
    verdict = check("Never arrived.", rating=1)
    assert verdict.action is Action.REVIEW
    assert not verdict.reasons
    assert "fulfillment" in verdict.missing
    assert verdict.finding("fba_fulfillment").status is Status.NEEDS_FACTS
    with pytest.raises(KeyError, match="ran: all_yes_negative"):
        verdict.finding("nothing")


def test_redacted() -> None:
    seller = SellerProfile(emails=["erika@example.org"])
    verdict = Pipeline(seller=seller).check("Write to erika@example.org, she never answers.", rating=1)
    assert verdict.assessment.seller_pii is Answer.YES
    hidden = verdict.redacted()
    assert "erika" not in hidden.to_json()
    assert hidden.action is verdict.action
    assert len(hidden.feedback.comment) == len(verdict.feedback.comment)
    assert check("late").redacted() == check("late")


def test_html_is_inert() -> None:
    text = "<script>alert(1)</script> it broke after a week & <b>shit</b>"
    html = check(text, rating=1)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "obscenity" in html
    assert "<mark" in html


def test_mimebundle_has_a_line_for_where_there_is_no_html() -> None:
    verdict = check("The fucking zipper broke on the second day.", rating=1)
    bundle = verdict._repr_mimebundle_()
    assert bundle == {"text/plain": "REMOVE obscenity: fucking", "text/html": verdict._repr_html_()}
    assert list(verdict._repr_mimebundle_(include={"text/html"})) == ["text/html"]
    assert list(verdict._repr_mimebundle_(exclude={"text/html"})) == ["text/plain"]
    assert check("Great!")._repr_mimebundle_()["text/plain"] == "KEEP"


def test_html_marks_and_tells_what_counts_and_what_is_in_the_way() -> None:
    met = check("The fucking zipper broke on the second day.", rating=1)._repr_html_()
    assert re.findall(r'<mark class="(\w+)"[^>]*>([^<]*)', met)[:3] == [
        ("evidence", "The "),
        ("strong", "fucking"),
        ("evidence", " zipper broke on the second day."),
    ]
    assert re.findall(r"<li><b>(\w+)</b> \((\w+)\)", met) == [("obscenity", "met"), ("product_review", "met")]
    assert len(re.findall(r'<a href="https://[^"]*" target="_blank" rel="noopener noreferrer"', met)) == 2
    mixed = check("Shipping took three weeks! The seller was rude.", rating=1)._repr_html_()
    assert '<mark class="blocker"' in mixed
    assert "needs_facts" not in mixed, "a clause that waits on facts for every comment is not told"


@given(comments())
def test_every_span_is_exact(text: str) -> None:
    verdict = pipeline().check(Feedback(comment=text, rating=1))
    assessment = verdict.assessment
    spans = [clause.span for clause in assessment.clauses]
    spans += [*assessment.obscenity_spans, *assessment.seller_pii_spans, *assessment.threat_spans]
    for finding in verdict.findings:
        spans += [*finding.evidence, *finding.blockers]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
