"""The newsroom's screens: the only wagtail_hooks, viewsets and admin templates. No rules live
here."""
