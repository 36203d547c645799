"""The ground floor: spans, Unicode, scripts, confusables, names, domains and words. Knows nothing of mail."""
