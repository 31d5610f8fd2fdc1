/** The viewer over what a mini-program previews, and over the album. */

import type { Core } from '../../core/types';
import type { EffectRequest } from '../../protocol/messages';
import { fetchImage, ON_NETWORK } from '../image-address';
import type { Album } from './album';
import type { Answer, Question } from './question';
import { type Picture, Viewer } from './viewer';

export type PreviewRequest = Extract<EffectRequest, { kind: 'preview' }>;

export interface PictureSource extends Pick<Core, 'file' | 'reach'> {
  /** Whether `file` is to be asked for it. */
  holds(path: string): boolean;
}

export class Previews {
  constructor(
    private readonly page: Document,
    private readonly core: PictureSource,
    private readonly saved: Album,
    private readonly changed: () => void,
  ) {}

  preview(request: PreviewRequest, answer: (given: Answer) => void): Question {
    const pictures = request.urls.map((url) => this.pictureOf(url, request.headers));
    const save = { label: 'Save image', run: (picture: Picture) => void this.save(picture) };
    return this.viewer(request, pictures, answer, request.save ? save : undefined);
  }

  album(index: number, answer: (given: Answer) => void): Question {
    const pictures = this.saved.images.map(({ name, url }) => ({ name, source: async () => url }));
    const urls = pictures.map(({ name }) => name);
    const request: PreviewRequest = {
      kind: 'preview',
      urls,
      index,
      save: true,
      headers: {},
    };
    const run = (picture: Picture) => void download(this.page, picture);
    return this.viewer(request, pictures, answer, { label: 'Download', run });
  }

  private viewer(
    request: PreviewRequest,
    pictures: Picture[],
    answer: (given: Answer) => void,
    action: { label: string; run(picture: Picture): void } | undefined,
  ): Question {
    const shown = { ...request };
    const viewer = new Viewer({
      page: this.page,
      pictures,
      index: request.index,
      ...(action ? { action } : {}),
      turned: (index) => {
        shown.index = index;
        this.changed();
      },
      closed: () => answer('cancel'),
    });
    return {
      request: shown,
      dialog: viewer.dialog,
      choices: '"cancel"',
      resultOf: (given) => {
        if (given !== 'cancel') return undefined;
        viewer.release();
        return {};
      },
    };
  }

  private pictureOf(url: string, headers: PreviewRequest['headers']): Picture {
    return { name: url, source: () => this.sourceOf(url, headers) };
  }

  private async sourceOf(url: string, headers: PreviewRequest['headers']): Promise<Blob | string> {
    if (!ON_NETWORK.test(url)) return this.core.file(url);
    await this.core.reach(url);
    const fetched = await fetchImage(url, headers);
    if (!fetched) return url;
    await this.core.reach(fetched.landed);
    return fetched.contents;
  }

  /** As the user wants it, so the mini-program's permission does not count. */
  private async save(picture: Picture): Promise<void> {
    try {
      const source = await picture.source();
      const blob = typeof source === 'string' ? await (await fetch(source)).blob() : source;
      const name = picture.name.split(/[?#]/)[0]?.split('/').at(-1) || 'image';
      this.saved.save(name, new Uint8Array(await blob.arrayBuffer()));
    } catch (error) {
      console.warn(`[pysim] ${picture.name} could not be saved: ${error}`);
    }
  }
}

async function download(page: Document, { name, source }: Picture): Promise<void> {
  const link = page.createElement('a');
  link.href = String(await source());
  link.download = name;
  link.click();
}
