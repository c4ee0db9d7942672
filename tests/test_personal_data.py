"""The seller's personal data: what a finding says about its validity, what a profile changes, and that nothing of it leaks."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules import Answer, Feedback, FeedbackRulesError, Pipeline, SellerProfile, Status, Verdict
from feedback_rules.checkers.base import Checker
from feedback_rules.signals.personal_data import find_personal_data
from tests.conftest import comments, dev_rows, pipeline

KINDS = {"email", "phone", "name", "address", "handle", "payment"}

NOTES = [
    ("write to lamp.house@fastpost.org", "US", "email", "syntax valid, domain not looked up"),
    ("write to lamp.house at fastpost dot org", "US", "email", "syntax valid once the disguise is undone, domain not looked up"),
    ("call +49 151 23456789", "US", "phone", "valid number of DE"),
    ("call 614 555 0119", "US", "phone", "valid number of US"),
    ("Tel. 0561 2345678", "DE", "phone", "valid number of DE"),
    ("call 12345678", "US", "phone", "announced as a telephone number, valid in none of US"),
    ("call six one four five five five zero one one nine", "US", "phone", "spelled in words, valid number of US"),
    ("The manager John Smith shouted at me", "US", "name", "given and family name from lists"),
    ("The owner, Walter Xyberg, shouted at me", "US", "name", "given name from lists, family name not listed"),
    ("Return it to 18 Alder Street, Dover CT16 2PQ", "UK", "address", "street and house number, postcode, town; not looked up"),
    ("Return it to 18 Alder Street", "UK", "address", "street and house number, no postcode, no town; not looked up"),
    ("the owner, Karen, was rude", "US", "name", "given name alone, from lists"),
    ("WeChat: lamp_house88 add him", "US", "handle", "a messenger id by its form, not looked up"),
    ("send it to IBAN DE89 3704 0044 0532 0130 00", "DE", "payment", "check digits of an international bank account number are right"),
]


@pytest.mark.parametrize(("text", "marketplace", "kind", "note"), NOTES, ids=[f"{kind}-{note[:24]}" for _, _, kind, note in NOTES])
def test_notes(text: str, marketplace: str, kind: str, note: str) -> None:
    spans = find_personal_data(text, marketplace=marketplace).spans
    assert [(span.kind, span.note.startswith(note)) for span in spans] == [(kind, True)], spans


PROFILE = SellerProfile(
    names=["Jürgen Weiß", "王小明"],
    emails=["jw@lampenweiss.de", "lampenladen@gmail.com"],
    phones=["+49 561 2345678"],
    addresses=["Eichengasse 9, 34117 Kassel"],
    shop_names=["Martin Keller Lampen"],
)
WEIGHED = [
    ("Juergen Weiss war frech", Answer.YES, "matches the seller's name"),
    ("Weiß Jürgen war frech", Answer.YES, "matches the seller's name"),
    ("Jürgen Weis war frech", Answer.YES, "nearly matches the seller's name"),
    ("Herr Weiß war frech", Answer.UNSURE, "title and family name of the seller"),
    ("王 小明 很差", Answer.YES, "matches the seller's name"),
    ("schreibt an jw@lampenweiss.de", Answer.YES, "matches the seller's e-mail address"),
    ("schreibt an jw (at) lampenweiss (punkt) de", Answer.YES, "matches the seller's e-mail address"),
    ("schreibt an lampenlade@gmail.com", Answer.YES, "nearly matches the seller's e-mail address"),
    ("schreibt an buero@lampenweiss.de", Answer.YES, "in the mail domain of the seller"),
    ("0561 / 234 56 78", Answer.YES, "matches the seller's telephone number"),
    ("Tel. 0561 2345679", Answer.YES, "nearly matches the seller's telephone number"),
    ("Eichengasse 9 in Kassel", Answer.YES, "matches the seller's address"),
    ("Eichengase 9, Kassel", Answer.YES, "nearly matches the seller's address"),
    # Somebody else's, and what words ascribe to the seller all the same.
    ("Tel. 030 99887766 anrufen", Answer.NO, ""),
    ("die Nummer des Verkäufers: 030 99887766", Answer.UNSURE, "not in the seller's profile"),
    ("schreibt an somebody@fastpost.org", Answer.NO, ""),
    ("Inhaber Bernd Krüger war frech", Answer.UNSURE, "not in the seller's profile"),
    # The shop's own name is nobody's.
    ("Verkäufer Martin Keller Lampen ist gut", Answer.NO, ""),
]


@pytest.mark.parametrize(("text", "answer", "note"), WEIGHED, ids=[text for text, _, _ in WEIGHED])
def test_profile(text: str, answer: Answer, note: str) -> None:
    signal = find_personal_data(text, seller=PROFILE, marketplace="DE")
    assert signal.answer is answer, signal.spans
    assert all(note in span.note for span in signal.spans)


def test_a_profile_of_other_kinds_changes_nothing() -> None:
    seller = SellerProfile(phones=["+49 561 2345678"])
    text = "The manager John Smith shouted at me"
    assert find_personal_data(text, seller=seller) == find_personal_data(text)


SECRETS = "John Smith, the owner, told me on 614 555 0119: write to lamp.house@fastpost.org. john smith is rude, 614 555 0119 is dead."


def test_redacted_everywhere() -> None:
    verdict = pipeline().check(Feedback(comment=SECRETS, rating=1))
    assert verdict.assessment.seller_pii is Answer.YES
    hidden = verdict.redacted().to_json().lower()
    for secret in ("john", "smith", "614", "0119", "lamp.house", "fastpost"):
        assert secret not in hidden
    assert "the owner, told me on" in hidden
    assert Verdict.from_json(verdict.redacted().to_json()) == verdict.redacted()


def test_notes_hold_nothing_of_the_text() -> None:
    verdict = pipeline().check(Feedback(comment=SECRETS, rating=1))
    for span in verdict.assessment.seller_pii_spans:
        assert span.note
        assert span.quote.lower() not in span.note.lower()


def test_nothing_is_logged_or_put_into_errors(caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_: object) -> None:
        raise ValueError(SECRETS)

    caplog.set_level(logging.DEBUG)
    seller = SellerProfile(names=["John Smith"], emails=["lamp.house@fastpost.org"], phones=["614 555 0119"])
    checker = Checker(id="obscenity_again", test=broken)  # type: ignore[arg-type]
    verdict = Pipeline(seller=seller, checkers=[checker]).check(SECRETS, rating=1)
    messages = [record.getMessage() for record in caplog.records]
    messages.append(verdict.finding("obscenity_again").sentence)
    wrong: list[dict[str, object]] = [{"rating": 9}, {"fulfillment": "nobody"}, {"colour": "red"}]
    for facts in wrong:
        with pytest.raises(FeedbackRulesError) as caught:
            pipeline().check(SECRETS, **facts)
        messages.append(str(caught.value))
    with pytest.raises(FeedbackRulesError) as caught:
        SellerProfile(names=["John Smith", 614])  # type: ignore[list-item]
    messages.append(str(caught.value))
    assert verdict.finding("seller_pii").status is Status.MET
    for message in messages:
        for secret in ("Smith", "614 555", "fastpost"):
            assert secret not in message


@given(comments())
def test_spans_are_exact_and_explained(text: str) -> None:
    for span in find_personal_data(text).spans:
        assert text[span.start : span.end] == span.quote
        assert span.kind in KINDS
        assert span.note


@given(
    st.sampled_from(["call 614 555 0119 now", "The manager John Smith lied", "mail bob@example.com", "退货地址 上海市徐汇区漕溪路127号3室"])
)
def test_what_stands_around_does_not_hide_it(text: str) -> None:
    alone = [span.quote for span in find_personal_data(text).spans]
    assert alone
    framed = [span.quote for span in find_personal_data(f"It broke after a week. {text}. Never again!").spans]
    assert framed == alone


HOSTILE = ["a", "A", "1", "1 ", "1-", "@", "a@", "a.", "@a.", " at ", " dot ", "(at)", "#a", "Aa ", "A a ", "Aa-", "St ", "12 Elm Street, ", "owner ", "John Smith ", "lives at ",
           "lives at 1 ", "call ", "call 1", "Tel 1 ", "office 1 ", "王", "王伟", "路1号", "1-1-", "一", "一二", "शून्य ", "شارع ", "one two ", "+", "(1", "１", "＠", "\u0301", "é ", "IBAN DE89 ", "wx:", "qq1"]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_repetitions_get_an_answer(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    for seller in (None, PROFILE):
        assert isinstance(find_personal_data(text, seller=seller).answer, Answer)


def test_labelled_texts() -> None:
    """No false claim, few misses, and the evidence exactly what is personal."""
    rows = [row for row in dev_rows("seller_pii") if "seller_pii" not in (row.get("ambiguous") or ())]
    claims = right = positives = exact = pieces = 0
    for row in rows:
        signal = find_personal_data(row["text"], marketplace=row.get("marketplace") or "US")
        gold = row["labels"]["seller_pii"]
        claims += signal.answer is Answer.YES
        positives += gold
        right += gold and signal.answer is Answer.YES
        quotes = row["spans"].get("seller_pii", ()) if gold else ()
        found = {span.quote for span in signal.spans}
        pieces += len(quotes)
        exact += sum(quote in found for quote in quotes)
    assert right / claims >= 0.99
    assert right / positives >= 0.98
    assert exact / pieces >= 0.95
