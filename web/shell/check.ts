/**
 * Whether what came from a frame is a message of the protocol. The mini-program shares its thread
 * with our own code, so it can send whatever it likes: nothing is used before it has passed here.
 */

import { type ConsoleEntry, MAX_TREE_DEPTH, type ValueTree } from '../protocol/console';
import type { FromLogic, Wish } from '../protocol/shell';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const number: Check = (value) => Number.isFinite(value);
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const bytes: Check = (value) => value instanceof Uint8Array;
const blob: Check = (value) => value instanceof Blob;
const anything: Check = () => true;

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const oneOf =
  (...choices: unknown[]): Check =>
  (value) =>
    choices.includes(value);

const either =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));

const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const record =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);

/** An object with these own fields; others are nobody's business. */
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(fields).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? value[name] : undefined),
    );

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const place = { file: text, line: count, column: count };

const kept = either(
  shape({ path: text, kind: oneOf('directory') }),
  shape({
    ...{ path: text, kind: oneOf('file'), contents: blob, size: count, saved: flag },
    ...{ created: number, modified: number, accessed: number },
  }),
);
const gone = shape({ path: text, kind: oneOf('gone') });
const usage = shape({ used: number, quota: number });

const EFFECTS: Record<Wish['kind'], Check> = {
  fetch: shape({ url: text, timeout: number }),
  transfer: shape({
    ...{ method: text, url: text, headers: record(text), body: optional(bytes) },
    ...{ timeout: number, lane: text, limit: count },
  }),
  wait: shape({ ms: number }),
  // Canvases and pages are the worker's own.
  putPixels: () => false,
  navigate: () => false,
  dressPage: () => false,
  tabBar: () => false,
  scrollPage: () => false,
  pullDown: () => false,
  toast: shape({
    title: text,
    icon: oneOf('success', 'loading', 'none', 'error', 'info', 'warning'),
    mask: flag,
    duration: number,
  }),
  hideToast: anything,
  modal: shape({ title: text, content: text, confirm: text, cancel: text, shared: flag }),
  actionSheet: shape({ items: list(text) }),
  switches: shape({
    title: text,
    items: list(shape({ text, on: flag })),
    confirm: text,
  }),
  pickImages: shape({ count, sources: list(oneOf('album', 'camera')) }),
  preview: shape({ urls: list(text), index: count, save: flag, headers: record(text) }),
  saveImage: shape({ name: text, bytes }),
  commit: shape({
    files: list(either(kept, gone)),
    items: list(shape({ key: text, text: optional(text) })),
  }),
  mock: shape({ api: text, options: anything, asks: flag }),
};

const effect: Check = (value) => {
  const kind = isObject(value) ? value.kind : undefined;
  return typeof kind === 'string' && Object.hasOwn(EFFECTS, kind)
    ? EFFECTS[kind as Wish['kind']](value)
    : false;
};

function tree(value: unknown, depth = 0): value is ValueTree {
  if (typeof value === 'string') return true;
  if (!Array.isArray(value) || depth > MAX_TREE_DEPTH) return false;
  const [kind, title, parts, more] = value as unknown[];
  const inside: Check = (part) => tree(part, depth + 1);
  const named: Check = (part) => Array.isArray(part) && text(part[0]) && inside(part[1]);
  if (kind === 'plain') return text(title);
  if (kind === 'error') return text(title) && text(parts);
  if (kind === 'object') return text(title) && list(named)(parts) && count(more);
  return kind === 'list' && text(title) && list(inside)(parts) && count(more);
}

const LEVELS: readonly ConsoleEntry['level'][] = ['log', 'info', 'warn', 'error', 'debug'];

const entry = shape({
  level: oneOf(...LEVELS),
  values: list((value) => tree(value)),
  place: optional(shape(place)),
  depth: optional(count),
  time: number,
  skipped: count,
});

const pages = list(shape({ path: text, query: record(text), data: anything }));

const look = shape({
  navigationBarBackgroundColor: text,
  navigationBarTextStyle: oneOf('black', 'white'),
  navigationBarTitleText: text,
  transparentTitle: oneOf('none', 'always', 'auto'),
  navigationStyle: oneOf('default', 'custom'),
  backgroundColor: text,
  canGoBack: flag,
  tab: number,
  tabBarHidden: optional(flag),
  tabBarAnimated: optional(flag),
});

const failure = shape({
  message: text,
  stack: text,
  where: text,
  file: optional(text),
  line: optional(count),
  column: optional(count),
});

const MESSAGES: Record<FromLogic['type'], Check> = {
  progress: shape({
    progress: shape({
      stage: oneOf('download', 'start', 'import', 'ready'),
      loaded: number,
      total: number,
    }),
  }),
  effect: shape({ id: count, effect, counts: optional(oneOf('sent', 'received')) }),
  abort: shape({ id: count }),
  configured: shape({
    id: count,
    settings: optional(record(either(text, number, flag))),
    error: optional(text),
  }),
  file: shape({ id: count, contents: optional(blob), error: optional(text) }),
  reach: shape({ id: count, error: optional(text) }),
  contents: shape({
    id: count,
    files: list(kept),
    items: list(shape({ key: text, text })),
    usage: shape({ user: usage, storage: usage }),
  }),
  cleared: shape({ id: count }),
  tested: shape({ id: count, value: anything, error: optional(text) }),
  left: shape({ id: count, pages }),
  console: shape({ line: shape({ level: oneOf('info', 'warn', 'error'), text }) }),
  log: shape({ entry }),
  failure: shape({ failure }),
  pages: shape({ pages, look }),
  share: shape({
    number,
    card: shape({ from: oneOf('menu', 'button'), title: text, path: text, imageUrl: text }),
  }),
  pong: shape({ number }),
  python: shape({ busy: flag }),
};

export function isFromLogic(value: unknown): value is FromLogic {
  const type = isObject(value) ? value.type : undefined;
  return typeof type === 'string' && Object.hasOwn(MESSAGES, type)
    ? MESSAGES[type as FromLogic['type']](value)
    : false;
}
