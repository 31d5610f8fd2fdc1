"""`parameters.json`: the options of what works in a plain page, for forms that are made of them."""

import json

from pysim.core.catalog import CATALOG
from pysim.core.spec import Param
from pysim.core.types import OneOf


def render() -> str:
    """Return the text of `web/generated/parameters.json`."""
    rows = {
        api.name: [_parameter(each) for each in api.params]
        for api in CATALOG.values()
        if api.form == "async" and not api.needs_pages
    }
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _parameter(param: Param) -> dict[str, object]:
    choices = param.type.choices if isinstance(param.type, OneOf) else ()
    return {
        "name": param.name,
        "type": param.type.typescript,
        "choices": list(choices),
        "required": param.required,
        "default": param.default,
        "doc": param.doc,
    }
