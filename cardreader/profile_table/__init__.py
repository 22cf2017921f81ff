"""What is known of the card, as data: the one thing that client and simulator share.

`shapes` says what a card generation consists of, `generation_1` how the cards issued since 2016 are. Who
encodes or parses takes names and numbers from here and nothing else from the other side, so that a mistake
in one's code cannot hide in the other's. A mistake in the data could; tests hold it against bytes written by
hand.
"""
