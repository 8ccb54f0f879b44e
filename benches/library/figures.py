"""Figures of many measurements, and how they are written."""
import statistics


def percentile(values, share):
    """The value below which `share` of the values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def ratio_by_pairs(first, second):
    """The median, least and greatest of first/second, pair by pair."""
    ratios = [a / b for a, b in zip(first, second)]
    return statistics.median(ratios), min(ratios), max(ratios)


def number(value):
    """A figure with the digits that mean something."""
    if value != value:
        return "?"
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread(values, unit=""):
    """Median and noise: `5.1 (4.8..6.0) ms`."""
    text = f"{number(statistics.median(values))} ({number(min(values))}..{number(max(values))})"
    return f"{text} {unit}".rstrip()


def tail(values, unit="ms"):
    """Median, 95th and 99th percentile."""
    return " / ".join(number(percentile(values, share)) for share in (0.5, 0.95, 0.99)) + f" {unit}"
