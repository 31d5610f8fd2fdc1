/** The unit of lengths that follows the width of the screen, in styles that are no sheet's. */

/** With `rpx` as the style compiler writes it in sheets. */
export function withRpx(text: string): string {
  return text.replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * var(--rpx))');
}
