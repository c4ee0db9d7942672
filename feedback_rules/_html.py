"""Show a verdict in a notebook: the comment with its words marked, and the reasons; every text is escaped."""

from __future__ import annotations

from html import escape

from feedback_rules.verdict import Finding, Span, Status, Verdict

__all__ = ["verdict_html"]

_EVIDENCE = "background:#2e7d3240;border-bottom:2px solid #2e7d32"
_BLOCKER = "background:#c6282830;border-bottom:2px dashed #c62828"
_SHOWN = (Status.MET, Status.UNCERTAIN, Status.NEEDS_FACTS, Status.FAILED)


def _marked(text: str, evidence: tuple[Span, ...], blockers: tuple[Span, ...]) -> str:
    """Return the text with its spans marked; where two overlap the first one stands."""
    out, position = [], 0
    spans = [(span, _EVIDENCE, "evidence") for span in evidence] + [(span, _BLOCKER, "blocker") for span in blockers]
    for span, style, title in sorted(spans, key=lambda item: (item[0].start, -item[0].end)):
        if span.start < position:
            continue
        out.append(escape(text[position : span.start]))
        out.append(f'<mark style="color:inherit;{style}" title="{title}">{escape(text[span.start : span.end])}</mark>')
        position = span.end
    out.append(escape(text[position:]))
    return "".join(out).replace("\n", "<br>")


def _row(finding: Finding) -> str:
    citation = ""
    if finding.citation:
        quote = f"\u201c{escape(finding.citation.quote)}\u201d ({escape(finding.citation.basis)}, {escape(finding.citation.policy)})"
        url = finding.citation.url
        citation = f'<br><small>{quote} <a href="{escape(url, quote=True)}">source</a></small>' if url else f"<br><small>{quote}</small>"
    missing = f"<br><small>missing: {escape(', '.join(finding.missing))}</small>" if finding.missing else ""
    return f"<li><b>{escape(finding.checker)}</b>: {escape(finding.status)}. {escape(finding.sentence)}{missing}{citation}</li>"


def verdict_html(verdict: Verdict) -> str:
    """Return a self-contained fragment that reads well on light and dark pages."""
    shown = [finding for finding in verdict.findings if finding.status in _SHOWN]
    evidence = tuple(span for finding in shown if finding.checker != "all_yes_negative" for span in finding.evidence)
    blockers = tuple(span for finding in verdict.findings for span in finding.blockers)
    text = _marked(verdict.feedback.comment, evidence, () if verdict.reasons else blockers)
    rows = "".join(_row(finding) for finding in shown) or "<li>No clause is met.</li>"
    return (
        f'<div style="font-family:sans-serif;max-width:60em"><p><b>{escape(verdict.action.name)}</b></p>'
        f'<blockquote dir="auto" style="margin:0 0 0 1em">{text}</blockquote><ul>{rows}</ul></div>'
    )
