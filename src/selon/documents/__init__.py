"""From files to documents: one module for each kind of input, and `inputs` that tells them apart by content."""
