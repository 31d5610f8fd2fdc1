/** The call as JavaScript that can be pasted into a mini-program. */

import { API, type Given } from './parameters';
import { literal } from './values';

export function listing(given: Given): string {
  const options = Object.entries(given).map(([name, value]) => `  ${name}: ${literal(value)},`);
  return [
    `tt.${API}({`,
    ...options,
    '  success: (res) => console.log(res.tempFilePath),',
    '  fail: (err) => console.error(err.errMsg),',
    '});',
  ].join('\n');
}
