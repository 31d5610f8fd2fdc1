/** Picking image files. A browser opens its picker after a tap only, so a menu comes first. */

import type { EffectRequest } from '../../protocol/messages';
import { element } from './element';
import type { Answer, Question, Result } from './question';
import { sheet } from './sheet';

export type PickRequest = Extract<EffectRequest, { kind: 'pickImages' }>;

const TEXTS = { album: 'Choose from album', camera: 'Take a photo' };

export function picker(
  page: Document,
  request: PickRequest,
  answer: (given: Answer) => void,
): Question {
  const input = element(page, 'input');
  input.type = 'file';
  input.accept = 'image/*';
  input.addEventListener('change', () => answer([...(input.files ?? [])]));
  input.addEventListener('cancel', () => answer('cancel'));
  const items = request.sources.map((source) => ({
    text: TEXTS[source],
    tapped: () => {
      input.multiple = source === 'album' && request.count > 1;
      input.toggleAttribute('capture', source === 'camera');
      input.click();
    },
  }));
  const dialog = sheet(page, 'Choose images', items, () => answer('cancel'));
  return {
    request,
    dialog,
    choices: 'an array of files (also by pysim.ui.give), or "cancel"',
    resultOf: (given) => {
      if (given === 'cancel') return { files: [] };
      return areFiles(given) ? filesOf(given) : undefined;
    },
  };
}

/** Whether that can be picked. */
export function areFiles(given: unknown): given is readonly Blob[] {
  return Array.isArray(given) && given.every((each) => each instanceof Blob);
}

/** The files with their bytes, as the core wants them. */
export async function filesOf(blobs: readonly Blob[]): Promise<Result> {
  const read = async (blob: Blob) => ({
    // Not by its class: the file may be of another window.
    name: 'name' in blob ? String(blob.name) : 'image',
    bytes: new Uint8Array(await blob.arrayBuffer()),
  });
  return { files: await Promise.all(blobs.map(read)) };
}
