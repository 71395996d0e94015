"""Documents and packs in, mentions out: one file per kind of mention, `frame.py` settles day and conflict."""
