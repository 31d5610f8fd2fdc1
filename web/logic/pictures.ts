/**
 * The files of images that templates name, and of those in inline styles. The frame can load nothing
 * by itself, so it is given what is here.
 */

import { folderOf, joined } from '../common/resolve';

/** Loads a file; `undefined`: there is none, which has been told of. */
export type ImageFiles = (path: string) => Promise<Blob | undefined>;

export class Pictures {
  private readonly addresses = new Map<string, Promise<string | undefined>>();

  constructor(
    /** Whether the package has a file. */
    private readonly has: (path: string) => boolean,
    private readonly load: ImageFiles,
  ) {}

  /** The file that `source` means in the template of `owner`, a page or component. */
  file(source: string, owner: string): Promise<Blob | undefined> {
    return this.load(this.path(source, owner));
  }

  /** The style with addresses that exist in the frame; undefined: it needs none of them. */
  style(text: string, owner: string): Promise<string> | undefined {
    const named = [...text.matchAll(URL_VALUE)].map(([whole, , address = '']) => ({
      whole,
      address,
    }));
    const wanted = named.filter(({ address }) => !HERE.test(address));
    return wanted.length > 0 ? this.located(text, wanted, owner) : undefined;
  }

  private async located(
    text: string,
    wanted: { whole: string; address: string }[],
    owner: string,
  ): Promise<string> {
    const found = await Promise.all(wanted.map(({ address }) => this.address(address, owner)));
    return wanted.reduce(
      (styled, { whole }, index) => styled.replace(whole, `url("${found[index] ?? ''}")`),
      text,
    );
  }

  /** Addresses are kept: a style is written again and again. */
  private address(source: string, owner: string): Promise<string | undefined> {
    const path = this.path(source, owner);
    const known = this.addresses.get(path);
    if (known) return known;
    const address = this.load(path).then((file) => file && URL.createObjectURL(file));
    this.addresses.set(path, address);
    return address;
  }

  /** A file beside the template first, as sibling platforms do (peer: WeChat), then from the root. */
  private path(source: string, owner: string): string {
    if (FROM_ELSEWHERE.test(source)) return source;
    const beside = joined(folderOf(owner), source);
    return this.has(beside) ? beside : source;
  }
}

const FROM_ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/)/i;
const HERE = /^(?:data:|blob:|#|$)/i;
const URL_VALUE = /\burl\(\s*(["']?)(.*?)\1\s*\)/gi;
