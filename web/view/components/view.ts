/** `view`: a box, which can look different while it is pressed. */

import { Component } from './component';
import { Hover } from './hover';

export class ViewElement extends Component {
  private hover: Hover | undefined;

  protected override changed(name: string): void {
    // Most views are never pressed. Source of the times: gadget page on view.
    if (name === 'hover-class')
      this.hover ??= new Hover(this, this.given, { class: 'none', start: 50, stay: 400 });
  }
}
