"""The rows of the file manager: whatever one of them fails with, it declares."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pysim.core.catalog import CATALOG
from pysim.core.spec import Api
from tests.support.native import NativeHost

ROWS = [
    api
    for api in CATALOG.values()
    if api.owner == "FileSystemManager" and api.form == "async" and api.params
]
PATHS = st.sampled_from(
    [
        *("a.png", "ttfile://temp/", "ttfile://temp/none", "ttfile://temp/d/e"),
        *("ttfile://user/", "ttfile://user/f", "ttfile://user/f/g", "ttfile://user/none"),
        *("ttfile://user/none/g", "ttfile://user/d", "ttfile://user/d/g", "ttfile://user/e"),
        *("ttfile://user/../f", f"ttfile://user/{'a' * 256}"),
    ]
)
VALUES = {"data": st.just("x"), "recursive": st.booleans(), "length": st.just(1)}


@pytest.mark.parametrize("api", ROWS, ids=lambda api: api.name)
@given(data=st.data())
def test_a_file_api_fails_as_it_declares(api: Api, data: st.DataObject) -> None:
    host = NativeHost({}, {})
    for before, given_options in (
        ("writeFile", {"filePath": "ttfile://user/f", "data": "f"}),
        ("mkdir", {"dirPath": "ttfile://user/d"}),
        ("writeFile", {"filePath": "ttfile://user/d/g", "data": "g"}),
        ("mkdir", {"dirPath": "ttfile://user/e"}),
    ):
        made = host.call(before, given_options)
        assert made is not None
        assert made.ok, made.result
    options: dict[str, Any] = {
        each.name: data.draw(PATHS if each.name.endswith("ath") else VALUES[each.name])
        for each in api.params
        if each.name.endswith("ath") or each.name in VALUES
    }

    answer = host.call(api.name, options)

    assert answer is not None
    assert answer.result.get("errno") in (None, *(errno.code for errno in api.errors)), answer
