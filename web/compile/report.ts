/** What is wrong with one file, gathered while it is read, with places worked out from offsets. */

import { distance } from 'fastest-levenshtein';
import type { Problem } from '../protocol/project';

/** Lines and columns are counted from 1 on. */
export interface Place {
  line: number;
  column: number;
}

export class Report {
  readonly problems: Problem[] = [];
  private starts: number[] | undefined;

  constructor(
    readonly file: string,
    private readonly text = '',
  ) {}

  /** `at` is an offset in the text, or a place; without it the whole file is meant. */
  error(message: string, at?: number | Place): void {
    this.add('error', message, at);
  }

  warn(message: string, at?: number | Place): void {
    this.add('warning', message, at);
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  /** Where the offset `at` is. */
  place(at: number): Place {
    this.starts ??= lineStarts(this.text);
    const line = lastAtMost(this.starts, at);
    return { line: line + 1, column: at - (this.starts[line] ?? 0) + 1 };
  }

  private add(severity: Problem['severity'], message: string, at?: number | Place): void {
    const place = typeof at === 'number' ? this.place(at) : at;
    this.problems.push({ severity, file: this.file, ...place, message });
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last of the ascending `values` that is not above `limit`. */
function lastAtMost(values: number[], limit: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Those of `names` that `wrong` may be a misspelling of, the likeliest first; three at most. */
export function near(wrong: string, names: Iterable<string>): string[] {
  const limit = wrong.length < 4 ? 1 : Math.max(2, Math.floor(wrong.length / 3));
  return [...new Set(names)]
    .map((name) => ({ name, far: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((one, other) => one.far - other.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** A sentence that offers `names`, if there are any, with a blank before it. */
export function offer(names: string[], write: (name: string) => string = (name) => name): string {
  return names.length === 0 ? '' : ` Did you mean ${names.map(write).join(' or ')}?`;
}
