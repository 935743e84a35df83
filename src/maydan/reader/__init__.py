"""What readers see. read/ asks the database and records what was asked; views.py is what
templates get; outputs/ is the catalogue of what is pressed; templates/, css/, js/ are the look."""
