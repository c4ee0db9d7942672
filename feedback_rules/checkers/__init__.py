"""The checkers that ship with the library, one file each, found by their file names."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from feedback_rules.checkers.base import Checker, TextTest

__all__ = ["Checker", "TextTest", "shipped_checkers"]


@cache
def shipped_checkers() -> tuple[Checker, ...]:
    """Return every checker of this package, in the order of their ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "base")
    return tuple(import_module(f"{__name__}.{name}").checker for name in names)
