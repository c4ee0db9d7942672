"""Train the aspect model from the corpus alone, with scikit-learn; the same corpus gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from feedback_rules._resources import resource
from feedback_rules.aspects.corpus import LabelledComment, read_corpus, units
from feedback_rules.aspects.encoder import encode
from feedback_rules.aspects.features import letter_groups, pairs, words
from feedback_rules.aspects.model import FORMAT, SPEAKERS, TIERS, Vectors, sigmoid, softmax
from feedback_rules.aspects.network import Network
from feedback_rules.aspects.stack import ASPECTS, DECISIONS, EVIDENCE, evidence
from feedback_rules.aspects.window import window
from feedback_rules.errors import ModelError
from feedback_rules.verdict import Aspect

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float64]

__all__ = ["train_model"]

_MIN_WORD, _MIN_PAIR, _MIN_LETTERS = 2, 3, 6
"""In how many pieces of text a word, a pair or a letter group must stand to become a feature."""
_FOLDS = 4
_INVERSE_PENALTY = {"words": 4.0, "stack": 0.05}
_STEPS = 200
_LOUDNESS = 8.0
"""Unit vectors have small numbers; a network learns faster from larger ones."""
_BATCH = 256
_DECIMALS = 5

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class _Data:
    """The corpus as matrices."""

    clause_sparse: csr_matrix
    whole_sparse: csr_matrix
    clause_vectors: NDArray[np.float32]
    whole_vectors: NDArray[np.float32]
    clause_labels: NDArray[np.int64]
    comment_of: NDArray[np.int64]
    """For each clause the row of its comment."""
    held: NDArray[np.int64]
    """Which aspects each comment holds, shape (comments, aspects)."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The linear weights of words, for clauses and for whole comments."""

    clause: Floats
    clause_bias: Floats
    whole: Floats
    whole_bias: Floats


def _vocabulary(texts: Sequence[list[str]]) -> dict[str, int]:
    """Return the features in a fixed order: words, pairs, letter groups."""
    word_counts: Counter[str] = Counter()
    pair_counts: Counter[str] = Counter()
    letter_counts: Counter[str] = Counter()
    for tokens in texts:
        unique = set(tokens)
        word_counts.update(unique)
        pair_counts.update(set(pairs(tokens)))
        letter_counts.update({group for token in unique for group in letter_groups(token)})
    names = [
        *sorted(name for name, count in word_counts.items() if count >= _MIN_WORD),
        *sorted(name for name, count in pair_counts.items() if count >= _MIN_PAIR),
        *sorted(f"\t{name}" for name, count in letter_counts.items() if count >= _MIN_LETTERS),
    ]
    return {name: row for row, name in enumerate(names)}


def _matrix(texts: Sequence[list[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """Return the features of texts; they must add up exactly as :class:`AspectModel` adds them."""
    from scipy.sparse import csr_matrix

    starts: list[int] = [0]
    columns: list[int] = []
    values: list[float] = []
    for tokens in texts:
        row: dict[int, float] = {}
        share = 1.0 / np.sqrt(len(tokens)) if tokens else 0.0
        for token in (*tokens, *pairs(tokens)):
            column = vocabulary.get(token)
            if column is not None:
                row[column] = row.get(column, 0.0) + share
        for token in tokens:
            groups = letter_groups(token)
            part = share / np.sqrt(len(groups)) if groups else 0.0
            for group in groups:
                column = vocabulary.get(f"\t{group}")
                if column is not None:
                    row[column] = row.get(column, 0.0) + part
        columns.extend(row)
        values.extend(row.values())
        starts.append(len(columns))
    matrix = csr_matrix((values, columns, starts), shape=(len(texts), len(vocabulary)), dtype=np.float64)
    matrix.sort_indices()
    return matrix


def _prepare(comments: Sequence[LabelledComment], progress: Progress) -> tuple[_Data, dict[str, int]]:
    pieces: list[str] = []
    labels: list[int] = []
    comment_of: list[int] = []
    clause_vectors, whole_vectors = [], []
    for row, comment in enumerate(comments):
        found = units(comment)
        texts = [comment.text[start:end] for start, end, _ in found]
        pieces += texts
        labels += [ASPECTS.index(aspect) for _, _, aspect in found]
        comment_of += [row] * len(found)
        vectors = encode([texts])[0]
        whole_vectors.append(vectors[0])
        clause_vectors.append(vectors[1:])
    progress(f"{len(comments)} comments, {len(pieces)} clauses encoded")
    tokens = [words(piece) for piece in pieces]
    whole_tokens = [words(comment.text) for comment in comments]
    vocabulary = _vocabulary(tokens)
    data = _Data(
        clause_sparse=_matrix(tokens, vocabulary),
        whole_sparse=_matrix(whole_tokens, vocabulary),
        clause_vectors=np.concatenate(clause_vectors),
        whole_vectors=np.array(whole_vectors),
        clause_labels=np.array(labels),
        comment_of=np.array(comment_of),
        held=np.array([[int(aspect in comment.aspects) for aspect in ASPECTS] for comment in comments]),
    )
    progress(f"{len(vocabulary)} features")
    return data, vocabulary


def _fit_words(data: _Data, clause_rows: Any, whole_rows: Any) -> _Words:
    from sklearn.linear_model import LogisticRegression

    def model() -> Any:
        return LogisticRegression(C=_INVERSE_PENALTY["words"], max_iter=_STEPS, tol=1e-3)

    clause = model().fit(data.clause_sparse[clause_rows], data.clause_labels[clause_rows])
    wholes = [model().fit(data.whole_sparse[whole_rows], data.held[whole_rows, column]) for column in range(len(ASPECTS))]
    return _Words(
        clause.coef_.T,
        clause.intercept_,
        np.array([whole.coef_[0] for whole in wholes]).T,
        np.array([float(whole.intercept_[0]) for whole in wholes]),
    )


def _fit_vectors(data: _Data, clause_rows: Any, whole_rows: Any) -> Vectors:
    loud = np.float32(_LOUDNESS)
    clause = _networks(
        _windows(data, clause_rows) * loud, data.clause_labels[clause_rows], beginnings=3, hidden=256, passes=3, penalty=0.03
    )
    whole = _networks(data.whole_vectors[whole_rows] * loud, data.held[whole_rows], beginnings=3, hidden=128, passes=8, penalty=0.03)
    return Vectors(replace(clause, hidden=clause.hidden * loud), replace(whole, hidden=whole.hidden * loud))


def _windows(data: _Data, clause_rows: Any) -> NDArray[np.float32]:
    """Return the networks' inputs for some clauses; a comment is in or out as a whole."""
    comment_of = data.comment_of[clause_rows]
    ends = [*(np.flatnonzero(np.diff(comment_of)) + 1), len(comment_of)]
    vectors, wholes = data.clause_vectors[clause_rows], data.whole_vectors
    rows = [window(np.vstack([wholes[comment_of[start]], vectors[start:end]])) for start, end in pairwise([0, *ends])]
    return np.concatenate(rows)


def _networks(rows: Any, labels: Any, *, beginnings: int, hidden: int, passes: int, penalty: float) -> Network:
    """Fit networks from several random beginnings and lay them side by side.

    Training stops after a few passes, well before it converges: these networks would learn the corpus by heart.
    """
    from sklearn.neural_network import MLPClassifier

    fitted = []
    classes = np.unique(labels) if labels.ndim == 1 else np.arange(labels.shape[1])
    for beginning in range(beginnings):
        model = MLPClassifier((hidden,), alpha=penalty, batch_size=_BATCH, random_state=beginning)
        for step in range(passes):
            order = np.random.default_rng((beginning, step)).permutation(len(labels))
            model.partial_fit(rows[order], labels[order], classes=classes)
        fitted.append(model)
    return Network(
        np.hstack([model.coefs_[0] for model in fitted]),
        np.concatenate([model.intercepts_[0] for model in fitted]),
        np.vstack([model.coefs_[1] for model in fitted]) / beginnings,
        np.mean([model.intercepts_[1] for model in fitted], axis=0),
    )


def _scores(words_fit: _Words, vectors: Vectors, data: _Data, clause_rows: Any, whole_rows: Any) -> dict[str, tuple[Floats, Floats]]:
    """Return for each speaker the probabilities of clauses and of comments; it must do as :class:`AspectModel` does."""
    said = data.clause_sparse[clause_rows] @ words_fit.clause + words_fit.clause_bias
    meant = vectors.clause.scores(_windows(data, clause_rows))
    return {
        "words": (softmax(said), sigmoid(data.whole_sparse[whole_rows] @ words_fit.whole + words_fit.whole_bias)),
        "both": (softmax((said + meant) / 2.0), sigmoid(vectors.whole.scores(data.whole_vectors[whole_rows]))),
    }


def _fold(task: tuple[_Data, int]) -> tuple[int, dict[str, tuple[Floats, Floats]]]:
    """Fit on the other folds and score this one."""
    data, fold = task
    in_fold = _folds(len(data.held)) == fold
    clause_in = in_fold[data.comment_of]
    others = np.flatnonzero(~clause_in), np.flatnonzero(~in_fold)
    return fold, _scores(_fit_words(data, *others), _fit_vectors(data, *others), data, np.flatnonzero(clause_in), np.flatnonzero(in_fold))


def _folds(count: int) -> NDArray[np.int64]:
    return np.arange(count) % _FOLDS


def _evidence(decision: str, data: _Data, clauses: Floats, whole: Floats) -> Floats:
    order = np.split(np.arange(len(data.comment_of)), np.flatnonzero(np.diff(data.comment_of)) + 1)
    return np.array([evidence(decision, clauses[rows], whole[index]) for index, rows in enumerate(order)])


def _truth(decision: str, held: NDArray[np.int64]) -> NDArray[np.bool_]:
    core = [ASPECTS.index(aspect) for aspect in DECISIONS[decision]]
    allowed = [*core, ASPECTS.index(Aspect.GENERIC), ASPECTS.index(Aspect.OTHER)]
    foreign = [column for column in range(len(ASPECTS)) if column not in allowed]
    return np.logical_and(held[:, core].any(axis=1), ~held[:, foreign].any(axis=1))


def _stack(tier: str, decision: str, data: _Data, scored: Sequence[tuple[Floats, Floats]]) -> dict[str, Any]:
    """Fit the decision on the evidence of comments that their fold's models had not seen; the result is calibrated on them."""
    from sklearn.linear_model import LogisticRegression

    found = np.hstack([_evidence(decision, data, clauses, whole) for clauses, whole in scored])
    mean, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    truth, standard = _truth(decision, data.held), (found - mean) / spread
    model = LogisticRegression(C=_INVERSE_PENALTY["stack"], max_iter=1000)
    model.fit(standard, truth)
    weights = model.coef_[0] / spread
    network = _networks(standard, truth, beginnings=4, hidden=16, passes=25, penalty=0.3)
    inward = network.hidden / spread[:, None]
    name = f"{tier}.stack.{decision}"
    return {
        f"{name}.linear": _rounded(np.array([*weights, float(model.intercept_[0]) - float(mean @ weights)])),
        f"{name}.hidden": _rounded(inward),
        f"{name}.hidden_bias": _rounded(network.hidden_bias - mean @ inward),
        f"{name}.out": _rounded(network.out),
        f"{name}.out_bias": _rounded(network.out_bias),
    }


def _rounded(values: Any) -> Any:
    """Round away the last bits, which the place of numbers in memory may change."""
    return np.round(values, _DECIMALS).astype(np.float32)


def _exported(name: str, network: Network) -> dict[str, Any]:
    return {
        f"{name}.hidden": np.round(network.hidden, _DECIMALS).astype(np.float16),
        f"{name}.hidden_bias": _rounded(network.hidden_bias),
        f"{name}.out": _rounded(network.out),
        f"{name}.out_bias": _rounded(network.out_bias),
    }


def _cross_validate(data: _Data, workers: int, progress: Progress) -> dict[str, tuple[Floats, Floats]]:
    """Return for each speaker the probabilities of clauses and comments, each scored by a model that had not seen it."""
    folds = _folds(len(data.held))
    scored = {name: (np.zeros((len(data.comment_of), len(ASPECTS))), np.zeros(data.held.shape)) for name in SPEAKERS["full"]}
    results: Iterable[tuple[int, dict[str, tuple[Floats, Floats]]]]
    with ProcessPoolExecutor(workers) as pool:
        results = pool.map(_fold, [(data, fold) for fold in range(_FOLDS)])
        for fold, found in results:
            for name, (clauses, whole) in found.items():
                scored[name][0][folds[data.comment_of] == fold] = clauses
                scored[name][1][folds == fold] = whole
            progress(f"fold {fold + 1} of {_FOLDS}")
    return scored


def train_model(*, corpus: Path | None = None, output: Path | None = None, workers: int | None = None, progress: Progress = _silent) -> str:
    """Train the model and write ``weights.npz`` and ``model.json``.

    Args:
        corpus: the folder of labelled comments; ``None`` for ``data/corpus`` of the checkout.
        output: the folder to write to; ``None`` for ``models/aspects`` of the checkout.
        workers: processes for cross-validation; ``None`` for one a core, at most four. The result does not depend on it.
        progress: called with a line from time to time.

    Returns:
        One line that names the model, its size and its cross-validated clause accuracy.

    Raises:
        ModelError: the corpus cannot be read.
    """
    try:
        from threadpoolctl import threadpool_limits
    except ImportError as exc:
        raise ModelError("training needs scikit-learn: pip install 'feedback-rules[train]'") from exc

    corpus = corpus if corpus is not None else resource("data", "corpus")
    output = output if output is not None else corpus.parent.parent / "models" / "aspects"
    with threadpool_limits(limits=1):  # one thread: the order of sums, and so every last bit, stays fixed
        data, vocabulary = _prepare(read_corpus(corpus), progress)
        scored = _cross_validate(data, workers or min(4, os.cpu_count() or 1), progress)
        arrays: dict[str, Any] = {"vocabulary": np.frombuffer("\n".join(vocabulary).encode("utf-8"), dtype=np.uint8)}
        everything = np.arange(len(data.comment_of)), np.arange(len(data.held))
        linear = _fit_words(data, *everything)
        arrays |= {
            "words.sparse": np.round(np.hstack([linear.clause, linear.whole]), _DECIMALS).astype(np.float16),
            "words.clause_bias": _rounded(linear.clause_bias),
            "words.whole_bias": _rounded(linear.whole_bias),
        }
        vectors = _fit_vectors(data, *everything)
        arrays |= _exported("vectors.clause", vectors.clause) | _exported("vectors.whole", vectors.whole)
        for tier in TIERS:
            for decision in DECISIONS:
                arrays |= _stack(tier, decision, data, [scored[speaker] for speaker in SPEAKERS[tier]])
        truth = data.clause_labels
        figures = {tier: round(float((scored[next(iter(SPEAKERS[tier]))][0].argmax(axis=1) == truth).mean()), 4) for tier in TIERS}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    output.mkdir(parents=True, exist_ok=True)
    (output / "weights.npz").write_bytes(buffer.getvalue())
    digest = hashlib.sha256(buffer.getvalue()).hexdigest()
    meta = {
        "format": FORMAT,
        "aspects": [str(aspect) for aspect in ASPECTS],
        "evidence": list(EVIDENCE),
        "speakers": {tier: list(SPEAKERS[tier]) for tier in TIERS},
        "comments": len(data.held),
        "clauses": len(data.comment_of),
        "features": len(vocabulary),
        "cross_validated_clause_accuracy": figures,
        "sha256": digest,
    }
    (output / "model.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    size = len(buffer.getvalue()) / 1e6
    return f"aspects-{digest[:8]}: {len(data.held)} comments, {len(vocabulary)} features, {size:.1f} MB, clause accuracy {figures}"
