"""Measurements: the model card, and how fast things are."""
