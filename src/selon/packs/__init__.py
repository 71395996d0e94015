"""Languages and the world as data: the loader, the checker, and the folders of data beside them."""
