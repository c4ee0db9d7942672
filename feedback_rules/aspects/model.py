"""The shipped aspect model: plain numbers, scored with NumPy alone, the same answer for the same comment wherever it stands."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import ThreadpoolController

from feedback_rules._resources import resource
from feedback_rules.aspects.encoder import encode, encoder_available
from feedback_rules.aspects.features import letter_groups, pairs, words
from feedback_rules.aspects.judgement import ClauseScore, Judgement
from feedback_rules.aspects.network import Network
from feedback_rules.aspects.stack import ASPECTS, DECISIONS, EVIDENCE, evidence
from feedback_rules.aspects.window import window
from feedback_rules.errors import ModelError
from feedback_rules.text.clauses import cut
from feedback_rules.verdict import Answer, Aspect

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = [
    "FORMAT",
    "PRESENT",
    "PRESENT_AMAZON",
    "SPEAKERS",
    "THRESHOLDS",
    "TIERS",
    "AspectModel",
    "Parts",
    "Stack",
    "Vectors",
    "Words",
    "load_model",
]

FORMAT = 2
TIERS = ("full", "fast")
"""``full`` reads words and sentence vectors, ``fast`` words alone."""

THRESHOLDS: dict[str, dict[str, tuple[float, float]]] = {
    "full": {"product_only": (0.48, 0.20), "delivery_only": (0.64, 0.30)},
    "fast": {"product_only": (0.76, 0.25), "delivery_only": (0.82, 0.25)},
}
"""For each tier and decision the probability from which the answer is ``yes``, and below which it is ``no``.

The upper ones were chosen on labelled comments outside the corpus: the lowest value at which 95% of the claims are right.
The corpus is harder than life, so that happens below 0.95. The lower ones keep about one comment in twenty for a person.
"""
FOREIGN, CORE = 0.7, 0.4
"""One clause this surely about something else, or none at least this likely about the right thing, and no ``yes`` is given."""
PRESENT = 0.45
"""How likely an aspect must be to be listed; best F1 on comments that were never trained on."""
PRESENT_AMAZON = 0.75
"""The same for Amazon's own service: what buyers say of shops and their sites resembles it and is far more common."""
SPEAKERS: dict[str, dict[str, float]] = {"full": {"both": 0.6, "words": 0.4}, "fast": {"words": 1.0}}
"""Whose evidence a tier's decisions rest on, with what share of a clause's aspect.

``words`` is linear in words, pairs and letter groups; ``both`` is the mean of its scores and those of a network over sentence vectors.
The words alone speak once more in the full tier, for they err elsewhere.
"""
_WHOLE_SHARE = 0.3
"""The weight of the whole comment's probability beside the clauses' in that likelihood."""
_CACHED_WORDS = 50_000
_COMMENTS = 256
"""Comments scored in one go; more gain no speed and hold more memory."""
_UNREAD = re.compile("[\u0900-\u097f]{3}")
"""A script that the encoder was not trained on; there the words speak for its vectors too."""
_CERTAIN = 40.0
_PRESENT = np.array([PRESENT_AMAZON if aspect is Aspect.AMAZON_SERVICE else PRESENT for aspect in ASPECTS])


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
class Words:
    """The linear weights of words; columns are the aspects of clauses, then those of whole comments."""

    sparse: NDArray[np.float32]
    """Weights of words, pairs and letter groups, shape (features, 2 x aspects)."""
    clause_bias: Floats
    whole_bias: Floats


@dataclass(frozen=True, slots=True)
class Vectors:
    """The networks over sentence vectors."""

    clause: Network
    """Reads a clause's vector among its neighbours', see :func:`feedback_rules.aspects.window.window`."""
    whole: Network
    """Reads a comment's vector."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One tier's decision from the evidence of all who speak in it, one after the other: the mean of a linear score and a network's."""

    weights: Floats
    bias: float
    network: Network

    def chance(self, gathered: Floats) -> float:
        """Return the probability that the decision is right."""
        linear = float(gathered @ self.weights) + self.bias
        return float(sigmoid(np.array((linear + float(self.network.scores(gathered[None])[0, 0])) / 2.0)))


@dataclass(frozen=True, slots=True)
class Parts:
    """All weights of a model."""

    words: Words
    vectors: Vectors
    stacks: dict[tuple[str, str], Stack]
    """By tier and decision."""


class AspectModel:
    """Scores clauses and whole comments."""

    def __init__(self, vocabulary: dict[str, int], parts: Parts, version: str, *, tier: str) -> None:
        """Take the parts of a trained model.

        Args:
            vocabulary: feature to row; words stand as themselves, pairs with a blank between, letter groups behind a tab.
            parts: the weights.
            version: the name that verdicts cite.
            tier: ``"full"`` or ``"fast"``.
        """
        self._vocabulary, self._parts, self.tier = vocabulary, parts, tier
        self._name = version
        self._cache: dict[str, NDArray[np.float32]] = {}

    @property
    def version(self) -> str:
        """The name that verdicts cite, with the tier."""
        return f"{self._name}+{self.tier}"

    def _word(self, word: str) -> NDArray[np.float32]:
        """Return what one word adds to every score: its own weights and those of its letter groups."""
        vector = self._cache.get(word)
        if vector is None:
            weights_of = self._parts.words.sparse
            row = self._vocabulary.get(word)
            vector = np.zeros(2 * len(ASPECTS), dtype=np.float32) if row is None else weights_of[row].copy()
            rows = [found for group in letter_groups(word) if (found := self._vocabulary.get(f"\t{group}")) is not None]
            if rows:
                # Letter groups share one unit of weight, whatever the length of the word.
                vector += weights_of[rows].sum(axis=0) / np.float32(np.sqrt(len(letter_groups(word))))
            if len(self._cache) >= _CACHED_WORDS:
                self._cache.clear()
            self._cache[word] = vector
        return vector

    def _sparse(self, tokens: list[str]) -> Floats:
        if not tokens:
            return np.zeros(2 * len(ASPECTS))
        total = np.zeros(2 * len(ASPECTS))
        for token in tokens:
            total += self._word(token)
        for pair in pairs(tokens):
            row = self._vocabulary.get(pair)
            if row is not None:
                total += self._parts.words.sparse[row]
        mean: Floats = total / np.sqrt(len(tokens))
        return mean

    def _probabilities(self, comments: list[tuple[str, list[tuple[int, int]]]]) -> list[dict[str, tuple[Floats, Floats]]]:
        """Return for each comment and speaker of the tier the clauses' probabilities, shape (clauses, aspects), and the comment's."""
        pieces = [[text[start:end] for start, end in clauses] for text, clauses in comments]
        ends = np.cumsum([len(clauses) for clauses in pieces])
        count, linear = len(ASPECTS), self._parts.words
        said = np.array([self._sparse(words(piece))[:count] for clauses in pieces for piece in clauses]) + linear.clause_bias
        whole = np.array([self._sparse(words(text))[count:] for text, _ in comments]) + linear.whole_bias
        scored = {"words": (softmax(said), sigmoid(whole))}
        if "both" in SPEAKERS[self.tier]:
            vectors = encode(pieces)
            meant = self._parts.vectors.clause.scores(np.concatenate([window(rows) for rows in vectors]))
            held = self._parts.vectors.whole.scores(np.array([rows[0] for rows in vectors]))
            for row, (text, _) in enumerate(comments):
                if _UNREAD.search(text):
                    first = ends[row] - len(pieces[row])
                    meant[first : ends[row]], held[row] = said[first : ends[row]], whole[row]
            scored["both"] = softmax((said + meant) / 2.0), sigmoid(held)
        return [
            {speaker: (shares[start:end], held[row]) for speaker, (shares, held) in scored.items()}
            for row, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True))
        ]

    def _chance(self, decision: str, found: dict[str, tuple[Floats, Floats]]) -> float:
        """Return the probability of a decision from the evidence of all who speak in the tier."""
        gathered = np.concatenate([evidence(decision, *found[speaker]) for speaker in SPEAKERS[self.tier]])
        return round(self._parts.stacks[self.tier, decision].chance(gathered), 4)

    def judge(self, texts: list[str]) -> list[Judgement]:
        """Judge comments, in order; equal comments are judged once."""
        known: dict[str, Judgement] = {}
        distinct = list(dict.fromkeys(texts))
        for at in range(0, len(distinct), _COMMENTS):
            some = [(text, cut(text)) for text in distinct[at : at + _COMMENTS]]
            worded = [item for item in some if any(char.isalnum() for start, end in item[1] for char in item[0][start:end])]
            known |= {text: _wordless(clauses) for text, clauses in some}
            if worded:
                with _one_thread():
                    scored = self._probabilities(worded)
                known |= {text: self._judged(clauses, found) for (text, clauses), found in zip(worded, scored, strict=True)}
        return [known[text] for text in texts]

    def _judged(self, clauses: list[tuple[int, int]], found: dict[str, tuple[Floats, Floats]]) -> Judgement:
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
        present = frozenset(ASPECTS[index] for index in np.flatnonzero(likely >= _PRESENT).tolist()) or frozenset(
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


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


def _one_thread() -> AbstractContextManager[object]:
    """Keep the linear algebra on one thread: more only contend on short texts, and the order of sums stays fixed."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limit


def _wordless(clauses: list[tuple[int, int]]) -> Judgement:
    """Return the judgement on a comment without a letter or digit."""
    scored = tuple(ClauseScore(start, end, Aspect.OTHER, 1.0) for start, end in clauses)
    return Judgement(scored, frozenset(score.aspect for score in scored), Answer.NO, Answer.NO, 0.0, 0.0)


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
        parts = _parts(arrays)
    chosen = tier or ("full" if encoder_available() else "fast")
    if chosen not in TIERS:
        raise ModelError(f"tier: expected one of {', '.join(TIERS)}, got {chosen!r}")
    return AspectModel({name: row for row, name in enumerate(names)}, parts, f"aspects-{digest[:8]}", tier=chosen)


def _parts(arrays: Any) -> Parts:
    def network(name: str) -> Network:
        return Network(*(arrays[f"{name}.{part}"].astype(np.float32) for part in ("hidden", "hidden_bias", "out", "out_bias")))

    def stack(name: str) -> Stack:
        *weights, bias = arrays[f"{name}.linear"].astype(np.float64)
        return Stack(np.array(weights), float(bias), network(name))

    return Parts(
        words=Words(
            sparse=arrays["words.sparse"].astype(np.float32),
            clause_bias=arrays["words.clause_bias"].astype(np.float64),
            whole_bias=arrays["words.whole_bias"].astype(np.float64),
        ),
        vectors=Vectors(network("vectors.clause"), network("vectors.whole")),
        stacks={(tier, decision): stack(f"{tier}.stack.{decision}") for tier in TIERS for decision in DECISIONS},
    )
