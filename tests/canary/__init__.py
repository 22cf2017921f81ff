"""A whole visit with words that stand nowhere else, in a real kiosk process; then everything is searched."""
