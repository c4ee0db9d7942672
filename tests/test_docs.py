"""The documentation says what is true: its examples run, its links lead somewhere, its figures are the measured ones."""

from __future__ import annotations

import json
import re
import tomllib
import warnings
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def test_readme_examples_run() -> None:
    blocks = _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own page


@pytest.mark.parametrize("name", ["requests", "what_if", "ledger", "check-a-message", "page", "notebooks", "frames"])
def test_examples_of_a_page_run(name: str) -> None:
    blocks = _BLOCK.findall((ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8"))
    assert blocks
    shared: dict[str, object] = {}
    with warnings.catch_warnings():
        if name == "frames":
            warnings.simplefilter("ignore")  # spaCy's own imports warn
        for block in blocks:
            exec(compile(block, name, "exec"), shared)  # noqa: S102 - our own page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_readme_and_card_show_the_measured_figures() -> None:
    from benchmarks.model_card import card, readme_figures

    figures = json.loads((ROOT / "models" / "aspects" / "metrics.json").read_text(encoding="utf-8"))
    assert readme_figures(figures) in (ROOT / "README.md").read_text(encoding="utf-8"), "python -m benchmarks.model_card"
    assert card(figures) == (ROOT / "models" / "aspects" / "card.md").read_text(encoding="utf-8"), "python -m benchmarks.model_card"
    assert figures["model"] == json.loads((ROOT / "models" / "aspects" / "model.json").read_text(encoding="utf-8"))["sha256"]


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        assert page.relative_to(ROOT / "docs").as_posix() in navigation


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "checkers").glob("*.md")), ids=lambda page: page.stem)
def test_example_sentences_of_checker_pages_are_cases(page: Path) -> None:
    table = tomllib.loads((ROOT / "tests" / "cases" / f"{page.stem}.toml").read_text(encoding="utf-8"))
    texts = {case["text"] for cases in table.values() for case in cases}
    section = page.read_text(encoding="utf-8").split("## Examples", 1)[1].split("\n## ", 1)[0]
    assert any(text in section for text in texts), "the examples are not cases"
