"""Write plain data as JSON, the same bytes for the same data."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["to_json"]


def to_json(data: Any) -> str:
    """Return compact JSON in which letters of every script stay readable."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair has no UTF-8 form; escaped it survives the way there and back.
        return json.dumps(data, separators=(",", ":"))
    return text
