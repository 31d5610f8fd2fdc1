"""What only sibling platforms document, and `canIUse` therefore denies."""

import base64

from playwright.sync_api import Page

from tests.support.canvas_page import run


def test_the_user_area_has_a_name(blank_page: Page) -> None:
    answers = run(blank_page, "return [tt.env.USER_DATA_PATH, typeof tt.env, tt.canIUse('env')];")

    assert answers == ["ttfile://user", "object", False]


def test_every_byte_survives_the_way_to_base64_and_back(blank_page: Page) -> None:
    every = bytes(range(256))
    text = base64.b64encode(every).decode()

    answers = run(
        blank_page,
        f"const buffer = tt.base64ToArrayBuffer('{text}');"
        "const view = new Uint8Array(buffer, 250, 6);"
        "return [buffer instanceof ArrayBuffer, [...new Uint8Array(buffer)],"
        "  tt.arrayBufferToBase64(buffer), tt.arrayBufferToBase64(view),"
        "  tt.arrayBufferToBase64(new ArrayBuffer(0))];",
    )

    assert answers == [True, list(every), text, base64.b64encode(every[250:]).decode(), ""]


def test_what_is_no_base64_or_no_buffer_throws_and_says_so(blank_page: Page) -> None:
    errors = run(
        blank_page,
        "const told = (call) => { try { call(); } catch (error) { return String(error); } };"
        "return [...['data:image/png;base64,AA==', 'é', 7, undefined].map("
        "    (given) => told(() => tt.base64ToArrayBuffer(given))),"
        "  ...['AA==', 5, [1], null].map((given) => told(() => tt.arrayBufferToBase64(given)))];",
    )

    wanted = ["base64ToArrayBuffer: expected a base64 text without a prefix"] * 4
    wanted += ["arrayBufferToBase64: expected an ArrayBuffer"] * 4
    assert errors == [f"TypeError: {text}" for text in wanted]


def test_the_next_tick_comes_after_the_running_script_and_before_timers(blank_page: Page) -> None:
    order = run(
        blank_page,
        "const order = [];"
        "const done = new Promise((done) => setTimeout(() => done(order.push('timer')), 0));"
        "tt.nextTick(() => order.push('tick'));"
        "order.push('script');"
        "await done;"
        "return order;",
    )

    assert order == ["script", "tick", "timer"]


def test_there_is_never_a_new_version(blank_page: Page) -> None:
    answers = run(
        blank_page,
        """
        const manager = tt.getUpdateManager();
        const told = [];
        manager.onUpdateReady(() => told.push('ready'));
        manager.onUpdateFailed(() => told.push('failed'));
        const checked = new Promise((done) => manager.onCheckForUpdate(done));
        told.push('asked');
        return [await checked, told, manager.applyUpdate(), tt.getUpdateManager() === manager,
          tt.canIUse('getUpdateManager')];
        """,
    )

    assert answers == [{"hasUpdate": False}, ["asked"], None, True, True]
