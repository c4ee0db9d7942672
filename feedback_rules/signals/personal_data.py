"""Find the seller's personal data: e-mail addresses, telephone numbers, full names, postal addresses, accounts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from feedback_rules.feedback import SellerProfile
from feedback_rules.signals.addresses import find_addresses
from feedback_rules.signals.addresses_east import find_eastern_addresses
from feedback_rules.signals.emails import find_emails
from feedback_rules.signals.handles import find_handles
from feedback_rules.signals.names import find_names
from feedback_rules.signals.names_han import find_han_names
from feedback_rules.signals.phones import find_phones
from feedback_rules.signals.profile import find_profile_data, in_shop_name, is_somebody_elses
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.signal import Signal, merge
from feedback_rules.verdict import Answer, Span

__all__ = ["find_personal_data"]

_MAX_FOUND = 200
"""No comment holds more; what repeats a name a thousand times is cut."""
_FINDERS = (find_emails, find_phones, find_handles, find_addresses, find_eastern_addresses, find_names, find_han_names)


def find_personal_data(text: str, *, seller: SellerProfile | None = None, marketplace: str = "US") -> Signal:
    """Return whether a text holds personal data that can be read as the seller's, and where.

    Each span has a kind: ``email``, ``phone``, ``name``, ``address``, ``handle`` or ``payment``. Weak evidence, such as a given
    name with a role at the shop, gives ``unsure``.

    Args:
        text: the comment as it was written.
        seller: the seller's own data; found in the text it is certain, and other data of the kinds it lists is not.
        marketplace: decides in which country's form a telephone number without a code is read.
    """
    scene = Scene(text, marketplace=marketplace)
    found = list(islice(_found(scene, seller), _MAX_FOUND))
    for answer in (Answer.YES, Answer.UNSURE):
        spans = [Span(item.start, item.end, text[item.start : item.end], item.kind) for item in found if item.answer is answer]
        if spans:
            return Signal(answer, _kept(spans, found))
    return Signal(Answer.NO)


def _kept(spans: list[Span], found: list[Sighting]) -> tuple[Span, ...]:
    """Return the spans without names that lie in an address or e-mail."""
    others = [item for item in found if item.kind in ("address", "email")]
    kept = [span for span in spans if span.kind != "name" or not any(item.start <= span.start and span.end <= item.end for item in others)]
    return merge(kept or spans)


def _found(scene: Scene, seller: SellerProfile | None) -> Iterator[Sighting]:
    """Yield everything found, judged in the light of the seller's profile."""
    own: list[Sighting] = []
    if seller is not None:
        own = [item for item in find_profile_data(scene, seller) if not (item.kind == "name" and in_shop_name(item, scene, seller))]
        yield from own
    for finder in _FINDERS:
        for item in finder(scene):
            if seller is None:
                yield item
            elif any(item.start < other.end and other.start < item.end for other in own if other.answer is Answer.YES) or (
                item.kind == "name" and in_shop_name(item, scene, seller)
            ):
                continue
            elif is_somebody_elses(item, scene, seller):
                yield from _doubted(item)
            else:
                yield item


def _doubted(item: Sighting) -> Iterator[Sighting]:
    """Yield a sighting that is none of the seller's listed data as unsure."""
    if item.answer is Answer.YES:
        yield Sighting(item.start, item.end, item.kind, Answer.UNSURE)
