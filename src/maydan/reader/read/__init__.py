"""The read layer: the only way from a page to the database. Each function records `key -> digest of
what it returned`.

record.py keeps the book; rows.py is what functions return; the rest are the functions, by subject.
compose.py (one floor up) makes views of them.
"""
