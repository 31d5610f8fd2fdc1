/** Values of declarations in the view: relative lengths, files of the package, names of animations. */

import parseValue, { type FunctionNode, type WordNode } from 'postcss-value-parser';
import { NAME_PREFIX } from '../../protocol/project';

/** What a value may refer to. */
export interface Names {
  /** The path from the root that an address means; `undefined`: it stays as it is. */
  file(address: string): string | undefined;
  /** What an animation is called in the view. */
  animation(name: string): string;
}

const ANIMATIONS = /^(?:-\w+-)?animation(?:-name)?$/i;

export function viewValue(property: string, value: string, names: Names): string {
  const isAnimation = ANIMATIONS.test(property);
  if (!isAnimation && !/rpx|url\(/i.test(value)) return value;
  const parsed = parseValue(value);
  parsed.walk((node) => {
    if (node.type === 'word') changeWord(node, isAnimation, names);
    if (node.type !== 'function' || node.value.toLowerCase() !== 'url') return undefined;
    changeUrl(node, names);
    return false;
  });
  return parsed.toString();
}

/** `url(…)` of a file of the package, as `Compiled.styles` writes it. */
export function fileUrl(path: string): string {
  return `url("${NAME_PREFIX}${encodeURI(path).replace(/[#?]/g, encodeURIComponent)}")`;
}

function changeWord(node: WordNode, isAnimation: boolean, names: Names): void {
  const length = parseValue.unit(node.value);
  if (length && length.unit.toLowerCase() === 'rpx') {
    node.value = `calc(${length.number} * var(--rpx))`;
  } else if (isAnimation) node.value = names.animation(node.value);
}

function changeUrl(node: FunctionNode, names: Names): void {
  const [address] = node.nodes;
  if (address?.type !== 'word' && address?.type !== 'string') return;
  const path = names.file(address.value);
  if (path === undefined) return;
  Object.assign(node, { nodes: parseValue(fileUrl(path)).nodes.flatMap(insides) });
}

function insides(node: parseValue.Node): parseValue.Node[] {
  return node.type === 'function' ? node.nodes : [];
}
