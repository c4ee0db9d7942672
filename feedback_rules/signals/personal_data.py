"""Find the seller's personal data: e-mail addresses, telephone numbers, full names, postal addresses, accounts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from feedback_rules.feedback import SellerProfile
from feedback_rules.signals.addresses import find_addresses
from feedback_rules.signals.addresses_east import find_eastern_addresses
from feedback_rules.signals.emails import find_emails
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.handles import find_handles
from feedback_rules.signals.names import find_names, may_hold_name
from feedback_rules.signals.names_han import find_han_names
from feedback_rules.signals.phones import find_phones
from feedback_rules.signals.profile import find_profile_data, in_shop_name, weighed
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.signal import Signal, merge
from feedback_rules.signals.spoken_digits import may_speak_glued
from feedback_rules.verdict import Answer, Span

if TYPE_CHECKING:
    from feedback_rules.signals.names_model import PersonReader

__all__ = ["find_personal_data"]

_NOTHING = Signal(Answer.NO)
_NAME_ALONE = frozenset({Gate.NAME})
_HANDLES = frozenset({Gate.HANDLE, Gate.PAYMENT})
_SPOKEN = frozenset({Gate.SPOKEN, Gate.KANA_DIGIT})
_MAX_FOUND = 200
"""No comment holds more; what repeats a name a thousand times is cut."""


def find_personal_data(
    text: str, *, seller: SellerProfile | None = None, marketplace: str = "US", second_opinion: PersonReader | None = None
) -> Signal:
    """Return whether a text holds personal data that can be read as the seller's, and where.

    Each span has a kind: ``email``, ``phone``, ``name``, ``address``, ``handle`` or ``payment``. Weak evidence, such as a given
    name with a role at the shop, gives ``unsure``. Each span's note says what was checked.

    Args:
        text: the comment as it was written.
        seller: the seller's own data; found in the text it is certain, and other data of the kinds it lists is not.
        marketplace: decides in which country's form a telephone number without a code is read.
        second_opinion: a reader of people's names, such as ``names_model.load_name_model()``, asked only where the text holds
            something like a name; it can make a name ``unsure``, never sure.
    """
    scene = Scene(text, marketplace=marketplace)
    if seller is None and not (scene.has_number or scene.has_han or scene.gates - _NAME_ALONE or may_hold_name(scene)):
        return _NOTHING
    found = list(islice(_found(scene, seller), _MAX_FOUND))
    if second_opinion is not None:
        from feedback_rules.signals.names_model import reconsidered

        found = reconsidered(found, scene, second_opinion)
    for answer in (Answer.YES, Answer.UNSURE):
        spans = [Span(item.start, item.end, text[item.start : item.end], item.kind, item.note) for item in found if item.answer is answer]
        if spans:
            return Signal(answer, _kept(spans, found))
    return _NOTHING


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
    for item in _sightings(scene):
        if seller is None:
            yield item
        elif any(item.start < other.end and other.start < item.end for other in own if other.answer is Answer.YES) or (
            item.kind == "name" and in_shop_name(item, scene, seller)
        ):
            continue
        else:
            yield from weighed(item, scene, seller)


def _sightings(scene: Scene) -> Iterator[Sighting]:
    """Yield what every finder sees; addresses come first, for they tell postcodes from telephones and who lives there."""
    gates = scene.gates
    phones: list[Sighting] = []
    addresses = [*find_addresses(scene), *find_eastern_addresses(scene)] if scene.has_digit else []
    yield from addresses
    if Gate.EMAIL in gates:
        yield from find_emails(scene)
    if not gates.isdisjoint(_HANDLES):
        yield from find_handles(scene)
    if scene.has_number or not gates.isdisjoint(_SPOKEN) or (scene.has_han and may_speak_glued(scene.text)):
        phones = [*find_phones(scene, addresses=addresses)]
        yield from phones
    # Numbers that are not the seller's make no contact block of the seller's.
    has_block = scene.is_card and any(item.answer is Answer.YES for item in phones)
    if addresses or has_block or may_hold_name(scene):
        yield from find_names(scene, addresses=addresses, has_block=has_block)
    if scene.has_han:
        yield from find_han_names(scene)
