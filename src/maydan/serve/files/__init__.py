"""Files of the pressed tree as ready answers: found, loaded, held, renewed after each press."""
