"""Find the words of a plain list, one term a line, without regard to case and accents."""

from __future__ import annotations

import re
from functools import cache

from feedback_rules._resources import resource
from feedback_rules.signals.signal import Signal, merge
from feedback_rules.text.fold import bare
from feedback_rules.verdict import Answer, Span

__all__ = ["find_listed"]

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compile ``data/lexicons/NAME.txt``; ``#`` opens a comment, terms of unspaced scripts match anywhere."""
    lines = resource("data", "lexicons", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    terms = sorted({bare(line).text for raw in lines if (line := raw.split("#")[0].strip())}, key=lambda term: (-len(term), term))
    unspaced = [re.escape(term) for term in terms if _UNSPACED.match(term)]
    spaced = [re.escape(term) for term in terms if not _UNSPACED.match(term)]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spaced)})(?![^\W_])|(?:{'|'.join(unspaced)})")


def find_listed(text: str, name: str, *, kind: str) -> Signal:
    """Return whether a text holds a term of a list, and where.

    Args:
        text: the comment as it was written.
        name: the list's file name in ``data/lexicons``, without its ending.
        kind: the kind given to the spans.
    """
    folded = bare(text)
    spans = []
    for match in _pattern(name).finditer(folded.text):
        start, end = folded.span(match.start(), match.end())
        spans.append(Span(start, end, text[start:end], kind))
    return Signal(Answer.YES if spans else Answer.NO, merge(spans))
