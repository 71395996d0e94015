"""Views to files: one file a format."""
