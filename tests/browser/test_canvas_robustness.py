"""Nothing that a mini-program passes in, wraps or throws stops the rest."""

from playwright.sync_api import Page

from tests.support.canvas_page import RED, colors, image, run


def test_functions_work_detached(blank_page: Page) -> None:
    found = image(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px');
        const { createCanvasContext, canvasToTempFilePath, getFileSystemManager } = tt;
        const { setFillStyle, fillRect, draw } = createCanvasContext('a');
        setFillStyle('red'); fillRect(0, 0, 10, 10); draw();
        const { tempFilePath: filePath } = await canvasToTempFilePath({ canvasId: 'a' });
        const { readFile } = getFileSystemManager();
        return (await readFile({ filePath, encoding: 'base64' })).data;
        """,
    )

    assert colors(found) == {RED: 100}


def test_contexts_work_through_proxies_and_redefined_properties(blank_page: Page) -> None:
    found = image(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px');
        const context = tt.createCanvasContext('a');
        for (const [name, setter] of [['fillStyle', 'setFillStyle'], ['font', 'setFontSize'],
                                      ['textBaseline', 'setTextBaseline']]) {
          Object.defineProperty(context, name, {
            set(value) { context[setter](name === 'font' ? parseInt(value) : value); } });
        }
        const c = new Proxy(context, {});
        const g = new Proxy(c.createLinearGradient(0, 0, 10, 0), {});
        g.addColorStop(0, 'red'); g.addColorStop(1, 'red');
        c.font = '20px serif'; c.textBaseline = 'normal'; c.fillStyle = g;
        c.fillRect(0, 0, 10, 10); c.draw(true);
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {RED: 100}


def test_options_of_any_kind_never_throw_and_are_always_answered(blank_page: Page) -> None:
    orders = run(
        blank_page,
        """
        canvasOf('a');
        const cycle = { canvasId: 'a' }; cycle.self = cycle;
        let nest = {}; for (let i = 0; i < 5000; i += 1) nest = { nest };
        const revoked = Proxy.revocable({}, {}); revoked.revoke();
        const hostile = new Proxy({}, { get() { throw Error('get'); },
          has() { throw Error('has'); }, ownKeys() { throw Error('keys'); },
          getPrototypeOf() { throw Error('prototype'); } });
        const junk = [undefined, null, 0, NaN, '', 'a', true, 10n, Symbol('s'), () => 1, [],
          [cycle],
          new Date(), new Map(), cycle, nest, revoked.proxy, hostile, { canvasId: hostile },
          { get canvasId() { throw Error('getter'); } }, { canvasId: { a: 1 } },
          { canvasId: 'a', x: Array(1e6), y: new Array(1e5).fill({}) }, Object.create(null),
          { canvasId: 'a', width: 10n, height: Symbol('h'), success: 5, fail: 'x' }];
        const outcomes = [];
        for (const options of junk) {
          const answer = tt.canvasToTempFilePath(options);
          outcomes.push(await answer.then(() => 'success', (error) => error.errno));
        }
        return outcomes;
        """,
    )

    assert set(orders) <= {"success", 104}
    assert orders[:3] == [104, 104, 104]


def test_drawing_commands_of_any_kind_never_throw(blank_page: Page) -> None:
    found = image(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
        const hostile = { toString() { throw Error('no'); }, valueOf() { throw Error('no'); } };
        for (const value of [undefined, null, NaN, 'x', {}, [], Symbol('s'), 10n, hostile]) {
          for (const name of Object.keys(c)) {
            if (name === 'draw' || name === 'clip' || name === 'save') continue;
            const { [name]: member } = c;
            if (typeof member === 'function') member(value, value, value, value, value, value);
            else c[name] = value;
          }
        }
        c.createLinearGradient(0, 0, 1, 1).addColorStop(hostile, hostile);
        c.draw(hostile, hostile);
        c.setFillStyle('red'); c.fillRect(0, 0, 10, 10); await drawn(c);
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {RED: 100}


def test_throwing_callbacks_are_reported_and_complete_still_runs(blank_page: Page) -> None:
    errors: list[str] = []
    blank_page.on("pageerror", lambda error: errors.append(str(error)))

    order = run(
        blank_page,
        """
        canvasOf('a'); const c = tt.createCanvasContext('a'); const order = [];
        c.draw(false, () => { throw Error('in draw'); });
        await new Promise((done) => tt.canvasToTempFilePath({ canvasId: 'a',
          success() { order.push('success'); throw Error('in success'); },
          complete() { order.push('complete'); done(); throw Error('in complete'); } }));
        await exported({ canvasId: 'a' });
        return order;
        """,
    )

    assert ["success", "complete"] == order
    assert all(name in str(errors) for name in ("in draw", "in success", "in complete"))


def test_a_canvas_that_leaves_before_its_turn_answers_109(blank_page: Page) -> None:
    errno = run(
        blank_page,
        """
        const canvas = canvasOf('a'); const c = tt.createCanvasContext('a'); c.draw();
        const answer = tt.canvasToTempFilePath({ canvasId: 'a' });
        canvas.remove();
        return answer.then(() => 0, (error) => error.errno);
        """,
    )

    assert errno == 109


def test_without_callbacks_the_policy_decides_on_a_promise(blank_page: Page) -> None:
    kinds = run(
        blank_page,
        """
        canvasOf('a');
        const kinds = [tt.canvasToTempFilePath({ canvasId: 'a' }) instanceof Promise,
                       typeof tt.canvasToTempFilePath({ canvasId: 'a', complete() {} })];
        await pysim.configure({ promise: 'no' });
        kinds.push(typeof tt.canvasToTempFilePath({ canvasId: 'a' }));
        return kinds;
        """,
    )

    assert [True, "undefined", "undefined"] == kinds


def test_a_promise_is_rejected_with_an_error_that_carries_the_fields(blank_page: Page) -> None:
    error = run(
        blank_page,
        "const error = await tt.canvasToTempFilePath({ canvasId: 'b' }).catch((e) => e);"
        "return [error instanceof Error, error.message === error.errMsg, { ...error }];",
    )

    assert error[:2] == [True, True]
    assert error[2]["errno"] == 104
    assert error[2]["errString"] == "invalid parameter"
