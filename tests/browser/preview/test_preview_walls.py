"""The walls around a mini-program: what it reaches, and what goes through the preview."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.support.logic import NATIVE
from tests.support.projects import ProjectServer
from tests.support.shell import OpenPreview, inside, said, wait_for
from tests.support.web_server import WebServer

# What browsers could do in ways of their own.
in_both = pytest.mark.browsers("chromium", "firefox")


PROBES = """
const attempt = async (name, job) => {
  try { console.log('wall ' + name, String(await job())); }
  catch (error) { console.log('wall ' + name, 'refused'); }
};
const socket = () => new Promise((resolve, reject) => {
  const made = new native.WebSocket(ADDRESS.replace('http', 'ws') + '/echo');
  made.onopen = () => resolve('open');
  made.onerror = () => reject(new Error('refused'));
});
const database = () => new Promise((resolve, reject) => {
  const asked = native.indexedDB.open('x');
  asked.onsuccess = () => resolve('open');
  asked.onerror = () => reject(asked.error);
});
const all = globalThis;
App({ async onLaunch() {
  console.log('wall globals', typeof window, typeof document, typeof all.parent, typeof all.top,
    typeof all.localStorage, native.location.origin, native.origin);
  await attempt('fetch', () => native.fetch.call(all, ADDRESS + '/echo'));
  await attempt('own fetch', () => native.fetch.call(all, SITE + '/icon.svg'));
  await attempt('request', () => new Promise((resolve, reject) => {
    const asked = new native.XMLHttpRequest();
    asked.open('GET', ADDRESS + '/echo');
    asked.onload = resolve; asked.onerror = reject; asked.send();
  }));
  await attempt('socket', socket);
  await attempt('events', () => new Promise((resolve, reject) => {
    const made = new native.EventSource(ADDRESS + '/echo');
    made.onopen = resolve; made.onerror = reject;
  }));
  await attempt('import', () => import(SITE + '/runtime/pyodide.mjs'));
  await attempt('worker', () => new Promise((resolve, reject) => {
    const made = new native.Worker(SITE + '/core.js');
    made.onmessage = resolve; made.onerror = reject;
  }));
  await attempt('database', database);
  await attempt('cache', () => native.caches.open('x'));
  await attempt('directory', () => native.navigator.storage.getDirectory());
  console.log('wall end');
} });
"""


def _with_native(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=NATIVE + response.text())


@in_both
def test_a_mini_program_reaches_neither_network_nor_shell_nor_storage(
    preview: OpenPreview, project: ProjectServer, site: str, web_server: WebServer
) -> None:
    before = len(web_server.requests)
    constants = f"const SITE = {json.dumps(site)}; const ADDRESS = {json.dumps(web_server.url)};"
    page = preview(project.url)
    project.files["app.js"] = constants + PROBES
    page.context.route("**/logic.js", _with_native)
    page.reload()
    said(page, "wall end")

    told = page.evaluate(
        "Object.fromEntries(pysim.preview.logs.map("
        "({ values: [name, ...others] }) => [name, others]))"
    )
    assert told["wall globals"][:5] == ["undefined"] * 5
    assert told["wall globals"][6] == "null"
    names = ("fetch", "own fetch", "request", "socket", "events", "import", "worker")
    for name in (*names, "database", "cache", "directory"):
        assert told[f"wall {name}"] == ["refused"], name
    assert len(web_server.requests) == before


@in_both
def test_the_frame_is_sandboxed_without_an_origin_and_its_policy_lets_nothing_out(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url)
    frame = page.locator(".window iframe")

    assert frame.get_attribute("sandbox") == "allow-scripts"
    policy = inside(page).locator("meta[http-equiv]").get_attribute("content") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "blob:"
    assert rules["form-action"] == "'none'"
    assert not re.search(r"https?:|'self'|\*", policy)
    assert inside(page).locator("body").evaluate("() => origin") == "null"


FORGED = """
const real = MessagePort.prototype.postMessage;
const sent = (message) => new Promise((done) => {
  MessagePort.prototype.postMessage = function (...given) {
    real.apply(this, given);
    if (given[0]?.type === 'pong') { real.call(this, message); done(); }
  };
});
"""


def test_a_forged_message_of_no_known_shape_ends_the_run(
    preview: OpenPreview, project: ProjectServer
) -> None:
    forged = "{ type: 'effect', id: 1, effect: { kind: 'toast', title: { html: '<b>' } } }"
    project.files["app.js"] = f"{FORGED} App({{ onLaunch() {{ sent({forged}); }} }});"
    page = preview(project.url, wait=False)

    assert "none of the protocol" in wait_for(page, "failed")["message"]
    assert page.locator(".window iframe").count() == 0


def test_a_forged_request_goes_no_further_than_the_setting_lets_it(
    preview: OpenPreview, project: ProjectServer, web_server: WebServer
) -> None:
    before = len(web_server.requests)
    request: dict[str, Any] = {
        "kind": "transfer",
        "method": "GET",
        "url": f"{web_server.url}/echo",
        "headers": {},
        "timeout": 5000,
        "lane": "x",
        "limit": 9,
    }
    message = json.dumps({"type": "effect", "id": 999_999, "effect": request})
    project.files["app.js"] = (
        f"{FORGED} App({{ onLaunch() {{ sent({message}).then(() => console.log('forged')); }} }});"
    )
    page = preview(project.url, network="refuse")
    said(page, "forged")
    # Whatever comes after it has been answered.
    page.evaluate("pysim.contents()")

    assert len(web_server.requests) == before


@in_both
def test_requests_go_through_the_shell(
    preview: OpenPreview, project: ProjectServer, web_server: WebServer
) -> None:
    project.files["app.js"] = f"""App({{ onLaunch() {{
      const task = tt.request({{ url: {json.dumps(web_server.url)} + '/echo?a=1',
        success: ({{ statusCode, data }}) => console.log('answer', statusCode, data.path) }});
      tt.request({{ url: {json.dumps(web_server.url)} + '/hold',
        fail: ({{ errMsg }}) => console.log('aborted', errMsg) }}).abort();
    }} }});"""
    page = preview(project.url)

    assert said(page, "answer") == [["plain", "200"], "/echo?a=1"]
    assert "abort" in said(page, "aborted")[0]


def test_what_the_shell_itself_comes_from_is_refused(
    preview: OpenPreview, project: ProjectServer, site: str
) -> None:
    project.files["app.js"] = f"""App({{ onLaunch() {{
      const url = {json.dumps(site)} + '/preview.html';
      const heard = (name) => ({{ errMsg }}) => console.log(name, errMsg);
      tt.request({{ url, success: heard('request'), fail: heard('request') }});
      tt.downloadFile({{ url, success: heard('download'), fail: heard('download') }});
    }} }});"""
    page = preview(project.url)

    for name in ("request", "download"):
        assert "is the address of the preview itself" in said(page, name)[0]
