"""WordPress: an export file (WXR 1.x) to records, and WordPress's HTML to typed body blocks. Pure.

`check` a file, then `read` it; give each entry's `content` to `parse_body`. Nothing here writes or
fetches anything. Reading the file: `export.py` over `source.py`; bodies: `body.py`.
"""

from .body import parse_body
from .export import check, read
from .items import WxrError

__all__ = ["WxrError", "check", "parse_body", "read"]
