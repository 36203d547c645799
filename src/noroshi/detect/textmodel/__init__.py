"""A small text model, trained on a company's own labelled mail: one family's evidence, never the verdict."""
