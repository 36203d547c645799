"""Several alerts beside one another: who retells whom, what they share, where they contradict."""
