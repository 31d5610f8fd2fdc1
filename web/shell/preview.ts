/**
 * The preview of one project: fetches and compiles it, says what is to run, follows changes. What is
 * shown of all that is no business of this module.
 */

import type { FontFiles } from '../common/bundled-fonts';
import type { Answer, Configured, Settings } from '../protocol/messages';
import type { Compiled, Problem, ProjectFiles } from '../protocol/project';
import type { OpenPage, Screen, ShareCard } from '../protocol/shell';
import type { TestSetup } from '../protocol/testing';
import { type Change, changeBetween } from './change';
import type { Pack } from './pack';
import type { Performer } from './performer';
import type { ProjectSource } from './project';
import type { Run, Told } from './run';
import { Runs } from './runs';
import type { Spares } from './spares';
import type { State } from './state';

export interface PreviewParts {
  source: ProjectSource;
  compile(files: ProjectFiles): Promise<Compiled>;
  /** What runs are made of; `tell` hears of bytes. */
  pack(tell: (loaded: number, total: number) => void): Promise<Pack>;
  /** Those that a run with these settings is to write in, if not in those of the machine. */
  fonts(settings: Settings): Promise<FontFiles | undefined>;
  performer: Performer;
  /** Frames of runs on the screen of the device. */
  spares: Spares;
  /** The window that a page gets before it is there. */
  screen(page: OpenPage, compiled: Compiled): Screen;
  /** Show what would be shared; `answer` once the user has decided. */
  share(card: ShareCard, answer: (done: boolean) => void): void;
  log: PreviewLog;
  /** Of a run under test. */
  test?: TestSetup;
}

export interface PreviewLog {
  /** A run begins. */
  begin(): void;
  told(message: Told): void;
  /** A line of the preview itself. */
  note(text: string): void;
}

export interface PreviewListener {
  state(state: State): void;
  /** The project was compiled. */
  project(problems: readonly Problem[]): void;
  pages(run: Run): void;
  /** Whether changes of the project would be heard of. */
  connected?(isConnected: boolean): void;
}

interface Version {
  compiled: Compiled;
  files: ProjectFiles;
}

export class Preview {
  state: State = { name: 'downloading', loaded: 0, total: 0 };
  version: Version | undefined;
  problems: readonly Problem[] = [];
  private listeners: PreviewListener[] = [];
  /** Counts what makes earlier work pointless. */
  private turn = 0;
  private launching: Promise<Pack> | undefined;
  private readonly runs: Runs;

  constructor(
    private readonly parts: PreviewParts,
    /** What the user has asked for; the first page to open. */
    public wanted: OpenPage | undefined,
    public settings: Settings,
  ) {
    const { performer, share, log, source, spares } = parts;
    this.runs = new Runs(spares, {
      state: () => this.state,
      set: (state) => this.set(state),
      pages: (run) => {
        for (const listener of this.listeners) listener.pages(run);
      },
      told: (message) => log.told(message),
      perform: (effect, job) => performer.perform(effect, job, this.settings),
      share,
      dismiss: () => performer.dismiss(),
      isLive: () => source.isLive,
    });
  }

  get run(): Run | undefined {
    return this.runs.run;
  }

  follow(listener: PreviewListener): void {
    this.listeners.push(listener);
    listener.state(this.state);
  }

  /** Fetch the project, start it, and follow its changes. */
  async start(): Promise<void> {
    await this.reload();
    this.parts.source.follow({
      changed: (paths) => void this.update(paths),
      connected: (isConnected) => {
        for (const listener of this.listeners) listener.connected?.(isConnected);
      },
    });
  }

  /** Fetch everything again and start anew, on the page that was asked for. */
  async reload(): Promise<void> {
    await this.restart(this.wanted ? [this.wanted] : []);
  }

  /** Start anew on the page `page`. */
  async open(page: OpenPage): Promise<void> {
    this.wanted = page;
    await this.launch([page]);
  }

  /** Start anew on the pages that are open. */
  async again(): Promise<void> {
    await this.launch(this.pages);
  }

  /** End the run. */
  kill(): void {
    this.turn += 1;
    this.runs.end();
    this.set({ name: 'stopped' });
  }

  /** Leave the mini-program, which goes on unseen, or come back to it. */
  leave(): void {
    this.runs.background(true);
  }
  comeBack(): void {
    this.runs.background(false);
  }

  /** The pages that are open now, without their data; what was asked for, if there is no run. */
  get pages(): OpenPage[] {
    const { pages } = this.runs;
    if (pages.length > 0) return pages;
    return this.wanted ? [this.wanted] : [];
  }

  async ask<Wanted extends Answer>(question: Parameters<Run['ask']>[0]): Promise<Wanted> {
    if (!this.run) throw new Error('No mini-program is running.');
    return this.run.ask<Wanted>(question);
  }

  /** Settings for later calls. What a device is made of needs a new run. */
  async configure(changes: Settings): Promise<Settings> {
    const before = this.settings;
    if (this.run && ['running', 'background'].includes(this.state.name)) {
      const { settings, error } = await this.ask<Configured>({
        type: 'configure',
        settings: changes,
      });
      if (!settings) throw new Error(error ?? 'the settings were refused');
    }
    this.settings = { ...before, ...changes };
    const needsRun = ['profile', 'pixelRatio', 'fonts'].some(
      (name) => this.settings[name] !== before[name],
    );
    if (needsRun) await this.launch(this.pages);
    return this.settings;
  }

  /** Fetch the project anew and start it on `pages`. */
  private async restart(pages: OpenPage[]): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.runs.end();
    this.fetchPack();
    try {
      this.showBuilding();
      const version = await this.build();
      if (turn === this.turn) await this.launch(pages, version);
    } catch (error) {
      if (turn === this.turn) this.set({ name: 'failed', message: words(error) });
    }
  }

  /** Files have changed: do no more than that needs. What the user has stopped stays so. */
  private async update(paths: readonly string[] | undefined): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const isStopped = this.state.name === 'stopped';
    try {
      const before = this.version;
      // A run that starts goes on, unless what has changed needs another.
      if (!this.run && !isStopped) this.showBuilding();
      const version = await this.build(before && paths);
      if (turn === this.turn && !isStopped) await this.adopt(version, before, paths);
    } catch (error) {
      if (turn !== this.turn || isStopped) return;
      this.runs.end();
      this.set({ name: 'failed', message: words(error) });
    }
  }

  private async adopt(
    version: Version,
    before: Version | undefined,
    paths: readonly string[] | undefined,
  ): Promise<void> {
    const { run } = this;
    if (!before || !run) return this.launch(this.pages, version);
    const change = changeBetween({ compiled: run.start.compiled, files: run.start.files }, version);
    const problems = this.reasons(this.pages[0], version.compiled);
    const isMending = this.state.name === 'problem';
    if (problems.length === 0 && (change === 'none' || change === 'style')) {
      if (change === 'style') restyle(run, version);
      if (isMending) this.set({ name: 'running' });
      return undefined;
    }
    const { turn } = this;
    const pages = change === 'template' ? await run.leave() : this.pages;
    if (turn !== this.turn) return undefined;
    this.parts.log.note(noteOf(change, paths));
    return this.launch(pages, version);
  }

  /** Fetch and compile. */
  private async build(changed?: readonly string[]): Promise<Version> {
    const { files, missing } = await this.parts.source.load(changed);
    const compiled = await this.parts.compile(files);
    this.version = { compiled, files };
    this.problems = [...missing, ...compiled.problems];
    for (const listener of this.listeners) listener.project(this.problems);
    return this.version;
  }

  private showBuilding(): void {
    if (this.state.name !== 'downloading') this.set({ name: 'compiling' });
  }

  /** What keeps the page from running. */
  private reasons(page: OpenPage | undefined, compiled: Compiled): Problem[] {
    if (compiled.pages.length === 0) return errorsOf(this.problems);
    const path = page && compiled.pages.includes(page.path) ? page.path : compiled.entry;
    return compiled.broken[path] ?? [];
  }

  private async launch(pages: OpenPage[], version = this.version): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.runs.end();
    if (!version) return this.restart(pages);
    const { compiled, files } = version;
    const reasons = this.reasons(pages[0], compiled);
    if (reasons.length > 0) {
      this.set({ name: 'problem', problems: reasons });
      return undefined;
    }
    const [first] = pages;
    if (first && !compiled.pages.includes(first.path)) {
      this.parts.log.note(
        `There is no page ${first.path || '(empty)'}; ${compiled.entry} is opened`,
      );
    }
    const open = pages.filter(
      ({ path }, index) =>
        index === 0 || (compiled.pages.includes(path) && !Object.hasOwn(compiled.broken, path)),
    );
    try {
      const [pack, fonts] = await Promise.all([this.fetchPack(), this.parts.fonts(this.settings)]);
      const kept = await this.parts.performer.kept();
      if (turn !== this.turn) return undefined;
      this.set({ name: 'starting', stage: 'download' });
      const screen = this.parts.screen(open[0] ?? { path: compiled.entry, query: {} }, compiled);
      const { runtime } = pack;
      const { settings } = this;
      const { test } = this.parts;
      const base = { compiled, files, runtime, settings, kept, open, screen };
      const start = { ...base, ...(fonts && { fonts }), ...(test && { test }) };
      this.parts.log.begin();
      this.runs.begin(pack, start);
    } catch (error) {
      if (turn === this.turn) this.set({ name: 'failed', message: words(error) });
    }
    return undefined;
  }

  /** Once for all runs; again only after a failure. */
  private fetchPack(): Promise<Pack> {
    if (!this.launching) {
      this.set({ name: 'downloading', loaded: 0, total: 0 });
      this.launching = this.parts.pack((loaded, total) => {
        if (this.state.name === 'downloading') this.set({ name: 'downloading', loaded, total });
      });
      this.launching.catch(() => {
        this.launching = undefined;
      });
    }
    return this.launching;
  }

  private set(state: State): void {
    this.state = state;
    for (const listener of this.listeners) listener.state(state);
  }
}

function restyle(run: Run, { compiled, files }: Version): void {
  const { styles, fonts } = compiled;
  Object.assign(run.start, { compiled, files });
  run.frame.restyle({ styles, fonts });
}

function noteOf(change: Change, paths: readonly string[] | undefined): string {
  const what = change === 'template' ? 'Restarted with the data of the pages' : 'Restarted';
  if (!paths || paths.length === 0) return what;
  const more = paths.length > 1 ? ` and ${paths.length - 1} more` : '';
  return `${what}, since ${paths[0]}${more} changed`;
}

function errorsOf(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
