"""How bytes arrive. What they mean is parsers/; what becomes of them is imports/ (archives) and
actions (agencies)."""
