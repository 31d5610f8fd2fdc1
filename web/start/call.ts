/** One call of the API from start to end: its callbacks in order, its time, the file it made. */

import { API, type Given } from './parameters';
import type { Size } from './surface';

export interface CallbackEvent {
  name: 'success' | 'fail' | 'complete';
  result: tt.Result;
}

export interface ImageFile extends Size {
  path: string;
  blob: Blob;
}

export interface Outcome {
  events: CallbackEvent[];
  /** Ms from the call to the first callback. */
  ms: number;
  /** Whether the call had to wait for Python. */
  early: boolean;
  file?: ImageFile;
  /** Why the file could not be shown although the call succeeded. */
  problem?: string;
}

/** Make the call; resolves after `complete`, which a fault may keep from ever coming. */
export async function exportCanvas(given: Given): Promise<Outcome> {
  const early = !isUp();
  const events: CallbackEvent[] = [];
  const start = performance.now();
  let ms = 0;
  await new Promise<void>((done) => {
    const note = (name: CallbackEvent['name']) => (result: tt.Result) => {
      if (events.length === 0) ms = performance.now() - start;
      events.push({ name, result });
      if (name === 'complete') done();
    };
    // A form may give what the types forbid: that is what it is for.
    const options = given as unknown as tt.CanvasToTempFilePathOptions;
    const callbacks = { success: note('success'), fail: note('fail'), complete: note('complete') };
    void tt[API]({ ...options, ...callbacks });
  });
  const outcome = { events, ms, early: early && isUp() };
  const path = pathOf(events[0]);
  if (path === undefined) return outcome;
  try {
    return { ...outcome, file: await load(path) };
  } catch (error) {
    return { ...outcome, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether Python is up; a call made before waits for it. */
export function isUp(): boolean {
  return window.pysim?.progress.stage === 'ready';
}

/** Why a call may not be answered yet. */
export function patience(): string {
  if (!isUp()) return 'Called. The answer comes as soon as Python is up.';
  const faults = String(window.pysim?.settings.faults ?? 'none');
  return faults === 'none'
    ? 'Called.'
    : `Called. The setting faults is at ${faults}, which may hold the answer back.`;
}

/** Delete a file that nothing shows any more. */
export function discard(path: string): void {
  // Without it the file only stays a little longer.
  const ignore = () => undefined;
  try {
    tt.getFileSystemManager().unlink({ filePath: path, success: ignore, fail: ignore });
  } catch {
    ignore();
  }
}

/** What `fail` received, if it ran. */
export function failureOf({ events }: Outcome): tt.Failure | undefined {
  const failed = events.find(({ name }) => name === 'fail');
  return failed && (failed.result as tt.Failure);
}

function pathOf(event: CallbackEvent | undefined): string | undefined {
  if (event?.name !== 'success') return undefined;
  return (event.result as tt.CanvasToTempFilePathResult).tempFilePath;
}

async function load(path: string): Promise<ImageFile> {
  const { data } = await new Promise<tt.ReadFileResult>((success, failed) => {
    const fail = ({ errMsg }: tt.Failure) => failed(new Error(errMsg));
    tt.getFileSystemManager().readFile({ filePath: path, success, fail });
  });
  const type = /\.jpe?g$/.test(path) ? 'image/jpeg' : 'image/png';
  const blob = new Blob([data], { type });
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { path, blob, width, height };
}
