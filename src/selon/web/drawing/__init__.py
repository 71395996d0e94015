"""Pictures as SVG, made by the server: readable without a script, by a screen reader, and in print."""
