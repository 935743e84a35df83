"""The breaking wire. Live blogs, counts and push come later."""
