/** `window.pysim` of the preview: as in a page, and what only a preview has. */

import type { AlbumSurface } from '../effects/ui/album';
import type { UiSurface } from '../effects/ui/ui';
import type { Contents, FileAnswer, Overview, Progress, Settings } from '../protocol/messages';
import type { Problem } from '../protocol/project';
import type { OpenPage } from '../protocol/shell';
import type { LogItem } from './log/book';
import type { Preview } from './preview';
import { reasonOf, type State } from './state';

export interface PreviewSurface {
  /** `pysim-preview` on the window tells of each change. */
  readonly state: State;
  /** What is wrong with the project, errors first. */
  readonly problems: readonly Problem[];
  /** The pages that are open, the first one first; `pysim-pages` on the window tells of changes. */
  readonly pages: readonly OpenPage[];
  /** What was said; `pysim-log` on the window tells of each item. */
  readonly logs: readonly LogItem[];
  /** Fetch the project again and start it anew. */
  reload(): Promise<void>;
  /** End the mini-program, whatever it is doing. */
  kill(): void;
  /** Leave the mini-program, which goes on unseen, or come back to it. */
  leave(): void;
  comeBack(): void;
  /** Turn the device. */
  rotate(): Promise<Settings>;
  /** Start anew on a page, given as its path and query: `pages/index?id=7`. */
  open(address: string): Promise<void>;
}

/** See `Pysim` of a page. */
export interface PreviewPysim {
  /** Resolves once the first page is there; rejects with an Error that says why it is not. */
  ready: Promise<void>;
  configure(settings: Settings): Promise<Settings>;
  readonly settings: Settings;
  readonly progress: Pick<Progress, 'stage' | 'loaded' | 'total'>;
  readonly ui: UiSurface;
  readonly album: AlbumSurface;
  /** A file of the mini-program. */
  file(path: string): Promise<Blob>;
  contents(): Promise<Overview>;
  clear(): Promise<void>;
  readonly preview: PreviewSurface;
}

export interface SurfaceParts {
  preview: Preview;
  ui: { surface: UiSurface; album: AlbumSurface };
  logs(): readonly LogItem[];
  configure(settings: Settings): Promise<Settings>;
  /** Every setting with its value. */
  settings(): Settings;
  rotate(): Promise<Settings>;
  open(address: string): Promise<void>;
  clear(): Promise<void>;
}

export function surfaceOf(parts: SurfaceParts): PreviewPysim {
  const { preview, ui } = parts;
  const progress = new StartProgress();
  const ready = new Promise<void>((resolve, reject) => {
    preview.follow({
      state: (state) => {
        progress.follow(state);
        announce('pysim-preview', state);
        if (state.name === 'running') resolve();
        const reason = reasonOf(state);
        if (reason !== undefined) reject(new Error(reason));
      },
      project: () => {},
      pages: ({ pages }) => announce('pysim-pages', pages),
    });
  });
  // Whatever it is has been printed.
  ready.catch(() => {});
  return {
    ready,
    configure: parts.configure,
    get settings() {
      return parts.settings();
    },
    get progress() {
      return { ...progress.now };
    },
    ui: ui.surface,
    album: ui.album,
    file: (path) => fileOf(preview, path),
    contents: async () => {
      const { files, items, usage } = await preview.ask<Contents>({ type: 'contents' });
      return { files, items, usage };
    },
    clear: async () => {
      await parts.clear();
      announce('pysim-clear', undefined);
    },
    preview: {
      get state() {
        return preview.state;
      },
      get problems() {
        return preview.problems;
      },
      get pages() {
        return preview.pages;
      },
      get logs() {
        return parts.logs();
      },
      reload: () => preview.reload(),
      kill: () => preview.kill(),
      leave: () => preview.leave(),
      comeBack: () => preview.comeBack(),
      rotate: parts.rotate,
      open: parts.open,
    },
  };
}

/** A file of the mini-program, be it of its package or of its own areas. */
export async function fileOf(preview: Preview, path: string): Promise<Blob> {
  const own = preview.version?.files[path.replace(/^(?:\.?\/)+/, '')];
  if (own) return own;
  const { contents, error } = await preview.ask<FileAnswer>({ type: 'file', path });
  if (!contents) throw new Error(error ?? `there is no file ${path}`);
  return contents;
}

export function announce(name: string, detail: unknown): void {
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

/** The start of the core as pages tell of it. */
class StartProgress {
  now: PreviewPysim['progress'] = { stage: 'download', loaded: 0, total: 0 };

  follow(state: State): void {
    const before = JSON.stringify(this.now);
    if (state.name === 'downloading') {
      const { loaded, total } = state;
      this.now = { stage: 'download', loaded, total };
    } else if (state.name === 'starting') this.now = { ...this.now, stage: state.stage };
    else if (state.name === 'running') this.now = { ...this.now, stage: 'ready' };
    if (JSON.stringify(this.now) !== before) announce('pysim-progress', this.now);
  }
}
