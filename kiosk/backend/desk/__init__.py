"""The desk page (`/desk`): what staff see of the back-end, rendered here, with their own sign-in.

Applications are opened when somebody asks for one, and shown; nothing opened is ever written anywhere.
"""
