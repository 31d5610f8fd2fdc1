"""What is there is what the table says: no member more, none less."""

from playwright.sync_api import Page

from pysim.core.canvas_context import METHODS, PROPERTIES
from pysim.core.catalog import CATALOG

_MEMBERS = """(object) => {
  const names = new Set();
  for (let each = object; each && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    Object.getOwnPropertyNames(each).forEach((name) => names.add(name));
  }
  return [...names].sort();
}"""


def test_tt_and_the_file_manager_have_the_rows_of_the_table(blank_page: Page) -> None:
    for owner, expression in (("tt", "tt"), ("FileSystemManager", "tt.getFileSystemManager()")):
        expected = sorted(name for name, api in CATALOG.items() if api.owner == owner)

        assert expected == blank_page.evaluate(f"({_MEMBERS})({expression})")


def test_a_context_has_the_documented_members(blank_page: Page) -> None:
    expected = sorted(each.name for each in (*METHODS, *PROPERTIES))

    assert expected == blank_page.evaluate(f"({_MEMBERS})(tt.createCanvasContext('a'))")


def test_every_property_of_a_context_can_be_redefined(blank_page: Page) -> None:
    redefined = blank_page.evaluate(
        """(names) => {
          const context = tt.createCanvasContext('a');
          return names.filter((name) => {
            Object.defineProperty(context, name, { value: 7, configurable: true });
            return context[name] === 7;
          });
        }""",
        [each.name for each in (*METHODS, *PROPERTIES)],
    )

    assert len(redefined) == len(METHODS) + len(PROPERTIES)


def test_can_i_use_is_true_of_what_is_simulated_alone(blank_page: Page) -> None:
    answers = blank_page.evaluate(
        """() => [
          'canvasToTempFilePath', 'canvasToTempFilePath.object.fileType.jpg',
          'canvasToTempFilePath.success.tempFilePath', 'readFile',
          'chooseVideo', 'canvasToTempFilePath.object.canvas', 'readFileSync', '', undefined,
        ].map((name) => tt.canIUse(name))"""
    )

    assert answers == [True, True, True, True, False, False, False, False, False]
