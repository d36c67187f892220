"""A strict reader of OpenMetrics text, not of our making."""

from prometheus_client.metrics_core import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families


def families(text: str) -> list[Metric]:
    """Return what it reads; it raises ``ValueError`` where the format is not kept to."""
    return list(text_string_to_metric_families(text))  # type: ignore[no-untyped-call]
