/** `window.pysim`: the settings in force, the progress of start-up and the way to change both. */

import type { Core } from '../core/types';
import type { AlbumSurface } from '../effects/ui/album';
import type { Ui, UiSurface } from '../effects/ui/ui';
import type { Overview, Progress, Settings } from '../protocol/messages';
import type { ProjectStore } from '../store/project';
import { packOptions } from '../tt/wire';
import type { PageFonts } from './fonts';

export interface Pysim {
  /** Resolves once `tt` works; rejects with an Error that says why it does not. */
  ready: Promise<void>;
  /** Settings for later calls; rejects with a sentence if a name or value is refused. */
  configure(settings: Settings): Promise<Settings>;
  readonly settings: Settings;
  /** The latest; `pysim-progress` on the window tells of each change. Sizes in bytes. */
  readonly progress: Pick<Progress, 'stage' | 'loaded' | 'total'>;
  /** What is shown over the page, and answers to it. */
  readonly ui: UiSurface;
  /** The images that were saved. */
  readonly album: AlbumSurface;
  /**
   * All files of the mini-program, the values of its storage, and how much of its quotas they take.
   * `pysim-reply` on the window tells of each answer of an asynchronous API, after which they may be
   * others.
   */
  contents(): Promise<Overview>;
  /**
   * Forget files, storage and permissions, as if the mini-program were installed anew; `pysim-clear`
   * on the window tells that it is done.
   */
  clear(): Promise<void>;
}

export interface Session {
  pysim: Pysim;
  settings(): Settings;
  /** See `Host` of the shim; setting the faults again empties it. */
  failedOnce: Set<string>;
}

interface Parts {
  ui: Pick<Ui, 'surface' | 'album'>;
  store: Pick<ProjectStore, 'clear'>;
  fonts: Pick<PageFonts, 'use'>;
}

/** Start a session on `core` with the settings `given`, whose values may be refused later. */
export function startSession(
  core: Core,
  defaults: Settings,
  given: Settings,
  { ui, store, fonts }: Parts,
): Session {
  let settings: Settings = { ...defaults, ...given };
  const failedOnce = new Set<string>();
  let progress: Pysim['progress'] = { stage: 'download', loaded: 0, total: 0 };

  const adopt = async (changes: Settings): Promise<void> => {
    settings = await core.configure(packOptions(changes).value);
    if ('faults' in changes) failedOnce.clear();
  };
  const configure = async (changes: Settings): Promise<Settings> => {
    await adopt(changes);
    await fonts.use(settings);
    return { ...settings };
  };

  const start = async () => {
    // Sent at once, so that no call overtakes it.
    const accepted = adopt(given).catch((error: unknown) => {
      settings = { ...defaults };
      throw error;
    });
    await Promise.all([core.ready, accepted, fonts.use(settings)]);
  };
  const ready = start();
  ready.catch((error: unknown) => console.error(`[pysim] ${error}`));

  core.onProgress(({ stage, loaded, total }) => {
    progress = { stage, loaded, total };
    window.dispatchEvent(new CustomEvent('pysim-progress', { detail: progress }));
  });

  const pysim: Pysim = {
    ready,
    configure,
    get settings() {
      return { ...settings };
    },
    get progress() {
      return progress;
    },
    ui: ui.surface,
    album: ui.album,
    contents: core.contents,
    clear: async () => {
      await core.clear();
      await store.clear();
      window.dispatchEvent(new CustomEvent('pysim-clear'));
    },
  };
  return { pysim, settings: () => settings, failedOnce };
}
