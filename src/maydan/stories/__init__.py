"""Stories: their kinds, bylines, sources, corrections, life and death."""
