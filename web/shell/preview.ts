/**
 * The preview of one project: fetches and compiles it, starts and ends its runs, follows changes.
 * What is shown of all that is no business of this module.
 */

import type { Answer, Configured, Settings } from '../protocol/messages';
import type { Compiled, Problem, ProjectFiles } from '../protocol/project';
import type { Failure, OpenPage, Screen, ShareCard } from '../protocol/shell';
import { type Change, changeBetween } from './change';
import type { Pack } from './pack';
import type { Performer } from './performer';
import type { ProjectSource } from './project';
import { Run, type Told } from './run';
import type { Spares } from './spares';
import type { State } from './state';
import type { Silence } from './watchdog';

export interface PreviewParts {
  source: ProjectSource;
  compile(files: ProjectFiles): Promise<Compiled>;
  /** What runs are made of; `tell` hears of bytes. */
  pack(tell: (loaded: number, total: number) => void): Promise<Pack>;
  performer: Performer;
  /** Frames of runs on the screen of the device. */
  spares: Spares;
  /** The window that a page gets before it is there. */
  screen(page: OpenPage, compiled: Compiled): Screen;
  /** Show what would be shared; `answer` once the user has decided. */
  share(card: ShareCard, answer: (done: boolean) => void): void;
  log: PreviewLog;
}

export interface PreviewLog {
  told(message: Told): void;
  /** A line of the preview itself. */
  note(text: string): void;
}

export interface PreviewListener {
  state(state: State): void;
  /** The project was compiled. */
  project(problems: readonly Problem[]): void;
  pages(run: Run): void;
}

interface Version {
  compiled: Compiled;
  files: ProjectFiles;
}

/** Ms in which a page may still come after an error. */
const GRACE = 400;

export class Preview {
  state: State = { name: 'downloading', loaded: 0, total: 0 };
  run: Run | undefined;
  version: Version | undefined;
  problems: readonly Problem[] = [];
  private listeners: PreviewListener[] = [];
  /** Counts what makes earlier work pointless. */
  private turn = 0;
  private graceTimer = 0;
  private launching: Promise<Pack> | undefined;

  constructor(
    private readonly parts: PreviewParts,
    /** What the user has asked for; the first page to open. */
    public wanted: OpenPage | undefined,
    public settings: Settings,
  ) {}

  follow(listener: PreviewListener): void {
    this.listeners.push(listener);
    listener.state(this.state);
  }

  /** Fetch the project, start it, and follow its changes. */
  async start(): Promise<void> {
    await this.reload();
    this.parts.source.follow((paths) => void this.update(paths));
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
    this.end();
    this.set({ name: 'stopped' });
  }

  /** Leave the mini-program, which goes on unseen, or come back to it. */
  leave(): void {
    this.background('running', 'background');
  }
  comeBack(): void {
    this.background('background', 'running');
  }

  /** The pages that are open now, without their data; what was asked for, if there is no run. */
  get pages(): OpenPage[] {
    const { run } = this;
    if (run && run.pages.length > 0) return run.pages.map(({ path, query }) => ({ path, query }));
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
    const needsRun = ['profile', 'pixelRatio'].some((name) => this.settings[name] !== before[name]);
    if (needsRun) await this.launch(this.pages);
    return this.settings;
  }

  /** Fetch the project anew and start it on `pages`. */
  private async restart(pages: OpenPage[]): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.end();
    this.fetchPack();
    try {
      const version = await this.build();
      if (turn === this.turn) await this.launch(pages, version);
    } catch (error) {
      if (turn === this.turn) this.set({ name: 'failed', message: words(error) });
    }
  }

  /** Files have changed: do no more than that needs. */
  private async update(paths: readonly string[] | undefined): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    try {
      const before = this.version;
      const version = await this.build(before && paths);
      if (turn !== this.turn || this.state.name === 'stopped') return;
      await this.adopt(version, before, paths);
    } catch (error) {
      if (turn !== this.turn) return;
      this.end();
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
    // A run that starts goes on, unless what has changed needs another.
    if (!this.run) this.showBuilding();
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
    this.end();
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
      const pack = await this.fetchPack();
      const kept = await this.parts.performer.kept();
      if (turn !== this.turn) return undefined;
      this.set({ name: 'starting', stage: 'download' });
      const screen = this.parts.screen(open[0] ?? { path: compiled.entry, query: {} }, compiled);
      const { runtime } = pack;
      const { settings } = this;
      const start = { compiled, files, runtime, settings, kept, open, screen };
      this.begin(pack, start);
    } catch (error) {
      if (turn === this.turn) this.set({ name: 'failed', message: words(error) });
    }
    return undefined;
  }

  private begin(pack: Pack, start: Run['start']): void {
    const { parts } = this;
    const mine = (job: () => void) => {
      if (run === this.run) job();
    };
    const run: Run = new Run(parts.spares.take(pack), start, {
      perform: (effect, job) => parts.performer.perform(effect, job, this.settings),
      progress: (stage) => mine(() => this.starting(stage)),
      shown: () => mine(() => this.shown(run)),
      told: (message) =>
        mine(() => {
          parts.log.told(message);
          if (message.type === 'failure') this.failed(message.failure, run);
        }),
      share: (card, answer) => mine(() => parts.share(card, answer)),
      silent: (silence) => mine(() => this.silent(silence, run)),
      ended: (reason) =>
        mine(() => {
          this.end();
          this.set({ name: 'failed', message: reason });
        }),
    });
    this.run = run;
  }

  private background(from: State['name'], to: 'background' | 'running'): void {
    if (this.state.name !== from) return;
    this.run?.frame.send({ type: 'background', isLeft: to === 'background' });
    this.set({ name: to });
  }

  private starting(stage: Extract<State, { name: 'starting' }>['stage']): void {
    if (this.state.name === 'starting') this.set({ name: 'starting', stage });
  }

  /** The run may have been silent before its first page, too. */
  private silent(silence: Silence | undefined, run: Run): void {
    if (silence) this.set({ name: 'stuck', silence });
    else if (run.pages.length > 0) this.set({ name: 'running' });
    else this.set({ name: 'starting', stage: 'ready' });
  }

  private shown(run: Run): void {
    clearTimeout(this.graceTimer);
    for (const listener of this.listeners) listener.pages(run);
    if (this.state.name === 'starting' || this.state.name === 'crashed') {
      this.set({ name: 'running', ...(this.early && { failure: this.early }) });
      this.parts.spares.provide(this.parts.source.isLive);
    }
  }

  /** An error before the first page; a page may come nevertheless. */
  private early: Failure | undefined;

  private failed(failure: Failure, run: Run): void {
    if (run.pages.length > 0) {
      if (this.state.name === 'running') this.set({ name: 'running', failure });
      return;
    }
    this.early ??= failure;
    clearTimeout(this.graceTimer);
    this.graceTimer = window.setTimeout(() => {
      if (this.early) this.set({ name: 'crashed', failure: this.early });
    }, GRACE);
  }

  /** Take the run away with all that it shows. */
  private end(): void {
    clearTimeout(this.graceTimer);
    this.early = undefined;
    const { run } = this;
    this.run = undefined;
    run?.kill();
    this.parts.performer.dismiss();
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
