"""Hedges as STIX confidence.

Appendix A of STIX 2.1 maps scales of words to numbers. Words of estimative probability (“DNI scale”): likely is 70, almost
certain 95. The Admiralty credibility scale has “possibly true” at 50: that is what is left of a claim that its own teller
only passes on. What somebody denies is at the foot of the scale, and what nobody made known has no confidence at all.
"""

from noroshi.alerts.model import Hedge

CONFIDENCE: dict[Hedge, int | None] = {"asserted": 95, "likely": 70, "alleged": 50, "denied": 5, "not_reported": None}
