"""Editions: one language version of the paper, its sections, fixed pages, old addresses and
clock."""
