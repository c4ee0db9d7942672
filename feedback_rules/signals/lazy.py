"""Regular expressions that are compiled when they are first used: most comments need none of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

__all__ = ["lazy"]


class _Lazy:
    """Stands for a pattern; the first method asked for compiles it, and stays."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the method as an attribute, so that this is passed through once."""
        if name.startswith("_"):
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        value = getattr(re.compile(source, self._flags), name)
        setattr(self, name, value)
        return value


def lazy(source: str | Callable[[], str], *, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as a compiled pattern and is compiled at first use.

    Args:
        source: the expression, or a function that puts it together from word lists.
        flags: as of :func:`re.compile`.
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))
