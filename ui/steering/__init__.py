"""The whole kiosk without touching: keypad, keyboard and switches, and what the ear hears of the focus."""
