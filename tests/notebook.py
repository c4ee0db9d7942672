"""Run the tutorial as a reader would; ``python -m tests.notebook`` puts the fresh outputs into it, or writes them to a file named."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


def read(path: Path = TUTORIAL) -> Any:
    """Return a notebook as it is stored."""
    import nbformat

    return nbformat.read(path, as_version=4)


def executed() -> Any:
    """Return the notebook with the outputs of a run of this interpreter, in a kernel of its own that stands in ``docs``."""
    from jupyter_client import KernelManager
    from nbclient import NotebookClient

    notebook = read()
    manager = KernelManager(kernel_name="python3")
    manager.kernel_spec.argv[0] = sys.executable
    # Where this tree is not the installed one, the kernel imports it all the same.
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    NotebookClient(notebook, km=manager, timeout=120, record_timing=False, resources={"metadata": {"path": str(TUTORIAL.parent)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata = read().metadata
    return notebook


def outputs(notebook: Any) -> list[list[dict[str, Any]]]:
    """Return the outputs of each cell that a reader sees."""
    return [[dict(output) for output in cell.outputs] for cell in notebook.cells if cell.cell_type == "code"]


if __name__ == "__main__":
    import nbformat

    warnings.simplefilter("ignore")
    nbformat.write(executed(), Path(sys.argv[1]) if len(sys.argv) > 1 else TUTORIAL)
