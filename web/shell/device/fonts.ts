/** The setting `fonts` on the device: fetches the bundled ones when a run is first to have them. */

import { type FontFiles, fetchFonts, loadFonts } from '../../common/bundled-fonts';
import { BUNDLED_LIST } from '../../common/families';
import type { Ui } from '../../effects/ui/ui';
import type { Settings } from '../../protocol/messages';

export class DeviceFonts {
  private fetching: Promise<FontFiles> | undefined;

  /** They lie in the site at `base`; the bars are in `device`, the dialogs of `ui` in `layer`. */
  constructor(
    private readonly base: URL,
    private readonly device: HTMLElement,
    private readonly layer: Document,
    private readonly ui: Pick<Ui, 'write'>,
  ) {}

  /**
   * Write bars and dialogs in the fonts of `settings`. The files are for the run; rejects with a
   * sentence if they cannot be had.
   */
  readonly choose = async ({ fonts }: Settings): Promise<FontFiles | undefined> => {
    const isBundled = fonts === 'bundled';
    this.device.style.setProperty('--sans', isBundled ? BUNDLED_LIST : null);
    this.ui.write(isBundled ? BUNDLED_LIST : null);
    if (!isBundled) return undefined;
    this.fetching ??= this.fetch();
    this.fetching.catch(() => {
      // Another try may be made.
      this.fetching = undefined;
    });
    return this.fetching;
  };

  private async fetch(): Promise<FontFiles> {
    const files = await fetchFonts(this.base);
    await loadFonts(files, { FontFace, fonts: document.fonts });
    const { FontFace: Face } = this.layer.defaultView ?? window;
    await loadFonts(files, { FontFace: Face, fonts: this.layer.fonts });
    return files;
  }
}
