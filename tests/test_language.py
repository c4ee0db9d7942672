"""The language is guessed from small signs, and never by chance."""

from __future__ import annotations

import pytest

from feedback_rules.text.language import LANGUAGES, guess_language

EXAMPLES = {
    "en": "The parcel never came and nobody answers",
    "de": "Das Paket ist nicht angekommen und niemand antwortet",
    "fr": "Le colis n'est pas arriv\u00e9 et personne ne r\u00e9pond",
    "es": "El paquete no ha llegado y nadie contesta",
    "it": "Il pacco non \u00e8 arrivato e nessuno risponde",
    "pt": "O pacote n\u00e3o chegou e ningu\u00e9m responde",
    "nl": "Het pakket is niet aangekomen en niemand antwoordt",
    "sv": "Paketet har inte kommit och ingen svarar",
    "pl": "Paczka nie dotar\u0142a i nikt nie odpowiada",
    "tr": "Kargo gelmedi ve kimse cevap vermiyor",
    "ja": "\u8377\u7269\u304c\u5c4a\u304d\u307e\u305b\u3093",
    "zh": "\u5305\u88f9\u4e00\u76f4\u6ca1\u6536\u5230",
    "ar": "\u0644\u0645 \u062a\u0635\u0644 \u0627\u0644\u0634\u062d\u0646\u0629",
    "hi": "\u092a\u093e\u0930\u094d\u0938\u0932 \u0928\u0939\u0940\u0902 \u0906\u092f\u093e",
}


def test_every_language_has_an_example() -> None:
    assert set(EXAMPLES) == set(LANGUAGES)


@pytest.mark.parametrize(("language", "text"), EXAMPLES.items())
def test_examples(language: str, text: str) -> None:
    assert guess_language(text) == language


def test_romanised_hindi() -> None:
    assert guess_language("saman abhi tak nahi aaya hai aur koi jawab nahi") == "hi"


def test_no_sign_no_guess() -> None:
    assert not guess_language("xxyzzy 123 !!!")
    assert guess_language("xxyzzy", default="en") == "en"
