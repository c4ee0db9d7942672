"""Get text out of whatever a caller hands over: a path, text, bytes, a file object, an API payload."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any

from feedback_rules.errors import ReportError

__all__ = ["Source", "read_text"]

Source = str | bytes | PathLike[str] | IO[str] | IO[bytes] | Mapping[str, Any]
"""What a report can be read from; a ``str`` with a line break or tab, or one that begins with a brace, is text, any other a path."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_C1 = frozenset(map(chr, range(0x80, 0xA0)))
"""Control characters that no report holds: they show that bytes were read as Latin-1."""
_SNIFF = 4096
_LONGEST_PATH_SHOWN = 200


def _decode(data: bytes, *, japanese: bool, encoding: str | None) -> str:
    """Decode by byte-order mark, zero bytes, strict UTF-8, then the old encoding of the marketplace."""
    if encoding is not None:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError) as exc:
            raise ReportError(
                f"encoding: the report is not {encoding} ({type(exc).__name__}); leave encoding out to have it found"
            ) from exc
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    head = data[:_SNIFF]
    if zeros := head.count(0):
        odd = head[1::2].count(0)
        if zeros > len(head) // 8:
            return data.decode("utf-16-le" if odd > zeros // 2 else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if japanese:
        return data.decode("cp932", errors="replace")
    # cp1252 leaves five bytes undefined, which latin-1 fills.
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _restored(text: str, *, japanese: bool) -> str:
    """Undo a decoding as Latin-1, to which clients of the Selling Partner API fall back where the answer names no encoding."""
    if text.isascii() or max(text) > "\u00ff" or (japanese and _C1.isdisjoint(text)):
        return text
    return _decode(text.encode("latin-1"), japanese=japanese, encoding=None)


def read_text(source: Source, *, japanese: bool = False, encoding: str | None = None) -> str:
    """Return the text of a report.

    Args:
        source: a path, the report's text or bytes, an open file, or a Selling Partner API payload with a ``"document"``.
        japanese: read bytes that are not Unicode as Shift_JIS (cp932), else as cp1252.
        encoding: the encoding, where the caller knows it.

    Raises:
        ReportError: there is no such file, or the source is of another kind.
    """
    if isinstance(payload := getattr(source, "payload", None), Mapping):
        source = payload
    if isinstance(source, Mapping):
        if "document" not in source:
            raise ReportError("source: a mapping must be a report payload with a 'document' key")
        inner = source["document"]
        if isinstance(inner, bytes):
            return _decode(inner, japanese=japanese, encoding=encoding)
        if isinstance(inner, str):
            return _restored(inner, japanese=japanese)
        raise ReportError(f"source: 'document' must be str or bytes, got {type(inner).__name__}")
    if isinstance(source, bytes):
        return _decode(source, japanese=japanese, encoding=encoding)
    if isinstance(source, str) and (
        not source.strip() or source.lstrip().startswith(("{", "[")) or any(mark in source for mark in "\n\r\t")
    ):
        return source
    if isinstance(source, str | PathLike):
        path = Path(source)
        try:
            return _decode(path.read_bytes(), japanese=japanese, encoding=encoding)
        except (OSError, ValueError) as exc:
            # A comment handed over by mistake is not repeated in an error.
            name = str(path) if len(str(path)) <= _LONGEST_PATH_SHOWN and " " not in str(path) else "source"
            reason = getattr(exc, "strerror", None) or type(exc).__name__
            raise ReportError(f"{name}: cannot be read ({reason}); give a path, the report's text, bytes or an open file") from exc
    if hasattr(source, "read"):
        data = source.read()
        return data if isinstance(data, str) else _decode(data, japanese=japanese, encoding=encoding)
    raise ReportError(f"source: expected a path, text, bytes, a file object or an API payload, got {type(source).__name__}")
