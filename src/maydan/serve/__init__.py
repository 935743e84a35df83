"""The read plane: gives the pressed tree to readers over HTTP/1.1. Knows no Django and no database
of stories.

Read http/parse (bytes to requests), http/address and files/lookup (where to), files/site (what
stands there), routes (what to say), http/protocol (how).
"""

from maydan.serve.options import Options, ServeError
from maydan.serve.processes import run

__all__ = ["Options", "ServeError", "run"]
