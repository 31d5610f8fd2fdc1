"""What a template comes to once a page shows it: its entities, and complaints of its lists."""

import pytest
from playwright.sync_api import expect

from tests.support.mini_program import Bench


@pytest.mark.parametrize(
    ("attribute", "shown"),
    [
        ("", "&lt;a&gt; &amp;"),
        ("decode", "<a> &"),
        ('decode="{{no}}"', "&lt;a&gt; &amp;"),
        ('decode="{{!no}}"', "<a> &"),
    ],
)
def test_text_shows_entities_as_decode_says(bench: Bench, attribute: str, shown: str) -> None:
    template = f'<text id="t" {attribute}>&lt;a&gt; <block tt:if="{{{{!no}}}}">&amp;</block></text>'
    program = bench.run({"pages/a": template})

    expect(program.frame.locator("#t")).to_have_text(shown)


def test_complaint_of_a_list_names_the_page(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/a": '<view id="v" tt:for="{{list}}" tt:key="id">{{item.id}}</view>',
            "pages/a.js": "Page({ data: { list: [{ id: 7 }, { id: 7 }] } })",
        }
    )

    expect(program.frame.locator("#v")).to_have_count(2)
    assert program.warnings() == ['pages/a: Some keys are not unique while list updates: "7".']
