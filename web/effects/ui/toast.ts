/** The one message at a time that goes by itself. */

import type { EffectRequest } from '../../protocol/messages';
import { element, icon } from './element';
import type { Layer } from './layer';

export type ToastRequest = Extract<EffectRequest, { kind: 'toast' }>;

/** `setTimeout` knows no longer time. */
const LONGEST = 2 ** 31 - 1;

export class Toast {
  private timer = 0;
  private view: HTMLElement | undefined;
  private request: ToastRequest | undefined;

  constructor(
    private readonly layer: Layer,
    private readonly changed: () => void,
  ) {}

  /** What is shown. */
  get shown(): ToastRequest | undefined {
    return this.request;
  }

  /** Show it in place of the one before. */
  show(request: ToastRequest): void {
    this.clear();
    const { page } = this.layer;
    const picture = request.icon === 'none' ? undefined : icon(page, request.icon);
    const words = element(page, 'span', { class: 'two-lines', text: request.title });
    const view = element(page, 'div', { class: 'toast' }, element(page, 'div', {}, picture, words));
    view.setAttribute('role', request.icon === 'loading' ? 'status' : 'alert');
    view.classList.toggle('mask', request.mask);
    view.popover = 'manual';
    this.layer.add(view);
    view.showPopover();
    this.view = view;
    this.request = request;
    this.timer = window.setTimeout(() => this.hide(), Math.min(request.duration, LONGEST));
    this.changed();
  }

  hide(): void {
    if (!this.view) return;
    this.clear();
    this.changed();
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.view?.remove();
    this.view = undefined;
    this.request = undefined;
  }
}
