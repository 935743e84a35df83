"""What several screens are made of: table columns, form fields, the page that asks once before
something is done. No room of the desk is imported here."""
