"""Frozen data and pure questions about it."""
