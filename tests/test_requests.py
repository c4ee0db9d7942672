"""A draft exists only for a written clause that is met, says no more than the finding, and keeps to its length."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_rules import Action, Answer, Basis, Citation, Feedback, FeedbackError, Finding, PolicyError, Span, Status, Verdict, check
from feedback_rules.policy import MARKETPLACES, policy_for
from feedback_rules.seller import RequestDraft, draft_request, eligible_grounds
from feedback_rules.seller.request import DEFAULT_LENGTH, languages, shortened
from feedback_rules.text.language import LANGUAGES
from tests.conftest import NASTY, ROOT, comments, pipeline

CASES = tomllib.loads((ROOT / "tests" / "cases" / "seller" / "requests.toml").read_text(encoding="utf-8"))["case"]
ORDER = "111-0000000-0000001"
TODAY = dt.date(2026, 11, 1)
EFFECTS = (Action.REMOVE, Action.STRIKE_THROUGH)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    marketplace = case.get("marketplace", "US")
    feedback = Feedback(
        comment=case["text"], rating=case.get("rating", 1), order_id=ORDER, left_on=dt.date(2026, 10, 1), **case.get("facts", {})
    )
    draft = draft_request(
        pipeline(marketplace).check(feedback),
        marketplace=marketplace,
        language=case.get("ask"),
        refused=case.get("refused", ()),
        mask=case.get("mask", True),
        today=TODAY,
    )
    if "ground" not in case:
        assert draft is None
        return
    assert draft is not None
    assert draft.ground.ground == case["ground"]
    assert [ground.ground for ground in draft.alternatives] == case.get("next", [])
    assert draft.language == case.get("language", "en")
    assert draft.age_days == 31
    for piece in case.get("contains", []):
        assert piece in draft.text
    for piece in case.get("omits", []):
        assert piece not in draft.text + str(draft.to_dict())


def _finding(number: int, status: Status, action: Action, spans: tuple[Span, ...], probability: float | None) -> Finding:
    citation = Citation(
        clause="x",
        title="t",
        policy="P@2026-01-01",
        basis=Basis.OFFICIAL,
        quote="The clause's own words." * (1 + number),
        url="https://x.example/" + "y" * 40,
    )
    return Finding(
        checker=("obscenity", "product_review", "fba_fulfillment", "mine")[number], status=status, action=action, sentence="S.", citation=citation,
        evidence=spans, probability=probability,
    )  # fmt: skip


@st.composite
def _verdicts(draw: st.DrawFn) -> Verdict:
    """Verdicts that no pipeline need ever give: any statuses, facts and evidence, also evidence that is not in the comment."""
    text = draw(st.text(min_size=20, max_size=400) | st.text(alphabet="ab \u3042\u8fdf\u0301\U0001f600\n*", min_size=20, max_size=400))
    spans = st.lists(st.tuples(st.integers(0, max(0, len(text) - 1)), st.integers(1, 300)), min_size=1, max_size=3)
    findings = []
    for number in range(4):
        cut = tuple(
            Span(start, start + length, text[start : start + length] if draw(st.integers(0, 5)) else "not there")
            for start, length in draw(spans)
        )
        findings.append(
            _finding(
                number,
                draw(st.sampled_from([Status.MET] * 4 + list(Status))),
                draw(st.sampled_from([*EFFECTS, *Action])),
                cut,
                draw(st.none() | st.floats(0, 1)),
            )
        )
    model = check("late")
    feedback = Feedback(
        comment=text,
        rating=draw(st.sampled_from([None, 1, 2, 3, 4, 5])),
        fulfillment=draw(st.sampled_from([None, "amazon", "seller"])),  # type: ignore[arg-type]
        order_id=draw(st.none() | st.just(ORDER) | st.text(max_size=60)),
        left_on=draw(st.none() | st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1))),
    )
    return dataclasses.replace(
        model, action=draw(st.sampled_from([*EFFECTS, *EFFECTS, *Action])), feedback=feedback, findings=tuple(findings)
    )


@settings(max_examples=200)
@given(_verdicts(), st.sampled_from(languages()), st.integers(60, 1200), st.booleans())
def test_a_draft_rests_on_a_met_finding_and_keeps_its_length(verdict: Verdict, language: str, limit: int, mask: bool) -> None:  # noqa: FBT001 - drawn
    try:
        draft = draft_request(verdict, language=language, today=TODAY, max_length=limit, mask=mask)
    except FeedbackError as exc:
        wanted = re.search(r"at least (\d+)", str(exc))
        assert wanted and int(wanted[1]) > limit  # noqa: PT018 - the second needs the first
        assert draft_request(verdict, language=language, today=TODAY, max_length=int(wanted[1])) is not None
        return
    if draft is None:
        return
    assert len(draft.text) <= limit
    assert verdict.action in EFFECTS
    finding = verdict.finding(draft.ground.ground)
    assert finding.status is Status.MET
    assert finding.action is draft.ground.action in EFFECTS
    assert finding.evidence
    for span in finding.evidence:
        assert verdict.feedback.comment[span.start : span.end] == span.quote
    if draft.ground.ground == "fba_fulfillment":
        assert verdict.feedback.fulfillment == "amazon"
    assert verdict.feedback.rating in (None, 1, 2, 3)
    assert finding.citation is not None
    assert finding.citation.quote in draft.text
    assert draft == draft_request(verdict, language=language, today=TODAY, max_length=limit, mask=mask), "deterministic"
    draft.text.encode("utf-8")


@given(comments(), st.sampled_from([None, "amazon", "seller"]), st.sampled_from(["US", "DE", "IT", "AE"]))
def test_drafts_of_the_pipeline(text: str, fulfillment: str | None, marketplace: str) -> None:
    verdict = pipeline(marketplace).check(text, rating=1, fulfillment=fulfillment)
    draft = draft_request(verdict, marketplace=marketplace, today=TODAY)
    assert (draft is not None) == bool(eligible_grounds(verdict))
    if draft is None:
        assert verdict.action not in EFFECTS
        return
    assert draft.ground.action is verdict.action
    assert len(draft.text) <= DEFAULT_LENGTH
    everything = [draft.ground, *draft.alternatives]
    assert [EFFECTS.index(ground.action) for ground in everything] == sorted(EFFECTS.index(ground.action) for ground in everything)
    assert draft_request(verdict, refused=[ground.ground for ground in everything]) is None
    for ground in everything[1:]:
        later = draft_request(verdict, refused=[other.ground for other in everything if other is not ground], today=TODAY)
        assert later is not None
        assert later.ground == ground


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts(text: str) -> None:
    verdict = check(text + " what a shitty lamp", rating=1)
    draft = draft_request(verdict, today=TODAY)
    assert draft is None or len(draft.text) <= DEFAULT_LENGTH


@given(st.text(max_size=120).map(lambda text: " ".join(text.split())), st.integers(-2, 130))
def test_shortened(text: str, limit: int) -> None:
    short = shortened(text, limit)
    if len(text) <= limit:
        assert short == text
        return
    assert len(short) <= max(limit, 0)
    if short:
        kept = short.removesuffix("\u2026")
        assert short != kept
        assert text.startswith(kept)
        rest = text[len(kept) :]
        spaced = re.compile(r"[^\s\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
        assert not (spaced.match(kept[-1]) and spaced.match(rest)), "cut inside a word"


@pytest.mark.parametrize("piece", ["a", "*", "\u3042", "\u0301", "\U0001f468\u200d", "\u00a0x", "\ud800"])
def test_long_evidence(piece: str) -> None:
    """One endless word is never cut: the draft then points to the comment by its order alone."""
    text = (piece * 20_000)[:20_000]
    base = check("The lamp broke after a week of use.", rating=1, order_id=ORDER)
    finding = dataclasses.replace(base.finding("product_review"), evidence=(Span(0, len(text), text),))
    verdict = dataclasses.replace(base, feedback=dataclasses.replace(base.feedback, comment=text), findings=(finding,))
    draft = draft_request(verdict, today=TODAY)
    if draft is not None:
        assert len(draft.text) <= DEFAULT_LENGTH


def test_every_language_has_the_same_parts() -> None:
    assert set(languages()) == set(LANGUAGES)
    tables = {name: tomllib.loads((ROOT / "data" / "requests" / f"{name}.toml").read_text(encoding="utf-8")) for name in languages()}

    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        return len(value) if isinstance(value, list) else sorted(re.findall(r"{\w+}", value))

    english = shape(tables["en"])
    for name, table in tables.items():
        assert shape(table) == english, name


@pytest.mark.parametrize("marketplace", sorted(MARKETPLACES))
@pytest.mark.parametrize("language", languages())
def test_every_clause_leaves_room_for_evidence(marketplace: str, language: str) -> None:
    """With the default length the clauses of every policy, with statement and address, leave at least 200 characters to the evidence."""
    base = check("The lamp broke after a week of use.", rating=1, order_id=ORDER)
    policy = policy_for(marketplace)
    words = "lamp " * 400
    facts: dict[str, Any] = {"fulfillment": "amazon", "shipped_with": "easy_ship"}
    for clause in policy.clauses:
        if clause.effect not in EFFECTS:
            continue
        facts |= {"shipped_with": "buy_shipping", "shipped_on_time": True} if clause.id == "buy_shipping" else {}
        finding = dataclasses.replace(
            base.finding("product_review"),
            checker=clause.id,
            action=clause.effect,
            citation=policy.citation(clause),
            evidence=(Span(0, len(words), words),),
        )
        feedback = Feedback(comment=words, rating=1, order_id=ORDER, **facts)
        draft = draft_request(
            dataclasses.replace(base, action=clause.effect, feedback=feedback, findings=(finding,)), language=language, today=TODAY
        )
        assert draft is not None
        assert clause.url in draft.text
        assert clause.statement in draft.text
        assert draft.text.count("lamp") >= 40


def _draft(**options: Any) -> RequestDraft:
    feedback = Feedback(
        comment="The lamp broke after a week of use.",
        rating=1,
        left_on=options.pop("left_on", None),
        order_id=options.pop("order_id", ORDER),
    )
    draft = draft_request(pipeline().check(feedback), today=TODAY, **options)
    assert draft is not None
    return draft


def test_age_against_the_practice() -> None:
    young, old, unknown = _draft(left_on=dt.date(2026, 8, 3)), _draft(left_on=dt.date(2026, 8, 2)), _draft()
    assert (young.age_days, young.days_left) == (90, 0)
    assert (old.age_days, old.days_left) == (91, -1)
    assert (unknown.age_days, unknown.days_left) == (None, None)
    assert any("not known" in note for note in unknown.notes)
    assert any("after today" in note for note in _draft(left_on=dt.date(2026, 11, 2)).notes)
    for draft in (young, old, unknown):
        assert any("no official page says so" in note for note in draft.notes)
        assert any("incorrect or speculative" in note for note in draft.notes)
        assert "Feedback Manager" in draft.route


def test_an_odd_order_id_stays_out_of_the_text() -> None:
    assert "this feedback" in _draft(order_id="Please also\nremove everything").text
    assert "S01-3718414-0463502" in _draft(order_id="S01-3718414-0463502").text


def test_redacted_verdicts_can_be_drafted() -> None:
    verdict = check("The seller told me to call him at (614) 555-0119, what nonsense.", rating=1)
    hidden = draft_request(verdict.redacted(), today=TODAY, mask=False)
    assert hidden is not None
    assert hidden.text == getattr(draft_request(verdict, today=TODAY), "text", "")


def test_a_policy_without_an_official_clause_makes_no_request() -> None:
    verdict = check("what a shitty lamp", rating=1)
    findings = tuple(
        dataclasses.replace(finding, citation=dataclasses.replace(finding.citation, basis=Basis.PRACTICE)) if finding.citation else finding
        for finding in verdict.findings
    )
    assert verdict.assessment.obscenity is Answer.YES
    assert draft_request(dataclasses.replace(verdict, findings=findings)) is None


def test_wrong_arguments() -> None:
    verdict = check("what a shitty lamp", rating=1)
    with pytest.raises(FeedbackError, match="language: expected one of ar, de"):
        draft_request(verdict, language="xx")
    with pytest.raises(PolicyError, match="marketplace"):
        draft_request(verdict, marketplace="XX")
    with pytest.raises(FeedbackError, match="refused: expected a collection"):
        draft_request(verdict, refused="obscenity")
    with pytest.raises(FeedbackError, match="max_length: 50 characters are too few"):
        draft_request(verdict, max_length=50)


def test_language_follows_the_marketplace() -> None:
    spoken = {code: draft_request(pipeline(code).check("what a shitty lamp", rating=1), marketplace=code) for code in sorted(MARKETPLACES)}
    assert {code: draft.language for code, draft in spoken.items() if draft} == {
        "AE": "en", "AU": "en", "BE": "nl", "BR": "pt", "CA": "en", "DE": "de", "EG": "ar", "ES": "es", "FR": "fr", "IE": "en", "IN": "en", "IT": "it",
        "JP": "ja", "MX": "es", "NL": "nl", "PL": "pl", "SA": "en", "SE": "sv", "SG": "en", "TR": "tr", "UK": "en", "US": "en", "ZA": "en",
    }  # fmt: skip
