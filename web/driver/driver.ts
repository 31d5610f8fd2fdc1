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
import { fetchPack, type Pack } from '../shell/pack';
import { Performer } from '../shell/performer';
import { Preview } from '../shell/preview';
import { ProjectSource } from '../shell/project';
import { checkReach } from '../shell/reach';
import { Spares } from '../shell/spares';
import { reasonOf } from '../shell/state';
import { fileOf } from '../shell/surface';
import { Dialogs } from './dialogs';
import { type Line, linesOf } from './log';
import { Network, type Noted, type Reply } from './network';
import { base64, bytesOf, fromTest, toTest } from './values';

const SITE = new URL('.', document.baseURI);
const DEFAULTS: Settings = Object.fromEntries(rows.map((row) => [row.name, row.default]));
/** Ms for what the shell itself answers at once. */
const SHORT = 10_000;
/** Ms for the start of a mini-program on a busy machine. */
const LONG = 90_000;

/** Ms between two looks at what somebody waits for. */
const PAUSE = 10;
export interface OpenOptions {
  /** Address of the project's folder. */
  project: string;
  /** Under which the browser keeps what is the mini-program's own. */
  name: string;
  page?: OpenPage;
  settings: Settings;
  test: TestSetup;
  /** Whether the test wants to answer requests to the network. */
  asks: boolean;
}

/** What a test answers: calls, and requests to the network. */
interface Asked {
  askTest(api: string, options: unknown): Promise<MockResult>;
  askNetwork(request: Noted): Promise<Reply>;
}

interface Call {
  api: string;
  options: unknown;
}

const asked = window as unknown as Asked;

export class Driver {
  /** Calls of APIs with a mock, the first one first. */
  calls: Promise<Call>[] = [];
  /** What the user would have been shown to share. */
  shared: ShareCard[] = [];
  book = new LogBook();
  preview: Preview | undefined;
  network = new Network(false, (request) => asked.askNetwork(request));
  readonly dialogs: Dialogs;
  private setup: TestSetup = { mocks: {} };
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
    this.dialogs = new Dialogs(this.ui.surface);
  }

  get surface(): Ui['surface'] {
    return this.ui.surface;
  }

  /** Start a mini-program and return the size of the screen; rejects with a sentence if its first page does not come. */
  async open({ project, name, page, settings, test, asks }: OpenOptions): Promise<Screen> {
    await this.close();
    const address = new URL(project, SITE);
    const source = this.sources.get(address.href) ?? new ProjectSource(address);
    this.sources.set(address.href, source);
    this.calls = [];
    this.shared = [];
    this.book = new LogBook();
    const { book } = this;
    const network = new Network(asks, (request) => asked.askNetwork(request));
    this.network = network;
    this.setup = { ...test, mocks: fromTest(test.mocks) as TestSetup['mocks'] };
    this.performer = new Performer(name, this.ui, (text) => book.note(text), {
      mocked: (call) => this.mocked(call),
      answered: (request, job) => network.answer(request, job),
    });
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
        // What the test changes later is so after a restart, too.
        test: this.setup,
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
    this.network.asks = false;
    this.dialogs.forget();
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
    delete this.setup.mocks[api];
    if (wanted) this.setup.mocks[api] = wanted;
  }

  async clock(time?: number): Promise<void> {
    await this.run.test({ type: 'clock', ...(time !== undefined && { time }) }, SHORT);
    delete this.setup.clock;
    if (time !== undefined) this.setup.clock = time;
  }

  /** Change settings, and return the size of the screen. */
  async configure(changes: Settings): Promise<Screen> {
    const { preview } = this;
    const settings = await this.running.configure(changes);
    if (preview && preview.state.name === 'starting') await this.started(preview);
    const device = deviceOf({ ...DEFAULTS, ...settings });
    this.device.become(device);
    return device.screen;
  }

  /** Turn the device, and return the size of the screen. */
  turn(): Promise<Screen> {
    const { screen, canTurn, title } = deviceOf({ ...DEFAULTS, ...this.running.settings });
    if (!canTurn) throw new Error(`${title} cannot be turned.`);
    return this.configure({ orientation: screen.width > screen.height ? 'portrait' : 'landscape' });
  }

  /** What the user wishes of the platform; on return the mini-program has heard of it. */
  async send(wish: 'back' | 'share' | number): Promise<void> {
    const { frame } = this.run;
    if (typeof wish === 'number') frame.send({ type: 'tab', index: wish });
    else frame.send({ type: wish });
    await this.heard();
  }

  async leave(): Promise<void> {
    this.running.leave();
    await this.heard();
  }

  async comeBack(): Promise<void> {
    this.running.comeBack();
    await this.heard();
  }

  /** How the page on top looks, and the tabs of the mini-program. */
  get look() {
    const { look } = this.run;
    return { ...look, tabs: this.running.version?.compiled.tabBar?.list.length ?? 0 };
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
    return linesOf(this.book.items);
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
  get album(): Promise<{ name: string; bytes: string }[]> {
    const told = this.ui.album.images.map(async ({ name, bytes }) => ({
      name,
      bytes: await base64(bytes),
    }));
    return Promise.all(told);
  }

  /** The message that goes by itself. */
  get toast() {
    return this.ui.message ?? null;
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

  /** Messages to the worker so far have arrived. */
  private async heard(): Promise<void> {
    await this.evaluate('0', null, SHORT);
  }

  private async mocked({ api, options, asks }: MockedCall): Promise<Resume['result']> {
    const call = toTest(options).then((told) => ({ api, options: told }));
    this.calls.push(call);
    const { preview } = this;
    const { options: told } = await call;
    // It may have ended meanwhile.
    if (!asks || preview !== this.preview) return {};
    return fromTest(await asked.askTest(api, told)) as Resume['result'];
  }

  private screenOf({ path }: OpenPage, compiled: Compiled): Screen {
    const page = compiled.pages.includes(path) ? path : compiled.entry;
    this.device.expect(compiled, page, this.running.version?.files ?? {});
    return windowOf(deviceOf({ ...DEFAULTS, ...this.running.settings }), compiled, page);
  }
}
