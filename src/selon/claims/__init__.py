"""The layers of a document in, claims out: tolls and events with their source, place, time and doubt."""
