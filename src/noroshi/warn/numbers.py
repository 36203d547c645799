"""Numbers as people read them."""


def percent(probability: float) -> str:
    """A probability; never 0% or 100%, which nobody can promise."""
    if probability < 0.001:
        return "<0.1%"
    return ">99.9%" if probability > 0.999 else f"{probability:.1%}"


def signed(bits: float) -> str:
    """+8.0 or −2.0, with a real minus."""
    return f"{bits:+.1f}".replace("-", "−")


WRITTEN_OUT = 1e15
"""numbers from here on are written with a power of ten"""


def amount(value: float) -> str:
    """42,000,000 or 0.5."""
    whole = abs(value) < WRITTEN_OUT and float(value).is_integer()
    return f"{value:,.0f}" if whole else f"{value:,.6g}"
