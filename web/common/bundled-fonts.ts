/** The fonts of the setting `fonts=bundled`: where they are, and how a thread comes to have them. */

import { BUNDLED } from './families';

/** The files by name. */
export type FontFiles = Record<string, Blob>;

const [LETTERS, REST] = BUNDLED;
/** Every weight has a file: none is made bold by the browser. */
const FACES = [
  { file: 'sans-regular.ttf', family: LETTERS, weight: '1 599' },
  { file: 'sans-bold.ttf', family: LETTERS, weight: '600 1000' },
  { file: 'rest.ttf', family: REST, weight: '1 1000' },
];
/** Ms for a file. */
const PATIENCE = 60_000;

/** A window or a worker. */
export interface FontScope {
  FontFace: typeof FontFace;
  fonts: FontFaceSet;
}

/** Fetch them from the site at `base`; rejects with a sentence that names the file. */
export async function fetchFonts(base: URL): Promise<FontFiles> {
  const fetched = FACES.map(async ({ file }): Promise<[string, Blob]> => {
    const url = new URL(`fonts/${file}`, base).href;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
      if (!response.ok) throw new Error(`HTTP status ${response.status}`);
      return [file, await response.blob()];
    } catch (error) {
      throw new Error(`The font ${url} could not be loaded: ${words(error)}`, { cause: error });
    }
  });
  return Object.fromEntries(await Promise.all(fetched));
}

/** Have them in `scope`, once; rejects with a sentence that names the file. */
export async function loadFonts(files: FontFiles, scope: FontScope): Promise<void> {
  const loaded = FACES.map(async ({ file, family, weight }) => {
    try {
      const contents = await files[file]?.arrayBuffer();
      if (!contents) throw new Error('it was not handed over');
      return await new scope.FontFace(family, contents, { weight }).load();
    } catch (error) {
      throw new Error(`The font ${file} could not be loaded: ${words(error)}`, { cause: error });
    }
  });
  for (const face of await Promise.all(loaded)) scope.fonts.add(face);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
