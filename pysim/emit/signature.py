"""How an API that is no asynchronous one is written in TypeScript, behind its name."""

from pysim.core.spec import Api, Param


def signature(api: Api) -> str:
    """Return the parameters and the result; of a synchronous row they derive from its options."""
    if api.form != "sync":
        return api.signature
    return f"({', '.join(map(_parameter, api.params))}): {_returned(api)}"


def _parameter(param: Param) -> str:
    return f"{param.name}{'' if param.required else '?'}: {param.type.typescript}"


def _returned(api: Api) -> str:
    if not api.results:
        return "void"
    if len(api.results) == 1:
        return api.results[0].type
    fields = "; ".join(f"{each.name}: {each.type}" for each in api.results)
    return f"{{ {fields} }}"
