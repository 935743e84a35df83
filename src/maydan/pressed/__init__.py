"""The format that crosses the seam between press and serve. Standard library only.

layout: where things stand; manifest: what was pressed; bell: "look again"; policy: headers for the
whole tree.
"""

FORMAT = 1
