/** What a changed project asks of the run that is under way. */

import type { Compiled, ProjectFiles } from '../protocol/project';

/** From what needs nothing to what needs most. */
export type Change = 'none' | 'style' | 'template' | 'code';

interface Version {
  compiled: Compiled;
  files: ProjectFiles;
}

/** What each part of what was compiled needs if it is another; all the rest is code. */
const NEEDS: Partial<Record<keyof Compiled, Change>> = {
  styles: 'style',
  fonts: 'style',
  templates: 'template',
  filters: 'template',
  problems: 'none',
  broken: 'none',
};

const ORDER: readonly Change[] = ['none', 'style', 'template', 'code'];

export function changeBetween(before: Version, after: Version): Change {
  const parts = Object.keys(after.compiled) as (keyof Compiled)[];
  const needs = parts.map((part) =>
    JSON.stringify(before.compiled[part]) === JSON.stringify(after.compiled[part])
      ? 'none'
      : (NEEDS[part] ?? 'code'),
  );
  // A sheet that is new is not yet used by any page.
  if (!sameNames(before.compiled.styles, after.compiled.styles)) needs.push('template');
  if (assetsDiffer(before.files, after.files)) needs.push('template');
  return ORDER[Math.max(...needs.map((need) => ORDER.indexOf(need)))] ?? 'code';
}

/** Whether a file that is no source is another: an image, a font. */
function assetsDiffer(before: ProjectFiles, after: ProjectFiles): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].some((name) => !SOURCE.test(name) && before[name] !== after[name]);
}

const SOURCE = /\.(?:js|json|ttml|ttss|sjs|md)$/;

function sameNames(before: object, after: object): boolean {
  return JSON.stringify(Object.keys(before)) === JSON.stringify(Object.keys(after));
}
