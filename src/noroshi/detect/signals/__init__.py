"""The signals, one module a family. A signal knows one thing about a message."""
