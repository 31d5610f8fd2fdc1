/** The tags that the platform itself provides; the view has an element for each. */

export const BUILT_INS = [
  'view',
  'text',
  'image',
  'button',
  'canvas',
  'scroll-view',
  'swiper',
  'swiper-item',
  'input',
  'textarea',
  'icon',
  'progress',
  'label',
  'form',
  'checkbox',
  'checkbox-group',
  'radio',
  'radio-group',
  'slider',
  'switch',
  'picker',
  'picker-view',
  'picker-view-column',
  'navigator',
  'rich-text',
] as const;

/** The name of the element that stands for a tag in the view. */
export function tagOf(name: string): string {
  return `tt-${name}`;
}
