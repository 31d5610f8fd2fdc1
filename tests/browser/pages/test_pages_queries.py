"""Queries and observers: what they find, and that their numbers are those of what is drawn."""

from typing import Any

import pytest

from tests.support.mini_program import Bench, MiniProgram

PAGE = """
<view id="box" class="box wide" data-name="one" data-list="{{list}}"
  style="margin-left: 12px; width: 120rpx; height: 33px">box</view>
<scroll-view id="scroll" scroll-y style="height: 100px" scroll-top="40">
  <view class="box" style="height: 400px"><view class="deep" id="deep">deep</view></view>
</scroll-view>
<card id="card" title="T"><view id="slotted">slotted</view></card>
<canvas id="paper" canvas-id="paper" style="width: 40px; height: 20px" />
<view style="height: 1500px" />
"""
CARD = {
    "card.json": '{"component": true}',
    "card.ttml": "<view id='inner' style='height: 21px'>{{title}}</view><slot />",
    "card.js": """
    Component({
      properties: { title: String },
      methods: {
        inside() { return this.createSelectorQuery(); },
        greet() { return `card ${this.data.title}`; },
      },
    });
    """,
}
FILES = {
    **CARD,
    "pages/a": PAGE,
    "pages/a.json": '{"usingComponents": {"card": "/card"}}',
    "pages/a.js": "Page({ data: { list: [1] }, onLoad() { globalThis.page = this; } });",
    "pages/b": "<view id='box' style='height: 7px' />",
}
EXEC = "return new Promise((done) => tt.createSelectorQuery()%s.exec(done));"


@pytest.fixture(scope="module")
def program(bench: Bench) -> MiniProgram:
    return bench.run(FILES, keep=True)


def ask(program: MiniProgram, chain: str) -> Any:
    return program.do(EXEC % chain)


def rect(program: MiniProgram, selector: str) -> dict[str, float]:
    """Return where the browser itself sees an element."""
    box: dict[str, float] = program.view(
        f"return $('{selector}').getBoundingClientRect().toJSON();"
    )
    return {name: value for name, value in box.items() if name not in ("x", "y")}


def test_a_query_has_the_numbers_of_what_is_drawn(program: MiniProgram) -> None:
    (box,) = ask(program, ".select('#box').boundingClientRect()")

    assert box == {"id": "box", "dataset": {"name": "one", "list": [1]}, **rect(program, "#box")}
    assert box["left"] == 12
    assert box["height"] == 33
    assert box["width"] == 60


def test_changes_made_before_are_in_the_answer(program: MiniProgram) -> None:
    lengths = program.do(
        """
        const lengths = [];
        for (const list of [[1, 2], [1]]) {
          page.setData({ list });
          const query = tt.createSelectorQuery().select('#box').fields({ dataset: true });
          lengths.push((await new Promise((done) => query.exec(done)))[0].dataset.list.length);
        }
        return lengths;
        """
    )

    assert lengths == [2, 1]


def test_answers_come_in_the_order_of_the_calls(program: MiniProgram) -> None:
    order, results = program.do(
        """
        const order = [];
        const query = tt.createSelectorQuery();
        query.select('#nothing').boundingClientRect((found) => order.push(['first', found]));
        query.selectAll('.box').fields({ id: true }, (found) => order.push(['all', found.length]));
        query.selectViewport().scrollOffset((found) => order.push(['window', found.scrollTop]));
        query.select('#scroll').scrollOffset();
        return new Promise((done) => query.exec((results) => done([order, results])));
        """
    )

    assert order == [["first", None], ["all", 2], ["window", 0]]
    assert results[0] is None
    assert results[1] == [{"id": "box"}, {"id": ""}]
    assert results[3]["scrollTop"] == 40
    assert results[3]["scrollHeight"] == 400


def test_the_window_is_as_large_and_as_far_scrolled_as_it_is(program: MiniProgram) -> None:
    program.call("pageScrollTo", {"scrollTop": 120, "duration": 0})

    box, window = ask(
        program,
        ".select('#box').boundingClientRect().selectViewport()"
        ".fields({ rect: true, size: true, scrollOffset: true })",
    )
    height = program.view("return document.documentElement.scrollHeight;")
    program.call("pageScrollTo", {"scrollTop": 0, "duration": 0})

    assert box["top"] == rect(program, "#box")["top"] - 120
    size = {"left": 0, "top": 0, "right": 375, "bottom": 603, "width": 375, "height": 603}
    scroll = {"scrollLeft": 0, "scrollTop": 120, "scrollWidth": 375, "scrollHeight": height}
    assert window == {**size, **scroll}


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("#box", ["box"]),
        (".box", ["box", ""]),
        (".box.wide", ["box"]),
        ("#box, #deep", ["box", "deep"]),
        (".box .deep", ["deep"]),
        ("#scroll > .box", [""]),
        ("#scroll > .deep", []),
        ("#inner", []),
        ("#card >>> #inner", ["inner"]),
        ("#slotted", ["slotted"]),
        ("view", []),
    ],
)
def test_selectors_find_what_is_in_the_template(
    program: MiniProgram, selector: str, ids: list[str]
) -> None:
    (found,) = ask(program, f".selectAll('{selector}').fields({{ id: true }})")

    assert [each["id"] for each in found] == ids


def test_a_query_can_look_inside_of_a_component(program: MiniProgram) -> None:
    height, own, properties = program.do(
        """
        const card = page.selectComponent('#card');
        const first = (query) => new Promise((done) => query.exec(([found]) => done(found)));
        const inner = tt.createSelectorQuery().in(card).select('#inner').boundingClientRect();
        const own = card.inside().select('#inner').fields({ id: true });
        const fields = { properties: ['title', 'gone'] };
        const properties = tt.createSelectorQuery().select('#card').fields(fields);
        return [(await first(inner)).height, await first(own), await first(properties)];
        """
    )

    assert [height, own, properties] == [21, {"id": "inner"}, {"title": "T"}]


def test_a_query_is_about_the_page_on_top(program: MiniProgram) -> None:
    program.call("navigateTo", {"url": "b"})

    (found,) = ask(program, ".select('#box').boundingClientRect()")
    (below,) = program.do(
        "return new Promise((done) => page.createSelectorQuery().select('#box')"
        ".boundingClientRect().exec(done));"
    )
    program.call("navigateBack")

    assert [found["height"], below["height"]] == [7, 33]


def test_a_phone_knows_ids_alone_and_the_console_says_so(bench: Bench) -> None:
    program = bench.run(FILES)
    query = ".selectAll('.box').fields({ id: true }).select('#box').fields({ id: true })"

    works = ask(program, query)
    ask(program, query)
    notes = [line for line in program.warnings() if '".box"' in line]
    program.send(type="configure", id=1, settings={"selectors": "id"})
    program.wait("message.type === 'configured'")
    strict = ask(program, query)
    program.send(type="configure", id=2, settings={"profile": "pc"})
    program.wait("message.type === 'configured' && message.id === 2")

    assert [len(works[0]), works[1]] == [2, {"id": "box"}]
    assert len(notes) == 1
    assert "on phones" in notes[0]
    assert strict == [[], {"id": "box"}]
    assert len(ask(program, query)[0]) == 2


def test_a_component_is_returned_and_passed_on(program: MiniProgram) -> None:
    answers = program.do(
        """
        const order = [];
        const card = page.selectComponent('#card', (given) => order.push(given === card));
        order.push('returned');
        const all = page.selectAllComponents('#card, #box', (found) => order.push(found.length));
        const none = page.selectComponent('#nothing');
        await Promise.resolve();
        return [card.greet(), all.length, none, order];
        """
    )

    assert answers == ["card T", 1, None, ["returned", True, 1]]


# Observers

OBSERVED = """
<scroll-view id="frame" scroll-y style="height: 200px; width: 300px">
  <view style="height: 300px" />
  <view id="ball" class="ball" data-n="1" style="height: 100px; width: 100px">ball</view>
  <view class="ball" style="height: 100px">second</view>
  <view style="height: 300px" />
</scroll-view>
<view style="height: 1000px" />
<view id="far" style="height: 50px">far</view>
<view style="height: 1000px" />
"""
OBSERVE = """
const { options, chain, selector } = given;
globalThis.news = [];
globalThis.observer = tt.createIntersectionObserver(page, options);
new Function('observer', `observer${chain}`)(observer);
observer.observe(selector, (entry) => news.push(entry));
"""


@pytest.fixture(scope="module")
def observed(bench: Bench) -> MiniProgram:
    script = "Page({ onLoad() { globalThis.page = this; globalThis.news = []; } });"
    return bench.run({"pages/a": OBSERVED, "pages/a.js": script, "pages/b": ""}, keep=True)


def observe(program: MiniProgram, selector: str, chain: str = "", **options: Any) -> None:
    program.do("globalThis.observer?.disconnect();")
    program.view("$('#frame').scrollTop = 0; scrollTo(0, 0);")
    given = {"options": options, "chain": chain, "selector": selector}
    program.do(OBSERVE, given)


def settled(program: MiniProgram) -> list[dict[str, Any]]:
    """Return the news when the view has drawn and told."""
    program.view("return new Promise((next) => requestAnimationFrame(() => setTimeout(next, 60)));")
    program.do("await new Promise((next) => setTimeout(next, 60));")
    news: list[dict[str, Any]] = program.do("return news;")
    return news


def test_what_comes_into_sight_is_told_with_where_it_is(observed: MiniProgram) -> None:
    observe(observed, "#ball", ".relativeTo('#frame')")
    assert settled(observed) == []

    observed.view("$('#frame').scrollTop = 150;")
    (entry,) = settled(observed)
    observed.view("$('#frame').scrollTop = 0;")
    (_, gone) = settled(observed)

    assert entry["intersectionRatio"] == pytest.approx(0.5)
    assert entry["boundingClientRect"] == {
        "left": 0,
        "top": 150,
        "right": 100,
        "bottom": 250,
        "width": 100,
        "height": 100,
    }
    assert entry["intersectionRect"]["height"] == 50
    assert entry["relativeRect"] == {
        "left": 0,
        "top": 0,
        "right": 300,
        "bottom": 200,
        "width": 300,
        "height": 200,
    }
    assert [entry["id"], entry["dataset"]] == ["ball", {"n": "1"}]
    assert entry["time"] > 0
    assert gone["intersectionRatio"] == 0


def test_margins_widen_what_is_watched(observed: MiniProgram) -> None:
    observe(observed, "#ball", ".relativeTo('#frame', { bottom: 130 })")

    (entry,) = settled(observed)

    assert entry["relativeRect"]["bottom"] == 330
    assert entry["intersectionRatio"] == pytest.approx(0.3)


def test_the_window_is_watched_against_without_anything_else(observed: MiniProgram) -> None:
    observe(observed, "#far", ".relativeToViewport({ bottom: 50 })")
    assert settled(observed) == []

    observed.call("pageScrollTo", {"scrollTop": 600, "duration": 0})

    (entry,) = settled(observed)
    assert entry["relativeRect"]["bottom"] == 653
    assert entry["intersectionRatio"] == 1


def test_a_callback_runs_at_once_if_a_threshold_has_been_passed(observed: MiniProgram) -> None:
    observe(observed, "#frame")
    assert [entry["intersectionRatio"] for entry in settled(observed)] == [1]

    observe(observed, "#frame", initialRatio=1)
    assert settled(observed) == []

    observe(observed, "#ball", ".relativeTo('#frame', { bottom: 130 })", thresholds=[0.5])
    assert settled(observed) == []


def test_every_threshold_that_is_passed_is_told(observed: MiniProgram) -> None:
    observe(observed, "#ball", ".relativeTo('#frame')", thresholds=[0.25, 0.75])

    ratios = []
    for top in (110, 130, 150, 180, 200):
        observed.view(f"$('#frame').scrollTop = {top};")
        ratios = [round(entry["intersectionRatio"], 2) for entry in settled(observed)]

    assert ratios == [0.3, 0.8]


def test_several_are_observed_if_that_is_wanted_and_none_after_the_end(
    observed: MiniProgram,
) -> None:
    observe(observed, ".ball", ".relativeTo('#frame')", observeAll=True)
    observed.view("$('#frame').scrollTop = 250;")
    both = settled(observed)
    observed.do("observer.disconnect();")
    observed.view("$('#frame').scrollTop = 0;")

    assert [entry["id"] for entry in both] == ["ball", ""]
    assert len(settled(observed)) == 2


def test_an_observer_that_cannot_watch_says_why(observed: MiniProgram) -> None:
    observe(observed, "#ball", ".relativeTo('#far')")
    observe(observed, "#ball", ".relativeTo('#nothing')")

    assert any('"#far" is not around' in line for line in observed.warnings())
    assert any('there is no "#nothing"' in line for line in observed.warnings())


def test_observers_of_a_page_end_with_it(observed: MiniProgram) -> None:
    observe(observed, "#frame")
    settled(observed)
    observed.call("redirectTo", {"url": "b"})

    assert len(settled(observed)) <= 2
