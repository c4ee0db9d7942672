"""Amazon's reports in, verdicts out."""

from __future__ import annotations

from feedback_rules.reports.feedback_report import Report, RowProblem, read_report
from feedback_rules.reports.orders import read_orders

__all__ = ["Report", "RowProblem", "read_orders", "read_report"]
