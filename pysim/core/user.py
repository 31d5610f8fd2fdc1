"""Who is logged in: a user of our own, with the fields that the developer sets."""

import json

DEFAULT_USER = {
    "nickName": "Zhang San",
    "avatarUrl": "",
    "gender": "",
    "country": "CN",
    "city": "Beijing",
    "language": "zh_CN",
}
"""The documented fields; a project's own go with them."""


def user_of(text: str) -> dict[str, object] | None:
    """Return the default user with the fields of the JSON object `text`; None if it is none."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return {**DEFAULT_USER, **fields} if isinstance(fields, dict) else None
