"""Write ``docs/verdict.schema.json`` anew: ``python -m tests.schema``."""

from __future__ import annotations

import json

from feedback_rules.verdict import json_schema
from tests.conftest import ROOT

if __name__ == "__main__":
    (ROOT / "docs" / "verdict.schema.json").write_text(json.dumps(json_schema(), indent=2) + "\n", encoding="utf-8")
