"""One resident's whole visit, played by touches on the real widgets."""
