"""What the lines of an article say of its dates: its head and foot, its entries, the time it covers."""
