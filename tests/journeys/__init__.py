"""Whole visits at a window that stands at a counter: by touch, by a keyboard, by a keypad, at random."""
