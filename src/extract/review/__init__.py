"""The review loop: the decisions of people, read, checked and taken back from their forms."""

from extract.review.apply import Applied, Refusal, apply_forms
from extract.review.decisions import append_decisions, read_decisions
from extract.review.refused import write_refused

__all__ = ["Applied", "Refusal", "append_decisions", "apply_forms", "read_decisions", "write_refused"]
