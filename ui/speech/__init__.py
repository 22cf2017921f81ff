"""The voice: what is said when, how a sentence becomes sound, and who may hear it."""
