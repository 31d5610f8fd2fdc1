"""What is there is what the table says: no member more, none less."""

from playwright.sync_api import Page

from pysim.core import unsimulated
from pysim.core.canvas_context import METHODS, PROPERTIES
from pysim.core.catalog import CATALOG, UNSIMULATED
from tests.support.canvas_page import run

_MEMBERS = """(object) => {
  const names = new Set();
  for (let each = object; each && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    Object.getOwnPropertyNames(each).forEach((name) => names.add(name));
  }
  return [...names].sort();
}"""


def test_tt_and_the_file_manager_have_the_rows_of_the_table(blank_page: Page) -> None:
    for owner, expression in (("tt", "tt"), ("FileSystemManager", "tt.getFileSystemManager()")):
        rows = [
            name
            for name, api in CATALOG.items()
            if api.owner == owner or (owner == "tt" and api.also_on_tt)
        ]
        expected = sorted([*rows, *UNSIMULATED] if owner == "tt" else rows)

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
          'canvasToTempFilePath.success.tempFilePath', 'FileSystemManager.readFile',
          'saveFile', 'FileSystemManager.saveFile', 'saveFile.object.tempFilePath',
          'chooseVideo', 'canvasToTempFilePath.object.canvas', 'readFile', '', undefined,
        ].map((name) => tt.canIUse(name))"""
    )

    assert answers == [True] * 7 + [False] * 5


def test_every_other_name_of_the_vendors_list_fails_with_103_and_a_hint(blank_page: Page) -> None:
    lines: list[str] = []
    blank_page.on("console", lambda message: lines.append(message.text))
    names = [name for name, each in UNSIMULATED.items() if each.form == "async"]

    answers = blank_page.evaluate(
        """(names) => Promise.all(names.map((name) => new Promise((done) => {
          const order = [];
          tt[name]({
            success: () => order.push('success'),
            fail: ({ errno, errMsg }) => order.push(errno, errMsg),
            complete: () => done([...order, 'complete', tt.canIUse(name)]),
          });
        })))""",
        names,
    )

    detail = unsimulated.DETAIL
    assert answers == [[103, f"{name}:fail {detail}", "complete", False] for name in names]
    for name in names:
        assert any(f"{name}: {detail}" in line and "canIUse" in line for line in lines), name


def test_what_needs_pages_fails_in_a_plain_page_with_103_and_a_hint(blank_page: Page) -> None:
    lines: list[str] = []
    blank_page.on("console", lambda message: lines.append(message.text))
    rows = [api for api in CATALOG.values() if api.needs_pages]
    forms = {api.name: unsimulated.form_of(api.name) for api in rows}

    answers = blank_page.evaluate(
        """(forms) => Promise.all(Object.entries(forms).map(async ([name, form]) => {
          const shown = ({ errno, errMsg }) => [errno, errMsg, tt.canIUse(name)];
          if (form === 'async') return new Promise((done) => tt[name]({
            url: '/a', title: 'a', scrollTop: 0, fail: (error) => done(shown(error)) }));
          try { return [tt[name](() => {}) === undefined, tt.canIUse(name)]; }
          catch (error) { return shown(error); }
        }))""",
        forms,
    )

    failure = unsimulated.NO_PAGES
    assert answers == [
        [True, False] if form == "listener" else [103, f"{name}:fail {failure}", False]
        for name, form in forms.items()
    ]
    assert {"navigateTo", "createSelectorQuery", "onWindowResize"} <= forms.keys()
    for name in forms:
        assert any(f"{name}: {failure}" in line and "preview" in line for line in lines), name


def test_what_would_be_returned_at_once_throws_when_it_is_not_simulated(blank_page: Page) -> None:
    names = [name for name, each in UNSIMULATED.items() if each.form == "refused"]

    thrown = blank_page.evaluate(
        """(names) => names.map((name) => {
          try { tt[name]({}); } catch (error) { return [error.errMsg, error.errno]; }
        })""",
        names,
    )

    assert "createCameraContext" in names
    assert thrown == [[f"{name}:fail {unsimulated.DETAIL}", 103] for name in names]


def test_listening_to_an_event_that_is_not_simulated_warns_and_breaks_nothing(
    blank_page: Page,
) -> None:
    lines: list[str] = []
    blank_page.on("console", lambda message: lines.append(message.text))

    answers = run(
        blank_page,
        "const heard = [];"
        "const returned = tt.onMemoryWarning(() => heard.push('event'));"
        "const fail = await new Promise((fail) => tt.onServerBadgePush({ fail }));"
        "return [returned === undefined, heard, fail.errno, tt.canIUse('onMemoryWarning')];",
    )

    assert answers == [True, [], 103, False]
    assert any("onMemoryWarning: this API is not simulated" in line for line in lines)


def test_what_only_a_core_in_the_same_thread_answers_throws_in_a_plain_page(
    blank_page: Page,
) -> None:
    names = [(name, api.owner) for name, api in CATALOG.items() if api.form == "sync"]

    thrown = blank_page.evaluate(
        """(names) => names.map(([name, owner]) => {
          const object = owner === 'tt' ? tt : tt.getFileSystemManager();
          try { object[name]('a'); } catch (error) {
            return [error.errno, error.errMsg.startsWith(`${name}:fail `),
              tt.canIUse(owner === 'tt' ? name : `${owner}.${name}`)];
          }
        })""",
        names,
    )

    assert thrown == [[103, True, False]] * len(names)
