"""The tests of feedback_rules."""
