"""A small trained reader of person names: a second opinion, asked only when a caller wants it.

It never makes a name sure. Where the rules are sure of a name that the lists do not hold whole, and the model sees no person
there, the answer falls to ``unsure``; where a cue announces what only the model takes for a name, it rises to ``unsure``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from feedback_rules._resources import resource
from feedback_rules.errors import ModelError
from feedback_rules.signals.cues import Cue
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.name_lists import BOTH, forenames, not_names
from feedback_rules.signals.names import FORWARD, may_hold_name
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.text.fold import bare
from feedback_rules.verdict import Answer

__all__ = ["NameModel", "PersonReader", "level", "load_name_model", "reconsidered"]

LABEL = "PERSON"
SEEN, UNSEEN = "a name to the model alone", "no name to the model"
_GAP = 4
"""So many characters may stand between a cue and the name that the model reads behind it."""


_MOST_WORDS = 4
_WORD = lazy(r"[^\W\d_\u0370-\U0010ffff]+(?:['’-][^\W\d_]+)*")


class PersonReader(Protocol):
    """Anything that finds the full names of people in a text."""

    @property
    def version(self) -> str:
        """The name a verdict cites."""

    def persons(self, text: str) -> Sequence[tuple[int, int]]:
        """Return where full names stand, as offsets of the text."""


@cache
def _level(char: str) -> str:
    """Return a character without its accents, where one character is left."""
    plain = "".join(part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part))
    plain = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D"}.get(plain, plain)
    return plain if len(plain) == 1 else char


def level(text: str) -> str:
    """Return a text without accents, case kept, each character in its place: names are learnt and read so."""
    return text if text.isascii() else "".join(map(_level, text))


class NameModel:
    """The shipped model, run by spaCy."""

    def __init__(self, pipeline: Any, *, version: str) -> None:
        """Take a loaded spaCy pipeline whose entities of the label ``PERSON`` are people.

        Args:
            pipeline: what a text is given to.
            version: the name a verdict cites.
        """
        self._pipeline, self._version = pipeline, version

    @property
    def version(self) -> str:
        """The name a verdict cites: it changes with the weights."""
        return self._version

    def persons(self, text: str) -> list[tuple[int, int]]:
        """Return where full names of at least two words stand."""
        found = self._pipeline(level(text)).ents
        return [(item.start_char, item.end_char) for item in found if item.label_ == LABEL and len(item) > 1]


@cache
def load_name_model(path: Path | None = None) -> NameModel:
    """Load the name model, once per process.

    Args:
        path: a folder that ``feedback_rules.signals.names_train`` wrote; ``None`` for the shipped one.

    Raises:
        ModelError: spaCy is not installed, or the folder cannot be read by it.
    """
    try:
        import spacy
    except ImportError as exc:
        raise ModelError("the name model needs spaCy: pip install spacy") from exc
    folder = path if path is not None else resource("models", "names", "model")
    try:
        digest = hashlib.sha256((folder / "ner" / "model").read_bytes()).hexdigest()[:8]
        return NameModel(spacy.load(folder), version=f"names-{digest}")
    except (OSError, ValueError, KeyError) as exc:
        raise ModelError(f"{folder}: not a name model that this spaCy can read ({type(exc).__name__})") from exc


def reconsidered(found: Sequence[Sighting], scene: Scene, reader: PersonReader) -> list[Sighting]:
    """Return the sightings as a second opinion leaves them; a text without anything like a name is not read.

    Args:
        found: what the rules saw.
        scene: the text.
        reader: whose opinion is asked.
    """
    if not may_hold_name(scene) or not scene.cues.any(*FORWARD):
        return list(found)
    people = reader.persons(scene.text)
    kept = [_lowered(item, people) for item in found]
    for start, end in people:
        if any(item.start < end and start < item.end for item in found) or not _is_name_shaped(scene.text[start:end]):
            continue
        cue = scene.cues.last_before(start, _GAP, Cue.STAFF, Cue.CONTACT, Cue.PAYEE)
        outsider = scene.cues.last_before(start, 14, Cue.SELF, Cue.COURIER)
        if cue and not (outsider and outsider.end >= cue.end):
            kept.append(Sighting(start, end, "name", Answer.UNSURE, SEEN))
    return kept


def _is_name_shaped(text: str) -> bool:
    """Whether a piece is two to four words of letters, all capitalised or one of them a known given name, none a word of trade."""
    parts = text.replace(".", " ").split()
    words = [bare(part).text for part in parts]
    if not 2 <= len(parts) <= _MOST_WORDS or not all(_WORD.fullmatch(part) for part in parts) or not not_names().isdisjoint(words):
        return False
    return all(part[0].isupper() for part in parts) or not forenames().isdisjoint(words)


def _lowered(item: Sighting, people: Sequence[tuple[int, int]]) -> Sighting:
    if item.kind != "name" or item.answer is not Answer.YES or item.note == BOTH or "seller's" in item.note:
        return item
    if any(item.start < end and start < item.end for start, end in people):
        return item
    return replace(item, answer=Answer.UNSURE, note=f"{item.note}; {UNSEEN}")
