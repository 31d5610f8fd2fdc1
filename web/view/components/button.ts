/** `button`: something to press; inside a form it can submit or reset it. */

import css from './button.css' with { type: 'text' };
import { Component } from './component';
import { FormElement } from './form';
import { Hover } from './hover';
import { actAs, clickByKey } from './keys';
import { drawing, inside, make, sheetOf } from './make';

const SHEET = sheetOf(css);

export class ButtonElement extends Component {
  static override readonly mirrored = ['size', 'type', 'shape', 'plain', 'disabled', 'loading'];
  // Source: gadget page on button.
  protected readonly hover = new Hover(this, this.given, {
    class: 'button-hover',
    start: 20,
    stay: 70,
  });

  override get refusesTaps(): boolean {
    return this.given.flag('disabled');
  }

  constructor() {
    super();
    const spin = drawing('M12 3a9 9 0 1 0 9 9');
    spin.classList.add('spin');
    inside(this, [SHEET], spin, make('slot'));
    clickByKey(this);
    this.addEventListener('click', (event) => this.pressed(event));
  }

  connectedCallback(): void {
    this.update();
  }

  protected override update(): void {
    actAs(this, 'button', this.given.flag('disabled'));
    this.ariaBusy = this.given.flag('loading') ? 'true' : null;
  }

  private pressed(event: Event): void {
    const { given } = this;
    if (this.refusesTaps) {
      event.stopImmediatePropagation();
      return;
    }
    const form = this.closest('tt-form');
    if (form instanceof FormElement) {
      if (given.text('form-type') === 'submit') form.submit();
      if (given.text('form-type') === 'reset') form.reset();
    }
    // The logic layer asks the page what to share.
    if (given.text('open-type') === 'share') this.emit('share');
  }
}
