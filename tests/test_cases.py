"""Every case of ``tests/cases``: sentences that a checker must catch, and sentences that it must leave alone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

from feedback_rules import Feedback, Status
from feedback_rules.checkers import shipped_checkers
from tests.conftest import pipeline

CASES = Path(__file__).parent / "cases"
_KEYS = {"id", "text", "facts", "marketplace", "evidence", "status", "blockers", "why", "known_failure"}


@dataclass(frozen=True)
class Case:
    checker: str
    kind: str
    id: str
    text: str
    facts: dict[str, Any] = field(default_factory=dict)
    marketplace: str = "US"
    evidence: tuple[str, ...] = ()
    status: str = "not_met"
    blockers: tuple[str, ...] = ()
    why: str = ""
    known_failure: str = ""
    """Why the case is right and the library still wrong; the test then insists that it fails."""


def load() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(table) <= {"match", "clear"}, f"{path}: unknown tables {set(table)}"
        for kind in ("match", "clear"):
            for row in table.get(kind, []):
                assert set(row) <= _KEYS, f"{path}: {row['id']}: unknown keys {set(row) - _KEYS}"
                values = {**row, "evidence": tuple(row.get("evidence", ())), "blockers": tuple(row.get("blockers", ()))}
                found.append(Case(checker=path.stem, kind=kind, **values))
    return found


ALL = load()


def parameters(cases: list[Case]) -> list[ParameterSet]:
    """Return the cases for pytest; a known failure must fail, so that its mark goes when it is mended."""
    return [
        pytest.param(
            case,
            id=f"{case.checker}-{case.kind}-{case.id}",
            marks=[pytest.mark.xfail(reason=case.known_failure, strict=True)] if case.known_failure else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", parameters(ALL))
def test_case(case: Case) -> None:
    verdict = pipeline(case.marketplace).check(Feedback(comment=case.text, **case.facts))
    finding = verdict.finding(case.checker)
    expected = "met" if case.kind == "match" else case.status
    assert str(finding.status) == expected, f"{finding.sentence} {[str(item.aspect) for item in verdict.assessment.clauses]}"
    for spans, quotes in ((finding.evidence, case.evidence), (finding.blockers, case.blockers)):
        for quote in quotes:
            assert case.text.count(quote) == 1, f"{quote!r} must stand once in the text"
            at = case.text.index(quote)
            assert any(span.start < at + len(quote) and at < span.end for span in spans), (
                f"{quote!r} not in {[span.quote for span in spans]}"
            )


@pytest.mark.parametrize("checker", [checker.id for checker in shipped_checkers()])
def test_every_checker_has_cases_and_a_page(checker: str) -> None:
    cases = [case for case in ALL if case.checker == checker]
    assert sum(case.kind == "match" for case in cases) >= 20
    assert sum(case.kind == "clear" for case in cases) >= 20
    ids = [case.id for case in cases]
    assert len(ids) == len(set(ids))
    page = (CASES.parent.parent / "docs" / "checkers" / f"{checker}.md").read_text(encoding="utf-8")
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    wanted = ["## What it finds", "## Source", "## How it decides", "## Examples", "## Known problems"]
    assert [heading for heading in headings if heading in wanted] == wanted


def test_no_orphan_cases() -> None:
    assert {case.checker for case in ALL} == {checker.id for checker in shipped_checkers()}


@pytest.mark.parametrize("case", parameters([case for case in ALL if case.kind == "match" and not case.known_failure]))
def test_evidence_lies_in_the_text(case: Case) -> None:
    finding = pipeline(case.marketplace).check(Feedback(comment=case.text, **case.facts)).finding(case.checker)
    assert finding.status is Status.MET
    for span in (*finding.evidence, *finding.blockers):
        assert case.text[span.start : span.end] == span.quote
