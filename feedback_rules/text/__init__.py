"""From characters to units: folding, clauses, the language, word lists."""
