/** The elements that stand for the built-in components. */

import baseCss from './base.css' with { type: 'text' };
import { ButtonElement } from './button';
import { CanvasElement } from './canvas';
import { CheckboxElement, CheckboxGroupElement } from './checkbox';
import { Component } from './component';
import { FormElement } from './form';
import { IconElement } from './icon';
import { ImageElement } from './image';
import { InputElement } from './input';
import { LabelElement } from './label';
import { sheetOf } from './make';
import { NavigatorElement } from './navigator';
import { PickerElement } from './picker';
import { PickerColumnElement, PickerViewElement } from './picker-view';
import { ProgressElement } from './progress';
import { RadioElement, RadioGroupElement } from './radio';
import { RichTextElement } from './rich-text';
import { ScrollViewElement } from './scroll-view';
import { SliderElement } from './slider';
import { SwiperElement, SwiperItemElement } from './swiper';
import { SwitchElement } from './switch';
import { TextElement } from './text';
import { TextareaElement } from './textarea';
import { ViewElement } from './view';

export { Component, contentChanged, setAttribute, setClasses } from './component';
export { ComponentEvent } from './event';
export { CanvasElement };

const COMPONENTS: Record<string, CustomElementConstructor> = {
  'tt-view': ViewElement,
  'tt-text': TextElement,
  'tt-image': ImageElement,
  'tt-button': ButtonElement,
  'tt-canvas': CanvasElement,
  'tt-scroll-view': ScrollViewElement,
  'tt-swiper': SwiperElement,
  'tt-swiper-item': SwiperItemElement,
  'tt-input': InputElement,
  'tt-textarea': TextareaElement,
  'tt-icon': IconElement,
  'tt-progress': ProgressElement,
  'tt-label': LabelElement,
  'tt-form': FormElement,
  'tt-checkbox': CheckboxElement,
  'tt-checkbox-group': CheckboxGroupElement,
  'tt-radio': RadioElement,
  'tt-radio-group': RadioGroupElement,
  'tt-slider': SliderElement,
  'tt-switch': SwitchElement,
  'tt-picker': PickerElement,
  'tt-picker-view': PickerViewElement,
  'tt-picker-view-column': PickerColumnElement,
  'tt-navigator': NavigatorElement,
  'tt-rich-text': RichTextElement,
};

/** The first sheet of every page. */
export const BASE_SHEET = sheetOf(baseCss);

export function defineComponents(): void {
  for (const [name, element] of Object.entries(COMPONENTS)) customElements.define(name, element);
}

/** Whether an event is of what the platform shows over the page, such as the sheet of a picker. */
export function isOverPage(event: Event): boolean {
  return event.composedPath().some((each) => each instanceof HTMLDialogElement);
}

/** Whether an event is on a disabled button, of which the mini-program hears nothing. */
export function isRefused(event: Event): boolean {
  return event.composedPath().some((each) => each instanceof Component && each.refusesTaps);
}
