"""Wire names are camelCase, Python names snake_case; this is the only place that translates."""


def camel_case(name: str) -> str:
    """Return `name` as the mini-program writes it: `dest_width` becomes `destWidth`."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)
