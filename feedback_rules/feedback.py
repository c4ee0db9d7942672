"""What goes in: one buyer's comment on one order, the facts known about the order, and who the seller is."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from feedback_rules._json import to_json
from feedback_rules.errors import FeedbackError

__all__ = ["FACT_NAMES", "Feedback", "Fulfillment", "SellerProfile", "ShippedWith", "spelled_fact"]


class Fulfillment(StrEnum):
    """Who stored, packed and shipped the order."""

    AMAZON = "amazon"
    """Fulfilled by Amazon (FBA, Amazon's reports say AFN)."""
    SELLER = "seller"
    """Fulfilled by the seller (FBM, Amazon's reports say MFN)."""


class ShippedWith(StrEnum):
    """The shipping service of an order that the seller fulfilled."""

    BUY_SHIPPING = "buy_shipping"
    """A label bought through Amazon's Buy Shipping services."""
    EASY_SHIP = "easy_ship"
    """Amazon's Easy Ship, where Amazon collects from the seller and delivers (AE, IN, SA and others)."""
    OTHER = "other"
    """Any label or carrier that the seller arranged elsewhere."""


_ALIASES: dict[str, dict[str, str]] = {
    "fulfillment": {"afn": "amazon", "fba": "amazon", "mfn": "seller", "fbm": "seller", "merchant": "seller"},
    "shipped_with": {"amazon_buy_shipping": "buy_shipping", "amazon_easy_ship": "easy_ship"},
}
"""The spellings of Amazon's reports and of sellers' own files; the only table of them."""
_REGION = re.compile("amazon_[a-z]{2,3}")
"""Amazon's channels by region: ``AMAZON_NA``, ``Amazon_EU``."""
_ENUMS: dict[str, type[StrEnum]] = {"fulfillment": Fulfillment, "shipped_with": ShippedWith}
_ANSWERS = ("arrived_on_time", "item_as_described", "customer_service")
_TRUTHS = (*_ANSWERS, "shipped_on_time")

FACT_NAMES = ("rating", "fulfillment", *_ANSWERS, "shipped_with", "shipped_on_time", "left_on")
"""The facts a rule may ask for, by their field names in :class:`Feedback`."""


def spelled_fact(name: str, value: Any) -> StrEnum | None:
    """Return ``fulfillment`` or ``shipped_with`` for a value as files spell it; nothing is ``None``.

    Raises:
        FeedbackError: the value is no spelling of it; the message names what is allowed.
    """
    kind = _ENUMS[name]
    if value is None or isinstance(value, kind):
        return value
    if isinstance(value, str):
        spelled = value.strip().lower().replace(" ", "_").replace("-", "_")
        spelled = _ALIASES[name].get(spelled, spelled)
        if name == "fulfillment" and _REGION.fullmatch(spelled):
            spelled = "amazon"
        if not spelled:
            return None
        if spelled in kind._value2member_map_:
            return kind(spelled)
    allowed = ", ".join(repr(str(member)) for member in kind)
    raise FeedbackError(f"{name}: expected one of {allowed} or None, got {_short(value)}")


def _short(value: Any) -> str:
    """Name a wrong value by type and a few characters, never a whole comment."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}... ({type(value).__name__})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One buyer's feedback on one order: the comment, and the facts known about the order.

    A fact that is not known is ``None``, never a guess: a rule that needs it answers ``NEEDS_FACTS`` and names it.

    Raises:
        FeedbackError: a field holds a value of the wrong kind; the message names the field and what is allowed.
    """

    comment: str
    """The buyer's words, exactly as they stand in the report; may be empty."""
    rating: int | None = None
    """Stars, 1 to 5."""
    fulfillment: Fulfillment | None = None
    """Who fulfilled the order; ``"amazon"``/``"seller"``, and ``"AFN"``/``"MFN"`` as Amazon's reports spell it."""
    arrived_on_time: bool | None = None
    """The buyer's answer to "arrived on time?"."""
    item_as_described: bool | None = None
    """The buyer's answer to "item as described?"."""
    customer_service: bool | None = None
    """The buyer's answer to "prompt and courteous service?"; ``None`` also when the buyer did not contact the seller."""
    shipped_with: ShippedWith | None = None
    """The shipping service of a seller-fulfilled order."""
    shipped_on_time: bool | None = None
    """Whether the seller handed the parcel over in time."""
    order_id: str | None = None
    """Amazon's order id (3-7-7 digits)."""
    left_on: dt.date | None = None
    """The day the feedback was left; the age of a request is counted from it."""

    def __post_init__(self) -> None:
        """Check every field and spell enums as enums."""
        if not isinstance(self.comment, str):
            raise FeedbackError(f"comment: expected a str (use '' for an empty comment), got {type(self.comment).__name__}")
        rating = self.rating
        if rating is not None:
            if isinstance(rating, bool) or not hasattr(rating, "__index__") or not 1 <= rating <= 5:
                raise FeedbackError(f"rating: expected a whole number from 1 to 5 or None, got {_short(rating)}")
            # NumPy's whole numbers come from frames; JSON knows only Python's.
            object.__setattr__(self, "rating", int(rating))
        for name in _ENUMS:
            value = getattr(self, name)
            coerced = spelled_fact(name, value)
            if coerced is not value:
                object.__setattr__(self, name, coerced)
        for name in _TRUTHS:
            value = getattr(self, name)
            if value is not None and not isinstance(value, bool):
                raise FeedbackError(f"{name}: expected True, False or None, got {_short(value)}")
        if self.order_id is not None and not isinstance(self.order_id, str):
            raise FeedbackError(f"order_id: expected a str or None, got {type(self.order_id).__name__}")
        if isinstance(self.left_on, dt.datetime):
            object.__setattr__(self, "left_on", self.left_on.date())
        elif self.left_on is not None and not isinstance(self.left_on, dt.date):
            raise FeedbackError(f"left_on: expected a datetime.date or None, got {_short(self.left_on)}")

    def to_dict(self) -> dict[str, Any]:
        """Return the feedback as a plain dictionary of strings, numbers and truth values; unknown facts are ``None``."""
        import msgspec

        data: dict[str, Any] = msgspec.to_builtins(self)
        return data

    def to_json(self) -> str:
        """Return the feedback as JSON, the same bytes for the same feedback; one such line is a line of a JSON Lines report."""
        return to_json(self.to_dict())

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Feedback:
        """Rebuild a feedback from :meth:`to_dict`.

        Raises:
            ValueError: a field is of the wrong kind; the message names it.
        """
        import msgspec

        return msgspec.convert(data, cls)

    @classmethod
    def from_json(cls, text: str | bytes) -> Feedback:
        """Rebuild a feedback from :meth:`to_json`.

        Raises:
            ValueError: the text is not JSON, or a field is of the wrong kind; the message names it.
        """
        return cls.from_dict(json.loads(text))


def _texts(name: str, value: Iterable[str] | str) -> tuple[str, ...]:
    """Return a tuple of non-empty strings; a single string counts as one."""
    if not isinstance(value, Iterable):
        raise FeedbackError(f"{name}: expected strings, got {type(value).__name__}")
    values = (value,) if isinstance(value, str) else tuple(value)
    for item in values:
        if not isinstance(item, str):
            raise FeedbackError(f"{name}: expected strings, got {type(item).__name__}")
    return tuple(item.strip() for item in values if item.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerProfile:
    """The seller's own personal data, so that a comment that holds it is recognised with certainty.

    Each field takes any iterable of strings (or one string). Nothing of it is ever logged or put into an error message.

    Raises:
        FeedbackError: a field holds something other than strings.
    """

    names: Sequence[str] = ()
    """Full names of the owner and of the staff."""
    emails: Sequence[str] = ()
    """E-mail addresses, also shared ones such as ``support@``."""
    phones: Sequence[str] = ()
    """Telephone numbers, in any spelling; with the country code where possible."""
    addresses: Sequence[str] = ()
    """Postal addresses."""
    shop_names: Sequence[str] = ()
    """Trade and brand names; these are never personal data."""

    def __post_init__(self) -> None:
        """Turn every field into a tuple of stripped strings."""
        for field in fields(self):
            object.__setattr__(self, field.name, _texts(field.name, getattr(self, field.name)))
