/** `image`: one image, fitted or cut as its mode says. */

import { Component } from './component';
import css from './image.css' with { type: 'text' };
import { inside, make, sheetOf } from './make';

const SHEET = sheetOf(css);
/** Source: gadget page on image; `heightFix` is of the peers. */
const FITS = new Map([
  ['scaleToFill', 'fill'],
  ['aspectFit', 'contain'],
  ['aspectFill', 'cover'],
  ['widthFix', 'fill'],
  ['heightFix', 'fill'],
]);
const CUTS = /^(top|bottom|center|left|right|(top|bottom) (left|right))$/;
/** Only what is already here: the frame reaches nothing else. */
const ADDRESS = /^(data|blob):/i;
/** How near, in logical px, an image comes before it is loaded lazily. Assumed. */
const NEAR = '200px';

export class ImageElement extends Component {
  private readonly image = make('img');
  private address = '';
  private isLoaded = false;
  private watch: IntersectionObserver | undefined;

  constructor() {
    super();
    this.image.alt = '';
    this.image.draggable = false;
    this.image.addEventListener('load', () => this.loaded());
    this.image.addEventListener('error', () => this.failed());
    inside(this, [SHEET], this.image);
  }

  disconnectedCallback(): void {
    // An element that is only moved comes back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.forget();
    });
  }

  protected override changed(name: string): void {
    if (name === 'src') this.replace();
    if (name === 'aria-label' || name === 'alt')
      this.image.alt = this.given.text('aria-label') || this.given.text('alt');
  }

  protected override update(): void {
    const mode = this.given.text('mode', 'scaleToFill');
    const isCut = CUTS.test(mode);
    this.image.style.objectFit = isCut ? 'none' : (FITS.get(mode) ?? 'fill');
    this.image.style.objectPosition = isCut ? mode : 'center';
    this.fix();
  }

  /** The next source, which is loaded once all attributes of this batch are known. */
  private replace(): void {
    this.forget();
    this.isLoaded = false;
    this.fix();
    this.image.removeAttribute('src');
    const source = this.given.raw('src');
    if (source !== undefined && source !== '') queueMicrotask(() => this.begin(source));
  }

  private begin(source: unknown): void {
    if (source !== this.given.raw('src')) return;
    if (!this.given.flag('lazy-load')) {
      this.load(source);
      return;
    }
    this.watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.watch?.disconnect();
        this.load(source);
      },
      { rootMargin: NEAR },
    );
    this.watch.observe(this);
  }

  private load(source: unknown): void {
    if (source instanceof Blob) this.image.src = this.address = URL.createObjectURL(source);
    else if (ADDRESS.test(String(source))) this.image.src = String(source);
    else this.failed();
  }

  /** An image that is loaded needs its address no more. */
  private forget(): void {
    this.watch?.disconnect();
    URL.revokeObjectURL(this.address);
    this.address = '';
  }

  private loaded(): void {
    this.forget();
    this.isLoaded = true;
    this.fix();
    const { naturalWidth: width, naturalHeight: height } = this.image;
    // Source of the details: peer (WeChat, Douyin).
    this.emit('load', { width, height });
  }

  private failed(): void {
    this.forget();
    const source = this.given.raw('src');
    const name = source instanceof Blob ? `a file of type ${source.type || 'unknown'}` : source;
    this.emit('error', { errMsg: `image:fail ${String(name).slice(0, 200)} could not be loaded` });
  }

  private fix(): void {
    const mode = this.given.text('mode');
    this.mark('loaded', this.isLoaded);
    for (const kind of ['widthFix', 'heightFix']) this.mark(kind, this.isLoaded && mode === kind);
  }
}
