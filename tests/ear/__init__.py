"""Visits by ear alone: a listener in a process of its own, who hears and presses keys."""
