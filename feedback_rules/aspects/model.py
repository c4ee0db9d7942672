"""The shipped aspect model: plain numbers, scored with NumPy alone, the same answer for the same comment wherever it stands."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from feedback_rules._resources import resource
from feedback_rules.aspects.encoder import DIMENSIONS, encode, encoder_available
from feedback_rules.aspects.features import letter_groups, pairs, words
from feedback_rules.aspects.judgement import ClauseScore, Judgement
from feedback_rules.aspects.stack import ASPECTS, DECISIONS, EVIDENCE, evidence
from feedback_rules.errors import ModelError
from feedback_rules.text.clauses import cut
from feedback_rules.verdict import Answer, Aspect

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["FORMAT", "PRESENT", "SPEAKERS", "THRESHOLDS", "TIERS", "AspectModel", "Head", "load_model"]

FORMAT = 1
TIERS = ("full", "fast")
"""``full`` reads words and sentence vectors, ``fast`` words alone."""

THRESHOLDS: dict[str, dict[str, tuple[float, float]]] = {
    "full": {"product_only": (0.63, 0.25), "delivery_only": (0.60, 0.25)},
    "fast": {"product_only": (0.83, 0.25), "delivery_only": (0.72, 0.25)},
}
"""For each tier and decision the probability from which the answer is ``yes``, and below which it is ``no``.

The upper ones were chosen on labelled comments outside the corpus: the lowest value at which 95% of the claims are right.
The corpus is harder than life, so that happens below 0.95. The lower ones keep about one comment in twenty for a person.
"""
FOREIGN, CORE = 0.85, 0.4
"""One clause this surely about something else, or none at least this likely about the right thing, and no ``yes`` is given."""
PRESENT = 0.45
"""How likely an aspect must be to be listed; best F1 on comments that were never trained on."""
SPEAKERS: dict[str, dict[str, float]] = {"full": {"full": 0.6, "fast": 0.4}, "fast": {"fast": 1.0}}
"""Who speaks in a tier, with what share of a clause's aspect: beside the sentence vectors the words alone, which err elsewhere."""
_WHOLE_SHARE = 0.3
"""The weight of the whole comment's probability beside the clauses' in that likelihood."""
_CACHED_WORDS = 50_000
_CERTAIN = 40.0


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total: Floats = raised.sum(axis=-1, keepdims=True)
    shares: Floats = raised / total
    return shares


def sigmoid(scores: Floats) -> Floats:
    """Return the logistic function of scores."""
    return 1.0 / (1.0 + np.exp(-np.clip(scores, -_CERTAIN, _CERTAIN)))


@dataclass(frozen=True, slots=True)
class Head:
    """The weights of one tier; columns of word weights are the aspects of clauses, then those of whole comments."""

    sparse: NDArray[np.float32]
    """Weights of words, pairs and letter groups, shape (features, 2 x aspects)."""
    clause_dense: NDArray[np.float32]
    """Weights of a clause's and its comment's vectors, shape (1024 or 0, aspects)."""
    whole_dense: NDArray[np.float32]
    """Weights of a comment's vector, shape (512 or 0, aspects)."""
    clause_bias: Floats
    whole_bias: Floats
    stack: dict[str, tuple[Floats, float]]
    """For each decision the weights of the evidence of all who speak in the tier, one after the other, and the bias."""


class AspectModel:
    """Scores clauses and whole comments."""

    def __init__(self, vocabulary: dict[str, int], heads: dict[str, Head], version: str, *, tier: str) -> None:
        """Take the parts of a trained model.

        Args:
            vocabulary: feature to row; words stand as themselves, pairs with a blank between, letter groups behind a tab.
            heads: the weights by tier.
            version: the name that verdicts cite.
            tier: ``"full"`` or ``"fast"``.
        """
        self._vocabulary, self._heads, self.tier = vocabulary, heads, tier
        self._name = version
        self._caches: dict[str, dict[str, NDArray[np.float32]]] = {name: {} for name in heads}

    @property
    def version(self) -> str:
        """The name that verdicts cite, with the tier."""
        return f"{self._name}+{self.tier}"

    def _word(self, word: str, speaker: str) -> NDArray[np.float32]:
        """Return what one word adds to every score: its own weights and those of its letter groups."""
        cache, weights_of = self._caches[speaker], self._heads[speaker].sparse
        vector = cache.get(word)
        if vector is None:
            row = self._vocabulary.get(word)
            vector = np.zeros(2 * len(ASPECTS), dtype=np.float32) if row is None else weights_of[row].copy()
            rows = [found for group in letter_groups(word) if (found := self._vocabulary.get(f"\t{group}")) is not None]
            if rows:
                # Letter groups share one unit of weight, whatever the length of the word.
                vector += weights_of[rows].sum(axis=0) / np.float32(np.sqrt(len(letter_groups(word))))
            if len(cache) >= _CACHED_WORDS:
                cache.clear()
            cache[word] = vector
        return vector

    def _sparse(self, tokens: list[str], speaker: str) -> Floats:
        if not tokens:
            return np.zeros(2 * len(ASPECTS))
        total = np.zeros(2 * len(ASPECTS))
        for token in tokens:
            total += self._word(token, speaker)
        for pair in pairs(tokens):
            row = self._vocabulary.get(pair)
            if row is not None:
                total += self._heads[speaker].sparse[row]
        mean: Floats = total / np.sqrt(len(tokens))
        return mean

    def probabilities(self, text: str, clauses: list[tuple[int, int]]) -> dict[str, tuple[Floats, Floats]]:
        """Return for each speaker of the tier the probabilities of the clauses' aspects, shape (clauses, aspects), and of the comment's."""
        count = len(ASPECTS)
        pieces = [text[start:end] for start, end in clauses]
        tokens, all_tokens = [words(piece) for piece in pieces], words(text)
        found = {}
        for speaker in SPEAKERS[self.tier]:
            head = self._heads[speaker]
            scores = np.array([self._sparse(piece, speaker)[:count] for piece in tokens]) + head.clause_bias
            whole = self._sparse(all_tokens, speaker)[count:] + head.whole_bias
            if len(head.whole_dense):
                vectors = encode([text, *pieces]).astype(np.float64)
                scores += vectors[1:] @ head.clause_dense[:DIMENSIONS] + vectors[0] @ head.clause_dense[DIMENSIONS:]
                whole += vectors[0] @ head.whole_dense
            found[speaker] = softmax(scores), sigmoid(whole)
        return found

    def _chance(self, decision: str, found: dict[str, tuple[Floats, Floats]]) -> float:
        """Return the probability of a decision from the evidence of all who speak in the tier."""
        weights, bias = self._heads[self.tier].stack[decision]
        gathered = np.concatenate([evidence(decision, *found[speaker]) for speaker in SPEAKERS[self.tier]])
        return round(float(sigmoid(gathered @ weights + bias)), 4)

    def judge(self, texts: list[str]) -> list[Judgement]:
        """Judge comments, in order; equal comments are judged once."""
        known: dict[str, Judgement] = {}
        for text in texts:
            if text not in known:
                known[text] = self._judge(text)
        return [known[text] for text in texts]

    def _judge(self, text: str) -> Judgement:
        clauses = cut(text)
        if not any(char.isalnum() for start, end in clauses for char in text[start:end]):
            scored = tuple(ClauseScore(start, end, Aspect.OTHER, 1.0) for start, end in clauses)
            return Judgement(scored, frozenset(score.aspect for score in scored), Answer.NO, Answer.NO, 0.0, 0.0)
        found = self.probabilities(text, clauses)
        chance = {decision: self._chance(decision, found) for decision in DECISIONS}
        shares = SPEAKERS[self.tier]
        per_clause: Floats = sum((share * found[speaker][0] for speaker, share in shares.items()), np.zeros((len(clauses), len(ASPECTS))))
        whole: Floats = sum((share * found[speaker][1] for speaker, share in shares.items()), np.zeros(len(ASPECTS)))
        answers = {decision: self._answer(decision, chance[decision]) for decision in DECISIONS}
        answers = {decision: self._guarded(decision, answer, per_clause) for decision, answer in answers.items()}
        if all(answer is Answer.YES for answer in answers.values()):
            answers = dict.fromkeys(answers, Answer.UNSURE)
        allowed = next((self._allowed(decision) for decision, answer in answers.items() if answer is Answer.YES), None)
        if allowed is not None:
            # The whole comment was decided; no clause is read against that decision.
            per_clause = per_clause * allowed
            per_clause /= per_clause.sum(axis=1, keepdims=True)
            whole = whole * allowed
        best = per_clause.argmax(axis=1)
        scored = tuple(
            ClauseScore(start, end, ASPECTS[index], round(float(row[index]), 4))
            for (start, end), index, row in zip(clauses, best.tolist(), per_clause, strict=True)
        )
        likely = _WHOLE_SHARE * whole + (1.0 - _WHOLE_SHARE) * per_clause.max(axis=0)
        present = frozenset(ASPECTS[index] for index in np.flatnonzero(likely >= PRESENT).tolist()) or frozenset(
            [ASPECTS[int(likely.argmax())]]
        )
        return Judgement(
            scored, present, answers["product_only"], answers["delivery_only"], chance["product_only"], chance["delivery_only"]
        )

    def _answer(self, decision: str, chance: float) -> Answer:
        yes, no = THRESHOLDS[self.tier][decision]
        if chance >= yes:
            return Answer.YES
        return Answer.NO if chance < no else Answer.UNSURE

    def _guarded(self, decision: str, answer: Answer, per_clause: Floats) -> Answer:
        """Take a ``yes`` back where one clause speaks clearly against it, or none clearly for it, whatever the sums say."""
        if answer is not Answer.YES:
            return answer
        foreign = 1.0 - (per_clause * self._allowed(decision)).sum(axis=1)
        core = per_clause[:, [ASPECTS.index(aspect) for aspect in DECISIONS[decision]]].sum(axis=1)
        return Answer.YES if foreign.max() < FOREIGN and core.max() >= CORE else Answer.UNSURE

    @staticmethod
    def _allowed(decision: str) -> Floats:
        held = (*DECISIONS[decision], Aspect.GENERIC, Aspect.OTHER)
        return np.array([1.0 if aspect in held else 0.0 for aspect in ASPECTS])


def load_model(folder: Path | None = None, *, tier: str | None = None) -> AspectModel:
    """Load a trained model.

    Args:
        folder: where ``model.json`` and ``weights.npz`` lie; ``None`` for the shipped model.
        tier: ``"full"`` or ``"fast"``; ``None`` for ``full`` where the encoder is installed, else ``fast``.

    Raises:
        ModelError: a file is damaged, of another format, or not the one that ``model.json`` names.
    """
    folder = folder if folder is not None else resource("models", "aspects")
    try:
        meta: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        data = (folder / "weights.npz").read_bytes()
    except (OSError, ValueError) as exc:
        raise ModelError(f"{folder}: no readable aspect model ({type(exc).__name__})") from exc
    if meta.get("format") != FORMAT:
        raise ModelError(f"{folder}: this version reads model format {FORMAT}, got {meta.get('format')!r}")
    digest = hashlib.sha256(data).hexdigest()
    if digest != meta.get("sha256"):
        raise ModelError(f"{folder}: weights.npz is not the file that model.json names (sha256 differs); install or train it again")
    if meta.get("evidence") != list(EVIDENCE):
        raise ModelError(f"{folder}: the model's evidence is not that of this version; train it again")
    if meta.get("speakers") != {name: list(SPEAKERS[name]) for name in TIERS}:
        raise ModelError(f"{folder}: the model's tiers are not those of this version; train it again")
    if meta.get("aspects") != [str(aspect) for aspect in ASPECTS]:
        raise ModelError(f"{folder}: the model's aspects are not those of this version")
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        names = bytes(arrays["vocabulary"]).decode("utf-8").split("\n")
        heads = {name: _head(arrays, name) for name in TIERS}
    chosen = tier or ("full" if encoder_available() else "fast")
    if chosen not in heads:
        raise ModelError(f"tier: expected one of {', '.join(heads)}, got {chosen!r}")
    return AspectModel({name: row for row, name in enumerate(names)}, heads, f"aspects-{digest[:8]}", tier=chosen)


def _head(arrays: Any, tier: str) -> Head:
    def take(name: str) -> Any:
        return arrays[f"{tier}.{name}"]

    return Head(
        sparse=take("sparse").astype(np.float32),
        clause_dense=take("clause_dense").astype(np.float32),
        whole_dense=take("whole_dense").astype(np.float32),
        clause_bias=take("clause_bias").astype(np.float64),
        whole_bias=take("whole_bias").astype(np.float64),
        stack={name: (take(f"stack.{name}")[:-1].astype(np.float64), float(take(f"stack.{name}")[-1])) for name in DECISIONS},
    )
