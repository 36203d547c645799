"""Document → claims, tactics, indicators: what an alert says, who says it, how sure, in which sentence."""
