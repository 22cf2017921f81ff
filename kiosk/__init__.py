"""What the kiosk does, without a screen: words, forms, identity, delivery, paper, the visit."""
