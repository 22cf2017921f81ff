"""A My Number Card and a reader in software; every person on these cards is invented."""
