/** JSON files of a project, read field by field; every complaint has its line and column. */

import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { near, offer, type Report } from './report';

const SYNTAX: Record<string, string> = {
  InvalidSymbol:
    'a value must be a text in double quotes, a number, true, false, null, [...] or {...}',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected:
    'a name in double quotes must follow; take away a comma before } if there is one',
  ValueExpected: 'a value must follow; take away a comma before ] if there is one',
  ColonExpected: 'a colon must follow the name',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'the closing } is missing',
  CloseBracketExpected: 'the closing ] is missing',
  EndOfFileExpected: 'nothing may follow the end of the value',
  InvalidCommentToken: 'JSON has no comments: take it away',
  UnexpectedEndOfString: 'the text has no closing double quote on its line',
  InvalidEscapeCharacter: 'a backslash may stand before " \\ / b f n r t u alone',
  InvalidCharacter: 'this character must be written with a backslash',
};

/** The value that the file holds; `undefined`: it is no JSON, which has been reported. */
export function parseJson(text: string, report: Report): Node | undefined {
  if (text.trim() === '') {
    report.error('The file is empty; write at least {}.');
    return undefined;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) {
    const name = printParseErrorCode(first.error);
    report.error(`This is no JSON: ${SYNTAX[name] ?? name}.`, first.offset);
    return undefined;
  }
  return root;
}

/** The fields of `root`; reports and returns nothing if it is no object. */
export function fieldsOf(root: Node | undefined, report: Report): Fields | undefined {
  if (!root) return undefined;
  if (root.type === 'object') return new Fields(root, report, '');
  report.error(`The file must hold an object, {...}, but holds ${kind(root)}.`, root.offset);
  return undefined;
}

export interface Item {
  value: unknown;
  /** Where it stands in the file. */
  at: number;
  /** Its fields, if it is an object. */
  fields?: Fields;
}

/** An object in a JSON file. A field of a wrong type is reported and taken for one that is missing. */
export class Fields {
  private readonly nodes = new Map<string, Node>();

  constructor(
    node: Node,
    private readonly report: Report,
    private readonly path: string,
  ) {
    for (const { children } of node.children ?? []) {
      const [name, value] = children ?? [];
      if (!name || !value) continue;
      if (this.nodes.has(name.value)) {
        report.warn(`${path}${name.value} is given twice; the last one counts.`, name.offset);
      }
      this.nodes.set(name.value, value);
    }
  }

  names(): string[] {
    return [...this.nodes.keys()];
  }
  has(name: string): boolean {
    return this.nodes.has(name);
  }
  at(name: string): number | undefined {
    return this.nodes.get(name)?.offset;
  }
  error(name: string, message: string): void {
    this.report.error(message, this.at(name));
  }
  warn(name: string, message: string): void {
    this.report.warn(message, this.at(name));
  }

  string(name: string): string | undefined {
    return this.value(name, 'string', 'a text in double quotes') as string | undefined;
  }
  number(name: string): number | undefined {
    return this.value(name, 'number', 'a number') as number | undefined;
  }
  boolean(name: string): boolean | undefined {
    return this.value(name, 'boolean', 'true or false, without quotes') as boolean | undefined;
  }
  object(name: string): Fields | undefined {
    const node = this.typed(name, 'object', 'an object, {...}');
    return node && new Fields(node, this.report, `${this.path}${name}.`);
  }
  list(name: string): Item[] | undefined {
    const node = this.typed(name, 'array', 'a list, [...]');
    return node?.children?.map((child, index) => ({
      value: getNodeValue(child),
      at: child.offset,
      ...(child.type === 'object' && {
        fields: new Fields(child, this.report, `${this.path}${name}[${index}].`),
      }),
    }));
  }

  /** Tell of fields that look like misspellings of `known` ones. */
  misspelt(known: string[]): void {
    for (const name of this.names()) {
      if (known.includes(name)) continue;
      const names = near(name, known);
      if (names.length > 0) this.warn(name, `${this.path}${name} is not known.${offer(names)}`);
    }
  }

  private value(name: string, type: Node['type'], wanted: string): unknown {
    return this.typed(name, type, wanted)?.value;
  }
  private typed(name: string, type: Node['type'], wanted: string): Node | undefined {
    const node = this.nodes.get(name);
    if (!node || node.type === type) return node;
    this.warn(name, `${this.path}${name} must be ${wanted}, but is ${kind(node)}; it is ignored.`);
    return undefined;
  }
}

function kind({ type }: Node): string {
  const kinds: Partial<Record<Node['type'], string>> = {
    array: 'a list',
    object: 'an object',
    string: 'a text',
    boolean: 'true or false',
    number: 'a number',
  };
  return kinds[type] ?? type;
}
