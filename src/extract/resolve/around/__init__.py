"""What stands around a win and its names: the lines and zones that may speak of it, and the words beside a name."""
