/** `view`: a box, which can look different while it is pressed. */

import { Component } from './component';
import { Hover } from './hover';

export class ViewElement extends Component {
  // Source: gadget page on view.
  protected readonly hover = new Hover(this, this.given, { class: 'none', start: 50, stay: 400 });
}
