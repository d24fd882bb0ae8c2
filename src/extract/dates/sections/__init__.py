"""Date headings: which of them are to be believed, and what each says of what stands below it."""
