"""What the account would look like if Amazon granted every request: feedback rating, negative rate, defect rate, and causes.

Sources: Amazon's pages on Feedback Manager (rating over 30, 90, 365 days and lifetime, whole percentages), on the order defect
rate (60 days, by the day of the order, target under 1%), and on removing feedback (both outcomes leave rating and defect rate).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from feedback_rules._json import to_json
from feedback_rules.errors import FeedbackError
from feedback_rules.seller.request import eligible_grounds
from feedback_rules.verdict import Action, Aspect, Verdict

__all__ = [
    "ODR_DAYS",
    "ODR_TARGET",
    "AspectCount",
    "DefectShare",
    "FeedbackCounts",
    "MonthCauses",
    "WhatIf",
    "Window",
    "WindowFigures",
    "root_causes",
    "what_if",
]

ODR_DAYS = 60
ODR_TARGET = 0.01
"""Amazon asks for an order defect rate under this."""
_NEUTRAL, _LOWEST_POSITIVE = 3, 4
_NO_CAUSE = frozenset({Aspect.GENERIC, Aspect.OTHER})


class Window(StrEnum):
    """The periods over which Amazon shows the feedback rating."""

    DAYS_30 = "30"
    DAYS_90 = "90"
    DAYS_365 = "365"
    LIFETIME = "lifetime"

    def holds(self, day: dt.date | None, today: dt.date) -> bool:
        """Say whether a day lies in the window that ends today; a day that is not known lies in the lifetime only."""
        if self is Window.LIFETIME:
            return day is None or day <= today
        return day is not None and 0 <= (today - day).days < int(self)


def _percent(part: int, whole: int) -> int:
    """Round to the nearest whole per cent, a half up."""
    return (200 * part + whole) // (2 * whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackCounts:
    """How many feedback of each kind a window holds, as Feedback Manager shows them.

    Raises:
        FeedbackError: a count is not a whole number from 0.
    """

    positive: int
    """Four and five stars."""
    neutral: int
    """Three stars."""
    negative: int
    """One and two stars."""

    def __post_init__(self) -> None:
        """Refuse what is no count."""
        for name, value in (("positive", self.positive), ("neutral", self.neutral), ("negative", self.negative)):
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise FeedbackError(f"{name}: expected a whole number from 0, got {value!r}")

    @property
    def total(self) -> int:
        """All feedback."""
        return self.positive + self.neutral + self.negative

    @property
    def rating(self) -> float | None:
        """Positive by all; neutral counts in the denominator only. ``None`` without feedback."""
        return self.positive / self.total if self.total else None

    @property
    def negative_rate(self) -> float | None:
        """Negative by all. ``None`` without feedback."""
        return self.negative / self.total if self.total else None

    @property
    def percentages(self) -> tuple[int, int, int] | None:
        """Positive, neutral and negative in whole per cent, each rounded by itself, as Amazon shows them."""
        if not self.total:
            return None
        return _percent(self.positive, self.total), _percent(self.neutral, self.total), _percent(self.negative, self.total)

    def without(self, neutral: int, negative: int) -> FeedbackCounts:
        """Return the counts after some neutral and negative feedback went."""
        return FeedbackCounts(positive=self.positive, neutral=self.neutral - neutral, negative=self.negative - negative)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowFigures:
    """One window before and after; the counts are ``None`` where the caller gave no totals for it."""

    window: Window
    neutral: int
    """Three-star feedback of the window in the report."""
    negative: int
    """One- and two-star feedback of the window in the report."""
    removable_neutral: int
    removable_negative: int
    strikable_neutral: int
    strikable_negative: int
    before: FeedbackCounts | None
    after_removals: FeedbackCounts | None
    after: FeedbackCounts | None
    """After removals and strikes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectShare:
    """What negative feedback adds to the order defect rate; claims and chargebacks are not in a feedback report."""

    first_day: dt.date
    last_day: dt.date
    orders: int
    before: int
    """Orders of the period with negative feedback."""
    after_removals: int
    after: int
    undated: int
    """Orders with negative feedback whose day is not known; they are in none of the figures."""

    def rate(self, defects: int) -> float:
        """Return a number of defective orders as a share of all orders."""
        return defects / self.orders


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectCount:
    """How much low-rated feedback names an aspect."""

    aspect: Aspect
    feedback: int
    negative: int
    """Those with one or two stars."""
    eligible: int
    """Those that could go or be struck through; the others are the seller's to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCauses:
    """What drove the low ratings (one to three stars) of one month."""

    month: str
    """Such as ``"2026-10"``; empty for feedback without a date."""
    feedback: int
    negative: int
    aspects: tuple[AspectCount, ...]
    """Most frequent first; one feedback can name several."""
    unnamed: int
    """Feedback that names no cause, such as an empty comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Figures before and after the requests that the verdicts allow, were all of them granted."""

    today: dt.date
    windows: tuple[WindowFigures, ...]
    defects: DefectShare | None
    causes: tuple[MonthCauses, ...]
    notes: tuple[str, ...]
    """What the figures assume, and what the report cannot know."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain dictionaries, lists, strings and numbers; rates and percentages are added to the counts."""
        import msgspec

        data: dict[str, Any] = msgspec.to_builtins(self)
        for row, figures in zip(data["windows"], self.windows, strict=True):
            for name in ("before", "after_removals", "after"):
                counts: FeedbackCounts | None = getattr(figures, name)
                if counts is not None:
                    row[name] |= {"rating": counts.rating, "negative_rate": counts.negative_rate, "percentages": counts.percentages}
        if self.defects is not None:
            for name in ("before", "after_removals", "after"):
                data["defects"][f"rate_{name}"] = self.defects.rate(getattr(self.defects, name))
        return data

    def to_json(self) -> str:
        """Return the figures as JSON, the same bytes for the same figures."""
        return to_json(self.to_dict())


@dataclass(frozen=True, slots=True)
class _Low:
    """A low-rated feedback and what could be asked about it."""

    verdict: Verdict
    negative: bool
    effect: Action | None

    @property
    def day(self) -> dt.date | None:
        return self.verdict.feedback.left_on


def _low(verdicts: Iterable[Verdict]) -> list[_Low]:
    found = []
    for verdict in verdicts:
        rating = verdict.feedback.rating
        if rating is not None and rating < _LOWEST_POSITIVE:
            met = eligible_grounds(verdict, mask=False)
            found.append(_Low(verdict, rating < _NEUTRAL, met[0].action if met else None))
    return found


def root_causes(verdicts: Iterable[Verdict]) -> tuple[MonthCauses, ...]:
    """Return which aspects drive the low ratings, by month, oldest month first and feedback without a date last."""
    months: dict[str, list[_Low]] = {}
    for item in _low(verdicts):
        months.setdefault(item.day.strftime("%Y-%m") if item.day else "", []).append(item)
    return tuple(_month(month, months[month]) for month in sorted(months, key=lambda month: (not month, month)))


def _month(month: str, items: Sequence[_Low]) -> MonthCauses:
    named, negative, eligible = Counter[Aspect](), Counter[Aspect](), Counter[Aspect]()
    unnamed = 0
    for item in items:
        aspects = item.verdict.assessment.aspects - _NO_CAUSE
        unnamed += not aspects
        named.update(aspects)
        negative.update(aspects if item.negative else ())
        eligible.update(aspects if item.effect else ())
    counts = [
        AspectCount(aspect=aspect, feedback=count, negative=negative[aspect], eligible=eligible[aspect])
        for aspect, count in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return MonthCauses(
        month=month, feedback=len(items), negative=sum(item.negative for item in items), aspects=tuple(counts), unnamed=unnamed
    )


def _window(window: Window, items: Sequence[_Low], today: dt.date, before: FeedbackCounts | None) -> WindowFigures:
    inside = [item for item in items if window.holds(item.day, today)]
    tally = Counter((item.effect, item.negative) for item in inside)
    removable = tally[Action.REMOVE, False], tally[Action.REMOVE, True]
    strikable = tally[Action.STRIKE_THROUGH, False], tally[Action.STRIKE_THROUGH, True]
    if before is not None:
        for name, wanted, held in (
            ("neutral", removable[0] + strikable[0], before.neutral),
            ("negative", removable[1] + strikable[1], before.negative),
        ):
            if wanted > held:
                raise FeedbackError(
                    f"totals[{window!s}].{name}: {held}, but {wanted} {name} feedback of that window could go; check the day and the totals"
                )
    after_removals = before.without(*removable) if before else None
    return WindowFigures(
        window=window,
        neutral=sum(not item.negative for item in inside),
        negative=sum(item.negative for item in inside),
        removable_neutral=removable[0],
        removable_negative=removable[1],
        strikable_neutral=strikable[0],
        strikable_negative=strikable[1],
        before=before,
        after_removals=after_removals,
        after=after_removals.without(*strikable) if after_removals else None,
    )


def _defects(items: Sequence[_Low], today: dt.date, orders: int, ordered_on: Mapping[str, dt.date]) -> DefectShare:
    first = today - dt.timedelta(days=ODR_DAYS - 1)
    effects: dict[str, Action | None] = {}
    undated = 0
    for item in items:
        if not item.negative:
            continue
        order = item.verdict.feedback.order_id
        day = ordered_on.get(order) if order else None
        if order is None or day is None:
            undated += 1
        elif first <= day <= today:
            # An order with several rows stays a defect as long as one of them stays.
            effects[order] = item.effect if effects.get(order, item.effect) == item.effect else None
    before = len(effects)
    if before > orders:
        raise FeedbackError(f"orders: {orders}, but {before} orders of these {ODR_DAYS} days have negative feedback")
    removals = sum(effect is Action.REMOVE for effect in effects.values())
    strikes = sum(effect is Action.STRIKE_THROUGH for effect in effects.values())
    return DefectShare(
        first_day=first,
        last_day=today,
        orders=orders,
        before=before,
        after_removals=before - removals,
        after=before - removals - strikes,
        undated=undated,
    )


def _notes(items: Sequence[_Low], figures: Sequence[WindowFigures], defects: DefectShare | None, unrated: int) -> tuple[str, ...]:
    notes = [
        "The figures after assume that Amazon grants every request; it grants none for certain, and no source says how soon they change.",
        "The report holds no four- and five-star feedback, at most a year, and possibly no feedback that is struck through already.",
    ]
    if any(item.before is None for item in figures):
        notes.append("Without the totals of Feedback Manager a window has no rating: the positive feedback is not in the report.")
    notes += [
        f"Window {item.window!s}: the report holds {item.neutral} neutral and {item.negative} negative feedback, "
        f"the totals say {item.before.neutral} and {item.before.negative}."
        for item in figures
        if item.before is not None and (item.neutral, item.negative) != (item.before.neutral, item.before.negative)
    ]
    if undated := sum(item.day is None for item in items):
        notes.append(f"Without a date, and so in the lifetime only: {undated}.")
    if unrated:
        notes.append(f"Without a rating, and so in no figure: {unrated}.")
    if defects is None:
        notes.append("The share in the order defect rate needs the number of orders of 60 days, and the day of each order.")
    else:
        notes.append("Only negative feedback is a defect here: an order with a claim or a chargeback stays a defect without its feedback.")
        if defects.undated:
            notes.append(f"Negative feedback on orders whose day is not known, and so not in the defect figures: {defects.undated}.")
    return tuple(notes)


def what_if(
    verdicts: Iterable[Verdict],
    *,
    today: dt.date | None = None,
    totals: Mapping[str, FeedbackCounts] | None = None,
    orders: int | None = None,
    ordered_on: Mapping[str, dt.date] | None = None,
) -> WhatIf:
    """Work out rating, negative rate, share of defects and causes, before and after the removals and strikes that the verdicts allow.

    What counts as eligible is what :func:`feedback_rules.seller.eligible_grounds` says: a written clause that is met.

    Args:
        verdicts: the verdicts of a report.
        today: the last day of every window; ``None`` for the machine's date.
        totals: the counts that Feedback Manager shows, by window (``"30"``, ``"90"``, ``"365"``, ``"lifetime"``).
        orders: all orders of the 60 days that end today, fulfilled by anyone.
        ordered_on: the day of each order, by order id; ``feedback_rules.reports.read_orders`` finds it in the all-orders file.

    Raises:
        FeedbackError: a window is not known, or the totals hold less than could go.
    """
    verdicts = list(verdicts)
    today = today or dt.datetime.now().astimezone().date()
    given: dict[Window, FeedbackCounts] = {}
    for name, counts in (totals or {}).items():
        if name not in list(Window):
            raise FeedbackError(f"totals: expected one of {', '.join(Window)}, got {name!r}")
        given[Window(name)] = counts
    if orders is not None and (isinstance(orders, bool) or not isinstance(orders, int) or orders < 1):
        raise FeedbackError(f"orders: expected a whole number from 1, got {orders!r}")
    items = _low(verdicts)
    figures = tuple(_window(window, items, today, given.get(window)) for window in Window)
    defects = _defects(items, today, orders, ordered_on) if orders is not None and ordered_on is not None else None
    unrated = sum(verdict.feedback.rating is None for verdict in verdicts)
    return WhatIf(
        today=today, windows=figures, defects=defects, causes=root_causes(verdicts), notes=_notes(items, figures, defects, unrated)
    )
