"""Values of any shape reach storage and network as JSON.stringify writes them, and come back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support import drive
from tests.support.canvas_page import run
from tests.support.web_server import WebServer

HELPERS = """
  const stored = async (data) => {
    await tt.setStorage({ key: 'k', data });
    return (await tt.getStorage({ key: 'k' })).data;
  };
  const refusal = (data) => tt.setStorage({ key: 'k', data }).catch((error) => error.errMsg);
  const nested = (depth, make) => {
    let value = 1;
    for (let level = 0; level < depth; level += 1) value = make(value);
    return value;
  };
  class Money {
    #secret = 1;
    static unit = 'EUR';
    constructor(amount) { this.amount = amount; }
    get doubled() { return 2 * this.amount; }
  }
  class Id {
    constructor(id) { this.id = id; }
    toJSON(key) { return `${key}:${this.id}`; }
  }
"""
ALLOWED = "a string, an object, an array or an ArrayBuffer"
SAMPLES = {
    "rows": "Array.from({ length: 20000 }, (_, id) => ({ id, n: `name ${id}`, v: id / 8 }))",
    "many numbers": "({ list: Array.from({ length: 60000 }, (_, index) => index) })",
    "a sparse array": "[1, , 3, undefined, () => 1, Symbol('s')]",
    "17 levels": "nested(17, (inner) => ({ inner }))",
    "20000 levels": "nested(20000, (inner) => [inner])",
    "instances": "({ price: new Money(5), list: [new Money(1.5)], id: new Id(7) })",
    "an instance": "new Money(3)",
    "toJSON of what JSON has no word for": "({ f: Object.assign(() => 1, { toJSON: () => 'f' }) })",
    "toJSON that says nothing": "({ gone: { toJSON() {} }, list: [{ toJSON() {} }] })",
    "boxed values": "({ n: new Number(5), s: new String('s'), b: new Boolean(false) })",
    "built-ins": "({ map: new Map([[1, 2]]), r: /x/, u: new Uint8Array([1]), e: new Error('x') })",
    "own fields alone": "Object.create({ inherited: 1 }, { hidden: { value: 1 }, "
    "own: { value: 2, enumerable: true } })",
    "no prototype": "Object.assign(Object.create(null), { a: 1 })",
    "odd keys": """JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "": 3, "2": 4}')""",
    "odd texts": r"""['\u2028', '\ud800', '\udc00\ud800', '"\\\n\0', '猫🐱']""",
    "odd numbers": "[-0, 1e21, 1e-7, 5e-324, 2 ** 53, 0.1 + 0.2, -1.5e300]",
    "the same object twice": "(() => { const same = [1]; return { a: same, b: [same, same] }; })()",
    "a proxy": "new Proxy({ a: [1] }, {})",
    "nothing": "[null, {}, [], [{}], '']",
}
# What tt sends or keeps, where it is not what JSON.stringify writes.
MARKS = {
    "a mark": "({ $js: 'Date', value: 5 })",
    "an unknown mark": "({ a: { $js: 'hello', n: 1 } })",
    "a mark of a mark": "({ $js: 'object', value: { $js: 'object', value: { $js: 'Date' } } })",
    "a mark in a list": "[{ $js: 'null' }, { $js: 'undefined' }, { $js: 'json', text: '[1]' }]",
    "a mark that is no text": "({ $js: { $js: 'NaN' }, $json: '1' })",
}


@pytest.fixture
def page(shared_page: Page) -> Page:
    drive.reset(shared_page)
    return shared_page


def do(page: Page, script: str) -> Any:
    """Run the body of an async function that may use the helpers."""
    return run(page, HELPERS + script)


@pytest.mark.parametrize("sample", [*SAMPLES.values(), *MARKS.values()], ids=[*SAMPLES, *MARKS])
def test_the_storage_gives_back_what_json_can_hold(page: Page, sample: str) -> None:
    wanted, got = do(
        page,
        f"const json = JSON.stringify({sample}), back = JSON.stringify(await stored({sample}));"
        "return [json, back];",
    )

    assert got == wanted


@pytest.mark.parametrize("sample", [*SAMPLES.values(), *MARKS.values()], ids=[*SAMPLES, *MARKS])
def test_a_post_sends_what_json_stringify_writes(
    page: Page, web_server: WebServer, sample: str
) -> None:
    same = do(
        page,
        f"const url = '{web_server.url}/echo', body = JSON.stringify({sample});"
        f"const {{ data }} = await tt.request({{ url, method: 'POST', data: {sample} }});"
        "return data.body === body || [body.slice(0, 200), data.body.slice(0, 200)];",
    )

    assert same is True


def test_marks_come_back_as_the_objects_that_they_were(page: Page) -> None:
    kinds = do(
        page,
        "const back = await stored({ $js: 'Date', value: 5, when: new Date(7), n: [NaN, null] });"
        "return [back instanceof Date, back.$js, back.value, back.when.getTime(), back.n];",
    )

    assert kinds[:4] == [False, "Date", 5, 7]
    assert kinds[4][0] != kinds[4][0]  # NaN
    assert kinds[4][1] is None


def test_numbers_and_dates_keep_their_type_wherever_they_are(page: Page) -> None:
    assert do(
        page,
        """
        const inside = await stored([NaN, Infinity, -Infinity, new Date(NaN), new Date(-1)]);
        const alone = [];
        for (const value of [NaN, -Infinity, 0, new Date(NaN), new Date(5), new Number(3)]) {
          alone.push(await stored(value));
        }
        const plain = (value) => value instanceof Date ? `Date ${value.getTime()}` : String(value);
        return [inside.map(plain), alone.map(plain)];
        """,
    ) == [
        ["NaN", "Infinity", "-Infinity", "Date NaN", "Date -1"],
        ["NaN", "-Infinity", "0", "Date NaN", "Date 5", "3"],
    ]


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        ("(() => { const a = { b: [1] }; a.b.push({ a }); return a; })()", ".b[1].a", "a cycle"),
        ("({ list: [0, 1, 2, { when: 5n }] })", ".list[3].when", "a bigint"),
        ("({ a: { get when() { throw 1; } } })", ".a.when", "a getter or toJSON that throws"),
        ("[{ toJSON() { throw new Error('no'); } }]", "[0]", "a getter or toJSON that throws"),
        ("({ 'a b': { 'ü': { '': 1n } } })", '["a b"].ü[""]', "a bigint"),
        (
            "[new Proxy({}, { ownKeys() { throw 1; } })]",
            "[0]",
            "a getter or toJSON that throws",
        ),
        ("({ a: Object(1n) })", ".a", "a bigint"),
    ],
)
def test_what_json_cannot_hold_fails_and_names_the_place(
    page: Page, data: str, place: str, what: str
) -> None:
    kept, sent = do(
        page,
        "const sent = await tt.request({ url: 'http://a.test', method: 'POST', data: "
        f"{data} }}).catch((error) => error);"
        f"return [await refusal({data}), [sent.errno, sent.errMsg]];",
    )

    said = f"data{place}: expected a value that JSON can hold, but got {what}"
    assert kept.startswith(f"setStorage:fail {said}")
    assert sent[0] == 104
    assert sent[1].startswith(f"request:fail {said}")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("new Array(2 ** 32 - 1)", "data: .* a value of over 5000000 parts"),
        ("({ a: new Array(2 ** 31) })", r"data\.a: .* a value of over 5000000 parts"),
        ("endless()", r"data(\.deep)+.*…: .* a nesting of over 100000 levels"),
        ("[...Array(80)].map(() => 'x'.repeat(1e6))", r"data\[\d+\]: .* a very long text"),
        ("new Map()", "data: .* a Map"),
    ],
)
def test_what_is_beyond_all_limits_fails_soon_and_says_so(page: Page, data: str, says: str) -> None:
    answer = do(
        page,
        "const endless = () => ({ get deep() { return endless(); } });"
        f"return await refusal({data});",
    )

    assert isinstance(answer, str), answer
    assert re.fullmatch(rf"setStorage:fail {says}.*", answer), answer


def test_more_than_the_storage_takes_is_refused_by_its_own_error(page: Page) -> None:
    errno = do(
        page,
        "const data = Array.from({ length: 200000 }, (_, index) => ({ index }));"
        "return tt.setStorage({ key: 'k', data }).catch((error) => error.errno);",
    )

    assert errno == 1801001


def test_a_large_option_that_nobody_asked_for_hinders_nothing(page: Page) -> None:
    assert do(
        page,
        "const more = Object.fromEntries(Array.from({ length: 60000 }, (_, id) => [id, id]));"
        "await tt.setStorage({ more, key: 'k', data: [1] });"
        "return (await tt.getStorage({ key: 'k' })).data;",
    ) == [1]


def test_data_of_a_request_may_say_what_it_is(page: Page, web_server: WebServer) -> None:
    bodies = do(
        page,
        f"const url = '{web_server.url}/echo';"
        "const send = async (method, data) =>"
        "  (await tt.request({ url, method, data })).data;"
        "return [(await send('POST', { toJSON: () => 'text' })).body,"
        "  (await send('GET', { toJSON: () => ({ a: 1e-7, b: [1e-7] }) })).path,"
        "  (await send('GET', new Money(1))).path,"
        "  (await send('POST', { toJSON() {} })).body,"
        "  (await tt.request({ url, method: 'POST', data: new Date() }).catch((e) => e)).errMsg];",
    )

    assert bodies == [
        "text",
        "/echo?a=1e-7&b=%5B1e-7%5D",
        "/echo?amount=1",
        "",
        f"request:fail data: expected {ALLOWED}, but got a Date",
    ]
