"""Show a verdict in a notebook: the comment with its words marked, the reasons and their sources; every text is escaped."""

from __future__ import annotations

from html import escape

from feedback_rules._shown import Mark, deciding, pieces, printable, told, web_address
from feedback_rules.verdict import Action, Finding, Status, Verdict

__all__ = ["verdict_html", "verdict_text"]

# Notebooks choose light or dark by themselves, whatever the system prefers, and some drop style sheets. So text takes the page's own
# colour, and marks are translucent over whatever is behind them, with lines of a middle tone that stands out on white and on black.
_MARKS = {
    Mark.EVIDENCE: ("background:#2e9d4a3d;border-bottom:2px solid #2a9449", "counts for the clause"),
    Mark.STRONG: ("background:#2e9d4a80;border-bottom:3px solid #2a9449;font-weight:600", "counts for several clauses"),
    Mark.BLOCKER: ("background:#dd4b3933;border-bottom:2px dashed #d8483a", "in the way"),
}
_TONES = {
    Action.REMOVE: "#2a9449",
    Action.STRIKE_THROUGH: "#2a9449",
    Action.ESCALATE: "#c07f00",
    Action.REVIEW: "#1d86c8",
    Action.KEEP: "#84888c",
}
_LINK = "color:inherit;text-decoration:underline"
_STATUS = {
    Status.MET: "met",
    Status.UNCERTAIN: "a person should read it",
    Status.NEEDS_FACTS: "a fact is missing",
    Status.NOT_MET: "not met",
    Status.FAILED: "the checker failed",
}


def _text(text: str) -> str:
    return escape(printable(text))


def _mark(mark: Mark, text: str) -> str:
    style, title = _MARKS[mark]
    return f'<mark class="{mark}" style="color:inherit;padding:0 1px;{style}" title="{title}">{text}</mark>'


def _comment(verdict: Verdict) -> str:
    shown = (_mark(piece.mark, _text(piece.text)) if piece.mark else _text(piece.text) for piece in pieces(verdict))
    return "".join(shown) or "<i>no comment</i>"


def _row(finding: Finding) -> str:
    lines = [f"<b>{_text(finding.checker)}</b> ({_STATUS.get(finding.status, str(finding.status))}): {_text(finding.sentence)}"]
    if finding.missing:
        lines.append(f"<small>Missing: {_text(', '.join(finding.missing))}</small>")
    if (citation := finding.citation) is not None:
        line = f"\u201c{_text(citation.quote)}\u201d ({_text(str(citation.basis))}, {_text(citation.policy)})"
        if address := web_address(citation.url):
            line += f' <a href="{_text(address)}" target="_blank" rel="noopener noreferrer" style="{_LINK}">source</a>'
        lines.append(f"<small>{line}</small>")
    return f"<li>{'<br>'.join(lines)}</li>"


def _legend(verdict: Verdict) -> str:
    used = {piece.mark for piece in pieces(verdict)}
    marks = [_mark(mark, _MARKS[mark][1]) for mark in Mark if mark and mark in used]
    return f'<p style="margin:.4em 0"><small>{" ".join(marks)}</small></p>' if marks else ""


def verdict_html(verdict: Verdict) -> str:
    """Return a self-contained fragment, without script or style sheet, that reads well on light and on dark pages."""
    tone = _TONES[verdict.action]
    rows = "".join(_row(finding) for finding in told(verdict)) or "<li>No clause is met.</li>"
    stars = f" \u00b7 {verdict.feedback.rating}\u2605" if verdict.feedback.rating is not None else ""
    order = f" \u00b7 order <bdi>{_text(verdict.feedback.order_id)}</bdi>" if verdict.feedback.order_id else ""
    return (
        f'<div style="font-family:sans-serif;max-width:60em;border-inline-start:4px solid {tone};padding-inline-start:.9em">'
        f'<p style="margin:.2em 0"><b>{verdict.action.name.replace("_", " ")}</b><small>{stars}{order}</small></p>'
        f'<blockquote dir="auto" style="margin:.4em 0;padding:0;border:0;color:inherit;white-space:pre-wrap;overflow-wrap:anywhere;'
        f'unicode-bidi:isolate">{_comment(verdict)}</blockquote>{_legend(verdict)}'
        f'<ul style="margin:.4em 0;padding-inline-start:1.4em">{rows}</ul></div>'
    )


def verdict_text(verdict: Verdict) -> str:
    """Return one line for where a notebook shows no HTML: the action, its ground and the words."""
    finding = deciding(verdict)
    if finding is None:
        return verdict.action.name
    words = " | ".join(" ".join(span.quote.split()) for span in finding.evidence)
    return printable(f"{verdict.action.name} {finding.checker}: {words or finding.sentence}")
