"""Small tools that every plane may use: clock, atomic files, text folding. Standard library
only."""
