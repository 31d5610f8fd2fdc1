/** `navigator`: a link to a page; the logic layer is told where to go. */

import { Component } from './component';
import { Hover } from './hover';
import { actAs, clickByKey } from './keys';

/** Source: gadget page on navigator; `reLaunch` is of the peers. */
const KINDS = ['navigate', 'redirect', 'switchTab', 'navigateBack', 'reLaunch'] as const;

/** Detail of the event `navigate`, which is for the logic layer alone. */
export interface Navigation {
  url: string;
  openType: (typeof KINDS)[number];
  delta: number;
}

export class NavigatorElement extends Component {
  protected readonly hover = new Hover(this, this.given, {
    class: 'navigator-hover',
    start: 50,
    stay: 400,
  });

  constructor() {
    super();
    clickByKey(this);
    this.addEventListener('click', () => this.emit('navigate', this.navigation));
  }

  connectedCallback(): void {
    actAs(this, 'link');
  }

  private get navigation(): Navigation {
    const { given } = this;
    // The page's own sample says `redirect` alone.
    const openType = given.flag('redirect') ? 'redirect' : 'navigate';
    return {
      url: given.text('url'),
      openType: given.choice('open-type', KINDS, openType),
      delta: given.number('delta', 1),
    };
  }
}
