/** Prints in the browser's own console what the mini-program does not write there itself. */

import { placeText } from '../source';
import type { LogItem } from './book';

export function print({ from, level, values, place, stack }: LogItem): void {
  const isWritten = from === 'code' && stack === undefined;
  if (isWritten || from === 'preview') return;
  const words = values.filter((value) => typeof value === 'string').join(' ');
  const line = `[pysim] ${place ? `${placeText(place)} ` : ''}${words}`;
  if (level === 'error') console.error(line);
  else console.warn(line);
}
