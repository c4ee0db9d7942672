"""Clauses tile the comment, inside sentences and in every language."""

from __future__ import annotations

import pytest
from hypothesis import given

from feedback_rules.text.clauses import MAX_CLAUSES, cut
from tests.conftest import NASTY, comments

EXAMPLES = [
    ("Great case but it took three weeks.", ["Great case", "but it took three weeks."]),
    ("Fast shipping, nice lamp!!! Thanks", ["Fast shipping,", "nice lamp!!!", "Thanks"]),
    ("Schnelle Lieferung, aber der Stoff kratzt", ["Schnelle Lieferung,", "aber der Stoff kratzt"]),
    ("Produit conforme mais livraison tr\u00e8s lente", ["Produit conforme", "mais livraison tr\u00e8s lente"]),
    ("Lleg\u00f3 tarde y el vendedor no contesta", ["Lleg\u00f3 tarde", "y el vendedor no contesta"]),
    ("Il prodotto \u00e8 bello per\u00f2 il corriere \u00e8 in ritardo", ["Il prodotto \u00e8 bello", "per\u00f2 il corriere \u00e8 in ritardo"]),
    ("O produto \u00e9 bom, mas n\u00e3o chegou no prazo", ["O produto \u00e9 bom,", "mas n\u00e3o chegou no prazo"]),
    ("Mooi product maar de levering duurde te lang", ["Mooi product", "maar de levering duurde te lang"]),
    ("Bra kvalitet men leveransen tog tv\u00e5 veckor", ["Bra kvalitet", "men leveransen tog tv\u00e5 veckor"]),
    ("Dobra jako\u015b\u0107 ale wysy\u0142ka trwa\u0142a miesi\u0105c", ["Dobra jako\u015b\u0107", "ale wysy\u0142ka trwa\u0142a miesi\u0105c"]),
    ("\u00dcr\u00fcn g\u00fczel ama kargo \u00e7ok ge\u00e7 geldi", ["\u00dcr\u00fcn g\u00fczel", "ama kargo \u00e7ok ge\u00e7 geldi"]),
    ("\u6d3e\u9001\u592a\u6162\u4e86,\u800c\u4e14\u8863\u670d\u989c\u8272\u4e0d\u5bf9", ["\u6d3e\u9001\u592a\u6162\u4e86,", "\u800c\u4e14\u8863\u670d\u989c\u8272\u4e0d\u5bf9"]),
    ("\u914d\u9001\u306f\u65e9\u304b\u3063\u305f\u3067\u3059\u304c\u3059\u3050\u58ca\u308c\u307e\u3057\u305f", ["\u914d\u9001\u306f\u65e9\u304b\u3063\u305f\u3067\u3059\u304c", "\u3059\u3050\u58ca\u308c\u307e\u3057\u305f"]),
    ("\u0627\u0644\u0645\u0646\u062a\u062c \u062c\u0645\u064a\u0644 \u0644\u0643\u0646 \u0627\u0644\u062a\u0648\u0635\u064a\u0644 \u0645\u062a\u0623\u062e\u0631", ["\u0627\u0644\u0645\u0646\u062a\u062c \u062c\u0645\u064a\u0644", "\u0644\u0643\u0646 \u0627\u0644\u062a\u0648\u0635\u064a\u0644 \u0645\u062a\u0623\u062e\u0631"]),
    ("\u092a\u094d\u0930\u094b\u0921\u0915\u094d\u091f \u0905\u091a\u094d\u091b\u093e \u0939\u0948 \u0932\u0947\u0915\u093f\u0928 \u0926\u0947\u0930 \u0938\u0947 \u0906\u092f\u093e", ["\u092a\u094d\u0930\u094b\u0921\u0915\u094d\u091f \u0905\u091a\u094d\u091b\u093e \u0939\u0948", "\u0932\u0947\u0915\u093f\u0928 \u0926\u0947\u0930 \u0938\u0947 \u0906\u092f\u093e"]),
    ("3.5 inch screen for 1,299.99", ["3.5 inch screen for 1,299.99"]),
    ("bought on amazon.de last week", ["bought on amazon.de last week"]),
    ("good item.slow post", ["good item.", "slow post"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_examples(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in cut(text)] == expected


def _tiles(text: str) -> None:
    before = 0
    for start, end in cut(text):
        assert before <= start < end
        assert not text[before:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        before = end
    assert not text[before:].strip()


@given(comments())
def test_clauses_tile_the_comment(text: str) -> None:
    _tiles(text)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts(text: str) -> None:
    _tiles(text)


def test_a_long_comment_has_a_bounded_number_of_clauses() -> None:
    assert len(cut("late. " * 5000)) == MAX_CLAUSES
