"""The tutorial notebook runs from top to bottom, and what it shows is what a fresh run shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.notebook import outputs, read

for _library in ("nbclient", "ipykernel"):
    pytest.importorskip(_library, reason="the tutorial runs with nbclient and ipykernel, of the dev group")


def test_outputs_are_those_of_a_fresh_run(tmp_path: Path) -> None:
    target = tmp_path / "fresh.ipynb"
    # In a process of its own: what Jupyter leaves open at its end is no fault of these tests.
    run = subprocess.run(
        [sys.executable, "-m", "tests.notebook", str(target)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert run.returncode == 0, run.stderr[-2000:]
    stored = read()
    assert outputs(stored) == outputs(read(target)), "python -m tests.notebook"
    assert [cell.execution_count for cell in stored.cells if cell.cell_type == "code"] == list(range(1, 11)), "ten cells, in order"


def test_notebook_names_no_machine() -> None:
    stored = read()
    assert set(stored.metadata) == {"kernelspec", "language_info"}
    assert all(not cell.metadata for cell in stored.cells)
    text = str(stored)
    assert "/home/" not in text
    assert "/tmp/" not in text  # noqa: S108 - a place that would differ between runs
