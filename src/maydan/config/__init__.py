"""Settings, addresses and WSGI of the newsroom. What an outlet may set is in paper.py; how
Django is set is in settings.py."""
