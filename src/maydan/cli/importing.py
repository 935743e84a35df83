"""`maydan import`."""
def import_command() -> None:
    """Placeholder until the import lands."""
