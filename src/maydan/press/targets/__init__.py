"""Where the press writes. disk is the paper's own tree; an object store comes with several
hosts."""
