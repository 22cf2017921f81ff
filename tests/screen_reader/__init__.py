"""The kiosk as a screen reader sees it: over AT-SPI, by a client in a process of its own."""
