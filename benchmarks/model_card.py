"""Measure the aspect model on labelled comments and write ``models/aspects/card.md`` and ``metrics.json``.

``python -m benchmarks.model_card`` reads the folder named by FEEDBACK_RULES_EVAL (default: ../shared/eval/dev).
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from feedback_rules.aspects.corpus import LabelledComment, read_corpus
from feedback_rules.aspects.features import words
from feedback_rules.aspects.judgement import Judgement
from feedback_rules.aspects.model import PRESENT, THRESHOLDS, TIERS, load_model
from feedback_rules.aspects.stack import ASPECTS, DECISIONS
from feedback_rules.signals.obscenity import find_obscenity
from feedback_rules.signals.personal_data import find_personal_data
from feedback_rules.signals.threat import find_threats
from feedback_rules.text.fold import bare
from feedback_rules.verdict import Answer

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("FEEDBACK_RULES_EVAL", ROOT.parent / "shared" / "eval" / "dev"))
MODEL = ROOT / "models" / "aspects"
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)
NEAR = 0.8
"""Two comments whose sets of five-letter groups overlap this much (Jaccard) count as near duplicates."""
LEAST_IN_LANGUAGE = 20
OPEN, CLOSE = "<!-- figures of python -m benchmarks.model_card -->", "<!-- end of figures -->"

Row = dict[str, Any]


def _rate(hits: int, total: int) -> float | None:
    return round(hits / total, 4) if total else None


def decision_figures(rows: Sequence[Row], judged: Sequence[Judgement], decision: str) -> dict[str, Any]:
    """Return precision and recall of one whole-comment decision, over all and by language, with its calibration."""
    counts: dict[str, Counter[str]] = {}
    chances, truths = [], []
    for row, judgement in zip(rows, judged, strict=True):
        if decision in (row.get("ambiguous") or ()) or decision not in row["labels"]:
            continue
        truth, answer = bool(row["labels"][decision]), str(getattr(judgement, decision))
        for group in ("all", row["lang"]):
            counts.setdefault(group, Counter()).update(
                {"n": 1, "positives": truth, "claims": answer == "yes", "right": truth and answer == "yes", "unsure": answer == "unsure"}
            )
        chances.append(getattr(judgement, f"{decision}_probability"))
        truths.append(truth)
    chance, truth_array = np.array(chances), np.array(truths)
    return {
        "groups": {
            group: {**tally, "precision": _rate(tally["right"], tally["claims"]), "recall": _rate(tally["right"], tally["positives"])}
            for group, tally in sorted(counts.items(), key=lambda item: (item[0] != "all", -item[1]["n"]))
            if tally["n"] >= LEAST_IN_LANGUAGE
        },
        **calibration(chance, truth_array),
        "coverage": coverage(chance, truth_array),
    }


def calibration(chance: Any, truth: Any) -> dict[str, Any]:
    """Return the reliability table and the expected calibration error."""
    table, error = [], 0.0
    for low, high in pairwise(BINS):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            mean, real, count = float(chance[inside].mean()), float(truth[inside].mean()), int(inside.sum())
            table.append({"from": low, "n": count, "mean_probability": round(mean, 3), "share_true": round(real, 3)})
            error += count / len(chance) * abs(mean - real)
    return {"reliability": table, "expected_calibration_error": round(error, 4)}


def coverage(chance: Any, truth: Any) -> list[dict[str, float]]:
    """Return precision and recall at each threshold: what a caller gains by asking for more certainty."""
    rows = []
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        claim = chance >= threshold
        if claim.any():
            right = int((claim & truth).sum())
            rows.append(
                {"threshold": threshold, "precision": round(right / int(claim.sum()), 3), "recall": round(right / int(truth.sum()), 3)}
            )
    return rows


def aspect_figures(rows: Sequence[Row], judged: Sequence[Judgement]) -> dict[str, Any]:
    """Return F1 of the aspects found in comments, over all, by aspect and by language."""
    tallies: dict[str, Counter[str]] = {}
    for row, judgement in zip(rows, judged, strict=True):
        if not row.get("aspects"):
            continue
        need, may, have = set(row["aspects"]), set(row.get("aspects_optional") or ()), {str(aspect) for aspect in judgement.aspects}
        for name in need | have:
            kind = "right" if name in need & have else "missed" if name in need else "optional" if name in may else "wrong"
            for group in ("all", name, f"lang={row['lang']}"):
                tallies.setdefault(group, Counter())[kind] += 1
    return {
        group: {
            "f1": _rate(2 * tally["right"], 2 * tally["right"] + tally["missed"] + tally["wrong"]),
            "n": tally["right"] + tally["missed"],
        }
        for group, tally in sorted(tallies.items())
    }


def confusion(rows: Sequence[Row], judged: Sequence[Judgement]) -> dict[str, dict[str, int]]:
    """Return for each labelled aspect what the clauses that lie in it were taken for."""
    table: dict[str, Counter[str]] = {}
    for row, judgement in zip(rows, judged, strict=True):
        position = 0
        for quote, aspect in row.get("clauses") or ():
            start = row["text"].find(quote, position)
            if start < 0:
                continue
            position = end = start + len(quote)
            for clause in judgement.clauses:
                if start <= (clause.start + clause.end) / 2 < end:
                    table.setdefault(aspect, Counter())[str(clause.aspect)] += 1
    return {aspect: dict(table[aspect].most_common()) for aspect in sorted(table)}


def corpus_figures(comments: Sequence[LabelledComment]) -> dict[str, dict[str, float]]:
    """Return for each language how many comments and stretches there are, how varied their words are, how many are near duplicates."""
    figures = {}
    for language in sorted({comment.language for comment in comments}):
        own = [comment for comment in comments if comment.language == language]
        tokens = [token for comment in own for token in words(comment.text)]
        sample = tokens[:5000]
        figures[language] = {
            "comments": len(own),
            "clauses": sum(len(comment.labels) for comment in own),
            "mixed": round(sum(len(comment.aspects) > 1 for comment in own) / len(own), 3),
            "distinct_words_in_5000": round(len(set(sample)) / len(sample), 3),
            "near_duplicates": round(near_duplicates([comment.text for comment in own]) / len(own), 4),
        }
    return figures


def near_duplicates(texts: Sequence[str]) -> int:
    """Count texts that nearly repeat an earlier one; candidates share the smallest hashes of their letter groups (MinHash)."""
    import zlib

    seen: dict[tuple[int, int], list[frozenset[str]]] = {}
    count = 0
    for text in texts:
        plain = " ".join(bare(text).text.split())
        groups = frozenset(plain[at : at + 5] for at in range(max(1, len(plain) - 4)))
        bands = [(salt, min(zlib.crc32(group.encode("utf-8", "replace"), salt) for group in groups)) for salt in range(12)]
        candidates = [other for band in bands for other in seen.get(band, ())]
        count += any(len(groups & other) / len(groups | other) >= NEAR for other in candidates)
        for band in bands:
            seen.setdefault(band, []).append(groups)
    return count


def measure() -> dict[str, Any]:
    """Return every figure of the card."""
    rows = [json.loads(line) for line in (EVAL / "comments.jsonl").read_text(encoding="utf-8").splitlines() if line]
    meta = json.loads((MODEL / "model.json").read_text(encoding="utf-8"))
    figures: dict[str, Any] = {
        "model": meta["sha256"],
        "comments": len(rows),
        "cross_validated": meta["cross_validated_clause_accuracy"],
        "tiers": {},
    }
    for tier in TIERS:
        judged = load_model(tier=tier).judge([row["text"] for row in rows])
        figures["tiers"][tier] = {
            **{decision: decision_figures(rows, judged, decision) for decision in DECISIONS},
            "aspects": aspect_figures(rows, judged),
            "confusion": confusion(rows, judged),
        }
    figures["signals"] = signal_figures()
    figures["corpus"] = corpus_figures(read_corpus(ROOT / "data" / "corpus"))
    return figures


def signal_figures() -> dict[str, dict[str, Any]]:
    """Return precision and recall of the detectors on the texts labelled for each, the doubtful ones left out."""
    found = {}
    for label, find in (("obscenity", find_obscenity), ("seller_pii", find_personal_data), ("threat", find_threats)):
        counts: Counter[tuple[bool, bool]] = Counter()
        for line in (EVAL / f"{label}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if label in row["labels"] and label not in (row.get("ambiguous") or ()):
                counts[bool(row["labels"][label]), find(row["text"]).answer is Answer.YES] += 1
        right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
        found[label] = {
            "n": counts.total(),
            "claims": right + wrong,
            "precision": _rate(right, right + wrong),
            "recall": _rate(right, right + missed),
            "false_per_1000": _rate(1000 * wrong, wrong + counts[False, False]),
        }
    return found


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def card(figures: dict[str, Any]) -> str:
    """Return the model card as Markdown."""
    lines = [
        "# Model card: aspects",
        "",
        "GENERATED by `python -m benchmarks.model_card`; the same figures stand in `metrics.json`.",
        "",
        "**What it does.** Gives each clause of a buyer's comment one of ten aspects, and decides whether the whole comment is about the product "
        "alone or about the delivery alone. Logistic regressions over words, word pairs and letter groups, small networks over sentence vectors; see `docs/model.md`.",
        "",
        "**Meant for** comments that buyers leave on marketplace sellers, in fourteen languages. Not for product reviews at large, not for "
        "scoring people, and not for sending requests unread.",
        "",
        f"**Trained on** `data/corpus` alone: {sum(row['comments'] for row in figures['corpus'].values()):,} comments written for this project. "
        f"Cross-validated accuracy over its clauses: full {figures['cross_validated']['full']:.3f}, fast {figures['cross_validated']['fast']:.3f}.",
        "",
        f"**Measured on** {figures['comments']} real comments that are no part of the project (12 languages, two readers, mostly English). "
        "They were never trained on; the thresholds were chosen looking at them, so expect a little less elsewhere. "
        f"Languages with fewer than {LEAST_IN_LANGUAGE} comments are in the totals only.",
        "",
    ]
    for tier, found in figures["tiers"].items():
        lines += [f"## Tier {tier}", ""]
        for decision in DECISIONS:
            yes, no = THRESHOLDS[tier][decision]
            lines += [
                f"### {decision}",
                "",
                f"`yes` from {yes}, `no` below {no}; expected calibration error {found[decision]['expected_calibration_error']:.3f}.",
                "",
                "| comments | n | positive | precision | recall | unsure |",
                "|---|---|---|---|---|---|",
            ]
            for group, row in found[decision]["groups"].items():
                share = row["unsure"] / row["n"]
                precision, recall = _number(row["precision"]), _number(row["recall"])
                lines.append(f"| {group} | {row['n']} | {row['positives']} | {precision} | {recall} | {share:.3f} |")
            lines += ["", "| threshold | precision | recall |", "|---|---|---|"]
            lines += [f"| {row['threshold']} | {row['precision']:.3f} | {row['recall']:.3f} |" for row in found[decision]["coverage"]]
            lines += ["", "| probability from | n | mean | share true |", "|---|---|---|---|"]
            lines += [
                f"| {row['from']} | {row['n']} | {row['mean_probability']:.3f} | {row['share_true']:.3f} |"
                for row in found[decision]["reliability"]
            ]
            lines.append("")
        lines += [f"### Aspects found (an aspect counts from {PRESENT})", "", "| aspect or language | n | F1 |", "|---|---|---|"]
        lines += [f"| {group} | {row['n']} | {_number(row['f1'])} |" for group, row in found["aspects"].items()]
        names = [str(aspect) for aspect in ASPECTS]
        lines += ["", "### What labelled clauses were taken for", "", f"| label | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
        lines += [f"| {label} | {' | '.join(str(row.get(name, 0)) for name in names)} |" for label, row in found["confusion"].items()]
        lines.append("")
    lines += [
        "## Corpus",
        "",
        "Mixed: share of comments with more than one aspect. Distinct words: in the first 5,000 words. Near duplicates: comments whose five-letter "
        f"groups overlap an earlier one's by {NEAR:.0%} or more.",
        "",
        "| language | comments | clauses | mixed | distinct words | near duplicates |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {language} | {row['comments']} | {row['clauses']} | {row['mixed']:.2f} | {row['distinct_words_in_5000']:.3f} | {row['near_duplicates']:.4f} |"
        for language, row in figures["corpus"].items()
    ]
    curve = MODEL / "learning_curve.json"
    if curve.exists():
        lines += ["", *learning_curve(json.loads(curve.read_text(encoding="utf-8")))]
    return "\n".join([*lines, "", (MODEL / "known_failures.md").read_text(encoding="utf-8").strip(), ""])


def learning_curve(points: Sequence[dict[str, Any]]) -> list[str]:
    """Return the table of quality against corpus size, as ``benchmarks.learning_curve`` measured it."""
    return [
        "## Learning curve",
        "",
        "Average precision of the two decisions and F1 of the aspects on the same real comments, by size of the corpus: every eighth, fourth, second "
        "comment, and all (`python -m benchmarks.learning_curve`).",
        "",
        "| comments | tier | product_only | delivery_only | aspects |",
        "|---|---|---|---|---|",
        *(
            f"| {point['comments']} | {tier} | {row['product_only']:.3f} | {row['delivery_only']:.3f} | {row['aspects']:.3f} |"
            for point in points
            for tier, row in point["tiers"].items()
        ),
    ]


def readme_figures(figures: dict[str, Any]) -> str:
    """Return the figures that the README shows."""
    rows = ["| | claimed | precision | recall |", "|---|---|---|---|"]
    for tier in TIERS:
        for decision, about in (("product_only", "product"), ("delivery_only", "delivery")):
            row = figures["tiers"][tier][decision]["groups"]["all"]
            rows.append(
                f"| tier `{tier}`: the entire comment is about the {about} | {row['claims']} of {row['n']} | "
                f"{_number(row['precision'])} | {_number(row['recall'])} |"
            )
    names = {"obscenity": "obscene words", "seller_pii": "the seller's personal data", "threat": "feedback used as a lever, violence"}
    rows += [
        f"| {names[label]} | {row['claims']} of {row['n']} | {_number(row['precision'])} | {_number(row['recall'])} |"
        for label, row in figures["signals"].items()
    ]
    aspects = figures["tiers"]["full"]["aspects"]["all"]
    return "\n".join([*rows, "", f"Aspects found in a comment: micro-F1 {_number(aspects['f1'])} over {aspects['n']} labels."])


def main() -> None:
    """Measure, write both files, and put the figures into the README."""
    figures = measure()
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(OPEN)
    after = rest.partition(CLOSE)[2]
    readme.write_text(f"{before}{OPEN}\n{readme_figures(figures)}\n{CLOSE}{after}", encoding="utf-8")
    (MODEL / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (MODEL / "card.md").write_text(card(figures), encoding="utf-8")
    for tier, found in figures["tiers"].items():
        for decision in DECISIONS:
            print(tier, decision, found[decision]["groups"]["all"], "ECE", found[decision]["expected_calibration_error"])
        print(tier, "aspects F1", found["aspects"]["all"]["f1"])


if __name__ == "__main__":
    main()
