"""A headless Chromium for tests, where this machine has one; else the test is skipped and says what is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _executable(own: str) -> str:
    """Return the path of a Chromium: the named one, the system's, or Playwright's own."""
    for path in (os.environ.get("FEEDBACK_RULES_CHROMIUM"), *map(shutil.which, _NAMES), own):
        if path and Path(path).exists():
            return path
    pytest.skip("no Chromium on this machine; install one or set FEEDBACK_RULES_CHROMIUM to its path")


@contextmanager
def chromium() -> Iterator[Any]:
    """Start a browser, or skip the test."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install --group browser")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_executable(driver.chromium.executable_path), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
