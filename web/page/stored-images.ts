/**
 * Lets `<img src="ttfile://…">` show a file of the mini-program: the path is replaced by a `blob:`
 * address, which lives as long as the element is in the page and shows that file.
 */

import { STORED } from '../effects/image-address';
import type { Log } from '../tt/canvas/types';

/** The path whose file an element shows. */
const MARK = 'data-ttfile';

export class StoredImages {
  /** Addresses by element; empty while the file is on its way. */
  private readonly addresses = new Map<HTMLImageElement, string>();

  /** `file` gives a file of the mini-program, or rejects with the reason. */
  constructor(
    page: Document,
    private readonly file: (path: string) => Promise<Blob>,
    private readonly log: Log,
  ) {
    const observer = new MutationObserver((changes) => {
      for (const change of changes) this.follow(change);
    });
    observer.observe(page, { subtree: true, childList: true, attributeFilter: ['src'] });
    // The browser does not know the scheme; whether the file is there is not its to say.
    window.addEventListener('error', unlessStored, true);
    for (const image of page.images) this.check(image);
  }

  private follow({ type, target, addedNodes, removedNodes }: MutationRecord): void {
    if (type === 'attributes' && target instanceof HTMLImageElement) this.check(target);
    for (const image of imagesIn(addedNodes)) this.check(image);
    for (const image of imagesIn(removedNodes)) if (!image.isConnected) this.revoke(image);
  }

  private check(image: HTMLImageElement): void {
    if (!image.isConnected) return;
    const source = image.getAttribute('src') ?? '';
    const path = image.getAttribute(MARK);
    if (STORED.test(source)) void this.show(image, source);
    else if (path === null || source === this.addresses.get(image)) return;
    // Back in the page after it was taken out, when its address was revoked.
    else if (source.startsWith('blob:') && !this.addresses.has(image)) void this.show(image, path);
    else this.forget(image);
  }

  private async show(image: HTMLImageElement, path: string): Promise<void> {
    this.revoke(image);
    this.addresses.set(image, '');
    image.setAttribute(MARK, path);
    const wanted = () => image.isConnected && image.getAttribute(MARK) === path;
    try {
      const contents = await this.file(path);
      if (!wanted() || this.addresses.get(image)) return;
      const address = URL.createObjectURL(contents);
      this.addresses.set(image, address);
      image.src = address;
    } catch (error) {
      if (!wanted()) return;
      this.log.warn(`<img src="${path}">: ${error instanceof Error ? error.message : error}`);
      image.dispatchEvent(new Event('error'));
    }
  }

  private forget(image: HTMLImageElement): void {
    this.revoke(image);
    image.removeAttribute(MARK);
  }

  private revoke(image: HTMLImageElement): void {
    const address = this.addresses.get(image);
    if (address) URL.revokeObjectURL(address);
    this.addresses.delete(image);
  }
}

function unlessStored(event: Event): void {
  const { target, isTrusted } = event;
  if (!isTrusted || !(target instanceof HTMLImageElement)) return;
  if (STORED.test(target.getAttribute('src') ?? '')) event.stopImmediatePropagation();
}

function imagesIn(nodes: NodeList): HTMLImageElement[] {
  return [...nodes].flatMap((node) => {
    if (node instanceof HTMLImageElement) return [node];
    return node instanceof Element ? [...node.querySelectorAll('img')] : [];
  });
}
