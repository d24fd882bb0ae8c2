"""The places and organisations that belong to a win, of all that stand in and around it."""
