"""Write verdicts: JSON Lines, one JSON document, CSV, and the figures of a summary."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import IO

from feedback_rules._shown import deciding
from feedback_rules.reports.feedback_report import RowProblem
from feedback_rules.reports.missing import may_settle, settling
from feedback_rules.verdict import Action, Verdict

__all__ = ["CSV_COLUMNS", "deciding", "summary", "write_csv", "write_json", "write_jsonl"]

CSV_COLUMNS = (
    "order_id",
    "left_on",
    "rating",
    "action",
    "ground",
    "basis",
    "evidence",
    "blockers",
    "missing",
    "sentence",
    "policy",
    "url",
    "comment",
)
"""The columns of :func:`write_csv`, in order."""


def summary(verdicts: Sequence[Verdict]) -> dict[str, object]:
    """Return the figures of a summary: verdicts by action, grounds met, and what more facts would settle.

    ``missing_facts`` counts the verdicts to review that a fact settles whatever its value; facts that do so only together share a key,
    joined by ``+``. ``may_settle`` counts those that a fact alone settles with some of its values.
    """
    actions = Counter(str(verdict.action) for verdict in verdicts)
    grounds = Counter(
        finding.checker for verdict in verdicts if verdict.action not in (Action.KEEP, Action.REVIEW) for finding in verdict.reasons[:1]
    )
    certain = Counter("+".join(names) for verdict in verdicts for names in settling(verdict))
    possible = Counter(name for verdict in verdicts for name in may_settle(verdict))
    return {
        "feedback": len(verdicts),
        "actions": {str(action): actions[str(action)] for action in Action},
        "grounds": dict(sorted(grounds.items())),
        "missing_facts": dict(sorted(certain.items())),
        "may_settle": dict(sorted(possible.items())),
    }


def write_jsonl(verdicts: Iterable[Verdict], file: IO[str]) -> None:
    """Write one verdict a line."""
    for verdict in verdicts:
        file.write(verdict.to_json())
        file.write("\n")


def write_json(verdicts: Sequence[Verdict], problems: Sequence[RowProblem], file: IO[str]) -> None:
    """Write one document with the verdicts, the summary and the rows that could not be read."""
    document = {
        "summary": summary(verdicts),
        "problems": [{"line": problem.line, "reason": problem.reason} for problem in problems],
        "verdicts": [verdict.to_dict() for verdict in verdicts],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    file.write(text.encode("utf-8", "replace").decode("utf-8"))
    file.write("\n")


def _cell(text: str) -> str:
    """Keep a spreadsheet from reading a buyer's words as a formula."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def write_csv(verdicts: Iterable[Verdict], file: IO[str]) -> None:
    """Write a table with one row a verdict; texts that a spreadsheet would run as formulas are quoted."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for verdict in verdicts:
        finding = deciding(verdict)
        citation = finding.citation if finding else None
        feedback = verdict.feedback
        writer.writerow(
            [
                _cell(feedback.order_id or ""),
                feedback.left_on or "",
                "" if feedback.rating is None else feedback.rating,
                verdict.action,
                finding.checker if finding else "",
                citation.basis if citation else "",
                _cell(" | ".join(span.quote for span in finding.evidence)) if finding else "",
                _cell(" | ".join(span.quote for span in finding.blockers)) if finding else "",
                " ".join(finding.missing) if finding else "",
                finding.sentence if finding else "",
                verdict.versions.policy,
                citation.url if citation else "",
                _cell(feedback.comment),
            ]
        )
