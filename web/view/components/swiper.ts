/**
 * `swiper`: pages that slide. Kept libraries either move the slides in the document, which is the
 * logic layer's, to go round, or know no duration in ms; scroll snapping knows neither. So one
 * number, the position, says where every slide is.
 */

import { Component } from './component';
import { followDrags } from './drag';
import { Glide } from './glide';
import { make, sheetOf } from './make';
import css from './swiper.css' with { type: 'text' };

const SHEET = sheetOf(css);
const STILL = matchMedia('(prefers-reduced-motion: reduce)');
/** Logical px a ms from which on a release throws the slide on. */
const THROW = 0.3;
/** How much of the way beyond the first or last slide is gone. */
const GIVE = 0.3;

type Source = 'autoplay' | 'touch' | '';

export class SwiperItemElement extends Component {
  get itemId(): string {
    return this.given.text('item-id');
  }
}

interface Cell {
  element: HTMLDivElement;
  slot: HTMLSlotElement;
}

export class SwiperElement extends Component {
  static override readonly mirrored = ['vertical'];
  static override readonly edited = 'current';
  private readonly root = this.attachShadow({ mode: 'open', slotAssignment: 'manual' });
  private readonly track = make('div', { class: 'track' });
  private readonly dots = make('div', { class: 'dots' });
  private readonly cells = new Map<SwiperItemElement, Cell>();
  private readonly glide = new Glide();
  private readonly childList = new MutationObserver(() => this.requestUpdate());
  private current = 0;
  /** In slides; whole where one stands still. */
  private position = 0;
  private timer = 0;
  private isDragging = false;
  private away = new AbortController();
  /** `current` or `current-item-id`, if it was given since the last update. */
  private asked: string | undefined;

  constructor() {
    super();
    this.root.adoptedStyleSheets = [SHEET];
    this.root.append(this.track, this.dots);
    this.childList.observe(this, { childList: true });
    let start = 0;
    followDrags(this, {
      axis: () => (this.isVertical ? 'y' : 'x'),
      follows: () => this.cells.size > 0,
      began: () => {
        this.glide.stop();
        this.isDragging = true;
        start = this.position;
        this.play();
      },
      moved: (way) => this.show(this.damped(start - way / this.step)),
      ended: (_way, speed) => {
        this.isDragging = false;
        const to = Math.abs(speed) < THROW ? Math.round(this.position) : this.beyond(speed);
        this.go(to, 'touch');
      },
    });
    this.addEventListener('keydown', (event) => this.key(event));
  }

  connectedCallback(): void {
    this.tabIndex = 0;
    if (!this.hasAttribute('role')) this.setAttribute('role', 'group');
    this.ariaRoleDescription = 'carousel';
    this.away = new AbortController();
    const { signal } = this.away;
    document.addEventListener('visibilitychange', () => this.play(), { signal });
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    this.away.abort();
    this.glide.stop();
    window.clearTimeout(this.timer);
  }

  /** A slide that was asked for before is not asked for anew. Source: peer (WeChat). */
  protected override isKnown(name: string, value: unknown): boolean {
    return this.given.has(name) && this.given.raw(name) === value;
  }

  protected override changed(name: string): void {
    if (name === 'current' || name === 'current-item-id') this.asked = name;
  }

  protected override update(): void {
    const isFirst = this.cells.size === 0;
    this.arrange();
    const { asked, given } = this;
    const items = [...this.cells.keys()];
    if (items.length === 0) return;
    this.asked = undefined;
    const named = items.findIndex(({ itemId }) => itemId === given.text('current-item-id'));
    const wanted = asked === 'current' ? Math.trunc(given.number('current', 0)) : named;
    const to = Math.min(this.last, Math.max(0, asked && wanted >= 0 ? wanted : this.current));
    if (isFirst || this.current > this.last) this.jump(to);
    else if (to !== this.current) this.go(this.nearest(to), '');
    else this.show(this.position);
    this.play();
  }

  private get isVertical(): boolean {
    return this.given.flag('vertical');
  }

  private get shown(): number {
    return Math.max(1, Math.trunc(this.given.number('display-multiple-items', 1)));
  }

  private get isCircular(): boolean {
    return this.given.flag('circular') && this.cells.size > this.shown;
  }

  /** The greatest index that can be the current one. */
  private get last(): number {
    return Math.max(0, this.cells.size - (this.isCircular ? 1 : this.shown));
  }

  /** Logical px from one slide to the next. */
  private get step(): number {
    return Math.max(1, (this.isVertical ? this.clientHeight : this.clientWidth) / this.shown);
  }

  /** One cell for each slide, in the order of the slides. */
  private arrange(): void {
    const items = [...this.children].filter((child) => child instanceof SwiperItemElement);
    for (const [item, { element }] of this.cells) {
      if (items.includes(item)) continue;
      element.remove();
      this.cells.delete(item);
    }
    const cells = items.map((item) => this.cells.get(item) ?? cellOf());
    this.cells.clear();
    for (const [index, item] of items.entries()) {
      const cell = cells[index];
      if (!cell) continue;
      this.cells.set(item, cell);
      cell.slot.assign(item);
      this.track.append(cell.element);
    }
    this.track.style.setProperty('--shown', String(this.shown));
    this.arrangeDots(items.length);
  }

  private arrangeDots(count: number): void {
    const { dots, given } = this;
    dots.hidden = !given.flag('indicator-dots');
    dots.ariaHidden = 'true';
    dots.style.setProperty('--dot', given.text('indicator-color') || 'rgba(0, 0, 0, .3)');
    // The gadget page on swiper says rgba(0, 0, 0, 0), which would be no dot at all: peers' black.
    dots.style.setProperty('--dot-now', given.text('indicator-active-color') || '#000000');
    dots.replaceChildren(...Array.from({ length: count }, () => make('span')));
  }

  private jump(to: number): void {
    if (this.isDragging) return;
    this.glide.stop();
    this.current = to;
    this.show(to);
  }

  /** Slide to the position `to`; what is current changes at once. */
  private go(to: number, source: Source): void {
    const target = this.isCircular ? to : Math.min(this.last, Math.max(0, to));
    const current = modulo(target, this.cells.size);
    const hasChanged = current !== this.current;
    this.current = current;
    const duration = STILL.matches ? 0 : this.given.number('duration', 500);
    this.glide.start(
      { from: this.position, to: target, duration },
      (at) => this.show(at),
      () => {
        this.position = current;
        // Source: peer (WeChat, Douyin).
        this.emit('animationfinish', { current, source });
      },
    );
    if (hasChanged) this.tell({ current, source });
    this.play();
  }

  private tell(detail: { current: number; source: Source }): void {
    if (detail.source === '') this.emit('change', detail);
    else this.emitEdit('change', detail);
  }

  private show(position: number): void {
    this.position = position;
    const { isVertical, isCircular, shown } = this;
    let index = 0;
    for (const { element } of this.cells.values()) {
      const straight = index - position;
      const place = isCircular ? modulo(straight + 1, this.cells.size) - 1 : straight;
      element.style.translate = isVertical ? `0 ${place * 100}%` : `${place * 100}%`;
      // Nobody tabs into what cannot be seen.
      element.inert = place <= -1 || place >= shown;
      this.dots.children[index]?.classList.toggle('now', index === this.current);
      index += 1;
    }
  }

  /** The way round that is shorter. */
  private nearest(to: number): number {
    const count = this.cells.size;
    if (!this.isCircular) return to;
    const way = modulo(to - this.position + count / 2, count) - count / 2;
    return Math.round(this.position + way);
  }

  private beyond(speed: number): number {
    return speed < 0 ? Math.ceil(this.position) : Math.floor(this.position);
  }

  private damped(position: number): number {
    if (this.isCircular) return position;
    const inside = Math.min(this.last, Math.max(0, position));
    return inside + (position - inside) * GIVE;
  }

  /** Wait for the next slide, if they go by themselves. */
  private play(): void {
    window.clearTimeout(this.timer);
    const canPlay = this.isConnected && !this.isDragging && !document.hidden;
    if (!canPlay || !this.given.flag('autoplay') || this.last === 0) return;
    this.timer = window.setTimeout(
      () => {
        const isAtEnd = !this.isCircular && this.current >= this.last;
        this.go(isAtEnd ? 0 : Math.round(this.position) + 1, 'autoplay');
      },
      this.given.number('interval', 5000),
    );
  }

  private key(event: KeyboardEvent): void {
    const [back, on] = this.isVertical ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
    if (event.target !== this || (event.key !== back && event.key !== on)) return;
    event.preventDefault();
    this.go(Math.round(this.position) + (event.key === on ? 1 : -1), 'touch');
  }
}

function cellOf(): Cell {
  const slot = make('slot');
  return { slot, element: make('div', { class: 'cell' }, slot) };
}

function modulo(value: number, count: number): number {
  return ((value % count) + count) % count;
}
