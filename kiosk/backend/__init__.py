"""The reference back-end: a complete other side of the contract in `resources/api`, for one machine or a few.

It shares no code with the kiosk's client, because a shared mistake would hide itself.
"""
