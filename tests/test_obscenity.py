"""Disguises change nothing about the answer, clean words stay clean, and spans quote the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules.signals.disguise import masks, readings, rewrite
from feedback_rules.signals.misspelling import Misspellings, RealWords, digest
from feedback_rules.signals.obscenity import find_obscenity
from feedback_rules.text.fold import bare, fold
from feedback_rules.text.language import LANGUAGES, LATIN, language_odds
from feedback_rules.text.lexicon import Entry, Match, Scope, Severity, obscenity_lexicon
from feedback_rules.verdict import Answer
from tests.conftest import NASTY, ROOT, comments

OBSCENE = {
    "en": "This shop sells bullshit and nothing else",
    "de": "Der Laden verkauft nur Scheiße an uns",
    "fr": "Cette boutique ne vend que de la merde",
    "es": "Esta tienda solo vende mierda de lámparas",
    "it": "Questo negozio vende solo lampade del cazzo",
    "pt": "Esta loja vende lâmpadas do caralho mesmo",
    "nl": "De verkoper is een klootzak en antwoordt niet",
    "sv": "Säljaren är en jävla fitta och svarar inte",
    "pl": "Sprzedawca to kurwa jakaś i oszust",
    "tr": "Satıcı orospu çocuğu, kargo hiç gelmedi",
    "ja": "このクソ商品は二日で壊れた",
    "zh": "这个卖家真是傻逼，不退钱",
    "ar": "هذا البائع شرموط ولا يرد على أحد",
    "hi": "यह दुकानदार चुतिया है और पैसा नहीं देता",
}
CLEAN = [
    "lamp", "assassin", "Scunthorpe", "Essex", "cocktail", "analysis", "Dickens", "shiitake", "class", "therapist", "birch", "batch", "shot", "sheet",
    "pretty", "12", "A55", "M8", "10mm", "4K", "don't", "it's", "well-made", "e.g.", "a", "s", "t", "I", "5", "ok!!!", "so...", "$5", "and/or", "x2",
]  # fmt: skip
INVISIBLE = ["\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff"]


def test_every_language_has_a_sentence() -> None:
    assert set(OBSCENE) == set(LANGUAGES)
    for text in OBSCENE.values():
        assert find_obscenity(text).answer is Answer.YES


@given(st.sampled_from(sorted(OBSCENE)), st.integers(0, 60), st.sampled_from(INVISIBLE))
def test_an_invisible_character_anywhere_changes_nothing(language: str, at: int, mark: str) -> None:
    text = OBSCENE[language]
    hidden = text[:at] + mark + text[at:]
    before, after = find_obscenity(text), find_obscenity(hidden)
    assert after.answer is before.answer
    assert [span.quote.replace(mark, "") for span in after.spans] == [span.quote for span in before.spans]


@given(st.sampled_from([*OBSCENE.values(), *CLEAN]), st.data())
def test_case_and_width_change_nothing(text: str, data: st.DataObject) -> None:
    shown = "".join(
        data.draw(st.sampled_from([char, char.upper(), chr(ord(char) + 0xFEE0)])) if char.isascii() and char.isalpha() else char
        for char in text.lower()
    )
    assert find_obscenity(shown).answer is find_obscenity(text.lower()).answer


@given(st.lists(st.sampled_from(CLEAN), min_size=1, max_size=8))
def test_clean_words_between_clean_words_stay_clean(words: list[str]) -> None:
    assert find_obscenity("I ordered " + " ".join(words) + " and it came").answer is Answer.NO


@given(comments())
def test_spans_lie_in_the_original_and_quote_it(text: str) -> None:
    signal = find_obscenity(text)
    assert (signal.answer is Answer.NO) == (not signal.spans)
    end = 0
    for span in signal.spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
        end = span.end


@given(st.text(alphabet="aefhiksu.*-_@$!013 妈*傻ク〇", max_size=40))
def test_spans_of_noise_lie_in_the_original(text: str) -> None:
    for span in find_obscenity(text).spans:
        assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts(text: str) -> None:
    for span in find_obscenity(text).spans:
        assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(
    "unit", ["a ", "f*", "s.", "f u ", "sh", "1a", "@", "$h!", "ク〇", "傻 ", "كس ", "fu ck ", "аa", "aaa", "b12", "a.b-c_"]
)
def test_hostile_repetition_is_read_to_the_end(unit: str) -> None:
    text = fold(unit * (20_000 // len(unit))).text
    assert len(readings(text, {"fuck"}.__contains__)) <= len(text)
    assert len(list(masks(text))) <= len(text)


@given(st.text(alphabet="fuck sh1t.-_", max_size=30))
def test_rewriting_keeps_the_rest_of_the_text(text: str) -> None:
    for version, changes in rewrite(text, readings(text, {"fuck", "shit"}.__contains__)):
        left, done = [], 0
        for begin, finish, reading in changes:
            assert version[begin:finish] == reading.word
            left.append(version[done:begin])
            done = finish
        plain, done = [], 0
        for _, _, reading in changes:
            plain.append(text[done : reading.start])
            done = reading.end
        assert left == plain
        assert version.endswith(text[done:])


def entry(term: str, **options: str) -> Entry:
    return Entry(
        term, Severity.STRONG, Match(options.get("match", "word")), Scope(options.get("scope", "any")), options.get("language", "en")
    )


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("bitch", "btch"),
        ("bitch", "bicth"),
        ("bitch", "biitch"),
        ("bitch", "bich"),
        ("jävla", "javla"),
        ("jävla", "jaevla"),
        ("pierdolić", "pierolic"),
        ("شرموطة", "شرموطه"),
    ],
)
def test_misspellings(term: str, form: str) -> None:
    assert [misspelt.entry.term for misspelt in Misspellings([entry(term)]).of(form)] == [term]


@pytest.mark.parametrize("form", ["bitch", "itch", "batch", "bit", "chb"])
def test_no_misspellings(form: str) -> None:
    assert not list(Misspellings([entry("bitch")]).of(form))


def test_stems_are_misspelt_at_the_beginning_of_words() -> None:
    forms = Misspellings([entry("fuck", match="inside")])
    assert [misspelt.form for misspelt in forms.of("fukcing")] == ["fukc*"]
    assert [misspelt.form for misspelt in forms.of("fuvk")] == ["fuvk"]


def test_real_words_are_no_disguise() -> None:
    real = RealWords({"cazo": frozenset({"es"}), "anna": frozenset(), "=fica": frozenset({"pt"})})
    term = entry("cazzo", language="it")
    assert real.rivals("cazo", term) == frozenset({"es"})
    assert real.rivals("cazo", entry("cazzo", language="es")) is None
    assert real.rivals("anna", term) is None
    assert real.rivals("cazz", term) == frozenset()
    assert real.clean_in("fica") == {"pt"}


def test_real_words_were_written_for_these_lists() -> None:
    entries = [item for group in obscenity_lexicon().entries for item in group]
    text = (ROOT / "data" / "lexicons" / "real_words.tsv").read_text(encoding="utf-8")
    assert f"# terms {digest(entries)}\n" in text, "run python -m benchmarks.real_words"


def test_no_real_word_is_read_as_a_misspelling() -> None:
    real = RealWords.shipped()
    names = [word for word, languages in real.words.items() if not languages and word.isalpha()]
    assert len(names) > 20
    for word in names:
        assert not any(span.quote == word for span in find_obscenity(word).spans if bare(word).text not in obscenity_lexicon().terms)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "realidade trabalhando hoje"),
        ("es", "estuvo bastante roto"),
        ("it", "spazzatura arrugginita"),
        ("nl", "waardeloze rommel"),
        ("sv", "trasig skräp"),
        ("pl", "uszkodzony czajnik"),
        ("de", "beschädigter Wasserkocher"),
    ],
)
def test_languages_of_texts_without_small_words(language: str, text: str) -> None:
    odds = language_odds(text)
    assert max(LATIN, key=lambda item: odds.get(item, 0.0)) == language
