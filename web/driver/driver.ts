/**
 * Runs mini-programs for tests, one after another: each has files, storage, album and log of its
 * own, while the runtime, the compiler and a frame that is started ahead are kept.
 */

import { within } from '../common/within';
import { CompilerClient } from '../compile/client';
import { Ui } from '../effects/ui/ui';
import { settings as rows } from '../generated/catalog.json';
import type { ReachAnswer, Resume, Settings } from '../protocol/messages';
import type { Compiled } from '../protocol/project';
import type { OpenPage, Screen, ShareCard } from '../protocol/shell';
import type { Mock, MockedCall, MockResult, TestSetup } from '../protocol/testing';
import type { DeviceView } from '../shell/device/device-view';
import { DeviceFonts } from '../shell/device/fonts';
import { deviceOf, windowOf } from '../shell/device/geometry';
import { LogBook } from '../shell/log/book';
import { briefly } from '../shell/log/tree';
import { fetchPack, type Pack } from '../shell/pack';
import { Performer } from '../shell/performer';
import { Preview } from '../shell/preview';
import { ProjectSource } from '../shell/project';
import { checkReach } from '../shell/reach';
import { Spares } from '../shell/spares';
import { reasonOf } from '../shell/state';
import { fileOf } from '../shell/surface';
import { base64, bytesOf, fromTest, toTest } from './values';

const SITE = new URL('.', document.baseURI);
const DEFAULTS: Settings = Object.fromEntries(rows.map((row) => [row.name, row.default]));
/** Ms for what the shell itself answers at once. */
const SHORT = 10_000;
/** Ms for the start of a mini-program on a busy machine. */
const LONG = 90_000;

/** Ms between two looks at what somebody waits for. */
const PAUSE = 10;
/** Characters of a value in a line of the log. */
const ROOM = 2000;

/** A line of the log. */
interface Line {
  level: string;
  from: string;
  text: string;
  place: { file: string; line: number; column: number } | null;
  stack: string | null;
  /** Ms since 1970. */
  time: number;
  count: number;
  isUncaught: boolean;
}

export interface OpenOptions {
  /** Address of the project's folder. */
  project: string;
  /** Under which the browser keeps what is the mini-program's own. */
  name: string;
  page?: OpenPage;
  settings: Settings;
  test: TestSetup;
}

/** Asks the test to answer a call. */
type AskTest = (api: string, options: unknown) => Promise<MockResult>;

export class Driver {
  /** Calls of APIs with a mock, the first one first. */
  calls: { api: string; options: unknown }[] = [];
  /** What the user would have been shown to share. */
  shared: ShareCard[] = [];
  book = new LogBook();
  preview: Preview | undefined;
  private readonly device: DeviceView;
  private readonly ui: Ui;
  private readonly fonts: DeviceFonts;
  private readonly spares: Spares;
  private readonly compiler = new CompilerClient(new URL('compile.js', SITE));
  private readonly sources = new Map<string, ProjectSource>();
  private performer: Performer | undefined;
  private fetching: Promise<Pack> | undefined;

  constructor(device: DeviceView, layer: Document) {
    this.device = device;
    this.ui = new Ui(
      layer,
      { file: (path) => fileOf(this.running, path), reach: (address) => this.reach(address) },
      (path) => !/^\s*https?:/i.test(path),
    );
    this.fonts = new DeviceFonts(SITE, device.element, layer, this.ui);
    this.spares = new Spares(device.windows, 0);
  }

  get surface(): Ui['surface'] {
    return this.ui.surface;
  }

  /** Start a mini-program and return the size of the screen; rejects with a sentence if its first page does not come. */
  async open({ project, name, page, settings, test }: OpenOptions): Promise<Screen> {
    await this.close();
    const address = new URL(project, SITE);
    const source = this.sources.get(address.href) ?? new ProjectSource(address);
    this.sources.set(address.href, source);
    this.calls = [];
    this.shared = [];
    this.book = new LogBook();
    const { book } = this;
    this.performer = new Performer(
      name,
      this.ui,
      (text) => book.note(text),
      (call) => this.mocked(call),
    );
    const preview = new Preview(
      {
        source,
        compile: (files) => this.compiler.compile(files),
        pack: () => this.pack(),
        fonts: this.fonts.choose,
        performer: this.performer,
        spares: this.spares,
        screen: (wanted, compiled) => this.screenOf(wanted, compiled),
        share: (card, answer) => {
          this.shared.push(card);
          answer(true);
        },
        log: book,
        test: { ...test, mocks: fromTest(test.mocks) as TestSetup['mocks'] },
      },
      page,
      settings,
    );
    this.preview = preview;
    preview.follow({
      state: () => {},
      project: (problems) => book.compiled(problems),
      pages: ({ pages, look, start: { compiled, files } }) => {
        const isHome = pages.at(-1)?.path === compiled.pages[0] || Number(look?.tab) >= 0;
        if (look) this.device.show(look, { tabBar: compiled.tabBar, files, isHome });
      },
    });
    this.device.become(deviceOf({ ...DEFAULTS, ...settings }));
    await preview.reload();
    await this.started(preview);
    return deviceOf({ ...DEFAULTS, ...settings }).screen;
  }

  /** Start it anew on the page that was asked for, with the files and the storage that it has. */
  async restart(): Promise<void> {
    await this.running.reload();
    await this.started(this.running);
  }

  /** End it, and forget its files and storage. */
  async close(): Promise<void> {
    const { performer, preview } = this;
    this.preview = undefined;
    this.performer = undefined;
    preview?.kill();
    this.ui.forget();
    await performer?.clear();
  }

  get running(): Preview {
    if (!this.preview) throw new Error('No mini-program is open.');
    return this.preview;
  }

  private get run() {
    const { run } = this.running;
    if (!run) throw new Error('The mini-program has ended.');
    return run;
  }

  /** The value of an expression, or of a function of `argument`, in the mini-program's thread. */
  async evaluate(source: string, argument: unknown, patience: number): Promise<unknown> {
    const request = { type: 'evaluate', source, argument: fromTest(argument) } as const;
    return toTest(await this.run.test(request, patience));
  }

  settle(patience: number): Promise<void> {
    return this.run.settle(patience);
  }

  async mock(api: string, mock?: Mock): Promise<void> {
    const wanted = mock && (fromTest(mock) as Mock);
    await this.run.test({ type: 'mock', api, ...(wanted && { mock: wanted }) }, SHORT);
  }

  async clock(time?: number): Promise<void> {
    await this.run.test({ type: 'clock', ...(time !== undefined && { time }) }, SHORT);
  }

  async configure(changes: Settings): Promise<Settings> {
    const settings = await this.running.configure(changes);
    this.device.become(deviceOf({ ...DEFAULTS, ...settings }));
    return settings;
  }

  send(wish: 'back' | number): void {
    const message = wish === 'back' ? { type: wish } : ({ type: 'tab', index: wish } as const);
    this.run.frame.send(message);
  }

  /** Wait until the value is truthy, and return it; rejects if that takes longer than `patience` ms. */
  async waitFor(source: string, argument: unknown, patience: number): Promise<unknown> {
    const end = performance.now() + patience;
    for (;;) {
      const value = await this.evaluate(source, argument, patience);
      if (value) return value;
      if (performance.now() > end) {
        throw new Error(`it was still ${JSON.stringify(value)} after ${patience / 1000} s`);
      }
      await new Promise((passed) => setTimeout(passed, PAUSE));
    }
  }

  /** What was said so far. */
  get log(): Line[] {
    return this.book.items.map((item) => {
      const { level, from, values, place, stack = null, time, count } = item;
      const text = values.map((value) =>
        typeof value === 'string' ? value : briefly(value, ROOM),
      );
      // An error that nobody caught has a stack.
      const isUncaught = from === 'code' && stack !== null;
      return {
        level,
        from,
        text: text.join(' '),
        place: place ?? null,
        stack,
        time,
        count,
        isUncaught,
      };
    });
  }

  /** The pages that are open, without their data. */
  get pages(): OpenPage[] {
    return this.running.pages;
  }

  /** The contents of a file of the mini-program, as base64. */
  async read(path: string): Promise<string> {
    return base64(await fileOf(this.running, path));
  }

  /** The pictures that were saved, as base64, the latest last. */
  get album(): Promise<string[]> {
    return Promise.all(this.ui.album.images.map(({ bytes }) => base64(bytes)));
  }

  /** Let the picker that is open, or the next one, bring these. */
  give(files: readonly { name: string; type: string; bytes: string }[]): void {
    this.ui.surface.give(
      files.map(({ name, type, bytes }) => new File([bytesOf(bytes)], name, { type })),
    );
  }

  private async started(preview: Preview): Promise<void> {
    const running = new Promise<void>((resolve, reject) => {
      preview.follow({
        state: (state) => {
          const reason = reasonOf(state);
          if (reason !== undefined) reject(new Error(reason));
          else if (state.name === 'running') resolve();
        },
        project: () => {},
        pages: () => {},
      });
    });
    await within(LONG, running, `The first page did not come within ${LONG / 1000} s.`);
    this.spares.provide(true);
  }

  private pack(): Promise<Pack> {
    this.fetching ??= fetchPack(SITE, () => {});
    this.fetching.catch(() => {
      this.fetching = undefined;
    });
    return this.fetching;
  }

  private async reach(address: string): Promise<void> {
    checkReach(address, { ...DEFAULTS, ...this.running.settings });
    const { error } = await this.running.ask<ReachAnswer>({ type: 'reach', address });
    if (error) throw new Error(error);
  }

  private async mocked({ api, options, asks }: MockedCall): Promise<Resume['result']> {
    const told = await toTest(options);
    this.calls.push({ api, options: told });
    if (!asks) return {};
    const { askTest } = window as unknown as { askTest: AskTest };
    return fromTest(await askTest(api, told)) as Resume['result'];
  }

  private screenOf({ path }: OpenPage, compiled: Compiled): Screen {
    const page = compiled.pages.includes(path) ? path : compiled.entry;
    this.device.expect(compiled, page, this.running.version?.files ?? {});
    return windowOf(deviceOf({ ...DEFAULTS, ...this.running.settings }), compiled, page);
  }
}
