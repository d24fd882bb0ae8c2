"""Where a win took place or whose authority acted: which countries are named, how, and how far it reaches."""
