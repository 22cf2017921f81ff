"""The process, the disk or the power ends at every single call that writes, in everything the outbox does."""
