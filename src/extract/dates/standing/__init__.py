"""Where in a passage a date stands, and what it belongs to there: the win, what came before it, what is to come."""
