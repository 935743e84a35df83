"""Search: a reader's question to results, as a page or as JSON."""
