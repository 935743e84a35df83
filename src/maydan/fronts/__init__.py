"""Fronts: what stands on the home page and on sections' own pages, pinned by hand or filled by
query."""
