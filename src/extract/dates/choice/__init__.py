"""The date of a win as an answer: the choice of the rules set against what was learnt, the order and other tellings."""
