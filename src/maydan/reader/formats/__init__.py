"""What machines read: feeds, sitemaps, JSON-LD, ninjs. Pure functions from views to bytes; who
calls them is outputs/."""
