/**
 * The project that a server offers to the preview: `preview.html?project=<address>` reads
 * `<address>/project.json`, and may follow `<address>/events`. Written by `pysim.server`.
 */

import type { Problem } from './project';

/** project.json. Its own addresses are relative to it. */
export interface ServedProject {
  /** For the person. */
  name: string;
  /** The same for the same folder: what is kept of it is kept under this. */
  id: string;
  /** Of exactly these files and problems. */
  revision: string;
  /** In the order of their paths. */
  files: ServedFile[];
  /** What the server could not offer, and why. */
  problems: Problem[];
  /**
   * A stream of server-sent events, missing where nothing changes. `EventSource` takes it up again
   * by itself; with `?since=<revision>` no change between project.json and the stream is lost.
   */
  events?: string;
}

export interface ServedFile {
  /** From the root, without a leading slash. */
  path: string;
  /** Names these contents: as long as it is the same, so are they, and need not be fetched. */
  url: string;
  /** Bytes. */
  size: number;
}

/** What a message of the stream says, as JSON. Both are paths; a changed file may be a new one. */
export interface ServedChange {
  changed: string[];
  removed: string[];
}
