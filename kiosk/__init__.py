"""What the kiosk does, without a screen: words, forms, identity, delivery, paper, the visit."""

from __future__ import annotations

__version__ = "0.1.0"
