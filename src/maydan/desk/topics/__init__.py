"""The screens of what stories are about and by whom: contributors, coverages, tags, regions."""
