"""Write ``data/lexicons/real_words.tsv`` anew: the real words and names that a disguise could be taken for.

``python -m benchmarks.real_words`` reads every word of the frequency lists of `wordfreq <https://pypi.org/project/wordfreq/>`_ and every
name of ``data/lexicons/names`` as if it stood alone, and keeps those that a misspelling or a glued word would be found in. Run it after
each change of ``data/lexicons/obscenity``. wordfreq must be installed; the library itself never needs it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from feedback_rules.signals.glue import stuck_words
from feedback_rules.signals.misspelling import Misspellings, digest
from feedback_rules.text.fold import bare, fold
from feedback_rules.text.language import LANGUAGES
from feedback_rules.text.lexicon import Lexicon, Match, Scope, Severity, obscenity_lexicon

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "data" / "lexicons" / "real_words.tsv"
UNSPACED = ("ja", "zh")
MANY = 6
"""A term inside so many real words is never taken to be glued to anything but small words."""
RARE = 2.1
RARER = 2.9
"""A word this rare, and so much rarer than the listed word it resembles, is that word misspelt in the texts counted."""
ALIVE = 2.0
"""A listed word at least so frequent in another language, and not much rarer than in its own, is a word of that language."""
HEADER = """\
# Real words and names that a misspelt or glued obscene word could be taken for, and their languages; "-" for names.
# "=term": a listed word that is a clean word there. "stem*": words begin so. "term+": many words hold the term.
# Written by python -m benchmarks.real_words from the words of wordfreq (data CC BY-SA 4.0) and the names of this project.
"""


def real_words() -> Iterator[tuple[str, str, float]]:
    """Yield (word, language, Zipf frequency) of the frequency lists, and names with the language "-"."""
    wordfreq = import_module("wordfreq")
    for language in LANGUAGES:
        if language not in UNSPACED:
            for word, share in wordfreq.get_frequency_dict(language, wordlist="best").items():
                yield word, language, math.log10(share) + 9
    for path in sorted((ROOT / "data" / "lexicons" / "names").glob("*.txt")):
        for word in path.read_text(encoding="utf-8").split():
            yield word, "-", RARE + 1


def frequencies() -> dict[tuple[str, str], float]:
    """Return the Zipf frequency (log10 of uses in a thousand million words) of each word by language."""
    return {(word, language): zipf for word, language, zipf in real_words() if language != "-"}


def collisions(lexicon: Lexicon, misspellings: Misspellings) -> dict[str, set[str]]:
    """Return the words that a disguise would be found in, with their languages."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    holding: Counter[str] = Counter()
    listed = (Severity.STRONG, Severity.SLUR, Severity.MILD)
    zipf = frequencies()

    def stray(term: str, language: str, here: float) -> bool:
        return here <= RARE and zipf.get((term, language), 0.0) - here >= RARER

    for word, language, here in real_words():
        folded, stripped = fold(word).text, bare(word).text
        if not stripped.isalpha():
            continue
        scanned = lexicon.scan(folded)
        if any(hit.entry.severity in listed and hit.start == 0 and hit.end == len(folded) for hit in lexicon.hits(folded, scanned)):
            continue
        for misspelt in misspellings.of(stripped):
            if not stray(misspelt.entry.term, misspelt.entry.language, here):
                found[misspelt.form].add(language)
        for _, _, _, _, entry in stuck_words(folded, lexicon, scanned):
            found[folded].add(language)
            holding[entry.term] += 1
    for term, count in holding.items():
        if count >= MANY:
            found[f"{term}+"].add("-")
    for group in lexicon.entries:
        for entry in group:
            own = zipf.get((entry.term, entry.language), 0.0)
            clean = {
                language
                for language in LANGUAGES
                if language != entry.language and (here := zipf.get((entry.term, language), 0.0)) >= ALIVE and here >= own - ALIVE
            }
            if clean and entry.scope is Scope.OWN and entry.severity in listed[:2] and entry.match is not Match.PHRASE:
                found[f"={entry.term}"] |= clean
    return found


def main() -> None:
    """Write the file."""
    lexicon = obscenity_lexicon()
    entries = [entry for group in lexicon.entries for entry in group]
    found = collisions(lexicon, Misspellings(entries))
    rows = [f"{word}\t{'-' if '-' in languages else ' '.join(sorted(languages))}" for word, languages in sorted(found.items())]
    OUT.write_text(f"{HEADER}# terms {digest(entries)}\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
