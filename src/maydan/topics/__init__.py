"""What a story is about: regions, tags and coverages, each per edition and linked across
editions."""
