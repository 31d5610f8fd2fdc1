"""`parameters.json`: the options of every asynchronous API, for pages that build forms of them."""

import json

from pysim.core.catalog import CATALOG
from pysim.core.spec import Param
from pysim.core.types import OneOf


def render() -> str:
    """Return the text of `web/generated/parameters.json`."""
    rows = {
        api.name: [_parameter(each) for each in api.params]
        for api in CATALOG.values()
        if api.form == "async"
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
