"""The press: facts in, files out. receivers write the outbox; plan says what a fact touches; worker
turns it into files.

It never decides what a page says (reader does) and never answers a reader (serve does).
"""
