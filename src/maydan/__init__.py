"""Maydan: the system that runs a multilingual digital newsroom. Start at docs/tour.md."""

__version__ = "0.1.0"
