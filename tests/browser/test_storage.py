"""Storage keeps the types that JSON has no word for, through the page and back."""

from playwright.sync_api import Page


def test_every_kept_type_comes_back_as_it_was(shared_page: Page) -> None:
    kept = shared_page.evaluate(
        """async () => {
          const values = {
            date: new Date(86400000), nothing: null, missing: undefined, zero: 0, text: '',
            deep: { when: new Date(1), list: [null, { at: new Date(2) }], drop: () => 1 },
          };
          const back = {};
          for (const [key, data] of Object.entries(values)) {
            await tt.setStorage({ key, data });
            back[key] = (await tt.getStorage({ key })).data;
          }
          return [
            back.date instanceof Date && back.date.getTime(),
            back.nothing, back.missing === undefined, back.zero, back.text,
            back.deep.when.getTime(), back.deep.list[0], back.deep.list[1].at.getTime(),
            Object.keys(back.deep),
          ];
        }"""
    )

    assert kept == [86400000, None, True, 0, "", 1, None, 2, ["when", "list"]]


def test_what_is_kept_does_not_change_with_the_object_that_was_given(shared_page: Page) -> None:
    kept = shared_page.evaluate(
        """async () => {
          const data = { list: [1] };
          const done = tt.setStorage({ key: 'k', data });
          data.list.push(2);
          await done;
          const first = await tt.getStorage({ key: 'k' });
          first.data.list.push(3);
          return (await tt.getStorage({ key: 'k' })).data;
        }"""
    )

    assert kept == {"list": [1]}
