"""Train the name model: ``python -m feedback_rules.signals.names_train`` writes ``models/names/model`` and its figures.

The sentences are those of ``data/name_sentences``, their slots filled by chance, the names from ``data/lexicons/names``. A quarter
of the names is kept apart for the figures. It takes a few minutes on one core; the same seed gives the same sentences.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from feedback_rules._resources import resource
from feedback_rules.signals.name_lists import forenames, surnames
from feedback_rules.signals.names_model import LABEL, level

__all__ = ["Filled", "Names", "fill", "main", "read_templates", "train"]

SEED, EPOCHS, FILLINGS, TEST_FILLINGS = 11, 10, 10, 3
_SLOT = re.compile(r"\{(\w+)\}")
_LATIN = re.compile(r"[a-z][a-z'-]{2,}")
_MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 48,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 64,
        "depth": 3,
        "embed_size": 1500,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    },
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence, and where the people in it stand."""

    text: str
    people: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Given and family names to fill sentences with."""

    given: list[str]
    family: list[str]

    def full(self, draw: random.Random) -> str:
        """Return a full name; some have a family name that no list holds, an initial, or two family names."""
        given, family = draw.choice(self.given), draw.choice(self.family)
        chance = draw.random()
        if chance < 0.3:
            other = draw.choice(self.family)
            family = family[: max(2, len(family) // 2)] + other[len(other) // 2 :]
        elif chance < 0.4:
            given = f"{given} {draw.choice('abcdefghijklmnoprstvw')}{draw.choice(('', '.'))}"
        elif chance < 0.45:
            family = f"{family} {draw.choice(self.family)}"
        return _capital(f"{given} {family}")


def _capital(name: str) -> str:
    return re.sub(r"(?<![a-z])[a-z]", lambda match: match[0].upper(), name)


def _split(draw: random.Random) -> tuple[Names, Names]:
    """Return the names to learn from, and a quarter of them kept apart."""
    parts: tuple[list[str], ...] = ([], [], [], [])
    for index, names in enumerate((forenames(), surnames())):
        listed = sorted(name for name in names if _LATIN.fullmatch(name))
        draw.shuffle(listed)
        cut = len(listed) // 4
        parts[index].extend(listed[cut:])
        parts[index + 2].extend(listed[:cut])
    return Names(parts[0], parts[1]), Names(parts[2], parts[3])


def read_templates() -> list[str]:
    """Return the sentences with slots, language by language."""
    folder = resource("data", "name_sentences")
    lines = (line for path in sorted(folder.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def fill(template: str, names: Names, fillers: dict[str, list[str]], draw: random.Random) -> Filled:
    """Return a sentence with its slots filled, accents off; now and then all in small letters."""
    text, people, position = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[position : slot.start()]
        kind = slot[1]
        piece = (
            names.full(draw) if kind == "person" else _capital(draw.choice(names.given)) if kind == "given" else draw.choice(fillers[kind])
        )
        if kind == "person":
            people.append((len(text), len(text) + len(piece)))
        text += piece
        position = slot.end()
    text = level(text + template[position:])
    return Filled(text.lower() if draw.random() < 0.1 else text, tuple(people))


def _examples(pipeline: Any, sentences: Sequence[Filled]) -> Iterator[Any]:
    from spacy.training import Example

    for item in sentences:
        doc = pipeline.make_doc(item.text)
        yield Example.from_dict(doc, {"entities": [(start, end, LABEL) for start, end in item.people]})


def train(sentences: Sequence[Filled], draw: random.Random) -> Any:
    """Return a trained spaCy pipeline with nothing but the name reader."""
    import spacy

    util: Any = spacy.util
    util.fix_random_seed(SEED)
    pipeline = spacy.blank("xx")
    reader = pipeline.add_pipe("ner", config={"model": _MODEL})
    reader.add_label(LABEL)  # type: ignore[attr-defined]
    examples = list(_examples(pipeline, sentences))
    optimizer = pipeline.initialize(lambda: examples[:200])
    for _ in range(EPOCHS):
        draw.shuffle(examples)
        for batch in util.minibatch(examples, size=32):
            pipeline.update(batch, sgd=optimizer, drop=0.25)
    return pipeline


def figures(pipeline: Any, sentences: Sequence[Filled]) -> dict[str, float]:
    """Return exact-span precision and recall on sentences."""
    right = found = wanted = 0
    for item, doc in zip(sentences, pipeline.pipe([item.text for item in sentences]), strict=True):
        seen = {(ent.start_char, ent.end_char) for ent in doc.ents}
        right += len(seen & set(item.people))
        found += len(seen)
        wanted += len(item.people)
    return {"sentences": len(sentences), "precision": round(right / max(1, found), 4), "recall": round(right / max(1, wanted), 4)}


def main(folder: Path | None = None) -> int:
    """Train, measure on names kept apart, and write the model."""
    draw = random.Random(SEED)  # noqa: S311 - the same sentences each time, no secret
    learn, apart = _split(draw)
    fillers = tomllib.loads((resource("data", "name_sentences") / "fillers.toml").read_text(encoding="utf-8"))
    templates = read_templates()
    sentences = [fill(template, learn, fillers, draw) for template in templates for _ in range(FILLINGS)]
    test = [fill(template, apart, fillers, draw) for template in templates for _ in range(TEST_FILLINGS)]
    pipeline = train(sentences, draw)
    out = folder if folder is not None else resource("models", "names")
    pipeline.to_disk(out / "model")
    metrics = {"templates": len(templates), "learnt": figures(pipeline, sentences), "names kept apart": figures(pipeline, test)}
    (out / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
