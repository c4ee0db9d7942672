"""Draw bar charts as SVG that stands in a page: legible in light and dark, read out by title and description."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from feedback_rules._shown import printable

__all__ = ["Bar", "Part", "bar_chart"]

_WIDTH = 330
_LINE, _BAR, _GAP = 15, 12, 12
_LETTERS = 42
"""Letters of a label that fit beside the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a bar: how many, and the class that the style sheet colours."""

    count: int
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One labelled bar of one or more parts."""

    label: str
    parts: tuple[Part, ...]
    value: str
    """What stands at the end of the label's line, such as ``"12, 3 could go"``."""

    @property
    def total(self) -> int:
        """The whole length."""
        return sum(part.count for part in self.parts)


def _text(text: str) -> str:
    return escape(printable(text))


def _bar(bar: Bar, top: int, longest: int) -> tuple[list[str], int]:
    """Return the lines of a bar that begins at a height, and the height of the next one."""
    out = []
    lines = textwrap.wrap(bar.label, _LETTERS) or [""]
    for line in lines:
        top += _LINE
        out.append(f'<text x="0" y="{top - 3}">{_text(line)}</text>')
    out.append(f'<text class="value" x="{_WIDTH}" y="{top - 3}" text-anchor="end">{_text(bar.value)}</text>')
    left = 0.0
    out.append(f'<rect class="track" x="0" y="{top}" width="{_WIDTH}" height="{_BAR}" rx="2"/>')
    for part in bar.parts:
        width = _WIDTH * part.count / longest if longest else 0.0
        if width:
            out.append(f'<rect class="{_text(part.tone)}" x="{left:.2f}" y="{top}" width="{width:.2f}" height="{_BAR}" rx="2"/>')
        left += width
    return out, top + _BAR + _GAP


def bar_chart(bars: Sequence[Bar], *, name: str, title: str, description: str) -> str:
    """Return an ``<svg>`` with one bar a line, all to one scale; the longest fills the width.

    Args:
        bars: the bars, top to bottom; at least one.
        name: the chart's id within the page, of letters and hyphens.
        title: what a screen reader calls the chart.
        description: what the chart shows, in a sentence.
    """
    longest = max((bar.total for bar in bars), default=0)
    out: list[str] = []
    top = 0
    for bar in bars:
        lines, top = _bar(bar, top, longest)
        out += lines
    height = max(top - _GAP, 1)
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{_text(title)}</title><desc id="{name}-desc">{_text(description)}</desc>{"".join(out)}</svg>'
    )
