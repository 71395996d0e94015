"""From a document to the stretches that are no part of its report, and to its fingerprint."""
