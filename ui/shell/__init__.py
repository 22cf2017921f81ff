"""The window around every page: bands, rail, page switch, and the screen of last resort."""
