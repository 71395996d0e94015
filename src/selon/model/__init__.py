"""The nouns that every stage exchanges: frozen records that import nothing of selon."""
