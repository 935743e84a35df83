"""The drawn picture series of the demo paper: python -m demo.pictures OUTDIR."""
