"""What a message says and asks for. A word alone is office life: every signal needs words that belong together.

Content only lifts or lowers what identity, authentication and payload say; its cap keeps it there.
"""

from noroshi.detect.signals.content import accounts, approaches, calls, crypto, hidden, insider, manner, money, work

__all__ = ["accounts", "approaches", "calls", "crypto", "hidden", "insider", "manner", "money", "work"]
