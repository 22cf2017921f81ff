"""Makes sound out of sentences, in a process of its own that imports no Qt (`python -m ui.speech.making`).

In: one JSON object a line, `{"language", "rate", "text"}`, `rate` in percent of normal.
Out, in the same order: four bytes (little-endian) with the length, then so many bytes of sound: 16 bit, one
channel, 24,000 samples a second. Length 0: there is no voice for this language here, or nothing to say.
Ends when its input ends. Text comes by the pipe alone: never as an argument, into a file or a log.
"""

SAMPLE_RATE = 24_000
"""Samples a second of all sound that is made."""
