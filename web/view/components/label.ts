/** `label`: a tap on it is one on its control. */

import { ButtonElement } from './button';
import { Choice } from './choice';
import { Component } from './component';
import { SwitchElement } from './switch';
import { TextField } from './text-field';

/** The first four: gadget page on label. Fields of text are focused (peer: WeChat). */
function isControl(element: Element | null): element is Component {
  return [ButtonElement, Choice, SwitchElement, TextField].some((kind) => element instanceof kind);
}

export class LabelElement extends Component {
  constructor() {
    super();
    this.addEventListener('click', (event) => this.tapped(event));
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  protected override update(): void {
    const { control } = this;
    // Its words are the name of the control for screen readers.
    if (control && !control.hasAttribute('aria-label')) control.ariaLabelledByElements = [this];
  }

  private get control(): Component | undefined {
    const id = this.given.text('for');
    const root = this.getRootNode();
    const named = id && root instanceof ShadowRoot ? root.getElementById(id) : null;
    if (isControl(named)) return named;
    return [...this.querySelectorAll('*')].find(isControl);
  }

  private tapped(event: Event): void {
    const path = event.composedPath();
    const inside = path.slice(0, path.indexOf(this));
    // A control inside answers its own taps.
    if (inside.some((each) => each instanceof Element && isControl(each))) return;
    const { control } = this;
    if (control instanceof TextField) control.focus();
    else control?.click();
  }
}
