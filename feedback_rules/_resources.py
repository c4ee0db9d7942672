"""Find the data and model files: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from feedback_rules.errors import ResourceError

__all__ = ["resource"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as ``resource("data", "policies")``.

    A checkout is looked at first, so that an edited file wins over the snapshot of an older editable install.

    Raises:
        ResourceError: the file is in neither place.
    """
    for root in (_PACKAGE.parent, _PACKAGE / "_bundled"):
        path = root.joinpath(*parts)
        if path.exists() and (root != _PACKAGE.parent or (root / "pyproject.toml").exists()):
            return path
    raise ResourceError(f"{'/'.join(parts)} is missing from this installation of feedback_rules; install it again")
