"""The read plane: gives the pressed tree to readers over HTTP/1.1. Knows no Django and no database
of stories.

Read parse (bytes to requests), address and lookup (where to), site (what stands there), answer
(what to say), protocol (how).
"""

from maydan.serve.options import Options, ServeError
from maydan.serve.processes import run

__all__ = ["Options", "ServeError", "run"]
