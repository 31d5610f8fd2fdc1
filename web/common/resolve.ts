/**
 * What a path in `require` or `usingComponents` means: a file, a file of the root, or one of a
 * package in node_modules. The compiler and the logic worker both ask here.
 */

import { exports as exportsOf } from 'resolve.exports';

/** The files to look among. Paths are from the root, without a leading slash. */
export interface FileTable {
  has(path: string): boolean;
  /** Asked for package.json alone. */
  text(path: string): string | undefined;
}

/** The file that `require(wanted)` means in the file `from`; `undefined`: there is none. */
export function resolveModule(from: string, wanted: string, files: FileTable): string | undefined {
  return (
    places(from, wanted, files)
      .flatMap((place) => [place, `${place}.js`, `${place}.json`, ...entries(place, files)])
      // A file that wraps a package is often called like it, and does not mean itself.
      .find((path) => files.has(path) && (path !== from || isPath(wanted)))
  );
}

/** The component, without suffix, that `wanted` means in the JSON file `from`. */
export function resolveComponent(
  from: string,
  wanted: string,
  files: FileTable,
): string | undefined {
  return places(from, wanted, files)
    .flatMap((place) => [
      place,
      `${place}/index`,
      // A package's name alone.
      joined(place, `./${manifest(place, files).miniprogram}/index`),
    ])
    .find((place) => ['.json', '.js', '.ttml'].some((suffix) => files.has(place + suffix)));
}

/** Every package.json that resolving `wanted` in the file `from` may ask for. */
export function packageFiles(from: string, wanted: string): string[] {
  const folder = folderOf(from);
  if (isPath(wanted)) return [`${joined(folder, wanted)}/package.json`];
  const { name, rest } = packageOf(wanted);
  const roots = packageFolders(folder).map((each) => joined(each, name));
  const folders = rest === '' ? roots : roots.flatMap((root) => [root, joined(root, rest)]);
  return [joined(folder, wanted), ...folders].map((each) => `${each}/package.json`);
}

/** `path` as it is read in `folder`; a leading slash means the root. */
export function joined(folder: string, path: string): string {
  const parts = path.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function places(from: string, wanted: string, files: FileTable): string[] {
  const folder = folderOf(from);
  if (isPath(wanted)) return [joined(folder, wanted)];
  const { name, rest } = packageOf(wanted);
  const inPackages = packageFolders(folder).flatMap((each) => {
    const root = joined(each, name);
    const { miniprogram, exported } = manifest(root, files);
    const named = exported(rest).map((path) => joined(root, path));
    return [joined(root, `${miniprogram}/${rest}`), ...named, joined(root, `./${rest}`)];
  });
  // A bare name is a file of the same folder, as on the device, or else a package.
  return [joined(folder, wanted), ...inPackages];
}

/** The files that a folder stands for. */
function entries(folder: string, files: FileTable): string[] {
  const { main, miniprogram } = manifest(folder, files);
  const named = [`${miniprogram}/index`, ...(main === undefined ? [] : [main])].map((path) =>
    joined(folder, `./${path}`),
  );
  return [
    ...named.flatMap((path) => [path, `${path}.js`, `${path}/index.js`]),
    joined(folder, './index.js'),
  ];
}

interface Manifest {
  main?: string;
  /** The folder of what was built for mini-programs. */
  miniprogram: string;
  /** The files that `exports` names for a path in the package; the empty path is the package. */
  exported(rest: string): string[];
}

/** Without the field it is this one. Source: peer (WeChat's page on npm packages). */
const BUILT = 'miniprogram_dist';

function manifest(folder: string, files: FileTable): Manifest {
  const text = files.text(`${folder}/package.json`);
  const fields = Object(parsed(text)) as Record<string, unknown>;
  const { main, miniprogram } = fields;
  return {
    exported: (rest) => exported(fields, rest === '' ? '.' : `./${rest}`),
    ...(typeof main === 'string' && { main }),
    miniprogram: typeof miniprogram === 'string' ? miniprogram : BUILT,
  };
}

/** As `require` would have it, or else `import`: ES modules can be required here. */
function exported({ exports, name = 'package' }: Record<string, unknown>, path: string): string[] {
  if (exports === undefined) return [];
  return ['require', 'import'].flatMap((condition) => {
    try {
      const options = { unsafe: true, conditions: [condition] };
      return [...(exportsOf({ name, exports }, path, options) ?? [])];
    } catch {
      // It exports no such path; what lies there is found all the same.
      return [];
    }
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPath(wanted: string): boolean {
  return /^\.{0,2}\//.test(wanted) || wanted === '.' || wanted === '..';
}

function packageOf(wanted: string): { name: string; rest: string } {
  const parts = wanted.split('/');
  const length = wanted.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, length).join('/'), rest: parts.slice(length).join('/') };
}

/** The folders that hold packages for files of `folder`, the nearest first. */
function packageFolders(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  const upwards = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  return [...upwards, '']
    .filter((each) => !each.endsWith('node_modules'))
    .map((each) => joined(each, './node_modules'));
}
