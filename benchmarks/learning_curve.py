"""Train the aspect model on parts of the corpus and measure each: how much would more comments help?

``python -m benchmarks.learning_curve`` takes about as long as a training, writes ``models/aspects/learning_curve.json`` and reads the folder
named by FEEDBACK_RULES_EVAL (default: ../shared/eval/dev). ``python -m benchmarks.model_card`` puts the figures into the card.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.model_card import EVAL, MODEL, ROOT, aspect_figures
from feedback_rules.aspects.judgement import Judgement
from feedback_rules.aspects.model import load_model
from feedback_rules.aspects.stack import DECISIONS
from feedback_rules.aspects.train import train_model

PARTS = (8, 4, 2, 1)
"""One comment in so many is kept."""


def average_precision(rows: Sequence[dict[str, Any]], judged: Sequence[Judgement], decision: str) -> float:
    """Return the mean of the precisions at each right claim, the surest claims first: one figure that needs no threshold."""
    kept = [
        (getattr(judgement, f"{decision}_probability"), bool(row["labels"][decision]))
        for row, judgement in zip(rows, judged, strict=True)
        if decision in row["labels"] and decision not in (row.get("ambiguous") or ())
    ]
    truth = np.array([truth for _, truth in sorted(kept, key=lambda pair: -pair[0])])
    return float((np.cumsum(truth) / np.arange(1, len(truth) + 1))[truth].mean())


def part_of_corpus(folder: Path, every: int) -> int:
    """Write every so manieth comment of each language to a folder and return their number."""
    count = 0
    for path in sorted((ROOT / "data" / "corpus").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()[::every]
        (folder / path.name).write_text("\n".join(lines), encoding="utf-8")
        count += len(lines)
    return count


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Return for each tier the average precision of both decisions, and F1 of the aspects."""
    rows = [json.loads(line) for line in (EVAL / "comments.jsonl").read_text(encoding="utf-8").splitlines() if line]
    found = {}
    for tier in ("full", "fast"):
        judged = load_model(folder, tier=tier).judge([row["text"] for row in rows])
        figures = {decision: round(average_precision(rows, judged, decision), 3) for decision in DECISIONS}
        found[tier] = {**figures, "aspects": round(aspect_figures(rows, judged)["all"]["f1"], 3)}
    return found


def main() -> None:
    """Measure the parts, then the shipped model, and write the figures."""
    points = []
    for every in PARTS:
        with tempfile.TemporaryDirectory() as name:
            corpus, model = Path(name) / "corpus", MODEL
            corpus.mkdir()
            count = part_of_corpus(corpus, every)
            if every > 1:
                model = Path(name) / "model"
                train_model(corpus=corpus, output=model)
            points.append({"comments": count, "tiers": measure(model)})
        print(points[-1], flush=True)
    (MODEL / "learning_curve.json").write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
