"""Moments, as tests name them."""

from datetime import UTC, datetime

Moment = datetime | str | float
"""A datetime, the text of one after ISO 8601, or ms since 1970; without a zone it is UTC."""


def milliseconds(moment: Moment) -> float:
    """Return ms since 1970; raises ValueError for a text that is no moment."""
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError:
            raise ValueError(
                f"{moment!r} is no moment: write it as in '2026-03-01T09:30', in UTC."
            ) from None
    if isinstance(moment, datetime):
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return known.timestamp() * 1000
    return moment
