"""The page in the browser on which reviewers answer a run's questions: served on this machine, or as one file."""
