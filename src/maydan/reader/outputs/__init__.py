"""The catalogue: every kind of output, one module a family. An output's id is `kind:word:word`;
rendering it gives `path -> bytes`.

base.py is the register, catalogue.py tells which outputs exist, frame.py makes what stands around
each page. Paths are relative to the document root, except those under base.DOCUMENTS. press/
decides when; here is only what.
"""
