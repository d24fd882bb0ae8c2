"""Each date expression read in its place: what it leaves open, and which date of a passage is the win's."""
