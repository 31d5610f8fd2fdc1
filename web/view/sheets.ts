/** The style sheets of the mini-program by name, with its own files as addresses that exist here. */

import { type Compiled, NAME_PREFIX, type ProjectFiles } from '../protocol/project';
import { dressSheets } from './fonts';

const FILE = new RegExp(`${NAME_PREFIX}([^"]*)`, 'g');

export class Sheets {
  private readonly sheets = new Map<string, CSSStyleSheet>();
  private readonly addresses = new Map<string, string>();
  private readonly fonts = document.createElement('style');

  constructor(private readonly files: ProjectFiles) {
    document.head.append(this.fonts);
  }

  readonly find = (name: string): CSSStyleSheet | undefined => this.sheets.get(name);

  /** These instead of what has the same names; whatever uses a sheet changes at once. */
  use({ styles, fonts }: Pick<Compiled, 'styles' | 'fonts'>): void {
    for (const [name, css] of Object.entries(styles)) {
      const sheet = this.sheets.get(name) ?? new CSSStyleSheet();
      sheet.replaceSync(this.located(css));
      this.sheets.set(name, sheet);
    }
    this.fonts.textContent = this.located(fonts);
    dressSheets([...this.sheets.values()]);
  }

  private located(css: string): string {
    return css.replace(FILE, (name, path: string) => this.address(path) ?? name);
  }

  private address(path: string): string | undefined {
    const file = this.files[decodeURIComponent(path)];
    if (!file) return undefined;
    const known = this.addresses.get(path) ?? URL.createObjectURL(file);
    this.addresses.set(path, known);
    return known;
  }
}
