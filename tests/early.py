"""A pytest plugin, loaded before Django's settings: gives the run a throw-away paper, so that no
test meets a real one."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "MAYDAN_PAPER" not in os.environ:
    folder = os.environ["MAYDAN_PAPER"] = tempfile.mkdtemp(prefix="maydan-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
