"""Run the command line as ``python -m feedback_rules``."""

from feedback_rules.cli import main

main()
