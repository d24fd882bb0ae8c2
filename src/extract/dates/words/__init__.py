"""From words to date expressions: the shapes in which dates are written, and what each really names."""
