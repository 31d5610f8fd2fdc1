/** Where the caret goes when the text around it is replaced. */

/**
 * The place in `text`, which replaces `old`, for a caret that was at `caret` in `old`: what stood
 * behind it stays behind it, if it still is the text's end; else it keeps its distance to the start.
 */
export function caretAfter(old: string, caret: number, text: string): number {
  if (text.length === old.length) return caret;
  const behind = old.slice(caret);
  return text.endsWith(behind) ? text.length - behind.length : Math.min(caret, text.length);
}
