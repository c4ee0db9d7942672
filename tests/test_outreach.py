"""Messages to buyers: the rules, the messages they judge, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from feedback_rules.cli import app
from feedback_rules.errors import FeedbackError, PolicyError, ResourceError
from feedback_rules.policy import manifest
from feedback_rules.seller import MessageKind, MessageVerdict, check_message
from feedback_rules.seller import _outreach_grammar as grammar
from feedback_rules.seller._outreach_rules import load_outreach_rules, outreach_rules
from feedback_rules.verdict import Answer
from tests.conftest import NASTY, ROOT

CASES = Path(__file__).parent / "cases" / "outreach"
RULES = sorted((ROOT / "data" / "policies" / "outreach").glob("*.toml"))
SETS = ("allowed", "forbidden", "unsure")
run = CliRunner().invoke


def load() -> list[tuple[str, str, dict[str, Any]]]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(table) <= set(SETS), path
        for group, rows in table.items():
            for row in rows:
                assert set(row) <= {"id", "text", "kinds", "options", "known_failure"}, (path, row["id"])
                found.append((path.stem, group, row))
    return found


ALL = load()
WANTED = {"allowed": Answer.YES, "forbidden": Answer.NO, "unsure": Answer.UNSURE}


@pytest.mark.parametrize(
    ("group", "row"),
    [
        pytest.param(
            group,
            row,
            id=f"{name}-{row['id']}",
            marks=[pytest.mark.xfail(reason=row["known_failure"], strict=True)] if "known_failure" in row else [],
        )
        for name, group, row in ALL
    ],
)
def test_message(group: str, row: dict[str, Any]) -> None:
    verdict = check_message(row["text"], **row.get("options", {}))
    assert verdict.allowed is WANTED[group], [(finding.kind, [span.quote for span in finding.spans]) for finding in verdict.findings]
    firm = Answer.UNSURE if group == "unsure" else Answer.YES
    kinds = {str(finding.kind) for finding in verdict.findings if finding.answer is firm}
    assert set(row.get("kinds", ())) <= kinds


def test_there_are_enough_messages_in_enough_languages() -> None:
    first = [(name, group) for name, group, _ in ALL if name in {"de", "en", "es", "fr", "it", "ja", "pt", "zh"}]
    assert len(first) >= 200
    assert min(sum(group == wanted for _, group in first) for wanted in ("allowed", "forbidden")) >= 100
    told = {kind for _, _, row in ALL for kind in row.get("kinds", ())}
    assert told == set(MessageKind), "every kind has a case"
    names = [(name, row["id"]) for name, _, row in ALL]
    assert len(names) == len(set(names))


def test_precision_and_recall() -> None:
    found = {(name, row["id"]) for name, _, row in ALL if check_message(row["text"], **row.get("options", {})).allowed is Answer.NO}
    wrong = [(name, row["id"]) for name, group, row in ALL if group == "forbidden"]
    assert sum(name in found for name in wrong) / len(wrong) >= 0.95
    assert sum(name in wrong for name in found) / len(found) >= 0.95


# What Amazon's Australian page gives as acceptable, and as a violation.
AMAZONS_OWN = "If you are satisfied that we have resolved your concerns, it is possible to update or remove the feedback you originally provided here."
AMAZONS_BAD = "Would you be willing to remove your feedback if we provide you with a voucher for 25% off your next purchase?"


def test_amazons_own_examples() -> None:
    assert check_message(AMAZONS_OWN).allowed is Answer.YES
    assert check_message(AMAZONS_BAD).finding("incentive") is not None
    assert check_message(AMAZONS_BAD).allowed is Answer.NO


def test_facts_decide_what_words_cannot() -> None:
    ask = "Please let other buyers know how we did and leave your feedback, good or bad."
    assert check_message(ask).allowed is Answer.YES
    again = check_message(ask, previous_requests=1)
    assert again.allowed is Answer.NO
    assert [finding.kind for finding in again.findings] == [MessageKind.REPEATED_REQUEST]
    assert again.findings[0].spans == ()
    removal = "You can change or remove your seller feedback on the order page if you wish."
    assert check_message(removal).allowed is Answer.UNSURE
    assert check_message(removal, resolved=True).allowed is Answer.YES
    assert check_message(removal, resolved=False).allowed is Answer.NO
    assert check_message(removal, resolved=True, previous_requests=1).allowed is Answer.UNSURE
    assert check_message("Your parcel leaves today.", previous_requests=3).allowed is Answer.YES


@pytest.mark.parametrize(
    ("link", "answer"),
    [
        ("https://www.amazon.de/gp/css/order-history", None),
        ("https://sellercentral.amazon.com/messaging", None),
        ("amazon.co.jp", None),
        ("manual.pdf", None),
        ("U.S.A. 3.50 p.m.", None),
        ("https://www.amazon.com/dp/B000000000", Answer.UNSURE),
        ("https://www.amazon.co.uk/stores/page/1", Answer.UNSURE),
        ("https://amzn.to/3abcdef", Answer.UNSURE),
        ("https://www.dhl.de/track?id=1", Answer.UNSURE),
        ("http://www.dhl.de/track?id=1", Answer.YES),
        ("https://www.amazon.com.evil-shop.net/x", Answer.YES),
        ("https://notamazon.com/feedback", Answer.YES),
        ("WWW.My-Shop.IT/sale", Answer.YES),
        ("my-shop.co.uk", Answer.YES),
        ("ｈｔｔｐｓ：／／ｓｈｏｐ.example.com/ａ", Answer.YES),
    ],
)
def test_links(link: str, answer: Answer | None) -> None:
    finding = check_message(f"Please see {link} for it").finding("external_link")
    assert (finding.answer if finding else None) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("My number is 614-555-0119, call me.", Answer.YES),
        ("My e-mail is anna@example.org", Answer.YES),
        ("Add my WhatsApp: shop_anna88", Answer.YES),
        ("For the warranty call the manufacturer at +1 614 555 0119.", Answer.UNSURE),
        ("Your order 112-8841206-3377415 left with tracking number 9400111202555842117703.", None),
        ("The model 4006381333931 measures 120 x 60 x 75 cm.", None),
    ],
)
def test_contact_data(text: str, answer: Answer | None) -> None:
    finding = check_message(text).finding("contact_data")
    assert (finding.answer if finding else None) == answer


def test_citations_are_of_the_marketplace_or_the_first() -> None:
    assert "sellercentral.amazon.com.au" in check_message(AMAZONS_BAD, marketplace="AU").findings[0].citation.url
    assert "webretailer" in check_message(AMAZONS_BAD, marketplace="FR").findings[0].citation.url
    verdict = check_message(AMAZONS_BAD, marketplace="gb")
    assert verdict.marketplace == "UK"
    assert {finding.citation.policy for finding in verdict.findings} == {verdict.rules}


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_file_of_rules_loads(path: Path) -> None:
    rules = load_outreach_rules(path)
    assert {rule.kind for rule in rules.rules} == set(MessageKind)
    assert f"outreach/{path.name}" in manifest()
    for rule in rules.rules:
        assert all(source.seen <= rules.effective for source in rule.sources)


def test_the_rules_of_a_day() -> None:
    assert outreach_rules(on=dt.date(2000, 1, 1)).id == f"outreach@{RULES[0].stem}"
    assert outreach_rules(on=dt.datetime(2100, 1, 1, 1, 1)).id == outreach_rules().id  # noqa: DTZ001


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("schema = 1", "schema = 2"), "this version reads schema 1, got 2"),
        (('id = "incentive"', 'id = "bribe"'), "rule[0].id: expected one of incentive"),
        (('marketplace = "US"', 'marketplace = "XX"'), "rule[0].source[0].marketplace: expected one of"),
        (("seen = 2026-11-21", 'seen = "today"'), "seen: expected date, got str"),
        (("effective = 2026-11-21", "effective = 2026-11-22"), "effective: expected 2026-11-21"),
        (('title = "Pressure on the buyer"', 'title = "t"\nweight = 1'), "rule[2].weight: unknown key"),
    ],
)
def test_problems_of_a_file_are_named(tmp_path: Path, change: tuple[str, str], problem: str) -> None:
    path = tmp_path / RULES[0].name
    path.write_text(RULES[0].read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_outreach_rules(path)
    assert problem in str(caught.value)


def test_every_pattern_compiles_and_every_list_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, found in grammar.outreach_grammars().items():
        assert set(found.lists) == set(grammar.LISTS), language
        for name in grammar.LISTS:
            assert found.find(name, "", 0, 0) == [], (language, name)
    (tmp_path / "xx.toml").write_text('[lists]\nnouns = ["a"]\n', encoding="utf-8")
    monkeypatch.setattr(grammar, "resource", lambda *_: tmp_path)
    grammar.outreach_grammars.cache_clear()
    with pytest.raises(ResourceError, match="unknown lists: nouns"):
        grammar.outreach_grammars()
    monkeypatch.undo()
    grammar.outreach_grammars.cache_clear()


PIECES = [row["text"] for _, _, row in ALL] + [
    "leave us 5 stars",
    "https://a-shop.com",
    "me@example.org",
    "返金",
    "5つ星",
    "&amp;",
    "\u200b",
    "\n",
    ";",
    "?",
    "\ud800",
]


def messages() -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from(PIECES), max_size=4)
    return st.one_of(st.text(max_size=120), pieces.map(" ".join), pieces.map("".join))


@given(messages(), st.sampled_from(["US", "DE", "JP"]), st.integers(0, 2), st.sampled_from([None, True, False]))
def test_a_verdict_holds_together(text: str, marketplace: str, previous: int, resolved: bool | None) -> None:  # noqa: FBT001
    verdict = check_message(text, marketplace=marketplace, previous_requests=previous, resolved=resolved)
    assert verdict == check_message(text, marketplace=marketplace, previous_requests=previous, resolved=resolved)
    answers = {finding.answer for finding in verdict.findings}
    assert answers <= {Answer.YES, Answer.UNSURE}
    assert (verdict.allowed is Answer.NO) == (Answer.YES in answers)
    assert (verdict.allowed is Answer.YES) == (not answers)
    kinds = [finding.kind for finding in verdict.findings]
    assert kinds == [kind for kind in MessageKind if kind in kinds], "each kind once, in order"
    for finding in verdict.findings:
        assert finding.spans or finding.kind is MessageKind.REPEATED_REQUEST
        assert list(finding.spans) == sorted(finding.spans, key=lambda span: span.start)
        for span in finding.spans:
            assert span.end > span.start
            assert text[span.start : span.end] == span.quote
    assert MessageVerdict.from_json(verdict.to_json()) == verdict


SAME = [row["text"] for name, _, row in ALL if name in {"en", "es", "it", "further_1"}]


def findings(text: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.answer) for finding in check_message(text).findings]


@given(st.sampled_from(SAME))
def test_letter_case_changes_nothing(text: str) -> None:
    if text.upper().lower() == text.lower() and "@" not in text:
        assert findings(text.upper()) == findings(text)


@given(st.sampled_from(PIECES), st.data())
def test_invisible_characters_change_nothing(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    # Between a base letter and its loose mark an invisible character parts what belongs together.
    assert findings(text[:at] + "\u200b" + text[at:]) == findings(text)


@pytest.mark.parametrize("text", [*NASTY, *(piece * (20_000 // len(piece)) for piece in ["a", " ", ".", "@", "w.", "http://", "1", "+1 ", "leave a review ", "if you remove ", "5 stars ", "評価", "评价", "返金", "。", "feedback, ", "%", "-", "gift ", "a.com "])])  # fmt: skip
def test_hostile_texts_get_a_verdict(text: str) -> None:
    verdict = check_message(text)
    assert all(text[span.start : span.end] == span.quote for finding in verdict.findings for span in finding.spans)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"text": None}, "text: expected a string"),
        ({"text": "x", "previous_requests": -1}, "previous_requests: expected a whole number"),
        ({"text": "x", "previous_requests": True}, "previous_requests: expected a whole number"),
        ({"text": "x", "resolved": 1}, "resolved: expected True, False or None"),
    ],
)
def test_wrong_arguments_are_named(arguments: dict[str, Any], problem: str) -> None:
    with pytest.raises(FeedbackError, match=problem):
        check_message(**arguments)
    with pytest.raises(PolicyError, match="expected one of AE"):
        check_message("x", marketplace="XX")


def test_command_line() -> None:
    shown = run(app, ["message", AMAZONS_BAD, "--marketplace", "AU"])
    assert shown.exit_code == 0
    assert "allowed: NO" in shown.stdout
    assert "voucher for 25% off" in shown.stdout
    assert "sellercentral.amazon.com.au" in shown.stdout
    told = json.loads(run(app, ["message", "-", "--json", "--previous-requests", "1"], input="Please leave honest feedback.\n").stdout)
    assert told["allowed"] == "no"
    assert told["findings"][0]["kind"] == "repeated_request"
    assert "allowed: YES" in run(app, ["message", AMAZONS_OWN, "--resolved"]).stdout
    assert run(app, ["message", "x", "--marketplace", "XX"]).exit_code == 1
    assert run(app, ["message"]).exit_code == 2
