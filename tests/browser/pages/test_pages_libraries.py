"""What libraries do with pages and components besides what the documentation shows."""

import json

import pytest

from tests.support.mini_program import Bench, MiniProgram

FILES = {
    "pages/a": '<field id="field" dataset="{{[1]}}" class-list="c" parent-node="n"></field>',
    "pages/a.json": json.dumps({"usingComponents": {"field": "kit/field/index"}}),
    "pages/a.js": "import { page } from 'kit';\npage({ data: { ready: 'of the page' } });",
    "node_modules/kit/package.json": json.dumps({"main": "lib/make.js"}),
    "node_modules/kit/lib/make.js": """
      const common = Behavior({ data: { common: 'of the kit' } });
      exports.page = (definition) => Page({ ...definition, onLoad() { globalThis.page = this; } });
      exports.component = (definition) => Component({
        ...definition, behaviors: [common, 'tt://form-field', undefined] });
    """,
    "node_modules/kit/field/index.json": json.dumps({"component": True}),
    "node_modules/kit/field/index.js": """
      const { component } = require('../lib/make');
      component({
        properties: { dataset: Array, classList: String, parentNode: String },
        data: { own: 'of the field' },
      });
    """,
    "node_modules/kit/field/index.ttml": (
        "<text class='text'>{{own}}, {{common}}, {{dataset[0]}}{{classList}}{{parentNode}}</text>"
    ),
}


@pytest.fixture(scope="module")
def program(bench: Bench) -> MiniProgram:
    return bench.run(FILES, keep=True)


def test_a_file_of_a_library_defines_what_the_file_that_calls_it_is(program: MiniProgram) -> None:
    found = program.do(
        """
        const field = page.selectComponent('#field');
        return [page.route, page.data.ready, field.is, field.data.own, field.data.common];
        """
    )

    assert found == [
        "pages/a",
        "of the page",
        "node_modules/kit/field/index",
        "of the field",
        "of the kit",
    ]


def test_properties_may_be_called_as_members_of_the_engines_elements(program: MiniProgram) -> None:
    assert program.frame.locator("#field").inner_text() == "of the field, of the kit, 1cn"


def test_what_is_no_behavior_is_left_out_and_told_of(program: MiniProgram) -> None:
    told = [text for text in program.warnings() if "behaviors" in text]

    assert len(told) == 2
    assert '"tt://form-field"' in told[0]
    assert "undefined" in told[1]
    assert all("node_modules/kit/field/index.js" in text for text in told)
