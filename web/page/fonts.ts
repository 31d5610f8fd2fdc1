/** The setting `fonts` in a page: fetches the bundled ones when they are first asked for. */

import { fetchFonts, loadFonts } from '../common/bundled-fonts';
import { BUNDLED_LIST } from '../common/families';
import type { Ui } from '../effects/ui/ui';
import type { Settings } from '../protocol/messages';

export class PageFonts {
  /** Once the fonts in force are there, or cannot be had, which `use` tells. */
  settled: Promise<void> = Promise.resolve();
  private loading: Promise<void> | undefined;

  /** They lie in the site at `base`. */
  constructor(
    private readonly base: URL,
    private readonly page: Document,
    private readonly ui: Pick<Ui, 'write'>,
  ) {}

  /** Write in the fonts of `settings`; rejects with a sentence if they cannot be had. */
  async use({ fonts }: Settings): Promise<void> {
    const isBundled = fonts === 'bundled';
    this.ui.write(isBundled ? BUNDLED_LIST : null);
    if (!isBundled) return;
    this.loading ??= this.load();
    this.settled = this.loading.catch(() => {
      // Another try may be made.
      this.loading = undefined;
    });
    await this.loading;
  }

  private async load(): Promise<void> {
    const files = await fetchFonts(this.base);
    await loadFonts(files, { FontFace, fonts: this.page.fonts });
  }
}
