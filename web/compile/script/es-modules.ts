/**
 * ES modules to CommonJS, as the vendor's tools do it. A bundle of its own, loaded by the first file
 * that needs it. Lines stay what they are.
 */

import type { Program } from 'acorn';
import { transform } from 'sucrase';

export function toCommonJs(text: string, program: Program): string {
  return transform(exportedApart(text, program), {
    transforms: ['imports'],
    disableESTransforms: true,
    preserveDynamicImport: true,
  }).code;
}

/** `export const a = 1, b = 2` in two statements: sucrase exports the first name alone. */
function exportedApart(text: string, { body }: Program): string {
  let [result, at] = ['', 0];
  for (const statement of body) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { declaration } = statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length < 2)
      continue;
    const names = declaration.declarations.flatMap(({ id }) =>
      id.type === 'Identifier' ? [id.name] : [],
    );
    // A pattern among them is left to sucrase.
    if (names.length < declaration.declarations.length) continue;
    const own = text.slice(declaration.start, declaration.end);
    result += `${text.slice(at, statement.start)}${own};export { ${names.join(', ')} };`;
    at = statement.end;
  }
  return result + text.slice(at);
}
